internal import Cells

/// Labels of a form that stand in two columns: those of parts one column to the right, under no heading of their own.
extension FormFinder {
  /// The columns with the one to the right of the labels where at least two known labels stand there beside blanks.
  func withIndentedLabels(
    _ columns: FormColumns, heading: ClosedRange<Int>?, below rows: ClosedRange<Int>
  ) -> FormColumns {
    guard let heading, columns.label.count == 1, let label = columns.label.first, !columns.knows(label + 1),
      columns.all.contains(label + 1),
      !heading.contains(where: { sheet.filledIndex(row: $0, column: label + 1) != nil })
    else { return columns }
    let known = sheet.rows(in: rows).filter { row in
      sheet.filledIndex(row: row, column: label) == nil
        && plan.index.exact(sheet.form(row: row, column: label + 1)) != nil
    }
    guard known.count >= 2 else { return columns }
    var result = columns
    result.label.append(label + 1)
    return result
  }
}
