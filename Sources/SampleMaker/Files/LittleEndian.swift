extension [UInt8] {
  /// Appends a number of so many bytes, the lowest first.
  mutating func append(_ number: Int, bytes: Int) {
    for index in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }

  /// Appends bytes until the count is a multiple.
  mutating func pad(to multiple: Int, with byte: UInt8 = 0) {
    while count % multiple != 0 { append(byte) }
  }

  /// A text in UTF-16, the lower byte first.
  init(utf16 text: String) {
    self = []
    for unit in text.utf16 { append(Int(unit), bytes: 2) }
  }
}
