package import Schema

/// The keys of the schema that this version reads but does not act on: those whose meaning would change which cell is
/// read or which figure counts are refused, the others are kept and named once in a note.
package struct UnbuiltKeys: Sendable {
  /// When a key counts as used.
  package enum Use: Sendable, Equatable {
    /// Wherever it says anything: not blank, not `null`, no empty list.
    case any
    /// Where it has this value.
    case value(String)
    /// Where it has another value than this.
    case otherThan(String)
  }
  /// One key.
  package struct Entry: Sendable {
    /// The mapping it stands in, as `layouts`, and the key.
    package var section: String, key: String
    /// When it counts as used.
    package var use: Use
    /// What is said then.
    package var sentence: SchemaSentence
    /// An entry.
    package init(_ section: String, _ key: String, _ use: Use = .any, vietnamese: String, english: String) {
      self.section = section
      self.key = key
      self.use = use
      sentence = SchemaSentence(vietnamese: vietnamese, english: english)
    }
  }
  /// Keys that are refused.
  package var refused: [Entry]
  /// Keys that are kept and named.
  package var kept: [Entry]
  /// A table.
  package init(refused: [Entry], kept: [Entry]) {
    self.refused = refused
    self.kept = kept
  }

  /// Every key is acted on.
  package static let none = UnbuiltKeys(refused: [], kept: [])

  /// What this version does not act on.
  package static let current = UnbuiltKeys(
    refused: [],
    kept: [])

  private static func note(_ section: String, _ key: String, _ use: Use = .any) -> Entry {
    Entry(
      section, key, use,
      vietnamese: "Khóa \(section).\(key) được giữ lại nhưng bản này chưa dùng đến.",
      english: "The key \(section).\(key) is kept, but this version does not act on it yet.")
  }
}

extension UnbuiltKeys.Entry {
  /// Whether a value makes the key count as used.
  func isUsed(by node: SchemaNode) -> Bool {
    if node.isNull { return false }
    switch node.content {
    case .list(let list): return !list.isEmpty
    case .mapping(let entries): return !entries.isEmpty
    case .text(let text, _):
      let text = text.trimmed
      switch use {
      case .any: return !text.isEmpty
      case .value("true"): return ScalarText.flag(text) == true
      case .value(let wanted): return text == wanted
      case .otherThan(let usual):
        if let number = ScalarText.number(text), let usual = ScalarText.number(usual) {
          return number != usual
        }
        return text != usual
      }
    }
  }
}
