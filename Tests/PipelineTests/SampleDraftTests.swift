import Cells
import Findings
import Foundation
import Pipeline
import Schema
import SchemaDrafting
import SchemaFiles
import TestSupport
import Testing
import VietnameseText
import WorkbookReading

@Suite("A schema drafted from a sample's own workbooks consolidates it")
struct SampleDraftTests {
  /// What the template is taken from.
  enum Source: CaseIterable {
    /// A return with everything taken out that its unit typed.
    case emptied
    /// Three returns as they came.
    case returns
  }
  private static let sample = Golden.root + "/Samples/kien-giang-2020-3"
  private static let returns = ["Rach Gia.xlsx", "Zalo/bc an minh.xlsx", "Truc thuoc/Quan su tinh.xlsx"]

  /// The changes that staff have to make to a draft, each in its own line.
  private static let corrections: [(why: String, apply: @Sendable (inout CampaignSchema) -> Void)] = [
    (
      "the other name under which the sheets come",
      { schema in
        for index in schema.layouts.indices {
          let number = schema.layouts[index].kind == .form ? 1 : 2
          schema.layouts[index].sheet = [.text("Biểu \(number)"), .text("Mẫu \(number)")]
        }
      }
    ),
    (
      "the number of communes is asked of districts only",
      { schema in
        for index in schema.indicators.indices where schema.indicators[index].label.hasPrefix("Số xã, phường")
        {
          schema.indicators[index].appliesTo = ["district"]
        }
      }
    ),
  ]

  @Test("With at most five corrections every total is right", arguments: Source.allCases)
  func totals(source: Source) throws {
    let given = try SchemaFile.read(path: Self.sample + "/schema.yaml").schema
    var options = SchemaDraftOptions(fileName: "mau")
    options.source = given
    let workbooks: [Workbook]
    switch source {
    case .emptied: workbooks = [try Self.emptied(Self.returns[0])]
    case .returns:
      workbooks = try Self.returns.map { try WorkbookReader.readWorkbook(path: Self.sample + "/" + $0) }
    }
    var schema = try SchemaDrafter.draft(workbooks, options).schema
    for correction in Self.corrections { correction.apply(&schema) }
    #expect(Self.corrections.count <= 5)

    let folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.sample)
    where !["output", "history", "expected", "schema.yaml"].contains(name) {
      try FileManager.default.copyItem(atPath: Self.sample + "/" + name, toPath: folder.path + "/" + name)
    }
    try folder.write(SchemaYAMLWriter.yaml(of: schema), to: "schema.yaml")
    var run = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    run.asOf = "2020-09-06"
    let result = try ConsolidationRun.consolidate(run).result
    #expect(result.missingUnits.isEmpty)

    // The draft's codes are its own: indicators are the same where section and label are.
    func key(_ indicator: Indicator, _ schema: CampaignSchema) -> String {
      let title = schema.sections.first { $0.code == indicator.section }?.title ?? ""
      return TextKey.toned(title) + "|" + TextKey.toned(indicator.label)
    }
    let codes = Dictionary(uniqueKeysWithValues: given.indicators.map { ($0.code, key($0, given)) })
    var found: [String: String] = [:]
    for total in result.totals where total.measure == "now" {
      let indicator = result.schema.indicators[total.indicator]
      guard let figure = total.total else { continue }
      found[key(indicator, result.schema)] = "\(NumberText.plain(figure)) \(total.units)/\(total.expected)"
    }
    let expected = try String(contentsOfFile: Self.sample + "/expected/totals.txt", encoding: .utf8)
    for line in expected.split(separator: "\n") {
      guard let space = line.firstIndex(of: " "), let key = codes[String(line[..<space])] else { continue }
      #expect(found[key] == String(line[line.index(after: space)...]), "\(line[..<space]) \(key)")
    }
    let errors = result.findings.filter { $0.severity < .info }.map {
      "\($0.code) \($0.indicator ?? "") \($0.unit ?? ""): \($0.message.english)"
    }
    #expect(errors.isEmpty, "\(errors.prefix(20).joined(separator: "\n"))")
  }

  @Test("All returns of a sample give a schema that consolidates them as it is, units and sub-units included")
  func everything() throws {
    let folder = try TemporaryFolder()
    let source = URL(fileURLWithPath: Self.sample)
    let names = FileManager.default.enumerator(atPath: Self.sample)?.compactMap { $0 as? String } ?? []
    let returns = names.filter { $0.hasSuffix(".xlsx") && !$0.contains("~$") && !$0.hasPrefix("output") }
      .sorted()
    #expect(returns.count == 22)
    for (index, name) in returns.enumerated() {
      try folder.write(Array(Data(contentsOf: source.appendingPathComponent(name))), to: "\(index + 1).xlsx")
    }
    var options = TemplateDraft.Options(
      templates: returns.indices.map { FilePath(folder.path + "/\($0 + 1).xlsx") })
    options.output = FilePath(folder.path + "/schema.xlsx")
    options.code = "TNTN-2020"
    _ = try TemplateDraft.write(options)
    #expect(throws: RunError.self) { _ = try TemplateDraft.write(options) }
    var run = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    run.asOf = "2020-09-06"
    let result = try ConsolidationRun.consolidate(run).result
    #expect(!result.findings.contains { $0.severity < .info })
    let figures = Set(result.totals.compactMap { $0.total.map { NumberText.plain($0) } })
    for figure in ["167", "7063", "688", "400", "5087"] { #expect(figures.contains(figure), "\(figure)") }
  }

  /// A return without what its unit typed: figures, remarks, names, and what stands beside a label with a colon.
  private static func emptied(_ name: String) throws -> Workbook {
    var workbook = try WorkbookReader.readWorkbook(path: sample + "/" + name)
    for index in workbook.sheets.indices {
      let texts = workbook.texts
      let isForm = index == 0
      workbook.sheets[index].cells.removeAll { cell in
        let (row, column) = (Int(cell.row), Int(cell.column))
        if isForm {
          return (row > 13 && column >= 4 && row < 62) || (column == 3 && (row == 9 || row == 10)) || row > 64
        }
        return row > 6 && !(texts[cell.text] == "Tổng cộng") || row == 2
      }
    }
    return workbook
  }
}
