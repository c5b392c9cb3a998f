/// Cuts the text of an expression into its words. Anything it does not know becomes one word of its own, so that the
/// parser can say what was expected there.
struct ExpressionLexer {
  private let characters: [Character]
  private var position = 0

  /// A lexer at the start of a text.
  private init(_ text: String) { characters = Array(text) }

  /// All words of a text, the end included.
  static func tokens(of text: String) -> [ExpressionToken] {
    var lexer = Self(text)
    var tokens: [ExpressionToken] = []
    while true {
      let token = lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  /// The number that a word is: digits with at most one point between them.
  static func number(_ word: String) -> Double? {
    var points = 0
    for byte in word.utf8 {
      switch byte {
      case 0x30...0x39: continue
      case 0x2E: points += 1
      default: return nil
      }
    }
    guard points < 2, !word.isEmpty, word.first != ".", word.last != "." else { return nil }
    return Double(word).flatMap { $0.isFinite ? $0 : nil }
  }

  private mutating func next() -> ExpressionToken {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    let start = position
    guard start < characters.count else {
      return ExpressionToken(kind: .end, text: "", column: start + 1)
    }
    if SchemaCode.begins(characters[start]) {
      while position < characters.count, SchemaCode.continues(characters[position]) { position += 1 }
      let word = String(characters[start..<position])
      let kind: ExpressionToken.Kind =
        Self.number(word).map { .number($0) } ?? ExpressionKeyword(word: word).map { .keyword($0) } ?? .word
      return ExpressionToken(kind: kind, text: word, column: start + 1)
    }
    return sign(from: start)
  }

  private mutating func sign(from start: Int) -> ExpressionToken {
    if start + 1 < characters.count {
      let pair = String(characters[start...start + 1])
      if let sign = Self.pairs[pair] {
        position += 2
        return ExpressionToken(kind: sign, text: pair, column: start + 1)
      }
    }
    position += 1
    let text = String(characters[start])
    let kind = Self.singles[characters[start]].map(ExpressionToken.Kind.sign) ?? .unknown
    return ExpressionToken(kind: kind, text: text, column: start + 1)
  }

  /// Signs of two characters. `=>`, `=<` and the signs of programming languages are known to be wrong.
  private static let pairs: [String: ExpressionToken.Kind] = [
    "==": .sign(.equal), "<>": .sign(.unequal), "!=": .sign(.unequal), "<=": .sign(.lessOrEqual),
    ">=": .sign(.greaterOrEqual), "=>": .unknown, "=<": .unknown, "><": .unknown, "&&": .unknown,
    "||": .unknown,
  ]

  /// Signs of one character, with those that office programs put in their place.
  private static let singles: [Character: ExpressionSign] = [
    "+": .plus, "-": .minus, "\u{2212}": .minus, "\u{2013}": .minus, "*": .times, "×": .times,
    "/": .divided, "÷": .divided, "=": .equal, "<": .less, ">": .greater, "≤": .lessOrEqual,
    "≥": .greaterOrEqual, "≠": .unequal, "(": .openParenthesis, ")": .closeParenthesis, "[": .openBracket,
    "]": .closeBracket, ":": .colon, ";": .separator, ",": .separator,
  ]
}
