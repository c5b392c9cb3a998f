/// The tags of an XML part with their places in its bytes, so that what is not touched stays to the last byte. The part
/// was read by a parser before: here only places are found, and anything unusual ends the search.
struct XMLTags {
  /// A tag.
  struct Tag {
    /// What it does.
    enum Kind { case open, close, empty }
    /// What it does.
    var kind: Kind
    /// Where it stands, brackets included.
    var range: Range<Int>
    /// Its name with its prefix.
    var name: Range<Int>
  }
  /// The part.
  let bytes: [UInt8]
  /// Where the search goes on.
  private(set) var position = 0

  /// The tags of a part; nil where it is not UTF-8 as programs write it.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard bytes.count > position, bytes[position] == UInt8(ascii: "<"), !bytes.prefix(200).contains(0) else {
      return nil
    }
    let declaration = String(decoding: bytes.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
    if declaration.contains("encoding"), !declaration.contains("utf-8"), !declaration.contains("us-ascii") {
      return nil
    }
  }

  /// The next tag; comments, declarations and CDATA are passed over. Nil at the end.
  mutating func next() -> Tag? {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")), start + 1 < bytes.count {
      switch bytes[start + 1] {
      case UInt8(ascii: "?"): guard skip(past: "?>", from: start) else { return nil }
      case UInt8(ascii: "!"):
        let isComment = bytes[start...].starts(with: "<!--".utf8)
        guard isComment || bytes[start...].starts(with: "<![CDATA[".utf8),
          skip(past: isComment ? "-->" : "]]>", from: start)
        else { return nil }
      default: return tag(from: start)
      }
    }
    return nil
  }

  private mutating func skip(past end: String, from start: Int) -> Bool {
    let end = Array(end.utf8)
    var place = start
    while place + end.count <= bytes.count {
      if bytes[place...].starts(with: end) {
        position = place + end.count
        return true
      }
      place += 1
    }
    return false
  }

  private mutating func tag(from start: Int) -> Tag? {
    var place = start + 1
    var quote: UInt8 = 0
    while place < bytes.count {
      let byte = bytes[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      place += 1
    }
    guard place < bytes.count else { return nil }
    position = place + 1
    let isClose = bytes[start + 1] == UInt8(ascii: "/")
    let first = isClose ? start + 2 : start + 1
    let name = bytes[first..<place].prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    let kind: Tag.Kind = isClose ? .close : bytes[place - 1] == UInt8(ascii: "/") ? .empty : .open
    return Tag(kind: kind, range: start..<place + 1, name: first..<name.endIndex)
  }

  /// The name of a tag without its prefix.
  func localName(_ tag: Tag) -> String {
    let name = bytes[tag.name]
    let start = name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
    return String(decoding: name[start...], as: UTF8.self)
  }
  /// The prefix of a tag with its colon; empty where it has none.
  func prefix(_ tag: Tag) -> String {
    let name = bytes[tag.name]
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return "" }
    return String(decoding: name[...colon], as: UTF8.self)
  }

  /// Where the value of an attribute stands, without its quotes; nil where there is none. The name counts with its
  /// prefix.
  func attribute(_ wanted: String, of tag: Tag) -> Range<Int>? {
    var place = tag.name.upperBound
    let end = tag.range.upperBound - 1
    while place < end {
      while place < end, bytes[place] <= 0x20 || bytes[place] == UInt8(ascii: "/") { place += 1 }
      let nameStart = place
      while place < end, bytes[place] > 0x20, bytes[place] != UInt8(ascii: "=") { place += 1 }
      let name = nameStart..<place
      while place < end, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "'") { place += 1 }
      guard place < end else { return nil }
      let quote = bytes[place]
      let valueStart = place + 1
      place = valueStart
      while place < end, bytes[place] != quote { place += 1 }
      if bytes[name].elementsEqual(wanted.utf8) { return valueStart..<place }
      place += 1
    }
    return nil
  }

  /// The text of a range, character references resolved.
  func text(_ range: Range<Int>) -> String { XMLText.plain(bytes[range]) }
}

/// Texts as XML writes them.
enum XMLText {
  /// The text behind character references.
  static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      rest = rest.dropFirst()
      guard scalar == "&", let end = rest.firstIndex(of: ";") else {
        result.append(scalar)
        continue
      }
      let name = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
      switch name {
      case "amp": result.append("&")
      case "lt": result.append("<")
      case "gt": result.append(">")
      case "quot": result.append("\"")
      case "apos": result.append("'")
      default:
        let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        if let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value) {
          result.append(scalar)
        }
      }
    }
    return String(result)
  }

  /// The bytes of a text, fit for elements and attributes.
  static func escaped(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\""): result += "&quot;".utf8
      default: result.append(byte)
      }
    }
    return result
  }
}

/// Changes of some ranges of bytes, collected in order.
struct ByteChanges {
  private var changes: [(range: Range<Int>, bytes: [UInt8])] = []
  /// Whether nothing changes.
  var isBlank: Bool { changes.isEmpty }
  /// Puts bytes in the place of a range that lies behind all earlier ones.
  mutating func replace(_ range: Range<Int>, _ bytes: some Sequence<UInt8>) {
    changes.append((range, Array(bytes)))
  }
  /// The changed bytes.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where change.range.lowerBound >= position {
      result += bytes[position..<change.range.lowerBound]
      result += change.bytes
      position = change.range.upperBound
    }
    return result + bytes[position...]
  }
}
