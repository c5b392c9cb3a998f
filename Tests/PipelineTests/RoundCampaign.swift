import Pipeline
import TestSupport

#if canImport(Foundation)
  import Foundation
#endif

/// A campaign of two rounds, two units and two counts in a folder of its own.
struct RoundCampaign {
  let folder: TemporaryFolder
  /// How many cores its runs take; nil: as many as help, which is one.
  var jobs: Int?

  /// Its schema.
  static let schema = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    rounds:
      - {code: "2020-1", title: Đợt 1, date: 2020-01-31}
      - {code: "2020-2", title: Đợt 2, date: 2020-04-30}
    current: "2020-1"
    units:
      - {code: P, name: Tỉnh A}
      - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
      - {code: "02", name: Huyện Hai, level: district, parent: P, reports: true}
    layouts:
      - {code: form, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}
    indicators:
      - {code: A, label: Số cuộc, type: count, required: true, soft_max: 100}
      - {code: B, label: Số người, type: count}
    """

  /// Both units return, the first figures being these.
  init(_ first: Double, _ second: Double) throws {
    folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "schema.yaml")
    try write(first, unit: "Huyện Một", to: "1.xlsx")
    try write(second, unit: "Huyện Hai", to: "2.xlsx")
  }

  /// Writes a return.
  func write(_ value: Double, unit: String, to name: String) throws {
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text(unit), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "B4": .number(value), "A5": .text("Số người"), "B5": .number(7),
    ]
    try folder.write(WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: name)
  }

  /// What runs and commands are asked, at a fixed moment.
  func options(round: String? = nil, restates: Bool = false) -> ConsolidationOptions {
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-02-11T08:00"
    options.round = round
    options.restates = restates
    options.jobs = jobs
    return options
  }
  /// Consolidates.
  @discardableResult
  func run(round: String? = nil, restates: Bool = false) throws -> RunReport {
    try ConsolidationRun.consolidate(options(round: round, restates: restates))
  }
  /// The text of a file below the folder.
  func text(of name: String) throws -> String {
    try String(decoding: folder.contents(of: name), as: UTF8.self)
  }
}
