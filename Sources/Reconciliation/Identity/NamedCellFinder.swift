internal import Cells
internal import Schema
internal import VietnameseText

/// A value that stands beside its label: the reporting unit, the round, the unit of measure of the whole table.
struct NamedValue {
  /// What it says; empty where the place is blank.
  var text: String
  /// Its number, where the cell is one: a date's serial.
  var serial: Double?
  /// The cell of the value, or of the label where the value is blank or in the same cell.
  var row: Int, column: Int
  /// The row and column of the label; those of the value where the schema names the cell itself.
  var labelRow: Int, labelColumn: Int
}

/// Finds values beside their labels.
struct NamedCellFinder {
  /// The cell as the schema describes it.
  let cell: NamedCell
  /// Its labels.
  let pattern: CompiledPattern
  /// Other labels: what they name is not this value.
  let others: [CompiledPattern]

  /// All places of a sheet where it stands, top first. A label inside a table's heading is the heading of a column.
  func find(on sheet: SheetView) -> [NamedValue] {
    if let fixed = cell.cell.flatMap({ CellReference($0) }) { return [fixedValue(fixed, on: sheet)] }
    guard !pattern.isEmpty else { return [] }
    var found: [NamedValue] = []
    for row in sheet.rows.prefix(3000) {
      for index in sheet.cells(inRow: row)
      where sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index) {
        let form = sheet.formIndex(index)
        let column = Int(sheet.sheet.cells[index].column)
        if isLabel(form, sheet) {
          found.append(value(beside: row, column, on: sheet))
        } else {
          let whole = sheet.form(index)
          guard whole.beforeColon != 0, isLabel(whole.beforeColon, sheet) else { continue }
          if whole.afterColon.isEmpty {
            found.append(value(beside: row, column, on: sheet))
          } else {
            found.append(
              NamedValue(
                text: whole.afterColon, serial: nil, row: row, column: column, labelRow: row,
                labelColumn: column))
          }
        }
      }
    }
    return found
  }

  /// Whether a text is the label, whole.
  private func isLabel(_ form: Int32, _ sheet: SheetView) -> Bool {
    let fit = pattern.fit(form, session: sheet.session)
    return fit == .whole || fit == .words || fit == .bare
  }

  /// Whether a text is another label, so that this one's value is blank.
  private func isOther(_ index: Int, _ sheet: SheetView) -> Bool {
    guard sheet.sheet.cells[index].kind == .text else { return false }
    let form = sheet.form(index)
    let indices = [sheet.formIndex(index), form.beforeColon]
    return others.contains { other in
      indices.contains { $0 != 0 && [.whole, .words, .bare].contains(other.fit($0, session: sheet.session)) }
    }
  }

  /// The value on the named side of a label.
  private func value(beside row: Int, _ column: Int, on sheet: SheetView) -> NamedValue {
    let blank = NamedValue(
      text: "", serial: nil, row: row, column: column, labelRow: row, labelColumn: column)
    let merge = sheet.merge(row: row, column: column)
    var found: Int?
    switch cell.side {
    case .same:
      return blank
    case .right:
      let last = merge?.columns.upperBound ?? column
      found = sheet.cells(inRow: row).first { Int(sheet.sheet.cells[$0].column) > last && !sheet.isBlank($0) }
    case .below:
      let last = merge?.rows.upperBound ?? row
      for below in sheet.rows(in: last + 1...(last + 5)) where found == nil {
        found = sheet.filledIndex(row: below, column: column)
      }
    }
    guard let found, !isOther(found, sheet) else { return blank }
    var value = read(found, on: sheet)
    value.labelRow = row
    value.labelColumn = column
    return value
  }

  /// The value of a cell that the schema names itself.
  private func fixedValue(_ place: CellReference, on sheet: SheetView) -> NamedValue {
    if let index = sheet.filledIndex(row: place.row, column: place.column) { return read(index, on: sheet) }
    return NamedValue(
      text: "", serial: nil, row: place.row, column: place.column, labelRow: place.row,
      labelColumn: place.column)
  }

  /// What a cell says, with the cells below it where the value takes several lines.
  private func read(_ index: Int, on sheet: SheetView) -> NamedValue {
    let cell = sheet.sheet.cells[index]
    let (row, column) = (Int(cell.row), Int(cell.column))
    var text = cell.kind == .text ? sheet.form(index).plain : sheet.plainText(of: cell)
    if self.cell.lines > 1 {
      for next in (row + 1)..<(row + min(self.cell.lines, 20)) {
        guard let below = sheet.filledIndex(row: next, column: column), !isOther(below, sheet) else { break }
        text += " " + sheet.form(below).plain
        sheet.mark(below, .template)
      }
    }
    let serial = cell.kind == .date ? cell.number : nil
    return NamedValue(
      text: text, serial: serial, row: row, column: column, labelRow: row, labelColumn: column)
  }
}
