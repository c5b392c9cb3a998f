/// Names of the parts of a package (ECMA-376 Part 2, 6.2.2), as this reader compares them.
///
/// Compared without regard to the case of ASCII letters; `\` counts as `/`, a leading `/` is dropped.
enum PartName {
  /// The form in which names are compared.
  static func normalized(_ name: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for byte in name {
      switch byte {
      case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "/"))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      default: bytes.append(byte)
      }
    }
    while bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The part that a relationship's target leads to, seen from the part that has the relationship (ECMA-376 Part 2, 6.5).
  /// `..` that leads out of the package is dropped.
  static func resolve(_ target: String, from source: String) -> String {
    var target = target
    // A fragment names a place within the part.
    if let fragment = target.utf8.firstIndex(of: UInt8(ascii: "#")) { target = String(target[..<fragment]) }
    let slashed = normalizedKeepingRoot(target)
    var segments: [Substring] = []
    if !slashed.hasPrefix("/") { segments = source.split(separator: "/").dropLast() }
    for segment in slashed.split(separator: "/") {
      switch segment {
      case ".": continue
      case "..": _ = segments.popLast()
      default: segments.append(segment)
      }
    }
    return segments.joined(separator: "/")
  }

  /// The name of the part that holds a part's relationships: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`.
  static func relationships(of part: String) -> String {
    guard let slash = part.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "_rels/\(part).rels" }
    return "\(part[..<slash])/_rels/\(part[part.utf8.index(after: slash)...]).rels"
  }

  /// `%20` and its like replaced by what they stand for; nil if there are none.
  static func percentDecoded(_ name: String) -> String? {
    guard name.utf8.contains(UInt8(ascii: "%")) else { return nil }
    let bytes = Array(name.utf8)
    var decoded: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%"), position + 2 < bytes.count,
        let high = hexDigit(bytes[position + 1]),
        let low = hexDigit(bytes[position + 2])
      {
        decoded.append(high << 4 | low)
        position += 3
      } else {
        decoded.append(bytes[position])
        position += 1
      }
    }
    return normalized(decoded)
  }

  private static func normalizedKeepingRoot(_ name: String) -> String {
    let plain = normalized(name.utf8)
    let first = name.utf8.first
    return first == UInt8(ascii: "/") || first == UInt8(ascii: "\\") ? "/" + plain : plain
  }
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
