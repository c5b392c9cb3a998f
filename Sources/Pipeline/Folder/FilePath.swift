/// A path as bytes: names on Linux are bytes, not text, and need not be UTF-8.
package struct FilePath: Hashable, Sendable, Comparable {
  /// The bytes, without a terminating zero.
  package var bytes: [UInt8]

  /// A path of bytes.
  package init(bytes: [UInt8]) { self.bytes = bytes }
  /// A path given as text.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The path of an entry below this one.
  package func appending(_ name: [UInt8]) -> FilePath {
    if bytes.isEmpty { return FilePath(bytes: name) }
    return FilePath(
      bytes: bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
  }
  /// The path of an entry below this one.
  package func appending(_ name: String) -> FilePath { appending(Array(name.utf8)) }
  /// The last component.
  package var name: [UInt8] { Array(bytes.split(separator: UInt8(ascii: "/")).last ?? []) }
  /// The path without its last component; `.` where there is none.
  package var parent: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(".") }
    return FilePath(bytes: slash == 0 ? [UInt8(ascii: "/")] : Array(bytes[..<slash]))
  }
  /// For system calls: the bytes with a terminating zero.
  package var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  /// The path as a text that leads to the file: unlike `shown`, with control characters as they stand. Bytes that are not
  /// UTF-8 cannot be had so.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The path as people see it: UTF-8 as it stands; bytes that are not UTF-8 and control characters as `\xHH`.
  package var shown: String {
    if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: Self.isControl)
    {
      return text
    }
    var shown = ""
    var rest = bytes[...]
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      if let text = String(validating: rest.prefix(length), as: UTF8.self),
        !text.unicodeScalars.contains(where: Self.isControl)
      {
        shown += text
        rest = rest.dropFirst(length)
      } else {
        let digits = String(first, radix: 16, uppercase: true)
        shown += "\\x" + (digits.count == 1 ? "0" : "") + digits
        rest = rest.dropFirst()
      }
    }
    return shown
  }

  /// Byte by byte: the one order that no locale changes.
  package static func < (first: Self, second: Self) -> Bool {
    first.bytes.lexicographicallyPrecedes(second.bytes)
  }

  /// Control characters, direction marks included: shown raw, they could make one name look like another.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value)
  }
}
