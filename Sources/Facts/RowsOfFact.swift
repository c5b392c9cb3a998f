private import Cells

/// Where the rows stand that a unit's own figure was joined from.
package struct RowsOfFact: Sendable, Equatable {
  /// The file and the sheet: positions in the table's files and texts.
  package let file: Int32, sheet: Int32
  /// The cells, as `C13:C16`; of rows in several sheets those of the first one.
  package let cells: String
}

extension FactTable {
  /// The cells of the rows that a joined figure is made of; nil where it is none, or its rows stand in no cell.
  package func rows(of fact: Fact) -> RowsOfFact? {
    guard fact.flags.contains(.joined) else { return nil }
    var first: Fact?
    var (rows, columns) = ((Int32.max, Int32.min), (Int32.max, Int32.min))
    for place in range(ofUnit: Int(fact.unit)) {
      let row = facts[place]
      guard row.subUnit >= 0, row.indicator == fact.indicator, row.measure == fact.measure, row.hasCell,
        row.file >= 0, row.sheet >= 0
      else { continue }
      if let first, first.file != row.file || first.sheet != row.sheet { continue }
      first = first ?? row
      rows = (min(rows.0, row.row), max(rows.1, row.row))
      columns = (min(columns.0, row.column), max(columns.1, row.column))
    }
    guard let first else { return nil }
    let (from, to) = (
      CellReference(row: Int(rows.0), column: Int(columns.0)),
      CellReference(row: Int(rows.1), column: Int(columns.1))
    )
    return RowsOfFact(
      file: first.file, sheet: first.sheet,
      cells: from == to ? from.description : "\(from.description):\(to.description)")
  }
}
