package import Cells

extension WorkbookReader {
  /// Hands all rows of a sheet to a closure, ascending and no place twice.
  ///
  /// Sheets are read as a stream. Only where the rows of the file turn out not to ascend, `restart` is called once, so
  /// that what was got so far can be forgotten, and everything comes again, sorted, in one batch.
  /// - Returns: the merged ranges.
  package func forEachOrderedBatch(
    of sheet: Sheet, restart: () -> Void, _ body: (RowBatch) -> Void
  ) throws(WorkbookReadError) -> [CellRange] {
    let mark = warningList.mark
    let cursor = try cursor(of: sheet)
    try cursor.forEachBatch(body)
    if cursor.isOrdered { return cursor.merges }
    warningList.truncate(to: mark)
    restart()
    var workbook = Workbook()
    workbook.texts = sharedTexts
    let sorted = try read(sheet, &workbook)
    sorted.cells.withUnsafeBufferPointer { cells in
      body(RowBatch(cells: cells, sharedTexts: workbook.texts, ownTexts: TextTable()))
    }
    return sorted.merges
  }
}
