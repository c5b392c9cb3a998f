package import Cells

/// One sheet to be written. Its rows come in two parts: those that stand ready, and, below them, those made one by
/// one while the sheet is written, so that a sheet of a million rows is never held in memory.
package struct PlannedSheet: Sendable {
  /// The name on the tab. The writer makes it valid and unique; links and names refer to the sheet by this name.
  package var name: String
  /// The widths of columns; others have the default width.
  package var columns: [PlannedColumn] = []
  /// Rows that stand ready, ascending, no place twice.
  package var rows: [PlannedRow] = []
  /// Rows made while they are written, below all of `rows`.
  package var generated: GeneratedRows?
  /// Merged cells. Not overlapping; the upper left cell's content is shown.
  package var merges: [CellRange] = []
  /// How many rows above and columns to the left stay in view.
  package var frozenRows = 0, frozenColumns = 0
  /// The range with the buttons of an automatic filter, heading row included; nil: none.
  package var autofilter: CellRange?
  /// Ranges in which values are chosen or checked.
  package var validations: [PlannedValidation] = []
  /// The Excel table on the sheet, if there is one.
  package var table: PlannedTable?
  /// Charts that lie above the cells.
  package var charts: [PlannedChart] = []
  /// How it is printed.
  package var print = PrintSetup()
  /// The colour of the tab; nil: none.
  package var tabColour: Colour?
  /// Whether it is hidden. The first sheet never is.
  package var isHidden = false
  /// Whether grid lines are shown on the screen.
  package var showsGridlines = true
  /// The size on the screen in percent, 10–400.
  package var zoom = 100
  /// Whether locked cells are protected (without a password).
  package var isProtected = false
  /// Whether rows of an outline group stand below the row that sums them up (false: above, as "trong đó" does).
  package var outlineSymbolsBelow = false
  /// A sheet without cells.
  package init(name: String) { self.name = name }
}

/// The width of columns side by side.
package struct PlannedColumn: Sendable, Equatable {
  /// First and last column, from 1.
  package var first: Int, last: Int
  /// The width in characters of the workbook's default font (ECMA-376 Part 1, 18.3.1.13 col).
  package var width: Double
  /// Whether they are hidden.
  package var isHidden = false
  /// The outline level, 0–7.
  package var level = 0
  /// How their cells look that hold nothing yet; nil: the default look.
  package var look: LookIndex?
  /// One column, or some side by side.
  package init(
    _ first: Int, to last: Int? = nil, width: Double, isHidden: Bool = false, level: Int = 0,
    look: LookIndex? = nil
  ) {
    self.first = first
    self.last = last ?? first
    self.width = width
    self.isHidden = isHidden
    self.level = level
    self.look = look
  }
}
