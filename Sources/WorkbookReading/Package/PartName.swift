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
    let slash = UInt8(ascii: "/"), backslash = UInt8(ascii: "\\"), dot = UInt8(ascii: ".")
    var path: [UInt8] = []
    path.reserveCapacity(source.utf8.count + target.utf8.count + 1)
    let isRooted = target.utf8.first == slash || target.utf8.first == backslash
    if !isRooted, let end = source.utf8.lastIndex(of: slash) { path.append(contentsOf: source.utf8[...end]) }
    // Where the segment begins that is being taken in. Each segment of the path ends with a slash; one that `..` takes away is
    // looked at once more and never again.
    var start = path.count
    func endSegment() {
      let length = path.count - start
      if length == 0 || length == 1 && path[start] == dot {
        path.removeLast(length)
      } else if length == 2, path[start] == dot, path[start + 1] == dot {
        path.removeLast(2)
        path.removeLast(path.count - (path.dropLast().lastIndex(of: slash).map { $0 + 1 } ?? 0))
      } else {
        path.append(slash)
      }
      start = path.count
    }
    for byte in target.utf8 {
      if byte == UInt8(ascii: "#") { break }
      if byte == slash || byte == backslash { endSegment() } else { path.append(byte) }
    }
    endSegment()
    return normalized(path.dropLast())
  }

  /// The last folder in a part's name and what stands behind it; the folder is empty for a part that lies in none.
  static func ending(of name: String) -> (folder: ArraySlice<UInt8>, file: ArraySlice<UInt8>) {
    let slash = UInt8(ascii: "/")
    func withoutSlashes(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      bytes[..<(bytes.lastIndex { $0 != slash }.map { $0 + 1 } ?? bytes.startIndex)]
    }
    func last(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      bytes[(bytes.lastIndex(of: slash).map { $0 + 1 } ?? bytes.startIndex)...]
    }
    let whole = withoutSlashes(Array(name.utf8)[...])
    let file = last(of: whole)
    return (last(of: withoutSlashes(whole[..<file.startIndex])), file)
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
