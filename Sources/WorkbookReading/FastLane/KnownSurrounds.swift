import Cells

/// What expat has read before and behind the rows of the sheets, or the shared strings, of a series.
///
/// The sheets of a campaign's workbooks come from one template: what stands before their first row, and what follows their
/// last one, is mostly the same bytes. Bytes that were the head and the tail of one sheet that was read to its end without
/// fault or warning, with nothing but canonical rows between them, are well-formed around any other canonical rows too,
/// and say the same there. So it is with shared strings.
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
    fileprivate var tails = RecentlyMet<(bytes: [UInt8], told: Told)>(most: KnownSurrounds.tails)

    fileprivate init(_ bytes: UnsafeRawBufferPointer, knowsDescent: Bool) {
      self.bytes = Array(bytes)
      self.knowsDescent = knowsDescent
    }
    fileprivate mutating func keep(_ told: Told, tail: UnsafeRawBufferPointer) {
      if !tails.all.contains(where: { $0.bytes.equals(tail) }) { tails.put((Array(tail), told)) }
    }
  }
  private var heads: RecentlyMet<Head>
  /// How many parts were taken without expat.
  private(set) var taken = 0

  /// How many tails of each head are kept, and how many bytes of one.
  private static let tails = 8, largest = 16 << 10

  /// Nothing so far; `versions`: how many heads are kept.
  init(versions: Int = 8) { heads = RecentlyMet(most: versions) }

  /// A head that was met; nil: expat has to read it.
  func head(_ bytes: UnsafeRawBufferPointer) -> Head? { heads.all.first { $0.bytes.equals(bytes) } }

  /// What a sheet with this tail says; nil: expat has to read it.
  func told(_ head: Head, tail: UnsafeRawBufferPointer) -> Told? {
    guard let found = head.tails.all.first(where: { $0.bytes.equals(tail) }) else { return nil }
    taken += 1
    return found.told
  }

  /// Keeps what a sheet said.
  func keep(_ told: Told, head: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer, knowsDescent: Bool) {
    guard head.count <= Self.largest, tail.count <= Self.largest else { return }
    if heads.change(where: { $0.bytes.equals(head) }, { $0.keep(told, tail: tail) }) { return }
    var made = Head(head, knowsDescent: knowsDescent)
    made.keep(told, tail: tail)
    heads.put(made)
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
