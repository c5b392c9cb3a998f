internal import Cells
internal import Schema

/// Figures that stand beside the cell where they are asked.
extension FormReader {
  /// Whether a note is a lone number beside values that are all blank: the figure, a column too far to the right.
  func isStray(_ note: Int, in row: Row) -> Bool {
    guard row.values.allSatisfy({ $0.map(sheet.isBlank) ?? true }) else { return false }
    switch sheet.sheet.cells[note].kind {
    case .number: return true
    case .text:
      let text = sheet.form(note).plain
      return text.contains(where: \.isNumber) && text.allSatisfy { $0.isNumber || ".,".contains($0) }
    default: return false
    }
  }

  /// Leaves a number in the column of running numbers to be said, where it can only be the figure: the values are blank, and
  /// it is no number that a row of the form could have.
  func reopenNumber(of row: Row, indicator: Int) {
    guard let column = row.columns.number, let index = sheet.filledIndex(row: row.row, column: column),
      sheet.sheet.cells[index].kind == .number, row.values.allSatisfy({ $0.map(sheet.isBlank) ?? true }),
      sheet.sheet.cells[index].number > Double(plan.index.count + 20),
      row.labelled.number != plan.index.numbers[indicator]
    else { return }
    sheet.mark(index, .open)
  }
}
