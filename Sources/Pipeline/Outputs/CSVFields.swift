/// Fields of a CSV, each put in quotes once and named by its number from then on: a file of 238,000 rows has a few
/// thousand different ones.
struct CSVFields {
  private var bytes: [UInt8] = []
  /// Where each field ends; the first entry is where the first begins.
  private var ends = [0]

  /// Takes in texts as one piece, each in quotes where it needs them, with commas between them; its number.
  mutating func add(_ texts: String...) -> Int {
    for (place, text) in texts.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      CSVRecords.append(field: text, to: &bytes)
    }
    return end()
  }
  /// Takes in a piece as it stands; its number.
  mutating func add(piece: String) -> Int {
    bytes.append(contentsOf: piece.utf8)
    return end()
  }
  private mutating func end() -> Int {
    ends.append(bytes.count)
    return ends.count - 2
  }

  /// Lends all fields.
  func lend<Result, Failure>(_ body: (Lent) throws(Failure) -> Result) throws(Failure) -> Result {
    let outcome = bytes.withUnsafeBytes { bytes in
      ends.withUnsafeBufferPointer { ends in
        Swift.Result { () throws(Failure) in try body(Lent(bytes: bytes, ends: ends)) }
      }
    }
    return try outcome.get()
  }

  /// The fields by their numbers, as long as they are lent.
  struct Lent {
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate let ends: UnsafeBufferPointer<Int>
    /// A field's bytes; none for a number that was not given.
    @inline(__always) subscript(_ number: Int) -> UnsafeRawBufferPointer {
      guard number >= 0, number + 1 < ends.count, let base = bytes.baseAddress else {
        return UnsafeRawBufferPointer(start: nil, count: 0)
      }
      return UnsafeRawBufferPointer(start: base + ends[number], count: ends[number + 1] - ends[number])
    }
  }
}
