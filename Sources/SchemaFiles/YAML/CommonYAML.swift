/// A second, much faster way from YAML to the tree for the YAML that schemas are commonly written in: block lists and
/// mappings, one-line texts with or without quotes, and `[…]`, `{…}`. It gives exactly the tree that the full parser
/// gives, or none: at the first thing that it does not know for certain (escapes, anchors, texts over several lines,
/// repeated keys, anything ill-formed) it steps back, and the full parser reads the whole text. A test compares the two
/// on thousands of altered texts.
package struct CommonYAML {
  /// The text's bytes.
  let bytes: [UInt8]
  /// The lines that hold something, comments left out.
  private(set) var lines: [Line] = []
  /// The line that is read next.
  var next = 0
  // How far the columns of a line have been counted.
  private var counted = (line: -1, offset: 0, column: 0)

  /// A line that holds something.
  struct Line {
    /// Its number, 1-based.
    var number: Int
    /// Where it begins, where its first character that is no space stands, and where it ends.
    var start: Int, content: Int, end: Int
    /// How many spaces it begins with.
    var indent: Int { content - start }
  }

  /// Something that this reader leaves to the full one.
  struct Uncommon: Error {}

  /// How deep lists and mappings may be nested here.
  static let depth = 12
  /// How many keys a mapping may have here, and bytes a key.
  static let keyLimit = 64
  static let keyLength = 200

  /// The tree of a text; nil where the full parser has to read it.
  package static func root(of text: String) -> SchemaNode? {
    var reader = Self(bytes: Array(text.utf8))
    do throws(Uncommon) {
      try reader.findLines()
      guard let first = reader.line, first.indent == 0 else { return nil }
      let node = try reader.block(indent: 0, depth: 1)
      return reader.line == nil ? node : nil
    } catch {
      return nil
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The byte at a place; a line's end beyond the text.
  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0x0A }
  /// The line that is read next.
  var line: Line? { next < lines.count ? lines[next] : nil }

  // MARK: Lines

  /// Cuts the text into lines and steps back at characters that YAML treats in its own ways.
  private mutating func findLines() throws(Uncommon) {
    var number = 1
    var start = 0
    while start < bytes.count {
      var content = start
      while byte(content) == 0x20 { content += 1 }
      var end = content
      while byte(end) != 0x0A {
        if isUncommon(end) { throw Uncommon() }
        end += 1
      }
      if content < end, byte(content) != 0x23 {
        if content == start, isMarker(start) { throw Uncommon() }
        lines.append(Line(number: number, start: start, content: content, end: end))
      }
      number += 1
      start = end + 1
    }
  }

  /// Tabs, control characters, and the line breaks and marks beyond ASCII.
  private func isUncommon(_ offset: Int) -> Bool {
    switch bytes[offset] {
    case 0x20...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE, 0xF0...0xFF: false
    case 0xC2: byte(offset + 1) < 0xA0
    case 0xE2: byte(offset + 1) == 0x80 && (0xA8...0xA9).contains(byte(offset + 2))
    case 0xEF: byte(offset + 1) == 0xBB || byte(offset + 1) == 0xBF
    default: true
    }
  }

  /// `---`, `...`, `%`.
  private func isMarker(_ offset: Int) -> Bool {
    let first = bytes[offset]
    return first == 0x25
      || ((first == 0x2D || first == 0x2E) && byte(offset + 1) == first && byte(offset + 2) == first)
  }

  /// The position of a place in a line. Places are asked for from left to right.
  mutating func position(_ offset: Int, in line: Line) -> SourcePosition {
    if counted.line != line.number || offset < counted.offset { counted = (line.number, line.start, 1) }
    while counted.offset < offset {
      if bytes[counted.offset] & 0xC0 != 0x80 { counted.column += 1 }
      counted.offset += 1
    }
    return SourcePosition(line: line.number, column: counted.column)
  }

  /// The text between two places.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Where the spaces after a place end.
  func afterSpaces(_ offset: Int) -> Int {
    var offset = offset
    while byte(offset) == 0x20 { offset += 1 }
    return offset
  }

  /// Whether nothing but spaces and a comment stands from a place to its line's end.
  func isBlank(_ offset: Int, in line: Line) -> Bool {
    let content = afterSpaces(offset)
    return content >= line.end || (byte(content) == 0x23 && content > offset)
  }
}
