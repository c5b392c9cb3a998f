/// Texts as a page may hold them, whoever named the files.
enum HTMLText {
  /// A text between tags or in a quoted attribute: markup is text, and control characters are seen.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: mayChange) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): escaped += "\u{FFFD}"
      // Direction marks could make one name look like another.
      case _ where (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value):
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether a byte is one of a character that is written otherwise, or begins one that may be: U+0080 to U+009F begin with
  /// C2, direction marks with E2.
  private static func mayChange(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      0..<0x20, 0x7F, 0xC2, 0xE2:
      true
    default: false
    }
  }

  /// A relative address of a file (RFC 3986, 2.3 and 4.2): every byte that is not plain is written as `%HH`, so that no
  /// name is taken for a scheme, a query or a fragment.
  static func address(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A link to a file.
  static func link(_ text: String, to path: String) -> String {
    "<a href=\"\(address(path))\">\(escaped(text))</a>"
  }
}
