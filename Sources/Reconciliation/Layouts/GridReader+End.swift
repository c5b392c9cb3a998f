internal import Cells
internal import Schema

/// Where the rows of a grid end.
extension GridReader {
  /// The last row of the table: the last one with a figure, and labelled rows right below it that are numbered or name a
  /// unit whose row the grid has; and rows below it that look like more of it.
  func lastRow(_ rows: [Row]) -> (last: Int, doubtful: [Row]) {
    let places = rows.indices.filter {
      // The word for a total may stand in the first of several label columns.
      let row = rows[$0]
      return row.hasFigure && (!row.label.isBlank || isContinued($0, in: rows) || row.isTotal)
    }
    guard !places.isEmpty else {
      // A grid that was left blank: its rows are those that follow one another, below rows of column numbers and codes.
      var last = table.heading.upperBound
      if let first = rows.first?.row, first <= last + 3 { last = first - 1 }
      for row in rows where row.row == last + 1 && !row.label.isBlank { last = row.row }
      return (last, [])
    }
    let lines = places.map { place in
      let row = rows[place]
      return GridEnd.Line(row: row.row, isTotal: row.isTotal, label: label(of: row))
    }
    let end = GridEnd(table, plan: plan, sheet: sheet, schema: schema, isNamed: isNamed)
    let (count, doubtful) = end.count(of: lines)
    let lowest = count > 0 ? places[count - 1] : places[0]
    var last = rows[lowest].row
    for row in rows[(lowest + 1)...] where row.row == last + 1 && !row.label.isBlank {
      let isNumbered = table.number.map { sheet.filledIndex(row: row.row, column: $0) != nil } ?? false
      guard isNumbered || isNamed(row.row) else { break }
      last = row.row
    }
    return (last, doubtful.map { rows[places[$0]] })
  }

  /// What a row is called: its label, else the first text before its figures.
  func label(of row: Row) -> TextForm {
    if !row.label.isBlank { return row.label }
    guard let first = table.columns.first?.column,
      let index = sheet.cells(inRow: row.row).first(where: { !sheet.isBlank($0) }),
      Int(sheet.sheet.cells[index].column) < first
    else { return .blank }
    return sheet.form(index)
  }

  /// Whether a row names a unit: in the column of units, or as one below the reporting unit.
  private func isNamed(_ row: Int) -> Bool {
    if let column = table.unitColumn {
      let text = sheet.form(row: row, column: column).plain
      if text.isEmpty { return false }
      if case .one = session.unit(named: text, by: context.compiled.units).match { return true }
      return false
    }
    guard plan.layout.rows == .units, let unit = draft.unit, let column = table.rowLabels.last else {
      return false
    }
    let text = sheet.form(row: row, column: column).plain
    if text.isEmpty { return false }
    if case .one = context.compiled.units.match(text, among: .below(unit)) { return true }
    return false
  }

  /// Whether figures without a label stand right below a row of the table.
  func isContinued(_ place: Int, in rows: [Row]) -> Bool {
    place > 0 && rows[place - 1].row == rows[place].row - 1 && rows[place - 1].isFilled
  }
}
