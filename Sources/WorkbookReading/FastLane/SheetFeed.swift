import Glibc

/// Gives the bytes of a worksheet part to those who read them: rows in canonical form to the fast lane, all else to expat.
///
/// expat gets everything up to the first row, each row that is not canonical to its end, and everything behind the
/// rows. It never sees the others, so that the place that it tells of an error is not the one in the part: whoever gets an
/// error from here reads the part anew with expat alone (`wasFast`).
final class SheetFeed {
  private let parser: ExpatParser
  private let state: WorksheetPart.StatePointer
  /// The lane, once it was begun.
  private var lane: CanonicalRows?
  /// Whether rows may still be taken by the lane.
  private var isFast: Bool
  /// Whether the next byte is one for the lane.
  private var isInLane = false
  /// Rows that were begun in the lane and left to expat.
  private var foreignRows = 0
  /// Bytes that were read: from 0 on those that wait for more, then room for a chunk and the padding.
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var waiting = 0

  /// Bytes that the last call took from the part.
  private(set) var lastCount = 0
  /// Whether expat was spared anything so far.
  private(set) var wasFast = false

  private static let chunk = 64 << 10
  /// The longest row that the lane takes.
  private static let longestRow = 64 << 10
  /// How many rows more than a quarter of those taken may be begun in vain.
  private static let patience = 8

  /// A feed for a parser that was just begun with a worksheet's handlers.
  /// - Parameter size: what the part is said to hold; it reserves no more than a chunk.
  init(_ parser: ExpatParser, _ state: WorksheetPart.StatePointer, size: Int, usesLane: Bool) {
    self.parser = parser
    self.state = state
    isFast =
      usesLane && state.pointee.limits.depth >= 8
      && state.pointee.limits.tokenBytes > Self.longestRow + Self.chunk
    capacity = isFast ? min(Self.chunk, max(size, 0)) + 1 + CanonicalBytes.padding : 0
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// Takes the next bytes of a part.
  /// - Returns: whether there is more.
  func feed(from stream: PartStream) throws(WorkbookReadError) -> Bool {
    guard isFast else {
      defer { lastCount = parser.lastCount }
      return try parser.feed(from: stream)
    }
    let room = min(Self.chunk, max(stream.entry.size - stream.position, 0) + 1)
    reserve(room)
    do throws(WorkbookReadError) {
      lastCount = try stream.read(into: buffer + waiting, capacity: room)
    } catch {
      // What came before the damage is expat's to judge.
      let count = waiting
      waiting = 0
      try give(0, count, isLast: false)
      throw error
    }
    try take(waiting + lastCount, isLast: stream.isAtEnd)
    return !stream.isAtEnd
  }

  /// Takes bytes from memory; the last piece says so.
  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(WorkbookReadError) {
    guard isFast else { return try parser.feed(bytes, isLast: isLast) }
    reserve(bytes.count)
    if let start = bytes.baseAddress { memcpy(buffer + waiting, start, bytes.count) }
    try take(waiting + bytes.count, isLast: isLast)
  }

  private func reserve(_ room: Int) {
    let needed = waiting + room + CanonicalBytes.padding
    guard needed > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed)
    larger.update(from: buffer, count: waiting)
    buffer.deallocate()
    buffer = larger
    capacity = needed
  }

  // MARK: Who takes what

  /// Gives out the bytes that are there: `total`, of which those at the end may have to wait.
  private func take(_ total: Int, isLast: Bool) throws(WorkbookReadError) {
    memset(buffer + total, 0, CanonicalBytes.padding)
    waiting = 0
    var at = 0
    while isFast {
      if isInLane {
        guard let end = takeRows(&at, total, isLast) else { return wait(at, total) }
        isInLane = false
        if end == .rows { isFast = false }
        continue
      }
      let hasBegun = lane != nil
      let here = UnsafePointer(buffer)
      guard
        let found = CanonicalBytes.find(hasBegun ? "</row>" : "<row ", here + at, here + total)
      else {
        // The text that is looked for may be cut in two.
        let certain = isLast ? total : max(at, total - 5)
        try give(at, certain, isLast: isLast)
        return wait(certain, total)
      }
      let stop = found - here + (hasBegun ? 6 : 0)
      try give(at, stop, isLast: false)
      at = stop
      openLane()
    }
    try give(at, total, isLast: isLast)
  }

  /// Lets the lane take rows.
  /// - Returns: why expat is next; nil if more bytes have to come first.
  private func takeRows(_ at: inout Int, _ total: Int, _ isLast: Bool) -> CanonicalRows.End? {
    let here = UnsafePointer(buffer)
    guard let result = lane?.take(from: here + at, to: here + total) else { return .foreign }
    if result.at > here + at { wasFast = true }
    at = result.at - here
    if result.why == .cut, !isLast, total - at <= Self.longestRow { return nil }
    if result.why != .rows {
      foreignRows += 1
      if foreignRows > Self.patience + (lane?.count ?? 0) / 4 { isFast = false }
    }
    return result.why
  }

  /// Gives the next bytes to the lane, if expat stands where rows begin.
  private func openLane() {
    isInLane = parser.standsAmongCanonicalElements(depth: 2) && state.pointee.position == .sheetData
    if !isInLane { isFast = false }
    guard lane == nil else { return }
    lane = CanonicalRows(parser.sharedFrame, state, knowsDescent: parser.knowsDescent)
  }

  private func give(_ start: Int, _ end: Int, isLast: Bool) throws(WorkbookReadError) {
    guard end > start || isLast else { return }
    try parser.feed(UnsafeRawBufferPointer(start: buffer + start, count: end - start), isLast: isLast)
  }

  private func wait(_ start: Int, _ end: Int) {
    waiting = end - start
    if start > 0 { memmove(buffer, buffer + start, waiting) }
  }
}
