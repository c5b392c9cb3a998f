/// Pieces of bytes, each made once and named by its number from then on: a file of 238,000 rows is made of a few thousand
/// different ones.
struct BytePieces {
  private var bytes: [UInt8] = []
  /// Where each piece ends; the first entry is where the first begins.
  private var ends = [0]

  /// Takes in what a body appends, as one piece; its number.
  mutating func add(_ body: (inout [UInt8]) -> Void) -> Int {
    body(&bytes)
    ends.append(bytes.count)
    return ends.count - 2
  }
  /// Takes in a text as it stands; its number.
  mutating func add(piece: String) -> Int { add { $0.append(contentsOf: piece.utf8) } }

  /// Lends all pieces.
  func lend<Result, Failure>(_ body: (Lent) throws(Failure) -> Result) throws(Failure) -> Result {
    let outcome = bytes.withUnsafeBytes { bytes in
      ends.withUnsafeBufferPointer { ends in
        Swift.Result { () throws(Failure) in try body(Lent(bytes: bytes, ends: ends)) }
      }
    }
    return try outcome.get()
  }

  /// The pieces by their numbers, as long as they are lent.
  struct Lent {
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate let ends: UnsafeBufferPointer<Int>
    /// A piece's bytes; none for a number that was not given.
    @inline(__always) subscript(_ number: Int) -> UnsafeRawBufferPointer {
      guard number >= 0, number + 1 < ends.count, let base = bytes.baseAddress else {
        return UnsafeRawBufferPointer(start: nil, count: 0)
      }
      return UnsafeRawBufferPointer(start: base + ends[number], count: ends[number + 1] - ends[number])
    }
  }
}
