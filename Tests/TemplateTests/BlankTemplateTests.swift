import Cells
import Facts
import Findings
import Reconciliation
import Schema
import SchemaFiles
import SheetPlan
import Templates
import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

@Suite("The blank template")
struct BlankTemplateTests {
  /// Findings about structure, identity and single values, one line each.
  static func structural(_ one: ReconciledReturn) -> [String] {
    one.findings.filter { "FSIT".contains($0.code.first ?? "?") }.map {
      "\($0.code) \($0.sheet ?? "")!\($0.cell ?? ""): \($0.message.english)"
    }
  }

  @Test(
    "Filled in and read again, every value is exact and nothing is wrong with its structure",
    arguments: TemplateSchema.forms + TemplateSchema.grids)
  func roundTrip(schema: TemplateSchema) throws {
    var filled = try FilledTemplate(schema.yaml, unit: "904")
    try filled.fillAll()
    let one = try filled.reconciled()
    #expect(Self.structural(one) == [])
    #expect(filled.differences(in: one) == [])
    #expect(one.content.cells.isConserved && one.content.cells.unrecognised == 0)
    let lines = one.content.facts.subUnits.filter { $0.unit == nil }.map(\.code)
    #expect(
      lines.allSatisfy { line in filled.typed.keys.contains { $0.row == line } },
      "lines left blank are no rows")
  }

  @Test(
    "The column of notes that the schema does not name is called in the campaign's language, and is read",
    arguments: [("vi", "Ghi chú"), ("en", "Notes")])
  func usualNotes(language: String, heading: String) throws {
    let schema = TemplateSchema(
      "notes",
      layouts:
        "- {code: f, sheet: Form, kind: form, columns: {label: Item, value: Now}, unit_cell: {label: Unit}}",
      indicators: "- {code: A01, label: Sessions, type: count}", campaign: "language: \(language)")
    var filled = try FilledTemplate(schema.yaml, unit: "904")
    let sheet = try filled.sheet("Form")
    let texts = filled.workbook.texts
    let column = try #require(
      sheet.cells.first { $0.kind == .text && texts[$0.text] == heading }?.reference.column)
    try filled.fillAll()
    let place = try #require(filled.template.places.values.first?.cell)
    try filled.set(.text("estimated"), at: CellReference(row: place.row, column: column), on: "Form")
    let one = try filled.reconciled()
    let table = one.content.facts
    #expect(table.facts.compactMap { table.text(at: $0.note) } == ["estimated"])
    #expect(Self.structural(one) == [])
  }

  @Test("Limits are asked of what is returned now, not of plans and sums; none of them is below 0")
  func limits() throws {
    let yaml = try #require(TemplateSchema.forms.first { $0.yaml.contains("measure: plan") }).yaml
      .replacing("type: count, measures: [now, plan]", with: "type: count, max: 50, measures: [now, plan]")
    try #require(yaml.contains("max: 50"))
    let filled = try FilledTemplate(yaml, unit: "904")
    let indicator = try #require(filled.schema.indicators.firstIndex { $0.code == "A04" })
    func rule(_ measure: String) throws -> ValidationKind? {
      let place = try #require(
        filled.template.places[FigureKey(indicator: indicator, measure: measure, row: nil)])
      let sheet = try #require(filled.template.plan.sheets.first { $0.name == place.sheet })
      return sheet.validations.first {
        $0.range.rows.contains(place.cell.row) && $0.range.columns.contains(place.cell.column)
      }?.rule
    }
    #expect(try rule("now") == .whole(min: 0, max: 50))
    #expect(try rule("plan") == .whole(min: 0, max: nil))
  }

  @Test(
    "Left blank it is a return that says nothing, and nothing is wrong with it",
    arguments: TemplateSchema.forms + TemplateSchema.grids)
  func blank(schema: TemplateSchema) throws {
    let one = try FilledTemplate(schema.yaml, unit: "904").reconciled()
    #expect(Self.structural(one) == [])
    #expect(one.content.facts.facts.allSatisfy { $0.state == .blank })
    #expect(one.content.cells.unrecognised == 0 && one.content.cells.fact == 0)
    #expect(one.content.stamp?.role == "template" && one.content.stamp?.unit == "904")
  }

  @Test(
    "Every unit of the sample campaign gets a template that comes back without a word",
    arguments: ["899", "912", "DK", "CDKG"])
  func sample(unit: String) throws {
    let yaml = try String(
      contentsOfFile: Golden.root + "/Samples/kien-giang-2020-4/schema.yaml", encoding: .utf8)
    var filled = try FilledTemplate(yaml, unit: unit)
    try filled.fillAll()
    let one = try filled.reconciled()
    #expect(Self.structural(one) == [])
    #expect(filled.differences(in: one) == [])
  }
}
