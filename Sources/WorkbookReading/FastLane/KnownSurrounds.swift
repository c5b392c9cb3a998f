import Cells
import Glibc

/// What expat has read before and behind the rows of the sheets of a series.
///
/// The sheets of a campaign's workbooks come from one template: what stands before their first row, and what follows their
/// last one, is mostly the same bytes. Bytes that were the head and the tail of one sheet that was read to its end without
/// fault or warning, with nothing but canonical rows between them, are well-formed around any other canonical rows too,
/// and say the same there.
final class KnownSurrounds {
  /// What a sheet says besides its rows.
  struct Told {
    var merges: [CellRange]
    var hiddenColumns: [ClosedRange<Int>]
  }
  /// The bytes before the first row, what they tell the lane, and the tails that were met behind rows under them.
  struct Head {
    fileprivate var bytes: [UInt8]
    /// Whether the root declares `x14ac`.
    let knowsDescent: Bool
    fileprivate var tails: [(bytes: [UInt8], told: Told)] = []
    private var oldest = 0

    fileprivate init(_ bytes: UnsafeRawBufferPointer, knowsDescent: Bool) {
      self.bytes = Array(bytes)
      self.knowsDescent = knowsDescent
    }
    fileprivate mutating func keep(_ told: Told, tail: UnsafeRawBufferPointer) {
      guard !tails.contains(where: { equals($0.bytes, tail) }) else { return }
      _ = put((Array(tail), told), in: &tails, &oldest)
    }
  }
  private var heads: [Head] = []
  /// How many parts were taken without expat.
  private(set) var taken = 0
  private var oldest = 0

  /// How many heads are kept, how many tails of each, and how many bytes of one.
  fileprivate static let versions = 8, largest = 16 << 10

  /// A head that was met; nil: expat has to read it.
  func head(_ bytes: UnsafeRawBufferPointer) -> Head? { heads.first { equals($0.bytes, bytes) } }

  /// What a sheet with this tail says; nil: expat has to read it.
  func told(_ head: Head, tail: UnsafeRawBufferPointer) -> Told? {
    guard let found = head.tails.first(where: { equals($0.bytes, tail) }) else { return nil }
    taken += 1
    return found.told
  }

  /// Keeps what a sheet said.
  func keep(_ told: Told, head: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer, knowsDescent: Bool) {
    guard head.count <= Self.largest, tail.count <= Self.largest else { return }
    let place: Int
    if let known = heads.firstIndex(where: { equals($0.bytes, head) }) {
      place = known
    } else {
      let made = Head(head, knowsDescent: knowsDescent)
      place = put(made, in: &heads, &oldest)
    }
    heads[place].keep(told, tail: tail)
  }
}

/// Puts one in, in the place of the oldest where there is no room; its place.
private func put<One>(_ one: One, in list: inout [One], _ oldest: inout Int) -> Int {
  guard list.count == KnownSurrounds.versions else {
    list.append(one)
    return list.count - 1
  }
  let place = oldest
  list[place] = one
  oldest = (place + 1) % KnownSurrounds.versions
  return place
}

private func equals(_ known: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
  guard known.count == bytes.count else { return false }
  return known.withUnsafeBytes { known in
    guard let one = known.baseAddress, let other = bytes.baseAddress else { return true }
    return memcmp(one, other, bytes.count) == 0
  }
}

/// What a feed needs to take a whole part between a head and a tail that are known.
struct LaneSurrounds<Lane> {
  /// Those that were met.
  let known: KnownSurrounds
  /// Begins the lane behind a known head.
  let begin: (KnownSurrounds.Head) -> Lane
  /// How far the items have come: of two moments with the same progress nothing was read between them.
  let progress: () -> LaneProgress
  /// What the part says besides its items; nil if there is more to it than `tell` can say.
  let told: () -> KnownSurrounds.Told?
  /// Puts that where reading would have put it.
  let tell: (KnownSurrounds.Told) -> Void
}

/// How far the items of a part have come.
struct LaneProgress: Equatable {
  var row = 0, cells = 0, texts = 0
}
