internal import Cells
internal import Schema
internal import VietnameseText

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

  /// Whether what stands in the column of units of measure is a figure and no unit: a number, or a text that begins with one.
  /// Powers of ten begin units, as in "1.000 con", and so may what the schema itself calls a unit.
  func isTypedUnit(_ index: Int) -> Bool {
    guard sheet.sheet.cells[index].kind == .text else { return true }
    let form = sheet.form(index)
    // No letter of ASCII is a number; most units begin with one, and what a character is takes long to tell.
    guard let byte = form.plain.utf8.first, byte < 0x41 || byte >= 0x80,
      form.plain.first?.isNumber == true, form.unitOfMeasure == nil
    else { return false }
    let digits = form.plain.prefix { $0.isNumber || $0 == "." || $0 == "," }.filter(\.isNumber)
    if digits.first == "1", digits.dropFirst().allSatisfy({ $0 == "0" }) { return false }
    return !plan.indicators.contains { schema.indicators[$0].unit.map(TextKey.folded) == form.folded }
  }

  /// Leaves a number in the place of a label to be said, where no row of the form has such a number: somebody typed over a
  /// title.
  func reopenLabel(of row: Row) {
    for column in row.columns.label {
      guard let index = sheet.filledIndex(row: row.row, column: column),
        sheet.sheet.cells[index].kind == .number,
        sheet.sheet.cells[index].number > Double(plan.index.count + 20)
      else { continue }
      sheet.mark(index, .open)
    }
  }
}
