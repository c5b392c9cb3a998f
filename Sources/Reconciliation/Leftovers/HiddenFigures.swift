internal import Cells
internal import Facts
internal import Findings

/// Figures that nobody sees on the sheet.
enum HiddenFigures {
  /// One finding for each hidden sheet, row or column that holds figures of a return.
  static func add(to draft: ReturnDraft, sheets: [SheetView]) {
    let table = draft.content.facts
    let hidden = table.facts.filter { $0.flags.contains(.hidden) && $0.hasCell && $0.state != .blank }
    guard !hidden.isEmpty else { return }
    for sheet in sheets {
      let own = hidden.filter { table.text(at: $0.sheet) == sheet.sheet.name }
      guard let first = own.first else { continue }
      if sheet.isHidden {
        draft.add(
          HiddenContentRule.description, HiddenContentRule.message(.sheet, cells: own.count), sheet: sheet,
          row: Int(first.row), column: Int(first.column)
        ) { $0.normalisedText = sheet.sheet.name }
        continue
      }
      let inColumns = own.filter { sheet.isHidden(column: Int($0.column)) }
      let inRows = own.filter { !sheet.isHidden(column: Int($0.column)) }
      for (row, facts) in Dictionary(grouping: inRows, by: { Int($0.row) }).sorted(by: { $0.key < $1.key }) {
        add(.row(row), facts, to: draft, sheet: sheet)
      }
      for (column, facts) in Dictionary(grouping: inColumns, by: { Int($0.column) }).sorted(by: {
        $0.key < $1.key
      }) {
        add(.column(CellReference.letters(ofColumn: column)), facts, to: draft, sheet: sheet)
      }
    }
  }

  /// A finding for a row or column.
  private static func add(
    _ place: HiddenContentRule.Place, _ facts: [Fact], to draft: ReturnDraft, sheet: SheetView
  ) {
    guard let first = facts.min(by: { ($0.row, $0.column) < ($1.row, $1.column) }) else { return }
    let indicators = Set(facts.map(\.indicator))
    draft.add(
      HiddenContentRule.description, HiddenContentRule.message(place, cells: facts.count), sheet: sheet,
      row: Int(first.row), column: Int(first.column),
      indicator: indicators.count == 1 ? Int(first.indicator) : nil
    ) { finding in
      finding.normalisedText = "\(sheet.sheet.name) \(place)"
      if indicators.count == 1, first.subUnit >= 0 {
        finding.subUnit = draft.content.facts.subUnits[Int(first.subUnit)].code
      }
    }
  }
}
