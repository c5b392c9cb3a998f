/// One row to be written.
package struct PlannedRow: Sendable {
  /// The row, from 1. The writer sets it for generated rows.
  package var row: Int
  /// Its cells, ascending, no column twice.
  package var cells: [PlannedCell]
  /// The height in points; nil: as high as its contents ask.
  package var height: Double?
  /// The outline level, 0–7.
  package var level = 0
  /// A row.
  package init(_ row: Int, cells: [PlannedCell] = [], height: Double? = nil, level: Int = 0) {
    self.row = row
    self.cells = cells
    self.height = height
    self.level = level
  }
}

/// Rows made one by one, in their order, each exactly once.
package struct GeneratedRows: Sendable {
  /// The row of the first of them, from 1.
  package var firstRow: Int
  /// How many there are. More than a sheet holds go on in further sheets, below a copy of the rows that stand ready.
  package var count: Int
  /// About how many cells a row has, from which the writer chooses its mode.
  package var cellsPerRow: Int
  /// Fills in the row with a position from 0; it comes emptied, with its number set.
  package var make: @Sendable (_ position: Int, _ row: inout PlannedRow) -> Void
  /// The same rows as plain values; nil: there is more to them.
  package private(set) var plain: PlainRows?
  /// Rows of plain values.
  package init(_ plain: PlainRows) {
    firstRow = plain.firstRow
    count = plain.count
    cellsPerRow = plain.cellsPerRow
    make = { position, row in plain.fill(&row, position: position) }
    self.plain = plain
  }
  /// Rows of a maker.
  package init(
    firstRow: Int, count: Int, cellsPerRow: Int,
    make: @escaping @Sendable (_ position: Int, _ row: inout PlannedRow) -> Void
  ) {
    self.firstRow = firstRow
    self.count = count
    self.cellsPerRow = cellsPerRow
    self.make = make
  }
}
