import Cells
import Findings
import Schema
import SchemaDrafting
import SchemaFiles
import TestSupport
import Testing

@Suite("A schema drafted from a template")
struct SchemaDrafterTests {
  /// The draft of sheets; it has to be a schema that can be read.
  private func draft(_ sheets: SheetBuilder...) throws -> SchemaDraft {
    let draft = try SchemaDrafter.draft(
      [WorkbookBuilder.workbook(sheets)], SchemaDraftOptions(fileName: "mau"))
    let loaded = try SchemaFile.parse(yaml: SchemaYAMLWriter.yaml(of: draft.schema), fileName: "schema.yaml")
    #expect(loaded.schema == draft.schema)
    return draft
  }

  @Test("Plan, actual, cumulative, previous and their rates are measures; rates follow from the others")
  func measures()
    throws
  {
    var sheet = SheetBuilder(
      "Biểu 3",
      [
        ["SỞ CÔNG THƯƠNG"], ["BÁO CÁO TÌNH HÌNH THỰC HIỆN KẾ HOẠCH"], ["Tháng ..... năm ......"],
        ["Đơn vị báo cáo: ……………"], ["", nil, nil, nil, nil, nil, nil, "ĐVT: triệu đồng"],
        [
          "TT", "Chỉ tiêu", "Mã số", "Kế hoạch năm", "Thực hiện kỳ báo cáo", "Lũy kế từ đầu năm",
          "Cùng kỳ năm trước", "So sánh (%)",
        ],
        [nil, nil, nil, nil, nil, nil, nil, "TH so với KH", "TH so với cùng kỳ"],
        ["A", "B", "C", "1", "2", "3", "4", "5=2/1*100", "6=2/4*100"],
        ["I", "Tổng doanh thu (01=02+03)", "01"], ["1", "Thương mại", "02"], ["2", "Dịch vụ", "03"],
        [nil, "Trong đó: du lịch", "04"], ["II", "Số lao động (người)", "05"],
        [nil, nil, nil, nil, "…., ngày … tháng … năm …"],
        ["Người lập biểu", nil, nil, nil, "Thủ trưởng đơn vị"],
      ])
    sheet.merges = ["A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:E7", "F6:F7", "G6:G7", "H6:I6"]
    let schema = try draft(sheet).schema
    let layout = try #require(schema.layouts.first)
    #expect(layout.kind == .form && layout.headerRows == 2 && layout.columnNumbers == true)
    #expect(layout.columns.code == [.text("Mã số")] && layout.columns.number == [.text("TT")])
    #expect(layout.values.map(\.measure).prefix(4) == ["plan", "now", "cumulative", "previous"])
    #expect(
      layout.values.compactMap { $0.derived?.description } == ["now / plan * 100", "now / previous * 100"])
    #expect(layout.unitCell?.label == [.text("Đơn vị báo cáo")])
    #expect(layout.roundCell?.cell == "A3")
    #expect(layout.unitOfMeasureCell?.label == [.text("ĐVT")])
    #expect(layout.stop == [.text("Người lập biểu"), .text("Thủ trưởng đơn vị")])
    #expect(schema.indicators.map(\.printedCode) == ["01", "02", "03", "04", "05"])
    #expect(schema.indicators.first?.type == .money && schema.indicators.first?.scale == 1_000_000)
    #expect(schema.rules.first?.source == "M01 = M02 + M03")
    let tourism = try #require(schema.indicators.first { $0.printedCode == "04" })
    #expect(tourism.parent == "M03" && tourism.relation == .ofWhich)
  }

  @Test("Roman rows in a table with units of measure are sections; what is asked is numbered within them")
  func sections() throws {
    let sheet = SheetBuilder(
      "Biểu 1",
      [
        ["STT", "Nội dung", "Đơn vị tính", "Kết quả", "Ghi chú"], ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I", "Công tác tuyên truyền"], ["1", "Tổng số cuộc", "cuộc"], ["1.1", "- Trực tiếp", "cuộc"],
        ["1.2", "- Trực tuyến", "cuộc"], ["2", "Ngày ra quân", "ngày"], ["II", "Đánh giá"],
        ["1", "Kinh phí", "nghìn đồng"], ["2", "Tỷ lệ hoàn thành", "%"], ["3", "Đã có kế hoạch (Có/Không)"],
        ["4", "Khó khăn, vướng mắc"], ["5", "Diện tích phát quang", "m²"],
        ["6", "Xếp loại (Tốt/Khá/Chưa đạt)"],
      ])
    let schema = try draft(sheet).schema
    #expect(schema.sections.map(\.title) == ["I. Công tác tuyên truyền", "II. Đánh giá"])
    #expect(
      schema.indicators.map(\.code) == ["A01", "A02", "A03", "A04", "B01", "B02", "B03", "B04", "B05", "B06"])
    #expect(
      schema.indicators.map(\.section) == Array(repeating: "A", count: 4) + Array(repeating: "B", count: 6))
    #expect(schema.indicators.map(\.label)[1] == "Trực tiếp")
    #expect(schema.indicators[1].parent == "A01" && schema.indicators[1].relation == .part)
    let types = schema.indicators.map(\.type)
    #expect(
      types == [.count, .count, .count, .date, .money, .percent, .yesNo, .text, .number, .choice("b06_list")])
    #expect(schema.choices.first?.choices.map(\.label) == ["Tốt", "Khá", "Chưa đạt"])
  }

  @Test("A table whose rows are communes is a grid; its columns that name a form's figures are these figures")
  func grid() throws {
    let form = SheetBuilder(
      "Biểu 1",
      [
        ["STT", "Nội dung", "ĐVT", "Kết quả"], ["1", "Tổng số cuộc tuyên truyền", "cuộc"],
        ["2", "Cây xanh trồng mới", "cây"],
      ])
    var grid = SheetBuilder(
      "Biểu 2",
      [
        ["TT", "Xã, phường, thị trấn", "Tuyên truyền", nil, "Ghi chú"],
        [nil, nil, "Số cuộc", "Số lượt người"],
        ["(1)", "(2)", "(3)=(4)+…", "(4)", "(5)"], ["1"], ["2"], ["…"], [nil, "Tổng cộng"],
      ])
    grid.merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]
    let draft = try draft(form, grid)
    let layout = try #require(draft.schema.layouts.last)
    #expect(layout.kind == .grid && layout.rows == .units && layout.totalRow == [.text("Tổng cộng")])
    #expect(layout.rowLabels == [.text("Xã, phường, thị trấn")])
    #expect(layout.indicators == ["A01", "B02"])
    #expect(draft.schema.indicators.first?.aliases == ["Tuyên truyền > Số cuộc"])
    #expect(draft.notes.contains { $0.vietnamese.contains("A01") })
  }

  @Test(
    "Fillers of template programs are neither labels nor values",
    arguments: ["{filldata}", "&=Data.x", "<<ten>>", "……."])
  func fillers(filler: String) throws {
    let text = CellContent.text(filler)
    let sheet = SheetBuilder(
      "Sheet1",
      [
        ["STT", "Tên đơn vị sử dụng đất", "Địa chỉ", "Tổng diện tích", "Số giấy đã cấp", "Ghi chú"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], [text, text, text, text, text, text],
      ])
    let schema = try draft(sheet).schema
    #expect(schema.layouts.first?.kind == .grid && schema.layouts.first?.rows == .free)
    #expect(schema.indicators.map(\.label) == ["Địa chỉ", "Tổng diện tích", "Số giấy đã cấp"])
    #expect(schema.indicators.map(\.type) == [.text, .number, .count])
  }

  @Test("A list without figures is declined with a reason") func declined() throws {
    let list = SheetBuilder(
      "Danh sách", [["STT", "Họ và tên", "Địa chỉ", "Điện thoại", "Ghi chú"], ["1"], ["2"]])
    let lookup = SheetBuilder("Mã", [["name", "id"], ["Một", 1], ["Hai", 2]])
    let prose = SheetBuilder("Hướng dẫn", [["Gửi về trước ngày 20."]])
    let workbook = WorkbookBuilder.workbook([list, lookup, prose])
    do throws(SchemaDraftError) {
      _ = try SchemaDrafter.draft([workbook], SchemaDraftOptions(fileName: "mau"))
      Issue.record("nothing was declined")
    } catch {
      guard case .nothingToDraft(let tables) = error else { return }
      #expect(tables.map(\.reason) == [.noFigures, .lookup, .noTable])
    }
  }

  @Test("Of filled returns, what is equal in all is template and what differs is value") func returns() throws
  {
    func filled(_ unit: String, _ value: Int, _ remark: String, extra: Bool = false) -> Workbook {
      var rows: [[CellContent?]] = [
        ["Đơn vị:", .text(unit)], ["Đợt:", "Đợt 3 năm 2020"], [],
        ["STT", "Nội dung", "ĐVT", "Kết quả"], ["1", "Số cuộc", "cuộc", .number(Double(value))],
        ["2", "Khó khăn", nil, .text(remark)],
      ]
      if extra { rows.insert(["Kính gửi cấp trên"], at: 3) }
      return WorkbookBuilder.workbook([SheetBuilder("Biểu 1", rows)])
    }
    let draft = try SchemaDrafter.draft(
      [
        filled("Huyện Một", 12, "Không có gì khó khăn"), filled("Huyện Hai", 7, "Thiếu người", extra: true),
        filled("Huyện Ba", 9, "Mưa"),
      ],
      SchemaDraftOptions(fileName: "mau"))
    let schema = draft.schema
    #expect(schema.indicators.map(\.label) == ["Số cuộc", "Khó khăn"])
    #expect(schema.units.filter(\.reports).map(\.name) == ["Huyện Một", "Huyện Hai", "Huyện Ba"])
    #expect(schema.rounds.map(\.code) == ["2020-3"])
    #expect(schema.layouts.first?.unitCell?.label == [.text("Đơn vị")])
  }

  @Test("Labels that bear their own numbers, dashes and totals need no column of numbers")
  func numberedLabels() throws {
    let sheet = SheetBuilder(
      "BC",
      [
        ["BÁO CÁO NHANH"], ["Chỉ tiêu", "Số lượng"], ["I. TÌNH HÌNH CHUNG"], ["1. Tổng số hộ"],
        ["- Hộ nghèo"],
        ["- Hộ cận nghèo"], ["2. Số trẻ em"], ["II. HOẠT ĐỘNG"], ["1. Số lớp"], ["Tổng cộng (1+2)"],
      ])
    let schema = try draft(sheet).schema
    #expect(schema.sections.map(\.title) == ["I. TÌNH HÌNH CHUNG", "II. HOẠT ĐỘNG"])
    #expect(
      schema.indicators.map(\.label) == [
        "Tổng số hộ", "Hộ nghèo", "Hộ cận nghèo", "Số trẻ em", "Số lớp", "Tổng cộng (1+2)",
      ])
    #expect(schema.indicators[1].parent == "A01")
  }

  @Test("Headings in English are known too") func english() throws {
    let sheet = SheetBuilder(
      "Q1",
      [
        ["Reporting unit:", nil], ["Period:", nil],
        ["No.", "Indicator", "Unit", "Plan", "Actual", "Remarks"],
        ["1", "Number of clinics", "clinics"], ["2", "Spending", "million VND"],
      ])
    let schema = try draft(sheet).schema
    #expect(schema.layouts.first?.values.map(\.measure) == ["plan", "now"])
    #expect(schema.indicators.map(\.type) == [.count, .money])
    #expect(schema.layouts.first?.roundCell?.label == [.text("Period")])
  }

  @Test("Two tables on one sheet are two layouts; a heading that comes again continues its table")
  func tables() throws {
    let head: [CellContent?] = ["STT", "Nội dung", "ĐVT", "Kết quả"]
    let two = SheetBuilder(
      "BC",
      [
        head, ["1", "Số cuộc", "cuộc"], ["2", "Số lớp", "lớp"], [],
        ["STT", "Tên trường", "Số học sinh", "Số giáo viên"], ["1"], ["2"],
      ])
    #expect(try draft(two).schema.layouts.map(\.kind) == [.form, .grid])
    let again = SheetBuilder("BC", [head, ["1", "Số cuộc", "cuộc"], [], head, ["1", "Số lớp", "lớp"]])
    let schema = try draft(again).schema
    #expect(schema.layouts.count == 1 && schema.layouts.first?.sectionsRepeat == true)
    #expect(schema.indicators.count == 2)
  }

  @Test("Any cells give a draft or a reason, never a crash", arguments: 0..<60) func random(seed: Int) throws
  {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let words = [
      "STT", "Nội dung", "Mã số", "(1)", "(2)=(1)+…", "I", "1.1", "a)", "-", "Tổng cộng (1+2)", "Ghi chú",
      "Kết quả",
      "Đơn vị:", "{x}", "=", "(", ")=(", "Trong đó:", "Người lập biểu", "Đơn vị tính: ha", "x = (((((1)+2",
      "Đợt", "…",
    ]
    var sheet = SheetBuilder("S")
    for row in 1...14 {
      for column in 1...7 where next(3) > 0 {
        let place = CellReference(row: row, column: column)
        sheet.cells[place] = next(4) == 0 ? .number(Double(next(40) - 20)) : .text(words[next(words.count)])
      }
    }
    for _ in 0..<4 {
      let place = CellReference(row: 1 + next(12), column: 1 + next(6))
      sheet.merges.append(
        "\(place):\(CellReference(row: place.row + next(3), column: place.column + next(3)))")
    }
    let workbook = WorkbookBuilder.workbook([sheet])
    do throws(SchemaDraftError) {
      let draft = try SchemaDrafter.draft([workbook, workbook], SchemaDraftOptions(fileName: "s"))
      let yaml = SchemaYAMLWriter.yaml(of: draft.schema)
      do throws(SchemaError) {
        let loaded = try SchemaFile.parse(yaml: yaml, fileName: "schema.yaml")
        #expect(loaded.schema == draft.schema)
      } catch {
        Issue.record("\(error.text(in: .english).prefix(600))")
      }
    } catch {}
  }
}
