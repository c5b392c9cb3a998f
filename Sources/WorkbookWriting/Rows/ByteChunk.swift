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
}
