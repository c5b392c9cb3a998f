/// What the links of a sheet are put together from: pieces of bytes, each made once. Tens of thousands of links are made of a
/// few, and lists of their own would be retained for each link.
struct LinkPieces: Sendable {
  /// Where a piece stands among all.
  struct Piece: Sendable {
    fileprivate var start: Int
    /// How many bytes it has.
    fileprivate(set) var count: Int
  }
  private var bytes: [UInt8] = []

  /// Takes in a piece.
  mutating func add(_ piece: [UInt8]) -> Piece {
    bytes += piece
    return Piece(start: bytes.count - piece.count, count: piece.count)
  }

  /// Appends to other bytes what a body puts together, of so many bytes at most.
  func append(atMost most: Int, to others: inout [UInt8], _ body: (inout Filling) -> Void) {
    bytes.withUnsafeBytes { pieces in
      withUnsafeTemporaryAllocation(byteCount: most, alignment: 1) { room in
        var filling = Filling(pieces: pieces, room: room)
        body(&filling)
        others.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<filling.count]))
      }
    }
  }

  /// A link in the making.
  struct Filling {
    fileprivate let pieces: UnsafeRawBufferPointer, room: UnsafeMutableRawBufferPointer
    fileprivate var count = 0

    /// The most bytes that the name of a cell takes here: letters of a 32-bit column and digits of a row.
    static let longestCell = 32

    /// Puts a piece behind the others; what has no room is left out.
    mutating func put(_ piece: Piece) {
      guard let from = pieces.baseAddress, let to = room.baseAddress, piece.count <= room.count - count else {
        return
      }
      (to + count).copyMemory(from: from + piece.start, byteCount: piece.count)
      count += piece.count
    }
    /// Puts the name of a cell, from row and column 1, behind the others.
    mutating func put(row: Int, column: Int) {
      guard Self.longestCell <= room.count - count else { return }
      var (rest, length) = (max(column, 0), 0)
      while rest > 0, length < 8 {
        length += 1
        rest = (rest - 1) / 26
      }
      rest = max(column, 0)
      for place in stride(from: count + length - 1, through: count, by: -1) {
        room[place] = UInt8(ascii: "A") &+ UInt8(truncatingIfNeeded: (rest - 1) % 26)
        rest = (rest - 1) / 26
      }
      count += length
      let digits = ByteChunk(digitsOf: row)
      for place in 0..<digits.count { room[count + place] = digits.bytes[place] }
      count += digits.count
    }
  }
}
