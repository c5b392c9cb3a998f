/// Replaces some parts of a package (.xlsx, .docx) and leaves all others as they are, to the last packed byte. The same
/// package and changes give the same bytes: no clock, no other order.
package struct PackageEdit {
  /// An entry of the container (APPNOTE.TXT 4.3.12).
  private struct Entry {
    var name: [UInt8]
    /// Versions, bits, method, time and date as they stand in the directory.
    var versions: Int, flags: Int, method: Int, moment: Int
    var checksum: UInt32
    var size: Int
    /// The packed bytes: of the old package, or new ones.
    var packed: ArraySlice<UInt8>
    /// Attributes, and the remark.
    var internalAttributes: Int, externalAttributes: Int, comment: [UInt8]
  }
  private var entries: [Entry] = []
  /// How large a part may be when unpacked.
  private static let largestPart = 256 << 20

  /// Opens a package in memory.
  package init(_ bytes: [UInt8]) throws(PackageEditError) {
    func number(_ offset: Int, _ length: Int) throws(PackageEditError) -> Int {
      guard offset >= 0, offset + length <= bytes.count else { throw .damaged }
      return (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    var end = bytes.count - 22
    while end >= 0, end >= bytes.count - 22 - 0xFFFF {
      if try number(end, 4) == 0x0605_4B50, try number(end + 20, 2) == bytes.count - end - 22 { break }
      end -= 1
    }
    guard end >= 0, try number(end, 4) == 0x0605_4B50 else { throw .damaged }
    let count = try number(end + 10, 2)
    var place = try number(end + 16, 4)
    guard count != 0xFFFF, place != 0xFFFF_FFFF, try number(end + 4, 2) == 0, try number(end + 8, 2) == count
    else { throw .unusual }
    for _ in 0..<count {
      guard try number(place, 4) == 0x0201_4B50 else { throw .damaged }
      let (flags, method) = (try number(place + 8, 2), try number(place + 10, 2))
      let (packed, size) = (try number(place + 20, 4), try number(place + 24, 4))
      let (nameLength, extra) = (try number(place + 28, 2), try number(place + 30, 2))
      let (comment, local) = (try number(place + 32, 2), try number(place + 42, 4))
      guard flags & 0x2041 == 0, method == 0 || method == 8, packed != 0xFFFF_FFFF, size != 0xFFFF_FFFF,
        local != 0xFFFF_FFFF
      else { throw .unusual }
      guard try number(local, 4) == 0x0403_4B50 else { throw .damaged }
      let start = local + 30 + (try number(local + 26, 2)) + (try number(local + 28, 2))
      let next = place + 46 + nameLength + extra + comment
      guard start + packed <= bytes.count, next <= end else { throw .damaged }
      entries.append(
        Entry(
          name: Array(bytes[place + 46..<place + 46 + nameLength]), versions: try number(place + 4, 4),
          flags: flags & ~8, method: method, moment: try number(place + 12, 4),
          checksum: UInt32(truncatingIfNeeded: try number(place + 16, 4)), size: size,
          packed: bytes[start..<start + packed], internalAttributes: try number(place + 36, 2),
          externalAttributes: try number(place + 38, 4), comment: Array(bytes[next - comment..<next])))
      place = next
    }
  }

  /// The names of the parts, in the order of the container.
  package var names: [String] { entries.map { String(decoding: $0.name, as: UTF8.self) } }

  private func position(of name: String) -> Int? {
    let wanted = name.lowercased()
    return entries.firstIndex { String(decoding: $0.name, as: UTF8.self).lowercased() == wanted }
  }

  /// The bytes of a part; nil where there is none of the name (case ignored).
  package func part(_ name: String) throws(PackageEditError) -> [UInt8]? {
    guard let position = position(of: name) else { return nil }
    let entry = entries[position]
    guard entry.size <= Self.largestPart else { throw .unusual }
    if entry.method == 0 { return Array(entry.packed) }
    guard let bytes = Deflate.inflated(entry.packed, size: entry.size) else { throw .damaged }
    return bytes
  }

  /// Puts other bytes in the place of a part's, or adds the part at the end.
  package mutating func replace(_ name: String, with bytes: [UInt8]) {
    var entry =
      position(of: name).map { entries[$0] }
      ?? Entry(
        name: Array(name.utf8), versions: 20 | 20 << 16, flags: 0x800, method: 0, moment: 0x0021_0000,
        checksum: 0,
        size: 0, packed: [], internalAttributes: 0, externalAttributes: 0, comment: [])
    entry.checksum = Deflate.checksum(of: bytes)
    entry.size = bytes.count
    if let packed = Deflate.deflated(bytes), packed.count < bytes.count {
      entry.method = 8
      entry.packed = packed[...]
    } else {
      entry.method = 0
      entry.packed = bytes[...]
    }
    // Bits 1 and 2 tell how hard the packer tried.
    entry.flags &= ~6
    if let position = position(of: name) { entries[position] = entry } else { entries.append(entry) }
  }

  /// Leaves out a part.
  package mutating func remove(_ name: String) {
    if let position = position(of: name) { entries.remove(at: position) }
  }

  /// The bytes of the whole package.
  package var bytes: [UInt8] {
    var result: [UInt8] = []
    var directory: [UInt8] = []
    func append(_ number: Int, _ length: Int, to bytes: inout [UInt8]) {
      for index in 0..<length { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
    func appendCommon(_ entry: Entry, to bytes: inout [UInt8]) {
      append(entry.flags, 2, to: &bytes)
      append(entry.method, 2, to: &bytes)
      append(entry.moment, 4, to: &bytes)
      append(Int(entry.checksum), 4, to: &bytes)
      append(entry.packed.count, 4, to: &bytes)
      append(entry.size, 4, to: &bytes)
      append(entry.name.count, 2, to: &bytes)
      append(0, 2, to: &bytes)
    }
    for entry in entries {
      let offset = result.count
      append(0x0403_4B50, 4, to: &result)
      append(entry.versions >> 16, 2, to: &result)
      appendCommon(entry, to: &result)
      result += entry.name
      result += entry.packed
      append(0x0201_4B50, 4, to: &directory)
      append(entry.versions, 4, to: &directory)
      appendCommon(entry, to: &directory)
      append(entry.comment.count, 2, to: &directory)
      append(0, 2, to: &directory)
      append(entry.internalAttributes, 2, to: &directory)
      append(entry.externalAttributes, 4, to: &directory)
      append(offset, 4, to: &directory)
      directory += entry.name + entry.comment
    }
    let start = result.count
    result += directory
    append(0x0605_4B50, 4, to: &result)
    append(0, 4, to: &result)
    append(entries.count, 2, to: &result)
    append(entries.count, 2, to: &result)
    append(directory.count, 4, to: &result)
    append(start, 4, to: &result)
    append(0, 2, to: &result)
    return result
  }
}
