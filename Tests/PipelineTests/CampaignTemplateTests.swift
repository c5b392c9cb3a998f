import Findings
import Pipeline
import TestSupport
import Testing

@Suite("The template that a schema names")
struct CampaignTemplateTests {
  private static let schema = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    units:
      - {code: P, name: Tỉnh A}
      - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
    layouts:
      - code: form
        sheet: Biểu 1
        kind: form
        template: mau.xlsx
        columns: {label: Nội dung, value: Kết quả}
        unit_cell: {label: Đơn vị}
    indicators:
      - {code: A, label: Tổng số, type: count}
      - {code: B, label: Nam giới, type: count, parent: A, relation: part}
      - {code: C, label: Nữ giới, type: count, parent: A, relation: part}
    """
  /// A form whose total is a formula in the template and typed in the return.
  private static func form(unit: String, total: String, parts: (String, String)) -> [UInt8] {
    func row(_ number: Int, _ label: String, _ value: String) -> String {
      "<row r=\"\(number)\"><c r=\"A\(number)\" t=\"inlineStr\"><is><t>\(label)</t></is></c>\(value)</row>"
    }
    func text(_ place: String, _ text: String) -> String {
      text.isEmpty ? "" : "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    let rows =
      row(1, "Đơn vị", text("B1", unit)) + row(3, "Nội dung", text("B3", "Kết quả"))
      + row(4, "Tổng số", total)
      + row(5, "Nam giới", parts.0) + row(6, "Nữ giới", parts.1)
    return WorkbookFixture(sheets: [SheetFixture("Biểu 1", rows: rows)]).bytes
  }
  private static func findings(_ folder: TemporaryFolder) throws -> (report: RunReport, typed: [Finding]) {
    let report = try ConsolidationRun.consolidate(
      ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test"))
    return (report, report.result.findings.filter { $0.code == "S016" })
  }
  private static let typed = form(
    unit: "Huyện Một", total: "<c r=\"B4\"><v>7</v></c>",
    parts: ("<c r=\"B5\"><v>3</v></c>", "<c r=\"B6\"><v>4</v></c>"))

  @Test func `a figure typed over its formula is named, by one return alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "schema.yaml")
    let template = Self.form(unit: "", total: "<c r=\"B4\"><f>SUM(B5:B6)</f><v>0</v></c>", parts: ("", ""))
    try folder.write(template, to: "mau.xlsx")
    try folder.write(Self.typed, to: "1.xlsx")
    let (report, typed) = try Self.findings(folder)
    #expect(typed.map(\.cell) == ["B4"])
    #expect(typed.first?.message.vietnamese == "Ô B4 gõ số, trong khi mẫu có công thức ở đó.")
    #expect(report.notes.isEmpty)
    #expect(report.result.inputs.map(\.file) == ["1.xlsx"])
  }

  @Test func `one that is not there is told, and the run goes on`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "schema.yaml")
    try folder.write(Self.typed, to: "1.xlsx")
    let (report, typed) = try Self.findings(folder)
    #expect(typed.isEmpty)
    #expect(report.notes.contains { $0.vietnamese.contains("mau.xlsx") })
    #expect(report.result.totals.first?.total == 7)
  }
}
