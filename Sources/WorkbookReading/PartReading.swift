package import Cells

/// Reads single parts from bytes in memory, in pieces cut anywhere: for tests of the part parsers, and for fuzzing.
package enum PartReading {
  /// The cells of a worksheet part, in a workbook of so many shared strings `0`, `1`, … and of style 0 alone.
  /// - Returns: the cells, and the texts they name.
  package static func worksheet(
    _ pieces: [ArraySlice<UInt8>], sharedStrings: Int = 0, options: ReadingOptions = [],
    limits: ReadingLimits = .standard
  ) throws(WorkbookReadError) -> (cells: [Cell], texts: TextTable) {
    let kinds = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1)
    kinds.initialize(repeating: 0)
    let state = UnsafeMutablePointer<WorksheetState>.allocate(capacity: 1)
    state.initialize(
      to: WorksheetState(
        kindOfStyle: UnsafeBufferPointer(kinds), styles: StyleTable(), is1904: false, options: options,
        limits: limits, warnings: WarningList(limits: limits), sheetName: ""))
    state.pointee.sharedTexts = sharedStrings + 1
    defer {
      state.pointee.free()
      state.deinitialize(count: 1)
      state.deallocate()
    }
    try feed(pieces, WorksheetPart.handlers, state, limits)
    let cells = UnsafeBufferPointer(start: state.pointee.cells.cells, count: state.pointee.completeCells)
    return (Array(cells), state.pointee.texts)
  }

  /// The texts of a part of shared strings.
  package static func sharedStrings(
    _ pieces: [ArraySlice<UInt8>], limits: ReadingLimits = .standard
  ) throws(WorkbookReadError) -> TextTable {
    let initial = SharedStringsPart.State(
      wantsRuns: true, limits: limits, warnings: WarningList(limits: limits))
    return try read(pieces, SharedStringsPart.handlers, initial, limits) { $0.texts }
  }

  /// The styles of a styles part.
  package static func styles(
    _ pieces: [ArraySlice<UInt8>], limits: ReadingLimits = .standard
  ) throws(WorkbookReadError) -> [CellStyle] {
    let initial = StylesPart.State(wantsFonts: true, maximum: limits.styles)
    return try read(pieces, StylesPart.handlers, initial, limits) { StyleTable($0.part).cellStyles }
  }

  private static func read<State: PartState, Result>(
    _ pieces: [ArraySlice<UInt8>], _ handlers: PartHandlers, _ initial: State, _ limits: ReadingLimits,
    _ result: (State) -> Result
  ) throws(WorkbookReadError) -> Result {
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: initial)
    defer {
      state.pointee.free()
      state.deinitialize(count: 1)
      state.deallocate()
    }
    try feed(pieces, handlers, state, limits)
    return result(state.pointee)
  }

  private static func feed<State>(
    _ pieces: [ArraySlice<UInt8>], _ handlers: PartHandlers, _ state: UnsafeMutablePointer<State>,
    _ limits: ReadingLimits
  ) throws(WorkbookReadError) {
    let parser = try ExpatParser(limits: limits)
    parser.begin(handlers, state: UnsafeMutableRawPointer(state))
    for (index, piece) in pieces.enumerated() {
      var failure: WorkbookReadError?
      piece.withUnsafeBytes { bytes in
        do throws(WorkbookReadError) { try parser.feed(bytes, isLast: index == pieces.count - 1) } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    }
  }
}
