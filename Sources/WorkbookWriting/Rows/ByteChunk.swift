/// A few bytes that are stored in one go.
struct ByteChunk {
  /// The most bytes that a chunk holds.
  static let most = 32
  /// The bytes; zero behind the last one.
  private(set) var bytes = SIMD32<UInt8>(repeating: 0)
  /// How many there are.
  private(set) var count = 0
  /// The bytes of a short text; what is beyond the most is left out.
  init(_ text: String) {
    for byte in text.utf8.prefix(Self.most) {
      bytes[count] = byte
      count += 1
    }
  }
  /// The digits of a number that is not negative.
  init(digitsOf number: Int) {
    var (rest, digits, most) = (max(number, 0), 1, 10)
    // Ten digits are more than a row has.
    while rest >= most, digits < 18 {
      digits += 1
      most *= 10
    }
    count = digits
    while digits > 0 {
      digits -= 1
      bytes[digits] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}
