package import Facts
package import Schema

/// Builds the facts of a round, cell by cell, and completes them as a run does: one fact for each reporting unit, measure
/// and indicator that applies. Figures stand at made-up cells, so that findings have a place.
package struct FactBuilder {
  private let schema: CampaignSchema
  private let measures: [String]
  private var given: [Key: Given] = [:]
  private var rows: [String: [String]] = [:]
  private var leftOut: Set<String> = []
  private struct Key: Hashable {
    let unit: String, subUnit: String, indicator: String, measure: String
  }
  private struct Given {
    var state: FactState
    var value: Double
    var text: String?
    var flags: FactFlags = []
    var qualifier: FactQualifier = .none
  }

  /// Facts of a schema, blank until they are set.
  package init(_ schema: CampaignSchema, measures: [String] = ["now"]) {
    self.schema = schema
    self.measures = measures
  }

  /// Sets a figure; 0 becomes the state zero.
  package mutating func set(
    _ unit: String, _ indicator: String, _ value: Double, measure: String = "now", row: String = "",
    flags: FactFlags = [], qualifier: FactQualifier = .exact
  ) {
    keep(
      unit, indicator, measure, row,
      Given(state: value == 0 ? .zero : .number, value: value, flags: flags, qualifier: qualifier))
  }
  /// Sets another state, with the text of its cell.
  package mutating func set(
    _ unit: String, _ indicator: String, _ state: FactState, text: String? = nil, measure: String = "now",
    row: String = ""
  ) { keep(unit, indicator, measure, row, Given(state: state, value: .nan, text: text)) }
  /// Sets several figures of a unit.
  package mutating func set(_ unit: String, _ figures: KeyValuePairs<String, Double>, row: String = "") {
    for (indicator, value) in figures { set(unit, indicator, value, row: row) }
  }
  /// Takes a figure away: its cell is blank.
  package mutating func clear(_ unit: String, _ indicator: String, measure: String = "now", row: String = "")
  {
    set(unit, indicator, .blank, measure: measure, row: row)
  }
  /// Takes a row of a grid away altogether: its facts are blank and stand in no cell.
  package mutating func leaveOut(row: String) { leftOut.insert(row) }
  private mutating func keep(
    _ unit: String, _ indicator: String, _ measure: String, _ row: String, _ value: Given
  ) {
    given[Key(unit: unit, subUnit: row, indicator: indicator, measure: measure)] = value
    if !row.isEmpty, rows[unit]?.contains(row) != true { rows[unit, default: []].append(row) }
  }

  /// The complete table. An indicator that only grids hold is joined from its rows.
  package func table() -> FactTable {
    var table = FactTable()
    for measure in measures { _ = table.measure(measure) }
    var subUnits: [String: Int] = [:]
    for unit in schema.reportingUnits {
      let code = schema.units[unit].code
      let file = table.file("\(code).xlsx")
      for row in [""] + (rows[code] ?? []) {
        if !row.isEmpty {
          subUnits["\(code)|\(row)"] = table.subUnits.count
          let place = schema.units.firstIndex { $0.code == row }
          table.subUnits.append(SubUnit(code: row, unit: place, label: row))
        }
        for (indicator, asked) in schema.indicators.enumerated() where asked.applies(to: schema.units[unit]) {
          if !row.isEmpty, !isInGrid(asked) { continue }
          for (number, measure) in measures.enumerated() where asked.measures?.contains(measure) ?? true {
            var fact = Fact(
              unit: unit, indicator: indicator, measure: number, subUnit: subUnits["\(code)|\(row)"] ?? -1)
            let key = Key(unit: code, subUnit: row, indicator: asked.code, measure: measure)
            fill(&fact, given[key], &table)
            fact.file = file
            fact.sheet = table.text(row.isEmpty ? "Biểu 1" : "Biểu 2")
            fact.row = Int32(10 + indicator + (row.isEmpty ? 0 : 100 * (subUnits["\(code)|\(row)"] ?? 0)))
            fact.column = Int32(4 + number)
            if leftOut.contains(row) { (fact.file, fact.sheet, fact.row, fact.column) = (-1, -1, 0, 0) }
            if row.isEmpty, isInGrid(asked), !isInForm(asked), given[key] == nil {
              join(&fact, code, asked, measure)
            }
            table.facts.append(fact)
          }
        }
      }
    }
    return table
  }

  private func isInGrid(_ indicator: Indicator) -> Bool { isIn(.grid, indicator) }
  private func isInForm(_ indicator: Indicator) -> Bool { isIn(.form, indicator) }
  private func isIn(_ kind: LayoutKind, _ indicator: Indicator) -> Bool {
    indicator.layouts.contains { code in schema.layouts.contains { $0.code == code && $0.kind == kind } }
  }
  private func fill(_ fact: inout Fact, _ given: Given?, _ table: inout FactTable) {
    guard let given else { return }
    fact.state = given.state
    fact.value = given.value
    fact.flags = given.flags
    fact.qualifier = given.qualifier
    if let text = given.text { fact.text = table.text(text) }
  }
  private func join(_ fact: inout Fact, _ unit: String, _ indicator: Indicator, _ measure: String) {
    fact.flags.insert(.joined)
    (fact.file, fact.sheet, fact.row, fact.column) = (-1, -1, 0, 0)
    let values = (rows[unit] ?? []).compactMap { row -> Double? in
      let found = given[Key(unit: unit, subUnit: row, indicator: indicator.code, measure: measure)]
      return found.flatMap { $0.state.isFigure ? $0.value : nil }
    }
    guard indicator.aggregate == .sum, !values.isEmpty else { return }
    fact.value = values.reduce(0, +)
    fact.state = fact.value == 0 ? .zero : .number
    fact.qualifier = .exact
  }
}
