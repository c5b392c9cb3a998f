import Schema
import VietnameseText

/// Builds the mappings of a schema's file. What is nil or as usual is left out.
struct NodeBuilder {
  private(set) var entries: [SchemaEntry] = []
  private static let nowhere = SourcePosition(line: 1, column: 1)

  /// The mapping that was built.
  var node: SchemaNode { SchemaNode(content: .mapping(entries), position: Self.nowhere) }

  /// A text, quoted where it has to be.
  static func text(_ text: String) -> SchemaNode {
    SchemaNode(content: .text(text, plain: false), position: nowhere)
  }
  /// A list.
  static func list(_ nodes: [SchemaNode]) -> SchemaNode {
    SchemaNode(content: .list(nodes), position: nowhere)
  }
  /// A number, a day, a word of the schema's own: never in quotes.
  static func plain(_ text: String) -> SchemaNode {
    SchemaNode(content: .text(text, plain: true), position: nowhere)
  }

  /// Any value.
  mutating func add(_ key: String, _ node: SchemaNode?) {
    if let node { entries.append(SchemaEntry(key: key, position: Self.nowhere, value: node)) }
  }
  /// A text that has to be written even if blank.
  mutating func text(_ key: String, _ text: String?) { add(key, text.map(Self.text)) }
  /// A text, unless blank.
  mutating func unlessBlank(_ key: String, _ text: String) { if !text.isEmpty { self.text(key, text) } }
  /// A word of the schema's own, unless it is the usual one.
  mutating func word(_ key: String, _ word: String, unless usual: String = "") {
    if word != usual { add(key, Self.plain(word)) }
  }
  /// `true`, where it is.
  mutating func flag(_ key: String, _ flag: Bool) { if flag { add(key, Self.plain("true")) } }
  /// A number, unless it is the usual one.
  mutating func number(_ key: String, _ number: Double?, unless usual: Double? = nil) {
    if let number, number != usual { add(key, Self.plain(NumberText.plain(number))) }
  }
  /// `null`: the usual value does not apply.
  mutating func null(_ key: String) { add(key, Self.plain("null")) }

  /// Texts: one alone or a list; none: nothing.
  mutating func texts(_ key: String, _ texts: [String], always: Bool = false) {
    if texts.count == 1, let only = texts.first {
      text(key, only)
    } else if always || !texts.isEmpty {
      add(key, Self.list(texts.map(Self.text)))
    }
  }

  /// Patterns: one alone or a list.
  mutating func patterns(_ key: String, _ patterns: [TextPattern]) { texts(key, patterns.map(Self.written)) }
  /// One pattern.
  mutating func pattern(_ key: String, _ pattern: TextPattern?) { text(key, pattern.map(Self.written)) }

  /// A day.
  mutating func day(_ key: String, _ day: CalendarDay?) { add(key, day.map { Self.plain(Self.written($0)) }) }

  /// A moment.
  mutating func moment(_ key: String, _ moment: LocalMoment?) {
    guard let moment else { return }
    var text = Self.written(moment.day)
    if let minutes = moment.minutes {
      text += "T\(NumberText.padded(minutes / 60, 2)):\(NumberText.padded(minutes % 60, 2))"
    }
    add(key, Self.plain(text))
  }

  /// A tolerance, unless 0.
  mutating func tolerance(_ key: String, _ tolerance: Tolerance) {
    switch tolerance {
    case .absolute(let amount): number(key, amount, unless: 0)
    case .relative(let share): add(key, Self.plain(Self.percent(share) + "%"))
    }
  }

  /// A limit.
  mutating func limit(_ key: String, _ limit: Limit?) {
    switch limit {
    case .number(let number)?: add(key, Self.plain(NumberText.plain(number)))
    case .field(let name)?: text(key, name)
    case nil: break
    }
  }

  // MARK: Texts of values

  private static func written(_ day: CalendarDay) -> String {
    NumberText.isoDay(year: day.year, month: day.month, day: day.day)
  }

  private static func written(_ pattern: TextPattern) -> String {
    switch pattern {
    case .text(let text): text
    case .expression(let expression): "/\(expression)/"
    case .column(let number): "=" + letters(of: number)
    }
  }

  private static func letters(of column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(truncatingIfNeeded: 0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// A share's decimal digits with the point moved two places, so that reading gives the same share to the last bit.
  static func percent(_ share: Double) -> String {
    let text = "\(share)"
    if let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) {
      return "\(text[..<mark])e\(exponent + 2)"
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return "\(text)e2" }
    let fraction = parts[1] + String(repeating: "0", count: max(0, 2 - parts[1].count))
    let whole = String(parts[0] + fraction.prefix(2))
    let rest = fraction.dropFirst(2)
    let stripped = String(whole.drop { $0 == "0" })
    return (stripped.isEmpty ? "0" : stripped) + (rest.isEmpty ? "" : "." + rest)
  }
}
