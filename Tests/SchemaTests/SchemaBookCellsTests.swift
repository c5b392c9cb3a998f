import Cells
import Schema
import SchemaFiles
import TestSupport
import Testing

/// A small good schema as a workbook, to be changed by a test.
enum SmallBook {
  /// Its sheets.
  static var sheets: [SheetBuilder] {
    [
      SheetBuilder(
        "thong_tin",
        [
          ["Mục", "Giá trị"], ["Định dạng", "tonghop/1"], ["Mã chiến dịch", "T"], ["Tên chiến dịch", "Thử"],
        ]),
      SheetBuilder(
        "ky",
        [["Mã kỳ", "Ngày", "Hạn nộp"], ["R1", .date(year: 2020, month: 1, day: 31), "5/2/2020 17:00"]]),
      SheetBuilder(
        "don_vi",
        [
          ["Mã đơn vị", "Tên đơn vị", "Cấp", "Gửi báo cáo", "Dân số", "Số khác: communes"],
          ["KG", "Tỉnh", "province", nil, nil, nil], [899, "Huyện A", "district", "x", 228416, 12],
        ]),
      SheetBuilder(
        "bo_cuc", [["Mã biểu", "Cột nội dung", "Cột số liệu"], ["form", "Nội dung; Chỉ tiêu", nil]]),
      SheetBuilder(
        "cot", [["Mã biểu", "Tiêu đề cột", "Số đo"], ["form", "Kết quả", nil], [nil, "Kế hoạch", "plan"]]),
      SheetBuilder(
        "chi_tieu",
        [
          ["Mã số", "Tên chỉ tiêu", "Đơn vị tính", "Kiểu", "Bắt buộc", "Tối đa"],
          ["# một dòng ghi chú", "x"], ["B01", "Số cuộc", "cuộc", "số đếm", "có", "population"],
          ["B02", "Số lượt", "lượt", "count", 0, 200],
        ]),
      SheetBuilder("quy_tac", [["Mã quy tắc", "Biểu thức", "Sai số"], ["R-1", "B02 >= B01", 1]]),
    ]
  }

  /// The workbook as it would be read.
  static func workbook(_ change: (inout [String: SheetBuilder]) -> Void = { _ in }) -> Workbook {
    var named = Dictionary(sheets.map { ($0.name, $0) }) { first, _ in first }
    change(&named)
    let order = sheets.map(\.name)
    let extra = named.keys.filter { !order.contains($0) }.sorted()
    return WorkbookBuilder.workbook((order + extra).compactMap { named[$0] })
  }

  /// Its schema.
  static func schema(_ change: (inout [String: SheetBuilder]) -> Void = { _ in }) throws -> LoadedSchema {
    try SchemaFile.parse(workbook: workbook(change), fileName: "schema.xlsx", unbuilt: .none)
  }
}

@Suite("A schema's workbook that staff typed")
struct SchemaBookCellsTests {
  @Test("is understood as it is usually typed")
  func small() throws {
    let schema = try SmallBook.schema().schema
    #expect(schema.units[1].code == "899")
    #expect(schema.units[1].reports)
    #expect(schema.units[1].fields == [UnitField(name: "communes", value: 12)])
    #expect(schema.rounds[0].date == CalendarDay(year: 2020, month: 1, day: 31))
    #expect(
      schema.rounds[0].due == LocalMoment(day: CalendarDay(year: 2020, month: 2, day: 5), minutes: 17 * 60))
    #expect(schema.layouts[0].columns.label == [.text("Nội dung"), .text("Chỉ tiêu")])
    #expect(schema.layouts[0].values.map(\.measure) == ["now", "plan"])
    #expect(schema.indicators.map(\.type) == [.count, .count])
    #expect(schema.indicators.map(\.required) == [true, false])
    #expect(schema.indicators[0].max == .field("population"))
    #expect(schema.rules[0].tolerance == .absolute(1))
  }

  @Test(
    "may have its headings without tones, in English, as keys or by other names",
    arguments: ["ten chi tieu", "TÊN  CHỈ TIÊU *", "label", "Label", "Nội dung", "Nhãn"])
  func headings(heading: String) throws {
    #expect(
      try SmallBook.schema { $0["chi_tieu"]?["B1"] = .text(heading) }.schema.indicators[0].label == "Số cuộc")
  }

  @Test(
    "may say yes in many ways",
    arguments: [
      CellContent.text("co"), .text("Có"), .text("X"), .text("yes"), .text("1"), .number(1), .boolean(true),
      .text("đúng"),
    ])
  func yes(content: CellContent) throws {
    #expect(try SmallBook.schema { $0["chi_tieu"]?["E4"] = content }.schema.indicators[1].required)
  }

  @Test(
    "may have a title above its headings, and sheets and columns of the author's own, which are named in notes"
  )
  func extras() throws {
    let loaded = try SmallBook.schema {
      $0["chi_tieu"]?.move(rows: 2, columns: 1)
      $0["chi_tieu"]?["B1"] = "DANH MỤC CHỈ TIÊU"
      $0["chi_tieu"]?["H3"] = "Ghi chú nội bộ"
      $0["Nháp"] = SheetBuilder("Nháp", [["x"]])
    }
    #expect(loaded.schema.indicators.count == 2)
    #expect(
      loaded.notes.map(\.place.description.vietnamese) == [
        "schema.xlsx, chi_tieu!H3", "schema.xlsx, Nháp!A1",
      ])
  }

  @Test(
    "asks what 1.000 as a text is, and reads what has one meaning",
    arguments: [("1.000", nil), ("-1.250.000", nil), ("0.005", 0.005), ("1.5", 1.5), ("1000", 1000)]
      as [(String, Double?)])
  func thousands(text: String, limit: Double?) throws {
    let read = Result {
      try SmallBook.schema { $0["chi_tieu"]?["F4"] = .text(text) }.schema.indicators[1].max
    }
    guard let limit else {
      let error = try #require(throws: SchemaError.self) { try read.get() }
      #expect(error.problems.map(\.place.cell) == ["F4"])
      return
    }
    #expect(try read.get() == .number(limit))
  }

  @Test("names the cell of everything that is wrong, all at once")
  func problems() throws {
    let error = try #require(throws: SchemaError.self) {
      _ = try SmallBook.schema {
        $0["thong_tin"]?["B4"] = nil
        $0["ky"]?["A2"] = .date(year: 2020, month: 3, day: 1)
        $0["bo_cuc"]?["A2"] = "from"
        $0["chi_tieu"]?["B3"] = nil
        $0["chi_tieu"]?["D4"] = "số điếm"
        $0["chi_tieu"]?["F3"] = "populaton"
        $0["chi_tieu"]?["F4"] = .error("#REF!")
        $0["quy_tac"]?["B2"] = "B02 >= B1"
      }
    }
    #expect(
      error.problems.map { "\($0.place.sheet ?? "")!\($0.place.cell ?? "")" } == [
        "thong_tin!B4", "ky!A2", "bo_cuc!B2", "cot!A2", "chi_tieu!B3", "chi_tieu!F3", "chi_tieu!D4",
        "chi_tieu!F4", "quy_tac!B2",
      ], "\(error.text(in: .vietnamese))")
  }

  // Excel took "=B02=B01+1" for a formula of cells, and saving it again gave FALSE.
  @Test(
    "says of an expression that became a formula that the sign before it has to go",
    arguments: [CellContent.boolean(false), .error("#NAME?"), nil])
  func formula(result: CellContent?) throws {
    let error = try #require(throws: SchemaError.self) {
      _ = try SmallBook.schema { $0["quy_tac"]?["B2"] = .formula("B02=B01+1", result) }
    }
    #expect(error.problems.map(\.sentence.vietnamese).first?.contains("Hãy bỏ dấu =") == true)
  }

  @Test("speaks of days and times as cells show them")
  func days() throws {
    let error = try #require(throws: SchemaError.self) {
      _ = try SmallBook.schema {
        $0["ky"]?["B2"] = "31/02/2026"
        $0["ky"]?["C2"] = "17h ngày 5/4/2026"
      }
    }
    let found = error.problems.map(\.sentence.vietnamese).joined(separator: "\n")
    #expect(found.contains("Gặp \"31/02/2026\"") && found.contains("như 29/08/2020"), "\(found)")
    #expect(found.contains("dạng 05/09/2020 17:00") && !found.contains("2020-09-05"), "\(found)")
  }

  @Test("names a column that is missing once, with the heading that may be meant")
  func missingColumn() throws {
    let error = try #require(throws: SchemaError.self) {
      _ = try SmallBook.schema { $0["chi_tieu"]?["B1"] = "Tên chỉ tiu" }
    }
    #expect(
      error.problems.map(\.sentence.vietnamese) == [
        "schema.xlsx, chi_tieu!A1 (indicators[1]): Thiếu \"Tên chỉ tiêu\". Có phải là \"Tên chỉ tiu\"?"
      ])
  }

  @Test("is told from other workbooks")
  func otherWorkbook() throws {
    let error = try #require(throws: SchemaError.self) {
      _ = try SmallBook.schema {
        $0.removeAll()
        $0["Biểu 1"] = SheetBuilder("Biểu 1", [["a"]])
      }
    }
    #expect(error.problems.count == 1)
    #expect(error.description.contains("is no schema"))
  }

  @Test("needs the sheets that a schema needs")
  func missingSheet() throws {
    let error = try #require(throws: SchemaError.self) { _ = try SmallBook.schema { $0["chi_tieu"] = nil } }
    #expect(error.text(in: .vietnamese).contains("Thiếu trang \"chi_tieu\""))
  }
}
