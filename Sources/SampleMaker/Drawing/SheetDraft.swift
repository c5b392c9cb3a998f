import Cells
import SheetPlan

/// A sheet while it is drawn: cells may be set in any order.
struct SheetDraft {
  /// The sheet's name on its tab.
  var name: String
  /// Widths by column.
  var widths: [Int: Double] = [:]
  /// Heights by row, and of the other rows that hold something.
  var heights: [Int: Double] = [:], usualHeight = 18.0
  /// Merged cells.
  var merges: [CellRange] = []
  /// Whether it is hidden.
  var isHidden = false
  /// Whether the long side lies below.
  var isLandscape = false
  private var cells: [CellReference: PlannedCell] = [:]

  /// An empty sheet.
  init(name: String) { self.name = name }

  /// Sets a cell.
  mutating func set(_ row: Int, _ column: Int, _ content: CellContent, _ look: LookIndex) {
    cells[CellReference(row: row, column: column)] = PlannedCell(column, content, look)
  }

  /// Sets a text across columns.
  mutating func set(_ row: Int, _ columns: ClosedRange<Int>, _ text: String, _ look: LookIndex) {
    set(row, columns.lowerBound, .text(text), look)
    merge(row...row, columns, look)
  }

  /// Merges a range; its further cells get the look, so that the lines around it are drawn.
  mutating func merge(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, _ look: LookIndex) {
    guard rows.count > 1 || columns.count > 1 else { return }
    merges.append(
      CellRange(
        CellReference(row: rows.lowerBound, column: columns.lowerBound),
        CellReference(row: rows.upperBound, column: columns.upperBound)))
    for row in rows {
      for column in columns where cells[CellReference(row: row, column: column)] == nil {
        set(row, column, .blank, look)
      }
    }
  }

  /// The sheet as the writer takes it.
  var planned: PlannedSheet {
    var sheet = PlannedSheet(name: name)
    sheet.columns = widths.keys.sorted().map { PlannedColumn($0, width: widths[$0] ?? 10) }
    sheet.merges = merges
    sheet.isHidden = isHidden
    sheet.print.isLandscape = isLandscape
    var row = PlannedRow(0)
    for place in cells.keys.sorted() {
      if place.row != row.row {
        if row.row > 0 { sheet.rows.append(row) }
        row = PlannedRow(place.row, height: heights[place.row] ?? usualHeight)
      }
      if let cell = cells[place] { row.cells.append(cell) }
    }
    if row.row > 0 { sheet.rows.append(row) }
    return sheet
  }
}
