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
    return String(decoding: bytes.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
  }

  /// The part that a relationship's target leads to, seen from the part that has the relationship (ECMA-376 Part 2, 6.5).
  /// `..` that leads out of the package is dropped; a fragment names a place within the part and is dropped too.
  static func resolve(_ target: String, from source: String) -> String {
    let slash = UInt8(ascii: "/")
    var given = Array(target.utf8.prefix { $0 != UInt8(ascii: "#") })
    for index in given.indices where given[index] == UInt8(ascii: "\\") { given[index] = slash }
    var path: [UInt8] = []
    if given.first != slash, let end = source.utf8.lastIndex(of: slash) { path = Array(source.utf8[...end]) }
    // Each segment of the path ends with a slash; one that `..` takes away is looked at once more and never again.
    for segment in given.split(separator: slash) {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8) {
        path.removeLast(path.count - (path.dropLast().lastIndex(of: slash).map { $0 + 1 } ?? 0))
        continue
      }
      path += segment
      path.append(slash)
    }
    return normalized(path.dropLast())
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
