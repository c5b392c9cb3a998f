/// A word of an expression with its place.
struct ExpressionToken: Sendable, Equatable {
  /// What kind of word it is.
  enum Kind: Sendable, Equatable {
    /// A number.
    case number(Double)
    /// An indicator's code, a measure, a unit's field, a function.
    case word
    /// A word of the language itself.
    case keyword(ExpressionKeyword)
    /// A sign.
    case sign(ExpressionSign)
    /// Characters that stand nowhere in the language.
    case unknown
    /// The end of the text.
    case end
  }
  /// What it is.
  var kind: Kind
  /// How it is written; empty at the end.
  var text: String
  /// The column of its first character, 1-based.
  var column: Int
}

/// The words of the language itself, each in English and Vietnamese.
enum ExpressionKeyword: String, Sendable, CaseIterable {
  case and, or, not, `if`, then

  /// How it is written in Vietnamese.
  var vietnamese: String {
    switch self {
    case .and: "và"
    case .or: "hoặc"
    case .not: "không"
    case .if: "nếu"
    case .then: "thì"
    }
  }

  /// The keyword that a word stands for, whatever its case.
  init?(word: String) {
    let lower = word.lowercased()
    guard let found = Self.allCases.first(where: { lower == $0.rawValue || lower == $0.vietnamese }) else {
      return nil
    }
    self = found
  }
}

/// Signs.
enum ExpressionSign: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case equal = "="
  case unequal = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case colon = ":"
  case separator = ";"

  /// The comparison it stands for.
  var comparison: ComparisonOperator? { ComparisonOperator(rawValue: rawValue) }
}
