package import Cells

/// Whole rows of a sheet, as many as came together; valid only while the closure runs that gets them.
package struct RowBatch {
  /// The cells: row by row in the order of the file, within a row from left to right, no place twice within a row.
  package let cells: UnsafeBufferPointer<Cell>
  /// The texts of the workbook.
  package let sharedTexts: TextTable
  /// Texts of these cells alone; text `i` of it has the index `sharedTexts.count − 1 + i`.
  package let ownTexts: TextTable

  /// The text of a cell that has one.
  package func text(of cell: Cell) -> String {
    String(decoding: table(of: cell).bytes[range(of: cell)], as: UTF8.self)
  }

  /// The table in which a cell's text lies.
  package func table(of cell: Cell) -> TextTable {
    Int(cell.text) < sharedTexts.count ? sharedTexts : ownTexts
  }

  /// Where a cell's text lies in `table(of:)`.
  package func range(of cell: Cell) -> Range<Int> {
    let index = Int(cell.text)
    return index < sharedTexts.count
      ? sharedTexts.range(of: cell.text)
      : ownTexts.range(of: UInt32(truncatingIfNeeded: index - (sharedTexts.count - 1)))
  }

  /// The value of a cell.
  package func value(of cell: Cell) -> CellValue {
    guard cell.hasText, Int(cell.text) >= sharedTexts.count else { return sharedTexts.value(of: cell) }
    var own = cell
    own.text = cell.text - UInt32(truncatingIfNeeded: sharedTexts.count - 1)
    return ownTexts.value(of: own)
  }
}

/// Reads the cells of one sheet, batch by batch. Memory: one batch, however large the sheet.
package final class SheetCursor {
  /// The sheet.
  package let sheet: WorkbookReader.Sheet
  private let reader: WorkbookReader
  private let stream: PartStream?
  /// The stream's bytes from another core; nil: they are unpacked on this one.
  private var ahead: ReadAhead?
  private let parser: ExpatParser
  private let inflater: Inflater
  private let feed: LaneFeed<CanonicalRows>
  private let state: UnsafeMutablePointer<WorksheetState>
  private var isDone: Bool

  /// Begins to read a sheet. One without a part of cells has no rows.
  /// - Parameters:
  ///   - usesLane: whether rows in canonical form may pass expat by.
  ///   - warnings: where warnings go; nil: to the reader's.
  init(
    _ reader: WorkbookReader, _ sheet: WorkbookReader.Sheet, usesLane: Bool = true,
    warnings: WarningList? = nil
  ) throws(WorkbookReadError) {
    self.reader = reader
    self.sheet = sheet
    let usesLane = usesLane && !reader.options.contains(.expatAlone)
    (parser, inflater) = try reader.package.tools.take()
    state = .allocate(capacity: 1)
    let kinds = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: reader.styles.count)
    _ = kinds.initialize(from: reader.styles.kindOfStyle)
    state.initialize(
      to: WorksheetState(
        kindOfStyle: UnsafeBufferPointer(kinds), styles: reader.styles, is1904: reader.is1904,
        options: reader.options, limits: reader.limits, warnings: warnings ?? reader.warningList,
        sheetName: sheet.name))
    state.pointee.sharedTexts = reader.sharedTexts.count
    if !reader.sharedStrings.empty.isEmpty { state.pointee.sharedWithEmpty = reader.sharedStrings }
    parser.begin(WorksheetPart.handlers, state: UnsafeMutableRawPointer(state))
    let entry = sheet.index < reader.sheetParts.count ? reader.sheetParts[sheet.index] : nil
    feed = CanonicalRows.feed(
      parser, state, size: entry?.size ?? 0, usesLane: usesLane, known: reader.package.tools.knownSurrounds)
    do throws(WorkbookReadError) {
      stream =
        if let entry {
          try PartStream(entry, of: reader.package.archive, inflater: inflater, limits: reader.limits)
        } else { nil }
    } catch {
      stream = nil
      isDone = true
      throw error.located(workbook: reader.fileName, sheet: sheet.name)
    }
    isDone = stream == nil
    if let stream, reader.options.contains(.readsAhead), stream.size >= ReadAhead.worthwhile {
      ahead = ReadAhead(stream)
    }
  }

  deinit {
    // What the stream unpacks with is somebody else's afterwards.
    ahead?.stop()
    reader.package.tools.giveBack(parser, inflater)
    state.pointee.free()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Whether the rows so far came in ascending order and no place came twice. Where it is false at the end, the same
  /// place may have come in two batches, of which the later counts.
  package var isOrdered: Bool { state.pointee.isOrdered }

  /// The merged ranges; complete once there are no more batches.
  package var merges: [CellRange] { state.pointee.merges }

  /// What the parser gathered besides cells.
  var gathered: UnsafeMutablePointer<WorksheetState> { state }

  /// Hands the next rows to a closure.
  /// - Returns: what the closure returned; nil when there are no more rows.
  package func nextBatch<Result>(_ body: (RowBatch) -> Result) throws(WorkbookReadError) -> Result? {
    guard try advance() else { return nil }
    return body(
      RowBatch(
        cells: UnsafeBufferPointer(start: state.pointee.cells.cells, count: state.pointee.completeCells),
        sharedTexts: reader.sharedTexts, ownTexts: state.pointee.texts))
  }

  /// Hands all rows to a closure, batch by batch.
  package func forEachBatch(_ body: (RowBatch) -> Void) throws(WorkbookReadError) {
    while try nextBatch(body) != nil {}
  }

  /// Reads on until there are rows; false at the end.
  private func advance() throws(WorkbookReadError) -> Bool {
    dropBatch()
    guard let stream else { return false }
    do throws(WorkbookReadError) {
      reader.package.budget.resume()
      while !isDone {
        let more = if let ahead { try feed.feed(from: ahead) } else { try feed.feed(from: stream) }
        try reader.package.budget.check(feed.lastCount)
        if !reader.package.budget.fits(heldBytes) {
          throw WorkbookReadError(.tooLarge(.memoryBytes, maximum: reader.limits.memoryBytes))
        }
        if !more {
          isDone = true
          try reader.package.archive.file.checkUnchanged()
        }
        if state.pointee.completeCells > 0 { return true }
      }
    } catch {
      isDone = true
      throw feed.wasFast ? authority(error, stream) : located(error, stream)
    }
    return false
  }

  /// What expat says of the part when it has all of it: the place of an error counts from the part's beginning, and what
  /// the lane took it has not seen.
  private func authority(_ error: WorkbookReadError, _ stream: PartStream) -> WorkbookReadError {
    if error.isOfBudget { return located(error, stream) }
    do throws(WorkbookReadError) {
      let alone = try SheetCursor(
        reader, sheet, usesLane: false, warnings: WarningList(limits: reader.limits))
      try alone.forEachBatch { _ in }
    } catch { return error }
    return located(error, stream)
  }

  /// Bytes that rows take which have not ended, and what is gathered besides.
  private var heldBytes: Int {
    state.pointee.cells.count * MemoryLayout<Cell>.stride + state.pointee.texts.memory + gatheredBytes
  }

  /// Bytes that the sheet takes besides its cells.
  var gatheredBytes: Int {
    state.pointee.formulas.memory + state.pointee.runBytes + state.pointee.hiddenRows.count * 16
      + state.pointee.merges.count * 32
  }

  /// Drops the rows that were handed out; the cells of a row that has not ended stay.
  private func dropBatch() {
    let dropped = state.pointee.completeCells
    guard dropped > 0 else { return }
    let kept = state.pointee.cells.count - dropped
    var firstOwn = state.pointee.texts.count
    for cell in UnsafeBufferPointer(start: state.pointee.cells.cells + dropped, count: kept)
    where cell.hasText && Int(cell.text) >= state.pointee.sharedTexts {
      firstOwn = Int(cell.text) - (state.pointee.sharedTexts - 1)
      break
    }
    state.pointee.cells.removeFirst(dropped)
    state.pointee.completeCells = 0
    state.pointee.rowStart = 0
    let texts = firstOwn - 1
    guard texts > 0 else { return }
    state.pointee.texts.removeFirst(texts)
    for index in 0..<kept {
      let cell = state.pointee.cells.cells + index
      if cell.pointee.hasText, Int(cell.pointee.text) >= state.pointee.sharedTexts {
        cell.pointee.text -= UInt32(truncatingIfNeeded: texts)
      }
    }
  }

  private func located(_ error: WorkbookReadError, _ stream: PartStream) -> WorkbookReadError {
    var located = error.located(workbook: reader.fileName, part: stream.entry.shownName, sheet: sheet.name)
    if case .contradiction = error.reason, state.pointee.cellColumn > 0 {
      located.place.cell = CellReference(row: state.pointee.cellRow, column: state.pointee.cellColumn)
    }
    return located
  }
}

extension WorkbookReader {
  /// Begins to read the cells of a sheet, batch by batch.
  package func cursor(of sheet: Sheet) throws(WorkbookReadError) -> SheetCursor {
    try SheetCursor(self, sheet)
  }

  /// The code of a style's number format.
  package func formatCode(ofStyle style: UInt32) -> String { styles.code(ofStyle: style) }
}
