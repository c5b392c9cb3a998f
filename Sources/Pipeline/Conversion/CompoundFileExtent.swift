/// Whether a compound file (.xls) is whole. LibreOffice opens one that was cut off and shows what is left, without a word.
enum CompoundFileExtent {
  /// Whether every sector that the allocation tables count as used lies in the file (MS-CFB 2.3). The tables that the
  /// header itself names are looked at: those of the first 6.8 MB.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 512 else { return false }
    let shift = Int(bytes[30]) | Int(bytes[31]) << 8
    guard shift == 9 || shift == 12 else { return false }
    let size = 1 << shift
    // The header fills the first sector; the last one may be written in part.
    let present = (bytes.count - 1) / size
    for slot in 0..<109 {
      guard let table = number(bytes, at: 76 + 4 * slot) else { return false }
      // 0xFFFFFFFA and above are no sectors.
      if table >= 0xFFFF_FFFA { continue }
      for entry in 0..<(size / 4) {
        guard let next = number(bytes, at: (table + 1) * size + 4 * entry) else { return false }
        if next != 0xFFFF_FFFF, slot * (size / 4) + entry >= present { return false }
      }
    }
    return true
  }

  /// Four bytes, least first; nil beyond the end.
  private static func number(_ bytes: [UInt8], at offset: Int) -> Int? {
    guard offset >= 0, offset + 4 <= bytes.count else { return nil }
    return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
