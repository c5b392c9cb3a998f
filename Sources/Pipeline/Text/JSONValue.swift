internal import VietnameseText

/// A JSON value whose objects keep the order of their keys, so that the same run gives the same bytes.
package indirect enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// A text, or null.
  package static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
  /// A number, or null; what is not finite is null.
  package static func number(orNull value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(value)
  }
  /// A whole number.
  package static func count(_ count: Int) -> JSONValue { .number(Double(count)) }

  /// Appends the value as UTF-8 JSON (RFC 8259); with an indent, each entry on a line of its own.
  package func write(to bytes: inout [UInt8], indent: Int? = nil) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): bytes.append(contentsOf: NumberText.plain(value).utf8)
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let values):
      Self.write(values.count, "[", "]", to: &bytes, indent: indent) { index, bytes, inner in
        values[index].write(to: &bytes, indent: inner)
      }
    case .object(let entries):
      Self.write(entries.count, "{", "}", to: &bytes, indent: indent) { index, bytes, inner in
        Self.write(entries[index], to: &bytes, indent: inner)
      }
    }
  }

  /// Appends entries of an object without its brackets, each on a line of its own, one level below `indent`. `isFirst`: none
  /// stand before them.
  package static func write(
    entries: [(String, JSONValue)], isFirst: Bool, to bytes: inout [UInt8], indent: Int
  ) {
    for (index, entry) in entries.enumerated() {
      if !isFirst || index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(indent + 1, to: &bytes)
      write(entry, to: &bytes, indent: indent + 1)
    }
  }

  /// Writes an entry of an object.
  private static func write(_ entry: (String, JSONValue), to bytes: inout [UInt8], indent: Int?) {
    write(entry.0, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    if indent != nil { bytes.append(UInt8(ascii: " ")) }
    entry.1.write(to: &bytes, indent: indent)
  }

  /// The bytes of the value on one line.
  package var line: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Writes the entries of an array or object between brackets.
  private static func write(
    _ count: Int, _ open: String, _ close: String, to bytes: inout [UInt8], indent: Int?,
    entry: (Int, inout [UInt8], Int?) -> Void
  ) {
    bytes.append(contentsOf: open.utf8)
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if let indent { newLine(indent + 1, to: &bytes) }
      entry(index, &bytes, indent.map { $0 + 1 })
    }
    if let indent, count > 0 { newLine(indent, to: &bytes) }
    bytes.append(contentsOf: close.utf8)
  }

  /// A line end and two spaces for each level.
  private static func newLine(_ level: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
  }

  /// Writes a text in quotes; control characters, quotes, backslashes and the line separators of JavaScript escaped.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    // Most texts have nothing to escape.
    if !text.utf8.contains(where: mustBeEscaped) { return bytes.append(contentsOf: text.utf8) }
    let digits = Array("0123456789abcdef".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20, 0x7F:
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
  }
  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}
