/// Writes zip archives whose files are not compressed (APPNOTE.TXT 4.3).
enum StoredArchive {
  /// The bytes of an archive.
  static func bytes(files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let offset = archive.count
      var common: [UInt8] = []
      // Version 2.0, no flags, stored, midnight of 1 January 1980.
      for number in [20, 0, 0, 0, 0x21] { common.append(number, bytes: 2) }
      common.append(Int(checksum(of: file.bytes)), bytes: 4)
      common.append(file.bytes.count, bytes: 4)
      common.append(file.bytes.count, bytes: 4)
      common.append(file.name.utf8.count, bytes: 2)
      common.append(0, bytes: 2)
      archive.append(0x0403_4B50, bytes: 4)
      archive += common + Array(file.name.utf8) + file.bytes
      directory.append(0x0201_4B50, bytes: 4)
      directory.append(20, bytes: 2)
      directory += common
      for number in [0, 0, 0] { directory.append(number, bytes: 2) }
      directory.append(0, bytes: 4)
      directory.append(offset, bytes: 4)
      directory += file.name.utf8
    }
    let start = archive.count
    archive += directory
    archive.append(0x0605_4B50, bytes: 4)
    for number in [0, 0, files.count, files.count] { archive.append(number, bytes: 2) }
    archive.append(directory.count, bytes: 4)
    archive.append(start, bytes: 4)
    archive.append(0, bytes: 2)
    return archive
  }

  /// CRC-32 (ISO 3309).
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
