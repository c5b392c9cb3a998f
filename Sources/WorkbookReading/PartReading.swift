package import Cells

/// Reads single parts from bytes in memory, in pieces cut anywhere: for tests of the part parsers, and for fuzzing.
package enum PartReading {
  /// What a worksheet part holds.
  package struct Sheet {
    /// The cells of the rows that ended, in the order of the file.
    package var cells: [Cell] = []
    /// The texts that they name: text `i` of these has the index `i` plus the number of shared strings.
    package var texts = TextTable()
    /// The formulas, if they were wanted.
    package var formulas: [CellReference: CellFormula] = [:]
    /// Hidden rows, if they were wanted.
    package var hiddenRows: [ClosedRange<Int>] = []
    /// Merged ranges.
    package var merges: [CellRange] = []
    /// What was odd.
    package var warnings: [ReadWarning] = []
  }

  /// What worksheet parts that are read one after the other, with the same options and limits, remember of one another.
  package final class Memory {
    fileprivate let known = KnownSurrounds()
    /// How many parts were taken without expat.
    package var taken: Int { known.taken }
    /// Nothing so far.
    package init() {}
  }

  /// The content of a worksheet part, in a workbook of so many shared strings `0`, `1`, … and of style 0 alone.
  /// - Parameters:
  ///   - usesLane: whether rows in canonical form pass expat by.
  ///   - memory: what is remembered of parts before, and to be remembered of this one; nil: nothing.
  package static func worksheet(
    _ pieces: [ArraySlice<UInt8>], sharedStrings: Int = 0, options: ReadingOptions = [],
    limits: ReadingLimits = .standard, usesLane: Bool = true, memory: Memory? = nil
  ) throws(WorkbookReadError) -> Sheet {
    let kinds = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1)
    kinds.initialize(repeating: 0)
    let warnings = WarningList(limits: limits)
    let state = UnsafeMutablePointer<WorksheetState>.allocate(capacity: 1)
    state.initialize(
      to: WorksheetState(
        kindOfStyle: UnsafeBufferPointer(kinds), styles: StyleTable(), is1904: false, options: options,
        limits: limits, warnings: warnings, sheetName: ""))
    state.pointee.sharedTexts = sharedStrings + 1
    defer {
      state.pointee.free()
      state.deinitialize(count: 1)
      state.deallocate()
    }
    let parser = try ExpatParser(limits: limits)
    parser.begin(WorksheetPart.handlers, state: UnsafeMutableRawPointer(state))
    let sheet = CanonicalRows.feed(
      parser, state, size: pieces.reduce(0) { $0 + $1.count }, usesLane: usesLane, known: memory?.known)
    do throws(WorkbookReadError) {
      try feed(pieces) { (bytes, isLast) throws(WorkbookReadError) in try sheet.feed(bytes, isLast: isLast) }
    } catch {
      guard sheet.wasFast else { throw error }
      return try worksheet(
        pieces, sharedStrings: sharedStrings, options: options, limits: limits, usesLane: false)
    }
    return Sheet(
      cells: Array(
        UnsafeBufferPointer(start: state.pointee.cells.cells, count: state.pointee.completeCells)),
      texts: state.pointee.texts, formulas: state.pointee.formulas.formulas,
      hiddenRows: state.pointee.hiddenRows, merges: state.pointee.merges, warnings: warnings.all)
  }

  /// The texts of a part of shared strings, and what was odd.
  /// - Parameter usesLane: whether strings in canonical form pass expat by.
  package static func sharedStrings(
    _ pieces: [ArraySlice<UInt8>], limits: ReadingLimits = .standard, usesLane: Bool = true
  ) throws(WorkbookReadError) -> (texts: TextTable, warnings: [ReadWarning]) {
    let warnings = WarningList(limits: limits)
    let state = UnsafeMutablePointer<SharedStringsPart.State>.allocate(capacity: 1)
    state.initialize(to: .init(wantsRuns: true, limits: limits, warnings: warnings))
    defer {
      state.pointee.free()
      state.deinitialize(count: 1)
      state.deallocate()
    }
    let parser = try ExpatParser(limits: limits)
    parser.begin(SharedStringsPart.handlers, state: UnsafeMutableRawPointer(state))
    let strings = CanonicalTexts.feed(
      parser, state, size: pieces.reduce(0) { $0 + $1.count }, usesLane: usesLane)
    do throws(WorkbookReadError) {
      try feed(pieces) { (bytes, isLast) throws(WorkbookReadError) in
        try strings.feed(bytes, isLast: isLast)
      }
    } catch {
      guard strings.wasFast else { throw error }
      return try sharedStrings(pieces, limits: limits, usesLane: false)
    }
    return (state.pointee.texts, warnings.all)
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
    try feed(pieces) { (bytes, isLast) throws(WorkbookReadError) in try parser.feed(bytes, isLast: isLast) }
  }

  private static func feed(
    _ pieces: [ArraySlice<UInt8>],
    to reader: (UnsafeRawBufferPointer, _ isLast: Bool) throws(WorkbookReadError) -> Void
  ) throws(WorkbookReadError) {
    for (index, piece) in pieces.enumerated() {
      var failure: WorkbookReadError?
      piece.withUnsafeBytes { bytes in
        do throws(WorkbookReadError) { try reader(bytes, index == pieces.count - 1) } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    }
  }
}
