/// What a cell to be written holds.
package enum CellContent: Sendable, Equatable {
  /// Nothing but its look.
  case blank
  /// A text, whatever it begins with: `=1+1` stays a text.
  case text(String)
  /// A number; NaN and infinity are refused.
  case number(Double)
  /// A formula without its `=`, in the English notation of the file format, and the value it has now.
  indirect case formula(String, FormulaValue)
}

/// The value that a formula has when the workbook is written.
package enum FormulaValue: Sendable, Equatable {
  /// A number.
  case number(Double)
  /// A text, mostly the empty one.
  case text(String)
}

/// One cell to be written.
package struct PlannedCell: Sendable {
  /// The column, from 1.
  package var column: Int
  /// What it holds. A date is the number of its serial in a look with a date format.
  package var content: CellContent
  /// How it looks: an index of the plan's `LookTable`.
  package var look: LookIndex
  /// Where a click leads.
  package var link: PlannedLink?
  /// A note that is shown when the pointer rests on it.
  package var note: String?
  /// A cell.
  package init(
    _ column: Int, _ content: CellContent, _ look: LookIndex, link: PlannedLink? = nil, note: String? = nil
  ) {
    self.column = column
    self.content = content
    self.look = look
    self.link = link
    self.note = note
  }
}

/// Where a click on a cell leads.
package indirect enum PlannedLink: Sendable, Equatable {
  /// A file, by its path relative to the workbook with `/`, and a place in it such as `'Biểu 1'!D14`.
  case file(path: String, place: String?, tip: String?)
  /// A cell of this workbook: the sheet by its name in the plan.
  case sheet(name: String, cell: String, tip: String?)
}
