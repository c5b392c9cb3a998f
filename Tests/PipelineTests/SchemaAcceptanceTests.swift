import Facts
import Findings
import Pipeline
import Schema
import TestSupport
import Testing

@Suite("Doubtful labels are asked once")
struct SchemaAcceptanceTests {
  private static let schema = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    rounds: [{code: "2020-1", title: Đợt 1, date: 2020-01-31}]
    units:
      - {code: P, name: Tỉnh A}
      - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}   # the first
    layouts:
      - {code: form, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}
    indicators:
      - {code: A, label: Số cuộc tuyên truyền pháp luật, type: count, required: true}
      - {code: B, label: Tổng số lượt người tham dự các buổi, type: count}   # people
      - {code: C, label: Số cây xanh trồng mới, type: count}
    """

  /// A campaign whose return has a label of its own for the second indicator.
  private static func campaign(label: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(schema, to: "schema.yaml")
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc tuyên truyền pháp luật"), "B4": .number(3), "A5": .text(label), "B5": .number(7),
      "A6": .text("Số cây xanh trồng mới"), "B6": .number(9),
    ]
    try folder.write(WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "1.xlsx")
    return folder
  }

  private static let label = "Tổng số lượt người tham gia các buổi"

  private static func options(_ folder: TemporaryFolder) -> ConsolidationOptions {
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-02-11T08:00"
    return options
  }
  private static func codes(_ folder: TemporaryFolder) throws -> [String] {
    try ConsolidationRun.consolidate(options(folder)).result.findings.map(\.code).filter { $0 == "S012" }
  }

  @Test func `a label that staff accept in the workbook becomes an alias and is not asked again`() throws {
    let folder = try Self.campaign(label: Self.label)
    #expect(try Self.codes(folder) == ["S012"])
    let before = try SchemaAcceptance.accept(Self.options(folder), all: false)
    #expect(before.accepted.isEmpty)
    #expect(before.waiting.map(\.text) == [Self.label])
    try DecisionTests.decide("S012", "chấp nhận", in: folder)
    let done = try SchemaAcceptance.accept(Self.options(folder), all: false)
    #expect(done.accepted.map(\.code) == ["B"])
    #expect(done.waiting.isEmpty)
    let schema = String(decoding: try folder.contents(of: "schema.yaml"), as: UTF8.self)
    #expect(schema.contains("aliases: [\(Self.label)], label: Tổng số lượt người tham dự các buổi"))
    #expect(schema.contains("# the first") && schema.contains("# people"))
    #expect(try Self.codes(folder).isEmpty)
    let again = try SchemaAcceptance.accept(Self.options(folder), all: false)
    #expect(again.accepted.isEmpty && again.waiting.isEmpty)
    #expect(String(decoding: try folder.contents(of: "schema.yaml"), as: UTF8.self) == schema)
  }

  @Test func `the same in a schema that is a workbook`() throws {
    let folder = try Self.campaign(label: Self.label)
    let text = FilePath(folder.path + "/schema.yaml")
    let book = FilePath(folder.path + "/schema.xlsx")
    _ = try SchemaConversion.convert(text, to: book, form: .workbook)
    try folder.remove("schema.yaml")
    #expect(try Self.codes(folder) == ["S012"])
    let done = try SchemaAcceptance.accept(Self.options(folder), all: true)
    #expect(done.accepted.map(\.code) == ["B"] && done.notes.isEmpty)
    #expect(try Self.codes(folder).isEmpty)
  }

  @Test func `staff may say that it is another indicator, by its code; no figure is touched by that`() throws
  {
    let folder = try Self.campaign(label: Self.label)
    #expect(try Self.codes(folder) == ["S012"])
    try DecisionTests.decide("S012", "sửa", value: .text("C"), in: folder)
    let done = try SchemaAcceptance.accept(Self.options(folder), all: false)
    #expect(done.accepted.map(\.code) == ["C"])
    let report = try ConsolidationRun.consolidate(Self.options(folder))
    #expect(!report.result.findings.contains { $0.code == "S012" })
    // Two rows claim the third indicator now, and somebody is told.
    #expect(report.result.findings.contains { $0.code == "S014" && $0.indicator == "C" })
  }

  @Test func `all doubtful labels can be taken over at once`() throws {
    let folder = try Self.campaign(label: Self.label)
    _ = try Self.codes(folder)
    let done = try SchemaAcceptance.accept(Self.options(folder), all: true)
    #expect(done.accepted.map(\.text) == [Self.label])
    #expect(try Self.codes(folder).isEmpty)
  }
}
