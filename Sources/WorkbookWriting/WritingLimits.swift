import Cells

/// What a workbook can hold at most; Excel's own limits unless a test wants to reach them sooner.
package struct WritingLimits: Sendable {
  /// Rows a sheet; generated rows beyond go on in a further sheet.
  package var rows = CellReference.lastRow
  /// Links a sheet; cells beyond have their text only.
  package var links = 65_530
  /// UTF-16 units a cell; longer texts are cut with the plan's mark.
  package var textUnits = 32_767
  /// Characters of a formula, and of a text within one.
  package var formulaLength = 8_192, formulaTextLength = 255
  /// Characters of a link; longer ones are left out.
  package var linkLength = 2_079
  /// Cells from which a workbook is written row by row instead of being built up in memory.
  package var cellsInMemory = 50_000
  /// Rows that stand ready, of a sheet that is written row by row, up to which the library is given all of them.
  package var rowsInLibrary = 32
  /// Excel's limits, to be changed.
  package init() {}
  /// Excel's limits.
  package static let excel = WritingLimits()
}
