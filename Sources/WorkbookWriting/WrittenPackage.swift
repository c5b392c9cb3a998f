internal import Glibc

/// A look at a finished workbook. The library collects each part in memory (CPartFile) and does not notice when that
/// is lacking: the part goes into the archive as far as it came. So every part is inflated once, and has to end with the
/// end tag of the element that it begins with.
enum WrittenPackage {
  /// Throws where a part of a file is not whole. `told` is told the file's bytes.
  static func check(
    _ path: String, told: (@Sendable (UnsafeRawBufferPointer) -> Void)?
  ) throws(WorkbookWriteError) {
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
    guard let entries = PackageEntry.all(in: bytes) else {
      throw WorkbookWriteError(.incompletePart("zip"), path: path)
    }
    try check(entries, of: bytes, path: path)
    told?(bytes)
  }

  /// Throws where a part is not whole; `entries`: the parts of the package that the bytes are.
  static func check(
    _ entries: [PackageEntry], of bytes: UnsafeRawBufferPointer, path: String
  ) throws(WorkbookWriteError) {
    for entry in entries {
      guard let ends = Deflate.ends(ofDeflated: UnsafeRawBufferPointer(rebasing: bytes[entry.data])),
        ends.size == entry.size, isWhole(head: ends.head, tail: ends.tail)
      else { throw WorkbookWriteError(.incompletePart(entry.name), path: path) }
    }
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
