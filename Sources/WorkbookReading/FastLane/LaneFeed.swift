import Glibc

/// Takes items of one kind that are written in canonical form: rows, shared strings.
protocol CanonicalLane {
  /// How an item begins, and how one ends that expat has to have.
  static var itemStart: StaticString { get }
  static var itemEnd: StaticString { get }
  /// How the element ends that holds the items.
  static var containerEnd: StaticString { get }
  /// How many elements are open between items.
  static var depth: Int { get }

  /// Takes an item, from behind its `itemStart` on, if it is canonical and complete. Behind `end` stand zeros
  /// (`CanonicalBytes.padding`).
  /// - Returns: the place behind it, or nil and nothing was taken.
  mutating func takeItem(_ start: Bytes, to end: Bytes) -> Bytes?
}

extension CanonicalLane {
  /// Takes items as far as they are canonical and complete, and the white space between them, which is nobody's text.
  /// - Parameter count: is raised by how many were taken.
  /// - Returns: how far it came, the beginning of what was not taken, and why it ended there.
  fileprivate mutating func take(
    from start: Bytes, to end: Bytes, count: inout Int
  ) -> (at: Bytes, why: LaneEnd) {
    var at = start
    while true {
      while at.pointee == 10 || at.pointee == 32 || at.pointee == 13 || at.pointee == 9 { at += 1 }
      if at >= end { return (end, .cut) }
      guard CanonicalBytes.begins(at, Self.itemStart) else {
        if CanonicalBytes.begins(at, Self.containerEnd) { return (at, .items) }
        return (at, end - at < 16 ? .cut : .foreign)
      }
      guard let next = takeItem(at + Self.itemStart.utf8CodeUnitCount, to: end) else {
        return (at, CanonicalBytes.find(Self.itemEnd, at, end) == nil ? .cut : .foreign)
      }
      count += 1
      at = next
    }
  }
}

/// Why a lane ended.
enum LaneEnd {
  /// The element that holds the items ends here.
  case items
  /// The next item is not there to its end.
  case cut
  /// What comes next is for expat.
  case foreign
}

/// Gives the bytes of a part to those who read them: items in canonical form to the fast lane, all else to expat.
///
/// expat gets everything up to the first item, each item that is not canonical to its end, and everything behind the
/// items, but for what it has read around the items of a part before (`KnownSurrounds`). It never sees the others, so that
/// the place that it tells of an error is not the one in the part: whoever gets an error from here reads the part anew with
/// expat alone (`wasFast`).
final class LaneFeed<Lane: CanonicalLane> {
  private let parser: ExpatParser
  /// The lane, once it was begun.
  private var lane: Lane?
  /// Whether the part's own state says that items come next.
  private let isAmongItems: () -> Bool
  /// Begins the lane; expat has seen the part's root by then.
  private let begin: () -> Lane
  /// What was met around items before; nil: nobody remembers.
  private let surrounds: LaneSurrounds<Lane>?
  /// Whether items may still be taken by the lane.
  private var isFast: Bool
  /// Whether the next byte is one for the lane.
  private var isInLane = false
  /// Items that the lane took, and those that were begun in the lane and left to expat.
  private var takenItems = 0, foreignItems = 0
  /// Bytes that were read: from 0 on those that wait for more, then room for a chunk and the padding.
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var waiting = 0

  /// Of a part that came in one piece: where its items begin and where they end, and how far they had come before and
  /// behind them.
  private var firstItem: (at: Int, progress: LaneProgress)?, lastItem: (at: Int, progress: LaneProgress)?
  private var isBegun = false

  /// Bytes that the last call took from the part.
  private(set) var lastCount = 0
  /// Whether expat was spared anything so far.
  private(set) var wasFast = false

  private var chunk: Int { 64 << 10 }
  /// The longest item that the lane takes.
  private var longestItem: Int { 64 << 10 }
  /// How many items more than a quarter of those taken may be begun in vain.
  private var patience: Int { 8 }

  /// A feed for a parser that was just begun.
  /// - Parameters:
  ///   - size: what the part is said to hold; it reserves no more than a chunk.
  ///   - limits: low ones, which no item may come near, leave everything to expat.
  ///   - surrounds: what was met around items before.
  init(
    _ parser: ExpatParser, size: Int, usesLane: Bool, limits: ReadingLimits,
    isAmongItems: @escaping () -> Bool, begin: @escaping () -> Lane, surrounds: LaneSurrounds<Lane>? = nil
  ) {
    self.parser = parser
    self.isAmongItems = isAmongItems
    self.begin = begin
    self.surrounds = surrounds
    isFast = usesLane && limits.depth >= 8 && limits.tokenBytes > 128 << 10
    capacity = isFast ? min(64 << 10, max(size, 0)) + 1 + CanonicalBytes.padding : 0
    buffer = .allocate(capacity: capacity)
    if isFast { parser.watchForCanonicalElements() }
  }

  deinit { buffer.deallocate() }

  /// Takes the next bytes of a part.
  /// - Returns: whether there is more.
  func feed(from stream: some PartSource) throws(WorkbookReadError) -> Bool {
    guard isFast else {
      defer { lastCount = parser.lastCount }
      return try parser.feed(from: stream)
    }
    let room = stream.room(upTo: chunk)
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
    let isWhole = isLast && !isBegun
    isBegun = true
    if isWhole {
      guard let rest = try takeKnown(total) else { return }
      at = rest
    }
    while isFast {
      if isInLane {
        guard let end = takeItems(&at, total, isLast) else { return wait(at, total) }
        isInLane = false
        if end == .items { endItems(at) }
        continue
      }
      let hasBegun = lane != nil
      let here = UnsafePointer(buffer)
      guard
        let found = CanonicalBytes.find(hasBegun ? Lane.itemEnd : Lane.itemStart, here + at, here + total)
      else {
        // The text that is looked for may be cut in two.
        let certain = isLast ? total : max(at, total - (Lane.itemEnd.utf8CodeUnitCount - 1))
        try give(at, certain, isLast: isLast)
        return wait(certain, total)
      }
      let stop = found - here + (hasBegun ? Lane.itemEnd.utf8CodeUnitCount : 0)
      try give(at, stop, isLast: false)
      at = stop
      openLane()
      if !hasBegun, isInLane { firstItem = surrounds.map { (at, $0.progress()) } }
    }
    try give(at, total, isLast: isLast)
    if isWhole { remember(total) }
  }

  /// Takes the items if what stands before them is known, and the whole part if what stands behind them is known too.
  /// - Returns: where expat goes on; nil if nothing is left for it.
  private func takeKnown(_ total: Int) throws(WorkbookReadError) -> Int? {
    let here = UnsafePointer(buffer)
    guard isFast, let surrounds, let found = CanonicalBytes.find(Lane.itemStart, here, here + total),
      let head = surrounds.known.head(bytes(0, found - here))
    else { return 0 }
    firstItem = (found - here, surrounds.progress())
    lane = surrounds.begin(head)
    var at = found - here
    let end = takeItems(&at, total, true)
    if end == .items, !parser.hasFailed, let told = surrounds.known.told(head, tail: bytes(at, total)) {
      surrounds.tell(told)
      isFast = false
      return nil
    }
    // Something is new: expat has to see it after all.
    try give(0, found - here, isLast: false)
    if end == .items { endItems(at) }
    return at
  }

  /// The items end here: what follows is expat's.
  private func endItems(_ at: Int) {
    isFast = false
    lastItem = surrounds.map { (at, $0.progress()) }
  }

  /// Keeps what stood around the items of a part that was read without fault, if it says nothing else.
  private func remember(_ total: Int) {
    guard let surrounds, let firstItem, let lastItem, foreignItems == 0,
      firstItem.progress == LaneProgress(), lastItem.progress == surrounds.progress(),
      let told = surrounds.told()
    else { return }
    surrounds.known.keep(
      told, head: bytes(0, firstItem.at), tail: bytes(lastItem.at, total), knowsDescent: parser.knowsDescent)
  }

  private func bytes(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: buffer + start, count: end - start)
  }

  /// Lets the lane take items.
  /// - Returns: why expat is next; nil if more bytes have to come first.
  private func takeItems(_ at: inout Int, _ total: Int, _ isLast: Bool) -> LaneEnd? {
    let here = UnsafePointer(buffer)
    guard let result = lane?.take(from: here + at, to: here + total, count: &takenItems) else {
      return .foreign
    }
    if result.at > here + at { wasFast = true }
    at = result.at - here
    if result.why == .cut, !isLast, total - at <= longestItem { return nil }
    if result.why != .items {
      foreignItems += 1
      if foreignItems > patience + takenItems / 4 { isFast = false }
    }
    return result.why
  }

  /// Gives the next bytes to the lane, if expat stands where items begin.
  private func openLane() {
    isInLane = parser.standsAmongCanonicalElements(depth: Lane.depth) && isAmongItems()
    if !isInLane { isFast = false }
    if lane == nil { lane = begin() }
  }

  private func give(_ start: Int, _ end: Int, isLast: Bool) throws(WorkbookReadError) {
    guard end > start || isLast else { return }
    try parser.feed(bytes(start, end), isLast: isLast)
  }

  private func wait(_ start: Int, _ end: Int) {
    waiting = end - start
    if start > 0 { memmove(buffer, buffer + start, waiting) }
  }
}
