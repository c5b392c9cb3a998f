internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Recomputes the simple formulas of the sheets that hold tables.
struct FormulaChecks {
  /// The return.
  let draft: ReturnDraft
  /// The sheet.
  let sheet: SheetView
  /// The figures of the return on this sheet, by their cells.
  private let facts: [CellReference: Fact]

  private var schema: CampaignSchema { draft.compiled.schema }

  /// Checks of a sheet whose tables were read.
  init(draft: ReturnDraft, sheet: SheetView) {
    self.draft = draft
    self.sheet = sheet
    var facts: [CellReference: Fact] = [:]
    if !sheet.sheet.formulas.isEmpty {
      for fact in draft.content.facts.facts
      where fact.hasCell && draft.content.facts.text(at: fact.sheet) == sheet.sheet.name {
        facts[CellReference(row: Int(fact.row), column: Int(fact.column))] = fact
      }
    }
    self.facts = facts
  }

  /// F007 for every simple formula of the sheet, F010 for those of totals.
  func run(totalRows: [Int], rows: [Int]) {
    let areas = draft.areas[sheet.sheet.index] ?? []
    for (index, cell) in sheet.sheet.cells.enumerated() where cell.flags.contains(.formula) {
      let place = cell.reference
      guard let (formula, text) = SimpleFormula.behind(place, on: sheet.sheet), formula.isArithmetic,
        !formula.covers(place)
      else { continue }
      checkValue(formula, text: text, index: index)
      checkRange(
        formula, text: text, place: place, areas: areas, isTotalRow: totalRows.contains(place.row), rows: rows
      )
    }
  }

  /// Whether the stored result is what the cells come to.
  private func checkValue(_ formula: SimpleFormula, text: String, index: Int) {
    let cell = sheet.sheet.cells[index]
    guard cell.kind == .number, let recomputed = formula.value(on: sheet) else { return }
    guard abs(recomputed - cell.number) > 1e-9 * max(abs(recomputed), abs(cell.number), 1) else { return }
    let fact = facts[cell.reference]
    draft.add(
      StaleFormulaRule.description,
      StaleFormulaRule.message(stored: cell.number, recomputed: recomputed, formula: text), sheet: sheet,
      row: Int(cell.row), column: Int(cell.column), indicator: fact.map { Int($0.indicator) },
      measure: fact.map { draft.content.facts.measures[Int($0.measure)] }
    ) {
      $0.value = cell.number
      $0.expected = recomputed
      $0.suggestion = recomputed
      $0.subUnit = fact.flatMap { $0.subUnit >= 0 ? draft.content.facts.subUnits[Int($0.subUnit)].code : nil }
    }
  }

  /// Whether the formula leaves out figures that belong to it: parts of its indicator, rows of the grid, or a row that
  /// was inserted right before or behind its range.
  private func checkRange(
    _ formula: SimpleFormula, text: String, place: CellReference, areas: [ReturnDraft.TableArea],
    isTotalRow: Bool,
    rows: [Int]
  ) {
    // Only ranges can be too short; a chain of single cells is somebody's choice.
    let ranges = formula.terms.filter { $0.operation != .cell }.flatMap(\.ranges)
    guard ranges.contains(where: { $0.first != $0.last }),
      ranges.allSatisfy({ $0.columns == place.column...place.column })
    else { return }
    var left: [Int] = []
    if isTotalRow {
      left = rows.filter { row in
        isFigure(row: row, column: place.column) && !covers(formula, row: row, column: place.column)
      }
      if left.count * 2 > rows.count { left = [] }
    } else if let fact = facts[place], fact.subUnit < 0 {
      let code = schema.indicators[Int(fact.indicator)].code
      let parts = schema.indicators.indices.filter {
        schema.indicators[$0].parent == code && schema.indicators[$0].relation == .part
      }
      let places = facts.filter {
        $0.key.column == place.column && parts.contains(Int($0.value.indicator)) && $0.value.subUnit < 0
      }
      let covered = places.filter { formula.covers($0.key) }
      if !covered.isEmpty {
        left = places.keys.filter { !formula.covers($0) && isFigure(row: $0.row, column: $0.column) }.map(
          \.row)
      }
      for range in ranges {
        for row in [range.first.row - 1, range.last.row + 1]
        where row != place.row && facts[CellReference(row: row, column: place.column)] == nil {
          let isInserted = areas.contains { $0.insertedRows.contains(row) }
          if isInserted, isFigure(row: row, column: place.column),
            !covers(formula, row: row, column: place.column)
          {
            left.append(row)
          }
        }
      }
    }
    let cells = Set(left).sorted().map { CellReference(row: $0, column: place.column).description }
    guard !cells.isEmpty else { return }
    let fact = facts[place]
    draft.add(
      ShortRangeRule.description, ShortRangeRule.message(formula: text, left: cells), sheet: sheet,
      row: place.row,
      column: place.column, indicator: fact.map { Int($0.indicator) },
      measure: fact.map { draft.content.facts.measures[Int($0.measure)] }
    ) { $0.normalisedText = text }
  }

  /// Whether a formula refers to a cell.
  private func covers(_ formula: SimpleFormula, row: Int, column: Int) -> Bool {
    formula.covers(CellReference(row: row, column: column))
  }

  /// Whether a number other than zero stands in a cell.
  private func isFigure(row: Int, column: Int) -> Bool {
    guard let index = sheet.index(row: row, column: column) else { return false }
    return sheet.sheet.cells[index].kind == .number && sheet.sheet.cells[index].number != 0
  }
}
