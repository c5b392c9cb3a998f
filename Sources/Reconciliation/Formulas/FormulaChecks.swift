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
  private var schema: CampaignSchema { draft.compiled.schema }

  /// Checks of a sheet whose tables were read.
  init(draft: ReturnDraft, sheet: SheetView) {
    self.draft = draft
    self.sheet = sheet
  }

  /// The figure that stands in a cell; nil where none does. Asked for few cells, so that no index pays.
  private func fact(at place: CellReference) -> Fact? { fact(at: place, among: draft.content.facts.facts) }
  private func fact(at place: CellReference, among facts: [Fact]) -> Fact? {
    facts.first {
      $0.row == Int32(truncatingIfNeeded: place.row) && $0.column == Int32(truncatingIfNeeded: place.column)
        && draft.content.facts.text(at: $0.sheet) == sheet.sheet.name
    }
  }

  /// What a finding about the formula in a cell names beside the cell: the figure's indicator and measure, and its row. A total
  /// that a grid prints is none of the figures; its row is called as it is labelled there, which tells it from the form's figure.
  private func subject(at place: CellReference, totalRows: [Int: String]) -> (
    indicator: Int?, measure: String?, row: String?
  ) {
    let own = fact(at: place)
    guard let fact = own ?? fact(at: place, among: draft.printedTotals) else { return (nil, nil, nil) }
    let row = fact.subUnit >= 0 ? draft.content.facts.subUnits[Int(fact.subUnit)].code : nil
    return (
      Int(fact.indicator), draft.content.facts.measures[Int(fact.measure)],
      own == nil ? totalRows[place.row].flatMap { $0.isEmpty ? nil : $0 } : row
    )
  }

  /// F007 for every simple formula of the sheet, F010 for those of totals.
  /// - Parameter totalRows: what the rows of totals are called, by the row.
  func run(totalRows: [Int: String], rows: [Int]) {
    let areas = draft.areas[sheet.sheet.index] ?? []
    for (index, cell) in sheet.sheet.cells.enumerated() where cell.flags.contains(.formula) {
      let place = cell.reference
      guard let (formula, text) = sheet.session.formula(behind: place, on: sheet.sheet), formula.isArithmetic,
        !formula.covers(place)
      else { continue }
      checkValue(formula, text: text, index: index, totalRows: totalRows)
      checkRange(formula, text: text, place: place, areas: areas, totalRows: totalRows, rows: rows)
    }
  }

  /// Whether the stored result is what the cells come to.
  private func checkValue(_ formula: SimpleFormula, text: String, index: Int, totalRows: [Int: String]) {
    let cell = sheet.sheet.cells[index]
    guard cell.kind == .number, let recomputed = formula.value(on: sheet) else { return }
    guard abs(recomputed - cell.number) > 1e-9 * max(abs(recomputed), abs(cell.number), 1) else { return }
    let subject = subject(at: cell.reference, totalRows: totalRows)
    draft.add(
      StaleFormulaRule.description,
      StaleFormulaRule.message(stored: cell.number, recomputed: recomputed, formula: text), sheet: sheet,
      row: Int(cell.row), column: Int(cell.column), indicator: subject.indicator, measure: subject.measure
    ) {
      $0.value = cell.number
      $0.expected = recomputed
      $0.suggestion = recomputed
      $0.subUnit = subject.row
    }
  }

  /// Whether the formula leaves out figures that belong to it: parts of its indicator, rows of the grid, or a row that
  /// was inserted right before or behind its range.
  private func checkRange(
    _ formula: SimpleFormula, text: String, place: CellReference, areas: [ReturnDraft.TableArea],
    totalRows: [Int: String], rows: [Int]
  ) {
    // Only ranges can be too short; a chain of single cells is somebody's choice.
    let ranges = formula.terms.filter { $0.operation != .cell }.flatMap(\.ranges)
    guard !ranges.isEmpty, ranges.allSatisfy({ $0.columns == place.column...place.column }) else { return }
    var left: [Int] = []
    if totalRows[place.row] != nil {
      left = rows.filter { isLeftOut($0, of: formula, column: place.column) }
      if left.count * 2 > rows.count { left = [] }
    } else if let fact = fact(at: place), fact.subUnit < 0 {
      let code = schema.indicators[Int(fact.indicator)].code
      let parts = draft.content.facts.facts.filter { part in
        let indicator = schema.indicators[Int(part.indicator)]
        return indicator.parent == code && indicator.relation == .part && part.subUnit < 0
          && part.sheet == fact.sheet
          && part.column == fact.column && part.row > 0
      }
      let rows = parts.map { Int($0.row) }
      if rows.contains(where: { covers(formula, row: $0, column: place.column) }) {
        left = rows.filter { isLeftOut($0, of: formula, column: place.column) }
      }
      let inserted = areas.reduce(into: Set<Int>()) { $0.formUnion($1.insertedRows) }
      for row in ranges.flatMap({ [$0.first.row - 1, $0.last.row + 1] })
      where inserted.contains(row) && isLeftOut(row, of: formula, column: place.column) {
        left.append(row)
      }
    }
    if left.isEmpty { return }
    let cells = Set(left).sorted().map { CellReference(row: $0, column: place.column).description }
    let subject = subject(at: place, totalRows: totalRows)
    draft.add(
      ShortRangeRule.description, ShortRangeRule.message(formula: text, left: cells), sheet: sheet,
      row: place.row, column: place.column, indicator: subject.indicator, measure: subject.measure
    ) {
      $0.subUnit = subject.row
      $0.normalisedText = text
    }
  }

  /// Whether a figure stands in a cell to which a formula does not refer.
  private func isLeftOut(_ row: Int, of formula: SimpleFormula, column: Int) -> Bool {
    !covers(formula, row: row, column: column) && isFigure(row: row, column: column)
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
