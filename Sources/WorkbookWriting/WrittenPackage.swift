internal import Glibc

/// A look at a finished workbook. The library collects each part in a temporary file and does not notice when the disk
/// is full there: the part goes into the archive as far as it came. So every part is inflated once, and has to end with
/// the end tag of the element that it begins with.
enum WrittenPackage {
  /// Throws where a part is not whole.
  static func check(_ path: String) throws(WorkbookWriteError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkbookWriteError(.cannotWrite(systemError: errno), path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 22 else {
      throw WorkbookWriteError(.incompletePart("zip"), path: path)
    }
    let size = Int(status.st_size)
    // The file is ours and nobody else's yet: it cannot shrink below the mapping.
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw WorkbookWriteError(.cannotWrite(systemError: errno), path: path)
    }
    defer { munmap(start, size) }
    let bytes = UnsafeRawBufferPointer(start: start, count: size)
    guard let entries = entries(of: bytes) else {
      throw WorkbookWriteError(.incompletePart("zip"), path: path)
    }
    for entry in entries {
      guard let ends = Deflate.ends(ofDeflated: UnsafeRawBufferPointer(rebasing: bytes[entry.data])),
        ends.size == entry.size, isWhole(head: ends.head, tail: ends.tail)
      else { throw WorkbookWriteError(.incompletePart(entry.name), path: path) }
    }
  }

  /// A part of the archive.
  private struct Entry {
    var name: String
    /// The deflated bytes, and how many they become.
    var data: Range<Int>, size: Int
  }

  /// The parts, by the central directory (APPNOTE.TXT 4.3.12, 4.3.16); nil where it is not as the library writes it.
  private static func entries(of bytes: UnsafeRawBufferPointer) -> [Entry]? {
    func number(_ offset: Int, _ length: Int) -> Int? {
      guard offset >= 0, offset + length <= bytes.count else { return nil }
      return (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard number(end, 4) == 0x0605_4B50, let count = number(end + 10, 2), var place = number(end + 16, 4)
    else {
      return nil
    }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4B50, number(place + 10, 2) == 8, let deflated = number(place + 20, 4),
        let size = number(place + 24, 4), let nameLength = number(place + 28, 2),
        let extra = number(place + 30, 2), let comment = number(place + 32, 2),
        let local = number(place + 42, 4),
        let localName = number(local + 26, 2), let localExtra = number(local + 28, 2)
      else { return nil }
      let start = local + 30 + localName + localExtra
      guard start + deflated <= bytes.count, place + 46 + nameLength <= bytes.count else { return nil }
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      entries.append(Entry(name: name, data: start..<start + deflated, size: size))
      place += 46 + nameLength + extra + comment
    }
    return entries
  }

  /// Whether a part ends with the end tag of its first element.
  private static func isWhole(head: [UInt8], tail: [UInt8]) -> Bool {
    var index = 0
    // The first `<` that is neither a declaration nor a comment.
    while index + 1 < head.count {
      if head[index] == UInt8(ascii: "<"), head[index + 1] != UInt8(ascii: "?"),
        head[index + 1] != UInt8(ascii: "!")
      {
        break
      }
      index += 1
    }
    let name = head.dropFirst(index + 1).prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }
    guard !name.isEmpty else { return false }
    let ending = Array("</".utf8) + name + Array(">".utf8)
    let trimmed = tail.reversed().drop { $0 <= 0x20 }.reversed()
    return Array(trimmed).suffix(ending.count).elementsEqual(ending)
  }
}
