import Facts
import Findings
import Pipeline
import Schema
import SchemaFiles
import Templates
import TestSupport
import Testing
import WorkbookWriting

/// A campaign of one district whose marked copy comes back as it is.
struct SentBackFolder {
  let folder: TemporaryFolder
  private static let file = "huyen.xlsx"

  /// A folder with a schema of some layouts and indicators, and the district's workbook.
  init(layouts: String, indicators: String, _ sheets: [(String, [[FixtureValue?]])]) throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units:
        - {code: KG, name: Tỉnh Kiên Giang, level: province}
        - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true}
        - {code: "30850", name: Thị trấn Tân Hiệp, level: commune, parent: "904"}
        - {code: "30853", name: Xã Tân Hội, level: commune, parent: "904"}
      layouts:
      \(layouts)
      indicators:
      \(indicators)
      """, to: "schema.yaml")
    let made = sheets.map { name, rows in
      var cells: [String: FixtureValue] = ["A1": .text("Đơn vị"), "B1": .text("Huyện Tân Hiệp")]
      for (row, values) in rows.enumerated() {
        for (column, value) in values.enumerated() {
          if let value { cells["\("ABCDEFGH".map(String.init)[column])\(row + 2)"] = value }
        }
      }
      return SheetFixture(name, cells: cells)
    }
    try folder.write(WorkbookFixture(sheets: made).bytes, to: Self.file)
  }

  /// Consolidates.
  func run() throws -> RunReport {
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-09-04T08:00"
    return try ConsolidationRun.consolidate(options)
  }

  /// Puts the marked copy in the place of the return.
  func sendBack() throws {
    try folder.write(folder.contents(of: "output/returns/904.xlsx"), to: Self.file)
  }

  /// What the facts of the district say, one line each: `Gạo/A = number 5 (note)`; joined ones left out.
  func facts(_ report: RunReport) -> [String] {
    let table = report.result.facts
    return table.facts.filter { $0.unit == 1 && !$0.flags.contains(.joined) && $0.state != .blank }.map {
      fact in
      let row = fact.subUnit < 0 ? "" : table.subUnits[Int(fact.subUnit)].code + "/"
      let code = report.result.schema.indicators[Int(fact.indicator)].code
      let value = fact.state.isFigure ? "\(fact.value)" : table.text(at: fact.text) ?? ""
      let note = table.text(at: fact.note).map { " (\($0))" } ?? ""
      return "\(row)\(code) = \(fact.state.name) \(value)\(note)"
    }
  }
  /// The findings of the district, one line each.
  func findings(_ report: RunReport) -> [String] {
    report.result.findings.filter { $0.unit == "904" && $0.code.first != "M" }.map {
      [$0.code, $0.severity.name, $0.subUnit, $0.indicator].compactMap { $0 }.joined(separator: " ")
    }
  }
}

@Suite("A marked copy sent back as it is")
struct SentBackTests {
  static let form =
    "  - {code: form, kind: form, sheet: Biểu 1, columns: {number: STT, label: Nội dung, unit: ĐVT, value: Kết quả, note: Ghi chú}, unit_cell: {label: Đơn vị}, FREE}"
  static let heading: [FixtureValue?] = ["STT", "Nội dung", "ĐVT", "Kết quả", "Ghi chú"].map { .text($0) }

  // The figures stood under a row of the unit's name, where nobody looked for them.
  @Test func `keeps the figures of a form turned round`() throws {
    let folder = try SentBackFolder(
      layouts:
        "  - {code: g, kind: grid, sheet: Biểu 5, row_label: Tên, rows: indicators, indicators: [A, B], columns: {note: Ghi chú}, unit_cell: {label: Đơn vị}}",
      indicators: """
          - {code: A, label: Số trường, type: count}
          - {code: B, label: Số lớp, type: count}
        """,
      [
        (
          "Biểu 5",
          [
            [.text("Tên"), .text("Số trường"), .text("Số lớp"), .text("Ghi chú")],
            [.text("Kết quả"), .number(3), .number(-4), .text("đã rà soát")],
          ]
        )
      ])
    let first = try folder.run()
    #expect(folder.facts(first) == ["A = number 3.0 (đã rà soát)", "B = number -4.0 (đã rà soát)"])
    try folder.sendBack()
    let second = try folder.run()
    #expect(folder.facts(second) == folder.facts(first))
    #expect(folder.findings(second) == ["T106 error B"])
  }

  // A blank second label was written into the second column, and the first was filled down from above.
  @Test func `keeps the labels of rows of which one is blank`() throws {
    let folder = try SentBackFolder(
      layouts:
        "  - {code: g, kind: grid, sheet: Biểu 2, row_label: [Mặt hàng, Nơi bán], rows: free, indicators: [A], unit_cell: {label: Đơn vị}}",
      indicators: "  - {code: A, label: Số tấn, type: count}",
      [
        (
          "Biểu 2",
          [
            [.text("Mặt hàng"), .text("Nơi bán"), .text("Số tấn")],
            [nil, .text("Cảng cá"), .number(1)], [.text("Gạo"), .text("Chợ xã"), .number(-2)],
            [nil, .text("Chợ huyện"), .number(3)], [.text("Tôm"), nil, .number(4)],
            [.text("Cá"), nil, .number(5)],
          ]
        )
      ])
    let first = try folder.run()
    #expect(
      folder.facts(first) == [
        "Cảng cá/A = number 1.0", "Gạo > Chợ xã/A = number -2.0", "Gạo > Chợ huyện/A = number 3.0",
        "Tôm/A = number 4.0", "Cá/A = number 5.0",
      ])
    try folder.sendBack()
    #expect(try folder.facts(folder.run()) == folder.facts(first))
  }

  // The copy held the first figure as a number, so that sent back untouched it had settled what nobody had decided.
  @Test func `leaves a figure open that stood twice`() throws {
    let folder = try SentBackFolder(
      layouts: Self.form.replacing(", FREE", with: "") + "\n"
        + "  - {code: g, kind: grid, sheet: Biểu 2, row_label: Tên xã, rows: units, indicators: [C], unit_cell: {label: Đơn vị}}",
      indicators: """
          - {code: A, label: Chênh lệch thu chi, type: money}
          - {code: B, label: Số cuộc, type: count}
          - {code: C, label: Cây xanh, type: count, layout: g}
        """,
      [
        (
          "Biểu 1",
          [
            Self.heading, [nil, .text("Chênh lệch thu chi"), nil, .number(100.5)],
            [nil, .text("Chênh lệch thu chi"), nil, .number(900.5)],
            [nil, .text("Số cuộc"), nil, .number(7)],
          ]
        ),
        (
          "Biểu 2",
          [
            [.text("Tên xã"), .text("Cây xanh")], [.text("Thị trấn Tân Hiệp"), .number(5)],
            [.text("Xã Tân Hội"), .number(30)], [.text("Xã Tân Hội"), .number(40)],
          ]
        ),
      ])
    let first = try folder.run()
    #expect(
      folder.facts(first) == [
        "A = ambiguous 100,5 / 900,5", "B = number 7.0", "30850/C = number 5.0",
        "30853/C = ambiguous 30 / 40",
      ])
    let text = String(decoding: try folder.folder.contents(of: "output/returns/904.txt"), as: UTF8.self)
    #expect(text.contains("Trong tệp đã gửi: ") && text.contains("Ghi một con số đúng"))
    #expect(!text.contains("Xóa dòng thừa"))
    try folder.sendBack()
    let second = try folder.run()
    #expect(
      folder.facts(second) == [
        "A = unreadable 100,5 / 900,5", "B = number 7.0", "30850/C = number 5.0",
        "30853/C = unreadable 30 / 40",
      ])
    #expect(folder.findings(second).sorted() == ["T111 error 30853 C", "T111 error A"])
    for code in ["A", "C"] {
      let place = second.result.schema.indicators.firstIndex { $0.code == code }
      #expect(second.result.totals.first { $0.indicator == place }?.total == (code == "C" ? 5 : nil))
    }
  }

  // Only a label with a figure was kept; the rest became text of the template, or a figure that nobody knew.
  @Test(arguments: ["free: {after: Khác, until: Tổng ghi}", "free: {after: Khác}"])
  func `keeps everything that was typed into lines of the unit's own`(free: String) throws {
    let rows: [[FixtureValue?]] = [
      Self.heading, [.number(1), .text("Số cuộc"), .text("cuộc"), .number(-1)],
      [.number(2), .text("Khác")],
      [.text("a"), .text("Tặng quà"), .text("suất"), .number(50), .text("đợt Tết")],
      [.text("b"), .text("Chỉ có chữ")], [nil, nil, nil, .number(77)],
      [nil, nil, nil, nil, .text("123 triệu")],
      [nil, .text("Số cuộc"), nil, .number(9)], [nil, .text("xem kèm"), nil, nil, .text("phụ lục 2")],
      [.number(3), .text(".....")], [nil, .text("Tặng quà"), nil, .text("thêm 5")],
    ]
    let folder = try SentBackFolder(
      layouts: Self.form.replacing("FREE", with: free),
      indicators: """
          - {code: A, number: "1", label: Số cuộc, unit: cuộc, type: count}
          - {code: B, number: "2", label: Khác, type: text}
        """,
      [("Biểu 1", rows + [free.contains("until") ? [nil, .text("Tổng ghi")] : []])])
    let first = try folder.run()
    let lines = [
      "Chỉ có chữ/B = text Chỉ có chữ", "Dòng 7/B = text 77", "Dòng 8/B = text 123 triệu",
      "Số cuộc/B = text 9", "Tặng quà/B = text 50 suất (đợt Tết)", "Tặng quà (2)/B = text thêm 5",
      "xem kèm/B = text xem kèm (phụ lục 2)",
    ]
    #expect(folder.facts(first).filter { $0.contains("/") }.sorted() == lines.sorted())
    #expect(folder.findings(first) == ["T106 error A"])
    try folder.sendBack()
    let second = try folder.run()
    #expect(folder.facts(second).sorted() == folder.facts(first).sorted())
    #expect(folder.findings(second) == ["T106 error A"])
  }

  @Test func `whoever signs below lines of the unit's own is none of them`() throws {
    let folder = try SentBackFolder(
      layouts: Self.form.replacing("FREE", with: "free: {after: Khác}"),
      indicators: """
          - {code: A, number: "1", label: Số cuộc, unit: cuộc, type: count}
          - {code: B, number: "2", label: Khác, type: text}
        """,
      [
        (
          "Biểu 1",
          [
            Self.heading, [.number(1), .text("Số cuộc"), .text("cuộc"), .number(1)],
            [.number(2), .text("Khác")],
            [nil, .text("Tặng quà")], [], [nil, .text("Nguyễn Văn A")],
          ]
        )
      ])
    #expect(try folder.facts(folder.run()) == ["A = number 1.0", "Tặng quà/B = text Tặng quà"])
  }

  // Of a formula with an empty result the reader makes no cell, so that the template seemed to have no formulas.
  @Test func `is not told to put back the formulas that it has, a return without them is`() throws {
    let folder = try SentBackFolder(
      layouts: Self.form.replacing("FREE", with: "template: mau.xlsx"),
      indicators: """
          - {code: A, number: "1", label: Số cuộc, unit: cuộc, type: count}
          - {code: A1, number: "1.1", label: Cuộc ở xã, unit: cuộc, type: count, parent: A, relation: part}
          - {code: A2, number: "1.2", label: Cuộc ở ấp, unit: cuộc, type: count, parent: A, relation: part}
          - {code: B, number: "2", label: Số người, unit: người, type: count}
          - {code: B1, number: "2.1", label: Số nữ, unit: người, type: count, parent: B, relation: part}
          - {code: B2, number: "2.2", label: Số nam, unit: người, type: count, parent: B, relation: part}
        """,
      [
        (
          "Biểu 1",
          [
            Self.heading, [.text("1"), .text("Số cuộc"), .text("cuộc"), .number(7)],
            [.text("1.1"), .text("Cuộc ở xã"), .text("cuộc"), .number(4)],
            [.text("1.2"), .text("Cuộc ở ấp"), .text("cuộc"), .number(3)],
            [.text("2"), .text("Số người"), .text("người"), .number(90)],
            [.text("2.1"), .text("Số nữ"), .text("người"), .number(40)],
            [.text("2.2"), .text("Số nam"), .text("người"), .number(30)],
          ]
        )
      ])
    let schema = try SchemaFile.parse(
      yaml: String(decoding: folder.folder.contents(of: "schema.yaml"), as: UTF8.self),
      fileName: "schema.yaml", unbuilt: UnbuiltKeys(refused: [], kept: [])
    ).schema
    let template = TemplateWorkbook.blank(schema: schema, round: nil, unit: 1)
    try WorkbookWriter.write(template.plan, to: folder.folder.path + "/mau.xlsx")
    let first = try folder.run()
    // The second total does not agree with its parts: that takes in what is said of its formula.
    #expect(folder.findings(first).sorted() == ["B130 error B", "S016 warning A"])
    let text = String(decoding: try folder.folder.contents(of: "output/returns/904.txt"), as: UTF8.self)
    #expect(text.contains("đã có công thức ở đó") && !text.contains("Khôi phục công thức"))
    try folder.sendBack()
    let second = try folder.run()
    #expect(folder.findings(second) == ["B130 error B"])
  }
}
