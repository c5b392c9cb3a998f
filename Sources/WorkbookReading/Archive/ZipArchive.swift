/// A zip container whose headers agree with one another.
///
/// Every local header is compared with the directory and no two entries may share bytes or a name: where zip readers
/// would see different contents, this one sees none.
final class ZipArchive {
  /// The file.
  let file: InputFile
  /// The entries, in the order of the directory.
  let entries: [ZipEntry]
  /// Where the central directory begins: no entry may reach into it.
  let directoryOffset: Int
  private let indices: [String: Int]

  /// Opens the container and checks its headers.
  init(_ file: InputFile, limits: ReadingLimits) throws(WorkbookReadError) {
    let directory = try ZipDirectory(file, limits: limits)
    var entries = directory.entries
    var indices: [String: Int] = [:]
    indices.reserveCapacity(entries.count)
    for index in entries.indices {
      if !entries[index].isFolder, indices.updateValue(index, forKey: entries[index].partName) != nil {
        throw WorkbookReadError(.duplicateEntry(entries[index].shownName))
      }
      try LocalHeader.check(&entries[index], in: file, directoryOffset: directory.offset)
    }
    try Self.checkOverlaps(entries)
    self.file = file
    self.entries = entries
    self.indices = indices
    directoryOffset = directory.offset
  }

  /// The entry of a part, whose name is given in the normalised form of `PartName`.
  func entry(named name: String) -> ZipEntry? {
    indices[name].map { entries[$0] }
  }

  private static func checkOverlaps(_ entries: [ZipEntry]) throws(WorkbookReadError) {
    let order = entries.indices.sorted { entries[$0].headerOffset < entries[$1].headerOffset }
    for (before, after) in zip(order, order.dropFirst()) {
      let first = entries[before]
      let second = entries[after]
      guard first.dataOffset + first.packedSize <= second.headerOffset else {
        throw WorkbookReadError(.overlappingEntries(first.shownName, second.shownName))
      }
    }
  }
}

/// The header in front of an entry's bytes (APPNOTE 4.3.7).
enum LocalHeader {
  /// Checks that the header in front of an entry says what the directory says, and finds where the bytes begin.
  static func check(_ entry: inout ZipEntry, in file: InputFile, directoryOffset: Int)
    throws(WorkbookReadError)
  {
    guard entry.headerOffset <= directoryOffset - 30 else { throw outside(entry) }
    let header = try file.bytes(count: 30, at: entry.headerOffset)
    guard header.uint32(at: 0) == 0x0403_4b50 else {
      throw WorkbookReadError(
        .damagedContainer(
          .init("no part begins where its directory says", "không có phần nào bắt đầu ở chỗ mục lục ghi")),
        at: .init(part: entry.shownName))
    }
    guard let flags = header.uint16(at: 6), let method = header.uint16(at: 8),
      let checksum = header.uint32(at: 14), var packedSize = header.uint32(at: 18),
      var size = header.uint32(at: 22), let nameLength = header.uint16(at: 26),
      let extraLength = header.uint16(at: 28)
    else { throw outside(entry) }
    let tail = try file.bytes(
      count: min(nameLength + extraLength, file.size - entry.headerOffset - 30), at: entry.headerOffset + 30)
    entry.dataOffset = entry.headerOffset + 30 + nameLength + extraLength
    guard entry.dataOffset <= directoryOffset, entry.packedSize <= directoryOffset - entry.dataOffset else {
      throw outside(entry)
    }
    guard tail.prefix(nameLength).elementsEqual(entry.name) else {
      throw disagree(entry, "its name differs", "tên khác nhau")
    }
    guard method == entry.method else {
      throw disagree(entry, "the packing method differs", "phương pháp nén khác nhau")
    }
    // Encryption, patched data, strong encryption, hidden headers; and bit 3, which says where the sizes stand.
    guard (flags ^ entry.flags) & 0x2061 == 0 else {
      throw disagree(entry, "the flags differ", "các cờ khác nhau")
    }
    var wide = Zip64Sizes(tail, extra: nameLength, length: extraLength)
    if size == 0xFFFF_FFFF { size = try wide.next() }
    if packedSize == 0xFFFF_FFFF { packedSize = try wide.next() }
    // With bit 3 the sizes follow the bytes; here they are zero, or right all the same.
    let later = flags & 8 != 0
    guard size == entry.size || later && size == 0, packedSize == entry.packedSize || later && packedSize == 0
    else {
      throw disagree(entry, "the size differs", "kích thước khác nhau")
    }
    guard UInt32(truncatingIfNeeded: checksum) == entry.checksum || later && checksum == 0 else {
      throw disagree(entry, "the checksum differs", "mã kiểm tra khác nhau")
    }
  }

  private static func outside(_ entry: ZipEntry) -> WorkbookReadError {
    WorkbookReadError(
      .damagedContainer(
        .init("a part reaches beyond the bytes there are", "một phần vượt ra ngoài số byte có trong tệp")),
      at: .init(part: entry.shownName))
  }

  private static func disagree(_ entry: ZipEntry, _ english: String, _ vietnamese: String)
    -> WorkbookReadError
  {
    WorkbookReadError(.headersDisagree(.init(english, vietnamese)), at: .init(part: entry.shownName))
  }
}
