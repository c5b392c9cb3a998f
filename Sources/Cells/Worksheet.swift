/// Whether a sheet is shown (ECMA-376 Part 1, 18.18.68 ST_SheetState).
public enum SheetState: String, Sendable {
  /// Shown.
  case visible
  /// Hidden; the user can show it.
  case hidden
  /// Hidden; only a program can show it.
  case veryHidden
}

/// What kind of sheet stands behind a tab.
public enum SheetKind: String, Sendable {
  /// A grid of cells.
  case worksheet
  /// A chart alone.
  case chart
  /// A dialog of Excel 5.
  case dialog
  /// A sheet of Excel 4 macros; it has cells.
  case macro
  /// The workbook names it, but no part stands behind it.
  case missing
}

/// One sheet of a workbook, read whole.
public struct Worksheet: Sendable {
  /// Its position among all sheets of the workbook, from 0.
  public var index: Int
  /// Its name as on the tab.
  public var name: String
  /// Whether it is shown.
  public var state: SheetState
  /// What kind of sheet it is.
  public var kind: SheetKind
  /// Its non-blank cells and formulas without a result, by row, then column; no place twice.
  public var cells: [Cell] = []
  /// Merged ranges, in the order of the file. Covered cells keep their stored value in `cells`.
  public var merges: [CellRange] = []
  /// Rows that are hidden, ascending, not overlapping.
  public var hiddenRows: [ClosedRange<Int>] = []
  /// Columns that are hidden, ascending, not overlapping.
  public var hiddenColumns: [ClosedRange<Int>] = []
  /// The formulas, without the leading `=`; of a shared formula, the cells after the first have it as `.shared`.
  public var formulas: [CellReference: CellFormula] = [:]
  /// The text of cell comments (notes), joined, without the author line.
  public var comments: [CellReference: String] = [:]

  /// A sheet without cells.
  public init(index: Int, name: String, state: SheetState = .visible, kind: SheetKind = .worksheet) {
    self.index = index
    self.name = name
    self.state = state
    self.kind = kind
  }
}

/// The formula behind a cell.
public enum CellFormula: Sendable, Equatable {
  /// The text as stored, without `=`.
  case text(String)
  /// A cell of a shared formula (ECMA-376 Part 1, 18.3.1.40): the formula of `master`, moved.
  case shared(master: CellReference)
  /// A cell of an array formula or a data table other than the first.
  case covered
}
