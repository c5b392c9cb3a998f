import Findings
import Pipeline
import TestSupport
import Testing

/// Several workbooks of one unit, whose layout says that they are parts: all that they say is there once.
@Suite struct PartsTests {
  private static let schema = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    units:
      - {code: P, name: Tỉnh A}
      - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
    choices: {st: [{code: done, label: Đã làm}, {code: not, label: Chưa làm}]}
    layouts:
      - code: f1
        sheet: Biểu 1
        kind: form
        columns: {label: Nội dung}
        values:
          - {column: Kế hoạch, measure: plan}
          - {column: Kết quả, measure: now}
          - {column: Tỷ lệ, measure: rate, derived: now / plan * 100}
        unit_cell: {label: Đơn vị}
        parts: add
      - {code: f2, sheet: Biểu 2, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}
    indicators:
      - {code: A1, label: Số đội, type: count, layout: f1}
      - {code: A2, label: Điểm trung bình, type: number, aggregate: mean, measures: [now], layout: f1}
      - {code: A3, label: Tỷ lệ hài lòng, type: percent, measures: [now], layout: f1}
      - {code: A4, label: Kiến nghị, type: text, measures: [now], layout: f1}
      - {code: A5, label: Trạng thái, type: choice(st), measures: [now], layout: f1}
      - {code: A6, label: Ngày họp, type: date, measures: [now], layout: f1}
      - {code: A7, label: Kỷ lục, type: count, aggregate: max, measures: [now], layout: f1}
      - {code: A8, label: Đang chờ, type: count, measures: [now], layout: f1}
      - {code: B1, label: Số cuộc, type: count, layout: f2}
    """
  private static let labels = [
    "Số đội", "Điểm trung bình", "Tỷ lệ hài lòng", "Kiến nghị", "Trạng thái", "Ngày họp", "Kỷ lục",
    "Đang chờ",
  ]

  /// A part: plan, result and rate of the first row, then the results of the others; last what the second form says.
  private func part(_ first: (Double, Double, Double), _ rest: [FixtureValue], _ second: FixtureValue)
    throws -> [UInt8]
  {
    var cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kế hoạch"),
      "C3": .text("Kết quả"), "D3": .text("Tỷ lệ"),
      "B4": .number(first.0), "C4": .number(first.1), "D4": .number(first.2),
    ]
    for (place, label) in Self.labels.enumerated() { cells["A\(4 + place)"] = .text(label) }
    for (place, value) in rest.enumerated() { cells["C\(5 + place)"] = value }
    let other: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "B4": second,
    ]
    return WorkbookFixture(sheets: [
      SheetFixture("Biểu 1", cells: cells), SheetFixture("Biểu 2", cells: other),
    ])
    .bytes
  }

  @Test(
    "Counts are added, means and greatest figures joined; of all else the later counts and the earlier is named"
  )
  func parts() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "schema.yaml")
    try folder.write(
      part(
        (20, 10, 50),
        [
          .number(7.5), .number(60), .text("Cần kinh phí"), .text("Đã làm"), .text("05/05/2020"),
          .number(300),
          .number(6),
        ], .number(50)), to: "a.xlsx")
    try folder.write(
      part(
        (10, 9, 90),
        [
          .number(8.5), .number(70), .text("Cần nhân lực"), .text("Chưa làm"), .text("20/05/2020"),
          .number(100),
          .text("…"),
        ], .number(70)), to: "b.xlsx")
    try folder.write(
      "file,received_at\r\na.xlsx,2020-06-01T08:00\r\nb.xlsx,2020-06-02T08:00\r\n", to: "received.csv")
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-06-03T08:00"
    _ = try ConsolidationRun.consolidate(options)
    let rows = try CSVRecords.read(folder.contents(of: "output/facts.csv")).dropFirst()
    let facts = rows.map { row in
      [row[3] + (row[4] == "now" ? "" : "[\(row[4])]"), row[5], row[6], row[7], row[8], row[14]]
        .joined(separator: "|")
    }
    #expect(
      facts == [
        "A1|number|19|10 + 9 (b.xlsx, C4)|a.xlsx|",
        "A1[plan]|number|30|20 + 10 (b.xlsx, B4)|a.xlsx|",
        "A1[rate]|number|63.33333333333333|50 (a.xlsx, D4); 90 (b.xlsx, D4)|a.xlsx|",
        "A2|number|8|7.5; 8.5 (b.xlsx, C5)|a.xlsx|",
        "A3|number|70||b.xlsx|60 (a.xlsx, C6)",
        "A4|text||Cần kinh phí; Cần nhân lực|a.xlsx|",
        "A5|text||Chưa làm|b.xlsx|Đã làm (a.xlsx, C8)",
        "A6|date|2020-05-20|20/05/2020|b.xlsx|05/05/2020 (a.xlsx, C9)",
        "A7|number|300|300; 100 (b.xlsx, C10)|a.xlsx|",
        "A8|pending||6 + … (b.xlsx, C11)|b.xlsx|",
        "B1|number|70||b.xlsx|50 (a.xlsx, B4)",
      ])
  }

  // The sum of what was there passed for the unit's whole figure.
  @Test(
    "A blank cell of a part leaves the sum in the total, but not whole; a part of a few figures lacks nothing"
  )
  func blankCell() throws {
    let rest: [FixtureValue] = [
      .number(7), .number(60), .text("Không"), .text("Đã làm"), .text("05/05/2020"),
    ]
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "schema.yaml")
    try folder.write(part((20, 10, 50), rest + [.number(3), .number(4)], .number(50)), to: "a.xlsx")
    try folder.write(part((10, 9, 90), rest + [.number(5)], .number(70)), to: "b.xlsx")
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-06-03T08:00"
    func totals() throws -> [String] {
      try ConsolidationRun.consolidate(options).result.totals.filter {
        [0, 6, 7].contains($0.indicator) && $0.measure == "now"
      }
      .map { "\($0.total ?? -1) \($0.units)/\($0.expected)" }
    }
    #expect(try totals() == ["19.0 1/1", "5.0 1/1", "4.0 0/1"])
    #expect(
      try CSVRecords.read(folder.contents(of: "output/facts.csv")).joined().contains(
        "4 + trống (b.xlsx, C11)"))
    try folder.write(part((10, 9, 90), [], .number(70)), to: "b.xlsx")
    #expect(try totals() == ["19.0 1/1", "3.0 1/1", "4.0 1/1"])
  }

  @Test("Rows of parts are added up, and no part's printed total is held against them")
  func grids() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units:
        - {code: P, name: Tỉnh A}
        - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
        - {code: a, name: Xã Tây Yên, level: commune, parent: "01"}
        - {code: b, name: Xã Nam Yên, level: commune, parent: "01"}
      layouts:
        - {code: g, sheet: Biểu 1, kind: grid, row_label: Xã, indicators: [A], unit_cell: {label: Đơn vị}, total_row: Cộng, parts: add}
      indicators:
        - {code: A, label: Số đội, type: count}
      """, to: "schema.yaml")
    for (name, first, second) in [("a.xlsx", 3.0, 4.0), ("b.xlsx", 5, 6)] {
      let cells: [String: FixtureValue] = [
        "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("TT"), "B3": .text("Xã"),
        "C3": .text("Số đội"),
        "B4": .text("Xã Tây Yên"), "C4": .number(first), "B5": .text("Xã Nam Yên"), "C5": .number(second),
        "B6": .text("Cộng"), "C6": .number(first + second),
      ]
      try folder.write(WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: name)
    }
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-06-03T08:00"
    let report = try ConsolidationRun.consolidate(options)
    #expect(report.result.totals.first?.total == 18)
    #expect(report.result.totals.first?.units == 1)
    #expect(report.result.findings.map(\.code) == [])
  }

  /// A campaign whose form and grid were sent in two workbooks, and what was found.
  private func twoFiles(parts: String) throws -> RunResult {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units:
        - {code: P, name: Tỉnh A}
        - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
        - {code: a, name: Xã Tây Yên, level: commune, parent: "01"}
      layouts:
        - {code: f, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}, parts: \(parts)}
        - {code: g, sheet: Biểu 2, kind: grid, row_label: Xã, indicators: [B], unit_cell: {label: Đơn vị}, parts: \(parts)}
      indicators:
        - {code: A, label: Số đội, type: count, layout: f}
        - {code: B, label: Số cuộc, type: count, layout: g}
      """, to: "schema.yaml")
    let unit: [String: FixtureValue] = ["A1": .text("Đơn vị"), "B1": .text("Huyện Một")]
    let form: [String: FixtureValue] = [
      "A3": .text("Nội dung"), "B3": .text("Kết quả"), "A4": .text("Số đội"), "B4": .number(3),
    ]
    let grid: [String: FixtureValue] = [
      "A3": .text("Xã"), "B3": .text("Số cuộc"), "A4": .text("Xã Tây Yên"), "B4": .number(4),
    ]
    for (name, sheet, cells) in [("a.xlsx", "Biểu 2", grid), ("b.xlsx", "Biểu 1", form)] {
      let all = cells.merging(unit) { own, _ in own }
      try folder.write(WorkbookFixture(sheets: [SheetFixture(sheet, cells: all)]).bytes, to: name)
    }
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-06-03T08:00"
    return try ConsolidationRun.consolidate(options).result
  }

  @Test("A form that one part holds is missing in no other")
  func formAndGrid() throws {
    let added = try twoFiles(parts: "add")
    #expect(added.totals.map(\.total) == [3, 4])
    #expect(added.findings.map(\.code) == [])
    // Without the word for it the later workbook counts, and what it lacks is called by its name.
    let latest = try twoFiles(parts: "latest")
    #expect(latest.findings.map(\.code).sorted() == ["F005", "S010"])
    #expect(latest.findings.contains { $0.message.vietnamese.contains("“Xã Tây Yên”") })
  }

  /// What was found of two parts of a unit that hold six figures each.
  private func twoParts(_ first: [Double], _ second: [Double], isStatic: Bool = false) throws -> RunResult {
    let folder = try TemporaryFolder()
    let codes = ["A", "B", "C", "D", "E", "F"]
    let indicators = codes.map {
      "  - {code: \($0), label: Số \($0), type: count, static: \(isStatic), layout: f}"
    }
    try folder.write(
      """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units:
        - {code: P, name: Tỉnh A}
        - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
      layouts:
        - {code: f, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}, parts: add}
      indicators:
      \(indicators.joined(separator: "\n"))
      """, to: "schema.yaml")
    for (name, figures) in [("a.xlsx", first), ("b.xlsx", second)] {
      var cells: [String: FixtureValue] = [
        "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      ]
      for (place, code) in codes.enumerated() {
        cells["A\(4 + place)"] = .text("Số \(code)")
        cells["B\(4 + place)"] = .number(figures[place])
      }
      try folder.write(WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: name)
    }
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-06-03T08:00"
    return try ConsolidationRun.consolidate(options).result
  }

  // It was added a second time without a word.
  @Test("A part that says nearly all that another says is told; both are added") func sentAgain() throws {
    let figures: [Double] = [31, 457, 88, 19, 240, 1250]
    let again = try twoParts(figures, [31, 457, 88, 19, 240, 1260])
    #expect(again.totals.last?.total == 2510)
    #expect(again.findings.map(\.code) == ["S014"])
    let finding = try #require(again.findings.first)
    #expect(finding.severity == .warning && finding.unit == "01" && finding.file == "b.xlsx")
    #expect(finding.message.vietnamese.contains("5 trong 6 con số của “a.xlsx”"))
    // Parts have some figures in common, small ones most, and those that stay as they are.
    #expect(try twoParts(figures, [31, 457, 88, 19, 241, 1260]).findings.map(\.code) == [])
    #expect(try twoParts([1, 2, 3, 4, 0, 2], [1, 2, 3, 4, 0, 1]).findings.map(\.code) == [])
    #expect(try twoParts(figures, [31, 457, 88, 19, 240, 1260], isStatic: true).findings.map(\.code) == [])
  }
}
