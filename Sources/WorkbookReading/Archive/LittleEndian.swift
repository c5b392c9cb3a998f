/// Numbers as zip and compound files store them: little-endian, at any address. Out of range: 0 bytes are read and the
/// answer is nil.
extension [UInt8] {
  /// A 16-bit number.
  func uint16(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 2 else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8
  }

  /// A 32-bit number.
  func uint32(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 4 else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8 | Int(self[offset + 2]) << 16
      | Int(self[offset + 3]) << 24
  }

  /// A 64-bit number; nil also where it does not fit a positive `Int`.
  func uint64(at offset: Int) -> Int? {
    guard let low = uint32(at: offset), let high = uint32(at: offset + 4), high < 0x8000_0000 else {
      return nil
    }
    return high << 32 | low
  }
}
