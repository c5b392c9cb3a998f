internal import VietnameseText

/// A non-blank cell of a template, as the draft looks at it.
struct TemplateCell: Equatable {
  /// What kind of content it is.
  enum Kind: Equatable {
    /// Words that the template prints.
    case text
    /// A number, Boolean, time or duration.
    case number
    /// A day.
    case date
    /// A place that a program fills (`{filldata}`, `&=Data.x`) or a person does (`…….`): neither label nor value.
    case filler
  }
  /// Where it stands, 1-based.
  var row: Int, column: Int
  /// What it is.
  var kind: Kind
  /// Its text, single-spaced; of a number the plain number; of a filler the text as it stands.
  var text: String
  /// How many spaces its text begins with.
  var indent = 0
  /// Its number; 0 for texts.
  var number = 0.0
  /// Whether the filled returns differ here, so that it is what units typed.
  var isTyped = false
  /// Whether it is the result of a formula.
  var isFormula = false

  /// Whether it is words of the template.
  var isPrinted: Bool { kind == .text && !isTyped }
  /// Its text without diacritics, lower case.
  var bare: String { TextKey.bare(text) }
}

/// Texts that stand where something is to be put in.
enum Filler {
  /// Marks that template programs put around a name.
  private static let brackets: [(open: String, close: String)] = [
    ("{", "}"), ("<<", ">>"), ("${", "}"), ("[[", "]]"), ("«", "»"), ("[#", "]"), ("<#", ">"), ("<%", "%>"),
  ]

  /// Whether a single-spaced text is a filler as a whole: a name in a template program's marks, or dots and lines only.
  static func isFiller(_ text: String) -> Bool {
    if isDotted(text) { return true }
    if text.hasPrefix("&=") || text.hasPrefix("#=") || text.hasPrefix("$F{") { return true }
    guard text.utf8.count <= 200 else { return false }
    for (open, close) in brackets
    where text.hasPrefix(open) && text.hasSuffix(close) && text.count > open.count + close.count {
      // "{a} và {b}" has words between.
      let inner = text.dropFirst(open.count).dropLast(close.count)
      if !inner.contains(" ") || !inner.contains(open) { return true }
    }
    return false
  }

  /// Whether a text is a line of dots or underscores to write on.
  static func isDotted(_ text: String) -> Bool {
    guard !text.isEmpty, text.allSatisfy({ ".…_ ‥/".contains($0) }) else { return false }
    return text.contains("…") || text.count(where: { $0 == "." }) >= 2 || text.contains("__")
  }

  /// Whether dots to write on stand in a text.
  static func hasDots(_ text: String) -> Bool {
    text.contains("...") || text.contains("…") || text.contains("__") || text.contains(". .")
  }

  /// The words of a filler's name, without diacritics: `&=Header.dvhcTinh` → `header dvhc tinh`.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in text {
      guard character.isLetter || character.isNumber else {
        if !word.isEmpty { words.append(word) }
        (word, wasLower) = ("", false)
        continue
      }
      if character.isUppercase, wasLower, !word.isEmpty {
        words.append(word)
        word = ""
      }
      wasLower = character.isLowercase
      word.append(character)
    }
    if !word.isEmpty { words.append(word) }
    return words.map { TextKey.bare($0) }
  }
}
