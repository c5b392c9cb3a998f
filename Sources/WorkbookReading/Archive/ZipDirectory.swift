import Glibc

/// Reads the central directory of a zip container (APPNOTE 6.3.10, 4.3.12 to 4.3.16).
///
/// It believes only what is said twice without contradiction: the end record must end the file, the directory must end
/// where the end record begins and hold exactly the entries that are stated. Local headers are compared by `ZipArchive`.
struct ZipDirectory {
  /// The entries, in the order of the directory.
  private(set) var entries: [ZipEntry] = []
  /// Where the directory begins.
  private(set) var offset = 0

  /// Where the directory lies and how many entries it states.
  private struct Extent {
    var entries: Int
    var size: Int
    var offset: Int
    /// Where the directory must end: at the end record, or at that of zip64.
    var end: Int
  }

  private static let endSignature = 0x0605_4b50
  private static let locatorSignature = 0x0706_4b50
  private static let end64Signature = 0x0606_4b50
  private static let entrySignature = 0x0201_4b50

  /// Reads the directory of a file.
  init(_ file: InputFile, limits: ReadingLimits) throws(WorkbookReadError) {
    let extent = try Self.extent(of: file)
    guard extent.entries <= limits.entries else {
      throw WorkbookReadError(.tooLarge(.entries, maximum: limits.entries))
    }
    offset = extent.offset
    let bytes = try file.bytes(count: extent.size, at: extent.offset)
    entries.reserveCapacity(min(extent.entries, bytes.count / 46))
    var position = 0
    for _ in 0..<extent.entries {
      entries.append(try Self.entry(in: bytes, at: &position))
    }
    guard position == bytes.count else {
      throw WorkbookReadError(
        .damagedContainer(
          .init("its directory holds more than the stated entries", "mục lục chứa nhiều hơn số mục đã ghi")))
    }
  }

  // MARK: The end record

  /// Whether a file that does not begin like a zip container ends like one.
  static func endsLikeArchive(_ file: InputFile) -> Bool {
    (try? extent(of: file)) != nil || endRecordFollows(file)
  }

  /// Whether an end record without a comment ends the file, right or wrong.
  private static func endRecordFollows(_ file: InputFile) -> Bool {
    guard file.size >= 22, let tail = try? file.bytes(count: 22, at: file.size - 22) else { return false }
    return tail.uint32(at: 0) == endSignature
  }

  /// Finds the end record, which must reach to the very end of the file, and what it says.
  private static func extent(of file: InputFile) throws(WorkbookReadError) -> Extent {
    let tailStart = max(0, file.size - (22 + 0xFFFF))
    let tail = try file.bytes(count: file.size - tailStart, at: tailStart)
    var found: Int?
    var sawRecord = false
    var start = 0
    while let position = nextRecord(in: tail, from: start) {
      start = position + 1
      guard let comment = tail.uint16(at: position + 20) else { break }
      sawRecord = true
      guard position + 22 + comment == tail.count else { continue }
      // A comment that holds another end record is how one file shows two programs different contents.
      guard found == nil else {
        throw WorkbookReadError(
          .headersDisagree(.init("it has two end records", "tệp có hai bản ghi kết thúc")))
      }
      found = position
    }
    guard let found else {
      let detail: WorkbookReadError.Detail =
        sawRecord
        ? .init(
          "bytes follow its end, or its end is missing", "có byte thừa sau phần cuối, hoặc thiếu phần cuối")
        : .cutShort
      throw WorkbookReadError(.damagedContainer(detail))
    }
    return try extent(in: file, record: tail, at: found, recordOffset: tailStart + found)
  }

  /// Where the next signature of an end record stands.
  private static func nextRecord(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var position = start
      while position + 22 <= buffer.count,
        let hit = memchr(base + position, 0x50, buffer.count - 21 - position).map({
          UnsafeRawPointer($0) - base
        })
      {
        if buffer[hit + 1] == 0x4B, buffer[hit + 2] == 5, buffer[hit + 3] == 6 { return hit }
        position = hit + 1
      }
      return nil
    }
  }

  /// What an end record says, and that of zip64 where there is one.
  private static func extent(
    in file: InputFile, record: [UInt8], at position: Int, recordOffset: Int
  ) throws(WorkbookReadError) -> Extent {
    guard let disk = record.uint16(at: position + 4), let directoryDisk = record.uint16(at: position + 6),
      let here = record.uint16(at: position + 8), let total = record.uint16(at: position + 10),
      let size = record.uint32(at: position + 12), let offset = record.uint32(at: position + 16)
    else { throw WorkbookReadError(.damagedContainer(.cutShort)) }
    var extent = Extent(entries: total, size: size, offset: offset, end: recordOffset)
    let needs64 = total == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF
    if let wide = try zip64(in: file, before: recordOffset) {
      guard total == 0xFFFF || total == wide.entries, size == 0xFFFF_FFFF || size == wide.size,
        offset == 0xFFFF_FFFF || offset == wide.offset
      else { throw WorkbookReadError(.headersDisagree(.endRecords)) }
      extent = wide
    } else if needs64, offset == 0xFFFF_FFFF || size == 0xFFFF_FFFF {
      throw WorkbookReadError(.damagedContainer(.cutShort))
    }
    guard disk == 0 || disk == 0xFFFF, directoryDisk == 0 || directoryDisk == 0xFFFF, here == total else {
      throw WorkbookReadError(
        .damagedContainer(
          .init("it is one volume of a split archive", "đây là một tập của tệp nén nhiều tập")))
    }
    guard extent.offset >= 0, extent.size >= 0, extent.offset <= extent.end,
      extent.size == extent.end - extent.offset
    else {
      throw WorkbookReadError(
        .damagedContainer(
          .init("its directory is not where the end record says", "mục lục không nằm ở chỗ đã ghi")))
    }
    guard extent.entries <= extent.size / 46 else {
      throw WorkbookReadError(
        .damagedContainer(
          .init(
            "\(extent.entries) entries are stated, more than its directory can hold",
            "tệp ghi \(extent.entries) mục, nhiều hơn mục lục có thể chứa")))
    }
    return extent
  }

  /// The end record of zip64, if its locator stands right before the end record (4.3.14, 4.3.15).
  private static func zip64(in file: InputFile, before end: Int) throws(WorkbookReadError) -> Extent? {
    guard end >= 20 else { return nil }
    let locator = try file.bytes(count: 20, at: end - 20)
    guard locator.uint32(at: 0) == locatorSignature else { return nil }
    guard let offset = locator.uint64(at: 8), locator.uint32(at: 4) == 0, offset <= end - 20 - 56 else {
      throw WorkbookReadError(.headersDisagree(.endRecords))
    }
    let record = try file.bytes(count: 56, at: offset)
    guard record.uint32(at: 0) == end64Signature, let length = record.uint64(at: 4),
      length == end - 20 - offset - 12, let here = record.uint64(at: 24), let total = record.uint64(at: 32),
      let size = record.uint64(at: 40), let start = record.uint64(at: 48), here == total,
      record.uint32(at: 16) == 0, record.uint32(at: 20) == 0
    else { throw WorkbookReadError(.headersDisagree(.endRecords)) }
    return Extent(entries: total, size: size, offset: start, end: offset)
  }

  // MARK: Entries

  /// Reads the entry at a position and moves the position behind it.
  private static func entry(in bytes: [UInt8], at position: inout Int) throws(WorkbookReadError) -> ZipEntry {
    guard bytes.uint32(at: position) == entrySignature, let flags = bytes.uint16(at: position + 8),
      let method = bytes.uint16(at: position + 10), let checksum = bytes.uint32(at: position + 16),
      var packedSize = bytes.uint32(at: position + 20), var size = bytes.uint32(at: position + 24),
      let nameLength = bytes.uint16(at: position + 28), let extraLength = bytes.uint16(at: position + 30),
      let commentLength = bytes.uint16(at: position + 32), let disk = bytes.uint16(at: position + 34),
      var header = bytes.uint32(at: position + 42),
      position + 46 + nameLength + extraLength + commentLength <= bytes.count
    else {
      throw WorkbookReadError(.damagedContainer(.init("its directory is damaged", "mục lục bị hỏng")))
    }
    let nameStart = position + 46
    let name = Array(bytes[nameStart..<nameStart + nameLength])
    var wide = Zip64Sizes(bytes, extra: nameStart + nameLength, length: extraLength)
    if size == 0xFFFF_FFFF { size = try wide.next() }
    if packedSize == 0xFFFF_FFFF { packedSize = try wide.next() }
    if header == 0xFFFF_FFFF { header = try wide.next() }
    guard disk == 0 || disk == 0xFFFF else {
      throw WorkbookReadError(
        .damagedContainer(
          .init("it is one volume of a split archive", "đây là một tập của tệp nén nhiều tập")))
    }
    position = nameStart + nameLength + extraLength + commentLength
    return ZipEntry(
      name: name, partName: PartName.normalized(name), flags: flags, method: method,
      checksum: UInt32(truncatingIfNeeded: checksum), packedSize: packedSize, size: size, headerOffset: header
    )
  }
}

/// The 64-bit values of a zip64 extra field, which stand there in order, but only those that the header has no room
/// for (APPNOTE 4.5.3).
struct Zip64Sizes {
  private let bytes: [UInt8]
  private var position: Int
  private var end: Int

  /// Looks for the field among the extra fields that begin at `extra`.
  init(_ bytes: [UInt8], extra: Int, length: Int) {
    self.bytes = bytes
    position = 0
    end = 0
    var field = extra
    let limit = min(extra + length, bytes.count)
    while field + 4 <= limit, let kind = bytes.uint16(at: field), let size = bytes.uint16(at: field + 2) {
      let next = field + 4 + size
      guard next <= limit else { return }
      if kind == 1 {
        position = field + 4
        end = next
        return
      }
      field = next
    }
  }

  /// The next value; throws if there is none.
  mutating func next() throws(WorkbookReadError) -> Int {
    guard position + 8 <= end, let value = bytes.uint64(at: position) else {
      throw WorkbookReadError(
        .damagedContainer(
          .init("a size of more than 4 GiB is lacking", "thiếu kích thước của phần lớn hơn 4 GiB")))
    }
    position += 8
    return value
  }
}

extension WorkbookReadError.Detail {
  /// End records that contradict one another.
  static let endRecords = Self("its end records differ", "các bản ghi kết thúc khác nhau")
}
