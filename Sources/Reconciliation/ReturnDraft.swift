internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// A return in the making: its facts, its findings, and where its tables lie.
final class ReturnDraft {
  /// The schema.
  let compiled: CompiledSchema
  /// The unit: a position in `CampaignSchema.units`; nil where it is not known.
  let unit: Int?
  /// The return.
  var content: Return
  /// What was found.
  var findings: [Finding] = []
  /// The printed totals of grids: facts of the unit itself, with the cells of the total row.
  var printedTotals: [Fact] = []
  /// The totals that a grid prints over the rows of several units, with the sheet that they stand on.
  var grandTotals: [(fact: Fact, sheet: SheetView)] = []
  /// The figures of units below that have two rows, where the rows differ, with what both say.
  var repeatedFigures: [(unit: Int, indicator: Int, measure: String, text: String)] = []
  /// The tables' areas by sheet.
  var areas: [Int: [TableArea]] = [:]
  /// Whether the unit is asked each indicator, by its position in the schema; of an unknown unit all are.
  let asked: [Bool]
  /// Positions in `content.facts.files` and, by the sheets' positions, of their names in `texts`; −1: not asked yet.
  private let file: Int32
  private var sheetTexts: [Int32] = []

  /// A return of a unit.
  init(_ compiled: CompiledSchema, file: String, unit: Int?) {
    self.compiled = compiled
    self.unit = unit
    asked = compiled.asked(of: unit)
    content = Return(file: file)
    content.unit = unit
    self.file = content.facts.file(file)
  }

  /// Where a table lies on its sheet, and what of it is known.
  struct TableArea {
    /// The first heading row to the last row of the table, over the heading columns.
    var rows: ClosedRange<Int>, columns: ClosedRange<Int>
    /// The first row below the heading.
    var firstDataRow: Int
    /// The headings of columns that the layout does not know.
    var unknownColumns: [Int: String] = [:]
    /// For rows that were not recognised: the text of the row, and the most alike indicator that is missing.
    var rowTexts: [Int: String] = [:]
    var nearest: [Int: String] = [:]
    /// For rows of indicators that are asked: the label.
    var indicatorRows: [Int: String] = [:]
    /// Rows that were not recognised between two that follow one another in the template: somebody put them in.
    var insertedRows: Set<Int> = []
    /// Whether its rows are units, rather than indicators.
    var isOfUnits = false
    /// The columns in which figures stand: a finding about a row points there.
    var valueColumns: [Int] = []
  }

  /// The code of the unit.
  var unitCode: String? { unit.map { compiled.schema.units[$0].code } }

  /// A fact that stands in a cell, or would stand there; without a row there is no such cell.
  func fact(
    _ value: ReadValue, indicator: Int, measure: String, subUnit: Int = -1, sheet: SheetView?, row: Int = 0,
    column: Int = 0
  ) -> Fact {
    var fact = Fact(
      unit: unit ?? 0, indicator: indicator, measure: content.facts.measure(measure), subUnit: subUnit)
    fact.state = value.state
    fact.qualifier = value.qualifier
    fact.flags = value.flags
    fact.value = value.value
    if let text = value.text { fact.text = content.facts.text(text) }
    if let sheet, row > 0, column > 0 {
      fact.file = file
      fact.sheet = sheetText(sheet)
      fact.row = Int32(truncatingIfNeeded: row)
      fact.column = Int32(truncatingIfNeeded: column)
      if sheet.isHidden || sheet.isHidden(row: row) || sheet.isHidden(column: column) {
        fact.flags.insert(.hidden)
      }
    }
    return fact
  }

  /// The position of a sheet's name in the texts.
  private func sheetText(_ sheet: SheetView) -> Int32 {
    let position = sheet.sheet.index
    while sheetTexts.count <= position { sheetTexts.append(-1) }
    if sheetTexts[position] < 0 { sheetTexts[position] = content.facts.text(sheet.sheet.name) }
    return sheetTexts[position]
  }

  /// Adds a finding with its place: file, unit and round always, the rest where it is given.
  func add(
    _ rule: RuleDescription, severity: Severity? = nil, _ message: FindingMessage, sheet: SheetView? = nil,
    row: Int? = nil, column: Int? = nil, indicator: Int? = nil, measure: String? = nil,
    edit: (inout Finding) -> Void = { _ in }
  ) {
    var finding = Finding(rule, severity: severity, message: message)
    finding.file = content.file
    finding.unit = unitCode
    finding.round = compiled.round?.code
    finding.sheet = sheet?.sheet.name
    if let row, let column { finding.cell = CellReference(row: row, column: column).description }
    if let indicator {
      let code = compiled.schema.indicators[indicator].code
      finding.indicator = code
      finding.measure = measure ?? "now"
      finding.indicators = [(measure ?? "now") == "now" ? code : "\(code)[\(measure ?? "now")]"]
    }
    edit(&finding)
    findings.append(finding)
  }

  /// Adds the findings of a value's doubts.
  func add(
    doubtsOf value: ReadValue, indicator: Int, measure: String, subUnit: String? = nil, sheet: SheetView,
    row: Int,
    column: Int
  ) {
    for doubt in value.doubts {
      let place = ValuePlace(
        round: compiled.round?.code, unit: unitCode, subUnit: subUnit,
        indicator: compiled.schema.indicators[indicator].code,
        measure: measure, file: content.file, sheet: sheet.sheet.name,
        cell: CellReference(row: row, column: column).description)
      findings.append(ValueRules.finding(for: doubt, value: value, at: place, schema: compiled.schema))
    }
  }
}
