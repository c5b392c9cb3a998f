/// Builds zip containers byte by byte, with every lie that a test needs. Nothing is compressed: entries are stored, or
/// wrapped into stored blocks of a deflate stream, so that a test can see the bytes.
package struct ZipFixture {
  /// One entry. What `local` and `central` name replaces the true value in that header alone.
  package struct Entry {
    /// Its name.
    package var name: [UInt8]
    /// Its unpacked bytes.
    package var contents: [UInt8]
    /// Its packed bytes.
    package var packed: [UInt8]
    /// 0 stored, 8 deflated.
    package var method: Int
    /// General purpose bits.
    package var flags = 0
    /// Values that replace the true ones in the local header.
    package var local: [Field: Int] = [:]
    /// Values that replace the true ones in the central directory.
    package var central: [Field: Int] = [:]
    /// Extra fields of the local header.
    package var localExtra: [UInt8] = []
    /// Extra fields of the central directory.
    package var centralExtra: [UInt8] = []
    /// The name in the local header, if it is another.
    package var localName: [UInt8]?
    /// Bytes after the packed ones, such as a data descriptor.
    package var trailer: [UInt8] = []
    /// Use the local header of the entry with this index and write none.
    package var alias: Int?

    /// A value in the headers.
    package enum Field: Hashable { case flags, method, checksum, packedSize, size, offset, nameLength }

    /// An entry, stored.
    package init(_ name: String, _ contents: [UInt8]) {
      self.name = Array(name.utf8)
      self.contents = contents
      packed = contents
      method = 0
    }

    /// An entry, as a deflate stream of stored blocks (RFC 1951, 3.2.4).
    package init(deflated name: String, _ contents: [UInt8]) {
      self.init(name, contents)
      method = 8
      packed = []
      var rest = contents[...]
      repeat {
        let block = rest.prefix(0xFFFF)
        rest = rest.dropFirst(block.count)
        packed.append(rest.isEmpty ? 1 : 0)
        packed += ZipFixture.bytes(block.count, 2) + ZipFixture.bytes(~block.count & 0xFFFF, 2) + block
      } while !rest.isEmpty
    }
  }

  /// The entries.
  package var entries: [Entry]
  /// Bytes before the first local header.
  package var prefix: [UInt8] = []
  /// Bytes after the end record.
  package var suffix: [UInt8] = []
  /// The archive's comment.
  package var comment: [UInt8] = []
  /// Values that replace the true ones in the end record.
  package var end: [EndField: Int] = [:]
  /// Whether end records of zip64 are written.
  package var zip64 = false

  /// A value in the end record.
  package enum EndField: Hashable { case disk, directoryDisk, entries, total, size, offset, commentLength }

  /// A container of entries.
  package init(_ entries: [Entry]) { self.entries = entries }

  /// The container's bytes.
  package var bytes: [UInt8] {
    var result = prefix
    var offsets: [Int] = []
    for entry in entries {
      if let alias = entry.alias {
        offsets.append(offsets[alias])
        continue
      }
      offsets.append(result.count)
      result += Self.localHeader(entry) + entry.packed + entry.trailer
    }
    let directory = result.count
    for (entry, offset) in zip(entries, offsets) { result += Self.centralHeader(entry, offset: offset) }
    let size = result.count - directory
    var values: [EndField: Int] = [
      .disk: 0, .directoryDisk: 0, .entries: entries.count, .total: entries.count, .size: size,
      .offset: directory, .commentLength: comment.count,
    ]
    if zip64 {
      let record = result.count
      result += Self.bytes(0x0606_4b50, 4) + Self.bytes(44, 8) + Self.bytes(45, 2) + Self.bytes(45, 2)
      result +=
        Self.bytes(0, 4) + Self.bytes(0, 4) + Self.bytes(entries.count, 8) + Self.bytes(entries.count, 8)
      result += Self.bytes(size, 8) + Self.bytes(directory, 8)
      result += Self.bytes(0x0706_4b50, 4) + Self.bytes(0, 4) + Self.bytes(record, 8) + Self.bytes(1, 4)
      values.merge([.entries: 0xFFFF, .total: 0xFFFF, .size: 0xFFFF_FFFF, .offset: 0xFFFF_FFFF]) { $1 }
    }
    values.merge(end) { $1 }
    result += Self.bytes(0x0605_4b50, 4)
    for (field, width) in [
      (EndField.disk, 2), (.directoryDisk, 2), (.entries, 2), (.total, 2), (.size, 4), (.offset, 4),
      (.commentLength, 2),
    ] {
      result += Self.bytes(values[field] ?? 0, width)
    }
    return result + comment + suffix
  }

  private static func localHeader(_ entry: Entry) -> [UInt8] {
    let name = entry.localName ?? entry.name
    let value = values(entry).merging(entry.local) { $1 }
    return bytes(0x0403_4b50, 4) + bytes(20, 2) + bytes(value[.flags] ?? 0, 2) + bytes(value[.method] ?? 0, 2)
      + bytes(0, 2) + bytes(0x21, 2) + bytes(value[.checksum] ?? 0, 4) + bytes(value[.packedSize] ?? 0, 4)
      + bytes(value[.size] ?? 0, 4) + bytes(name.count, 2) + bytes(entry.localExtra.count, 2) + name
      + entry.localExtra
  }

  private static func centralHeader(_ entry: Entry, offset: Int) -> [UInt8] {
    let value = values(entry).merging(entry.central) { $1 }
    return bytes(0x0201_4b50, 4) + bytes(20, 2) + bytes(20, 2) + bytes(value[.flags] ?? 0, 2)
      + bytes(value[.method] ?? 0, 2) + bytes(0, 2) + bytes(0x21, 2) + bytes(value[.checksum] ?? 0, 4)
      + bytes(value[.packedSize] ?? 0, 4) + bytes(value[.size] ?? 0, 4)
      + bytes(value[.nameLength] ?? entry.name.count, 2) + bytes(entry.centralExtra.count, 2) + bytes(0, 2)
      + bytes(0, 2) + bytes(0, 2) + bytes(0, 4) + bytes(value[.offset] ?? offset, 4) + entry.name
      + entry.centralExtra
  }

  private static func values(_ entry: Entry) -> [Entry.Field: Int] {
    [
      .flags: entry.flags, .method: entry.method, .checksum: Int(checksum(entry.contents)),
      .packedSize: entry.packed.count, .size: entry.contents.count,
    ]
  }

  /// A number, little-endian.
  package static func bytes(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 (ISO 3309), bit by bit.
  package static func checksum(_ contents: [UInt8]) -> UInt32 {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in contents {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
    }
    return ~register
  }
}
