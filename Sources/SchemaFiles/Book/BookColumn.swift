import Schema

/// A column of a schema's workbook, or a row of its first sheet: the home of one key.
struct BookColumn: Sendable {
  /// What stands in its cells.
  enum Kind: Sendable, Equatable {
    /// A code of its own.
    case code
    /// The code of something that has its row on another sheet.
    case reference(String)
    /// Several codes; the sheet where they have their rows, nil where they are words of another column.
    case references(String?)
    /// A text; several texts.
    case text, texts
    /// A text that is compared with texts of workbooks; several of them.
    case pattern, patterns
    /// A number; a number or the name of a unit's field.
    case number, limit
    /// Yes or no.
    case flag
    /// A day; a day with or without a time.
    case day, moment
    /// A number or a share in percent.
    case tolerance
    /// A figure or a word, as a return would have it.
    case value
    /// One of some words.
    case word(BookWords)
    /// One of some words, or such a word with something in parentheses: `choice(status)`.
    case call(BookWords)
    /// Any code; some are offered.
    case offered([String])
  }

  /// The way to the key from the row's mapping; `*` stands for what follows the colon in the heading.
  var path: [String]
  /// The heading in Vietnamese and in English.
  var vietnamese: String, english: String
  /// More headings that are understood.
  var aliases: [String]
  /// What stands in the cells.
  var kind: Kind
  /// Whether every row needs it.
  var isRequired: Bool
  /// Whether `null` means something else than a blank cell: that the usual value does not apply.
  var hasNull: Bool
  /// The width in characters.
  var width: Double
  /// What it is for.
  var help: SchemaSentence

  /// A column; `key` is its path with points.
  init(
    _ key: String, _ vietnamese: String, _ english: String, _ kind: Kind, _ width: Double,
    required: Bool = false, null: Bool = false, aliases: [String] = [], _ helpVietnamese: String,
    _ helpEnglish: String
  ) {
    path = key.split(separator: ".").map(String.init)
    self.vietnamese = vietnamese
    self.english = english
    self.aliases = aliases
    self.kind = kind
    isRequired = required
    hasNull = null
    self.width = width
    help = SchemaSentence(vietnamese: helpVietnamese, english: helpEnglish)
  }

  /// The key as people write it, `unit_cell.label`.
  var key: String { path.joined(separator: ".") }
  /// Whether the heading goes on after a colon with a name of the author's.
  var isOpen: Bool { path.last == "*" }
  /// The keys by which a heading is recognised.
  var headingKeys: [String] {
    let key = isOpen ? path.dropLast().joined(separator: ".") : key
    return ([vietnamese, english, key] + aliases).map(BookHeading.key)
  }
  /// The heading in a language.
  func heading(in language: Language) -> String { language == .english ? english : vietnamese }

  /// Whether its cells hold an expression of the schema.
  var isExpression: Bool { path == ["expr"] || path == ["derived"] }
  /// Whether its cells hold text and nothing else, so that Excel must not take what is typed for a number or a day.
  var isText: Bool {
    switch kind {
    case .code, .reference, .references, .text, .texts, .pattern, .patterns, .tolerance, .value, .word, .call,
      .offered:
      true
    case .number, .limit, .flag, .day, .moment: false
    }
  }
}
