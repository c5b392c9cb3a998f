import Findings
import Pipeline
import TestSupport
import Testing

/// One workbook for several units, with a total over all of them.
@Suite("Totals over the units of a workbook")
struct GrandTotalTests {
  private static let schema = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    units:
      - {code: P, name: Tỉnh A}
      - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
      - {code: "02", name: Huyện Hai, level: district, parent: P, reports: true}
    layouts:
      - code: g
        sheet: Biểu 1
        kind: grid
        row_label: Xã
        rows: free
        unit_column: Huyện
        total_row: Tổng cộng
        indicators: [A, B]
    indicators:
      - {code: A, label: Số đội, type: count}
      - {code: B, label: Tỷ lệ, type: percent}
    """

  /// Consolidates a workbook whose total row says so.
  private func run(total: Double, in folder: TemporaryFolder) throws -> RunReport {
    try folder.write(Self.schema, to: "schema.yaml")
    let rows: [[FixtureValue]] = [
      [.text("Huyện"), .text("Xã"), .text("Số đội"), .text("Tỷ lệ")],
      [.text("Huyện Một"), .text("Xã Tây Yên"), .number(12), .number(50)],
      [.text("Huyện Một"), .text("Xã Nam Yên"), .number(30), .number(60)],
      [.text("Huyện Hai"), .text("Xã Đông Hòa"), .number(8), .number(70)],
      [.text("Tổng cộng"), .text(" "), .number(total), .number(60)],
    ]
    var cells: [String: FixtureValue] = [:]
    for (row, line) in rows.enumerated() {
      for (column, value) in zip("ABCD", line) { cells["\(column)\(row + 1)"] = value }
    }
    try folder.write(
      WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "tat ca.xlsx")
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-06-03T08:00"
    return try ConsolidationRun.consolidate(options)
  }

  // Nobody held it against its rows.
  @Test("are told where they are not the sum of the rows, and change no unit's figure") func wrong() throws {
    let folder = try TemporaryFolder()
    #expect(try run(total: 50, in: folder).result.findings.map(\.code) == [])
    let report = try run(total: 60, in: folder)
    #expect(report.result.findings.map(\.code) == ["B130"])
    let finding = try #require(report.result.findings.first)
    #expect(finding.severity == .error && finding.unit == nil && finding.indicator == "A")
    #expect(finding.file == "tat ca.xlsx" && finding.sheet == "Biểu 1" && finding.cell == "C5")
    #expect(finding.value == 60 && finding.expected == 50)
    let total = try #require(report.result.totals.first)
    #expect(total.total == 50 && total.low == 50 && total.high == 50 && total.units == 2)
    // What a cache keeps of the workbook says the same.
    #expect(try run(total: 60, in: folder).result.findings == report.result.findings)
  }
}
