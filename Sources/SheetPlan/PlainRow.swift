/// A row of plain values.
package struct PlainRow: Sendable {
  /// The row, from 1.
  package private(set) var row: Int
  /// The height in points; nil: as high as its contents ask.
  package var height: Double?
  /// The outline level, 0–7.
  package var level = 0
  /// Its cells, ascending, no column twice.
  package var cells: [PlainCell] = []
  /// The links of its cells, ascending, and their notes.
  package var links: [PlainLink] = [], notes: [(column: Int32, text: String)] = []
  /// The formulas that its cells name, without their `=`, with the values they have now.
  package private(set) var formulas: [(formula: String, value: FormulaValue)] = []
  /// An empty row.
  package init(_ row: Int) { self.row = row }

  /// Becomes another row, empty, and keeps its room.
  package mutating func begin(_ row: Int) {
    self.row = row
    height = nil
    level = 0
    cells.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    if !notes.isEmpty { notes = [] }
    if !formulas.isEmpty { formulas = [] }
  }

  /// Adds a cell.
  package mutating func add(_ column: Int, _ content: PlainContent, _ look: LookIndex) {
    cells.append(PlainCell(column: Int32(truncatingIfNeeded: column), look: look, content: content))
  }
  /// Adds a text by its position; none for −1.
  package mutating func add(_ column: Int, text: Int32, _ look: LookIndex) {
    if text >= 0 { add(column, .text(text), look) }
  }
  /// Adds a formula without its `=`, with the value it has now.
  package mutating func add(_ column: Int, formula: String, value: FormulaValue, _ look: LookIndex) {
    add(column, .formula(Int32(truncatingIfNeeded: formulas.count)), look)
    formulas.append((formula, value))
  }
}

/// What a plain cell holds: nothing but its look, a text by its position, a finite number, or one of its row's formulas.
package enum PlainContent: Sendable, Equatable {
  case blank
  case text(Int32)
  case number(Double)
  case formula(Int32)
}

/// A cell of plain values.
package struct PlainCell: Sendable {
  /// The column, from 1.
  package var column: Int32
  /// How it looks.
  package var look: LookIndex
  /// What it holds.
  package var content: PlainContent
}

/// A link to a file, to a cell in it, or to a cell of this workbook.
package struct PlainLink: Sendable {
  /// The column, from 1, of the cell that has the link.
  package var column: Int32
  /// The file, and the sheet in it: positions in the rows' lists; −1 for no sheet: the file as such. −1 for no file: the sheet
  /// is one of this workbook, a position in the rows' `tabs`.
  package var file: Int32, sheet: Int32
  /// The cell in the sheet, from 1.
  package var toRow: Int32, toColumn: Int32
  /// Whether file and place, where there is one, or the sheet of this workbook are shown when the pointer rests on it.
  package var hasTip: Bool
  /// A link.
  package init(
    column: Int, file: Int32, sheet: Int32 = -1, toRow: Int32 = 0, toColumn: Int32 = 0, hasTip: Bool = false
  ) {
    self.column = Int32(truncatingIfNeeded: column)
    self.file = file
    self.sheet = sheet
    (self.toRow, self.toColumn) = (toRow, toColumn)
    self.hasTip = hasTip
  }
  /// A link to a cell of this workbook.
  package init(column: Int, tab: Int32, toRow: Int, toColumn: Int) {
    self.init(
      column: column, file: -1, sheet: tab, toRow: Int32(truncatingIfNeeded: toRow),
      toColumn: Int32(truncatingIfNeeded: toColumn), hasTip: true)
  }
}
