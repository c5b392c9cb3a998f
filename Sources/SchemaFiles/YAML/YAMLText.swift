/// A tree → YAML text that reads back as the same tree. Lists and mappings stand on one line where they fit.
struct YAMLText {
  /// The widest line for what stands on one line, in characters.
  static let width = 110
  private var lines: [String] = []

  /// The text of a mapping, one top key after the other, their lists one element a line.
  static func text(of entries: [SchemaEntry]) -> String {
    var writer = Self()
    for entry in entries { writer.write(entry, indent: 0, prefix: "") }
    return writer.lines.joined(separator: "\n") + "\n"
  }

  /// A key with its value; `prefix` is what stands on the key's line before it, as long as the indent.
  private mutating func write(_ entry: SchemaEntry, indent: Int, prefix: String) {
    let key = prefix + Self.scalar(entry.key) + ":"
    if let line = oneLine(entry.value, indent: indent), key.count + 1 + line.count <= Self.width {
      lines.append(key + " " + line)
      return
    }
    switch entry.value.content {
    case .text(let text, let plain):
      lines.append(key + " " + (plain ? text : Self.scalar(text)))
    case .list(let list):
      lines.append(key)
      for element in list { write(element, indent: indent + 2) }
    case .mapping(let entries):
      lines.append(key)
      let space = String(repeating: " ", count: indent + 2)
      for entry in entries { write(entry, indent: indent + 2, prefix: space) }
    }
  }

  /// An element of a list.
  private mutating func write(_ node: SchemaNode, indent: Int) {
    let dash = String(repeating: " ", count: indent) + "- "
    let line = Self.flow(node)
    if case .mapping(let entries) = node.content, dash.count + line.count > Self.width {
      let space = String(repeating: " ", count: indent + 2)
      for (index, entry) in entries.enumerated() {
        write(entry, indent: indent + 2, prefix: index == 0 ? dash : space)
      }
    } else {
      lines.append(dash + line)
    }
  }

  /// What a value looks like on one line; at the top only single values and what is blank do.
  private func oneLine(_ node: SchemaNode, indent: Int) -> String? {
    switch node.content {
    case .text: Self.flow(node)
    case .list(let list): indent > 0 || list.isEmpty ? Self.flow(node) : nil
    case .mapping(let entries): indent > 0 || entries.isEmpty ? Self.flow(node) : nil
    }
  }

  private static func flow(_ node: SchemaNode) -> String {
    switch node.content {
    case .text(let text, let plain): plain ? text : scalar(text)
    case .list(let list): "[" + list.map(flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(scalar($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  // MARK: Texts

  /// A text, in quotes where YAML would take it for something else: by our reader or by any other.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Whether a text needs no quotes, also between brackets. Numbers, days and words such as `no` get them.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isAlphabetic,
      last != ":", last != " ", !words.contains(text.lowercased())
    else { return false }
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case ",", "[", "]", "{", "}", "\"", "'", "`", "\\", "?": return false
      case "#" where before == " ": return false
      case _ where before == ":" && !scalar.properties.isAlphabetic: return false
      case "\u{20}"..."\u{7E}": break
      // Letters of all scripts; what is invisible or breaks lines is escaped.
      default: if isEscaped(scalar) || scalar.properties.isWhitespace { return false }
      }
      before = scalar
    }
    return true
  }

  /// What YAML takes for a value of another type.
  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
  ]

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where isEscaped(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 8 : 4
        result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Whether a scalar may not stand in YAML as it is, or would not be seen.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
    default: false
    }
  }
}
