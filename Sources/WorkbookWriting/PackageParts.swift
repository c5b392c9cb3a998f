/// Writes zip packages from their parts (APPNOTE.TXT 4.3): the same parts give the same bytes. Parts are stored, not
/// deflated, which every reader of packages takes.
package enum PackageParts {
  /// The bytes of a package. Names are given as they stand in it, `word/document.xml`.
  package static func bytes(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let offset = archive.count
      var common: [UInt8] = []
      // Version 2.0, names in UTF-8 where they are more than ASCII, stored, midnight of 1 January 1980.
      let flags = name.allSatisfy { $0 < 0x80 } ? 0 : 0x0800
      for number in [20, flags, 0, 0, 0x21] { common.append(number, bytes: 2) }
      common.append(Int(Deflate.checksum(of: part.bytes)), bytes: 4)
      common.append(part.bytes.count, bytes: 4)
      common.append(part.bytes.count, bytes: 4)
      common.append(name.count, bytes: 2)
      common.append(0, bytes: 2)
      archive.append(0x0403_4B50, bytes: 4)
      archive += common
      archive += name
      archive += part.bytes
      directory.append(0x0201_4B50, bytes: 4)
      directory.append(20, bytes: 2)
      directory += common
      // No comment, first disk, no attributes.
      for number in [0, 0, 0] { directory.append(number, bytes: 2) }
      directory.append(0, bytes: 4)
      directory.append(offset, bytes: 4)
      directory += name
    }
    let start = archive.count
    archive += directory
    archive.append(0x0605_4B50, bytes: 4)
    for number in [0, 0, parts.count, parts.count] { archive.append(number, bytes: 2) }
    archive.append(directory.count, bytes: 4)
    archive.append(start, bytes: 4)
    archive.append(0, bytes: 2)
    return archive
  }
}

extension [UInt8] {
  /// Adds a number, lowest byte first.
  fileprivate mutating func append(_ number: Int, bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
