import VietnameseText

/// Numbers, names, functions and parentheses.
extension ExpressionParser {
  /// One operand.
  mutating func operand() throws(ExpressionError) -> Operand {
    let token = current
    switch token.kind {
    case .sign(.openParenthesis):
      advance()
      var inner = try implication()
      guard currentSign == .closeParenthesis else { throw unexpected(.closingParenthesis) }
      advance()
      inner.column = token.column
      return inner
    case .number(let value):
      // A code may consist of digits; in brackets it is told from a number.
      if following.kind == .sign(.openBracket) { return try name() }
      advance()
      return try node(.number(value), .number, token.column)
    case .word:
      return following.kind == .sign(.openParenthesis) ? try call() : try name()
    case .keyword, .sign, .unknown, .end:
      throw unexpected(.operand)
    }
  }

  // MARK: Names

  /// An indicator with or without a measure, or a field; in derived columns a measure.
  private mutating func name() throws(ExpressionError) -> Operand {
    let token = advance()
    if context.purpose == .derived {
      guard context.measures.contains(token.text) else { throw unknown(token, .measure) }
      return try node(.measure(token.text), .number, token.column)
    }
    if currentSign == .openBracket {
      let code = try indicator(token)
      return try node(.indicator(code: code, measure: measure()), .number, token.column)
    }
    let isIndicator = context.position(of: token.text) != nil
    let isField = context.fields.contains(token.text)
    switch (isIndicator, isField) {
    case (true, true):
      throw ExpressionError(reason: .ambiguousName(token.text), column: token.column)
    case (true, false):
      return try node(.indicator(code: token.text, measure: "now"), .number, token.column)
    case (false, true):
      return try node(.field(token.text), .number, token.column)
    case (false, false):
      throw unknown(token, .operand)
    }
  }

  /// The code that a word is, where nothing but an indicator can stand.
  private func indicator(_ token: ExpressionToken) throws(ExpressionError) -> String {
    guard context.position(of: token.text) != nil else { throw unknown(token, .indicator) }
    return token.text
  }

  /// `[measure]`, at its bracket.
  private mutating func measure() throws(ExpressionError) -> String {
    advance()
    let token = current
    switch token.kind {
    case .word, .number, .keyword: advance()
    case .sign, .unknown, .end: throw unexpected(.measure)
    }
    guard context.measures.contains(token.text) else { throw unknown(token, .measure) }
    guard currentSign == .closeBracket else { throw unexpected(.closingBracket) }
    advance()
    return token.text
  }

  // MARK: Functions

  /// A function with its arguments.
  private mutating func call() throws(ExpressionError) -> Operand {
    let token = advance()
    guard let function = ExpressionFunction(rawValue: token.text.lowercased()), isKnown(function) else {
      throw ExpressionError(
        reason: .unknownName(token.text, expected: .function), column: token.column,
        suggestion: NearestName.suggestion(
          for: token.text, in: ExpressionFunction.allCases.filter(isKnown).map(\.rawValue)))
    }
    var arguments: [Operand] = []
    repeat {
      advance()
      arguments.append(try argument(of: function))
    } while currentSign == .separator
    guard currentSign == .closeParenthesis else { throw unexpected(.separatorOrClosing) }
    advance()
    guard function.argumentCount.contains(arguments.count) else {
      throw ExpressionError(
        reason: .argumentCount(function, expected: function.argumentCount), column: token.column)
    }
    return try node(
      .call(function, arguments.map(\.expression)), function == .both ? .condition : .number, token.column,
      above: arguments.map(\.height))
  }

  /// Whether a function can stand in expressions of this purpose: one row knows nothing of other rounds.
  private func isKnown(_ function: ExpressionFunction) -> Bool {
    context.purpose == .rule || (function != .previous && function != .cumulative && function != .both)
  }

  /// One argument: for lists also a range, for other rounds an indicator alone, else a number.
  private mutating func argument(of function: ExpressionFunction) throws(ExpressionError) -> Operand {
    if function.takesRanges, context.purpose == .rule, following.kind == .sign(.colon) {
      return try range()
    }
    let argument = try implication()
    try require(argument, .number)
    if function == .previous || function == .cumulative {
      guard case .indicator = argument.expression else {
        throw ExpressionError(reason: .otherKind(expected: .indicator), column: argument.column)
      }
    }
    return argument
  }

  /// `B02:B06`, both ends included, with one measure for all.
  private mutating func range() throws(ExpressionError) -> Operand {
    let first = advance()
    let from = try indicator(first)
    advance()
    let last = current
    switch last.kind {
    case .word, .number: advance()
    case .keyword, .sign, .unknown, .end: throw unexpected(.indicator)
    }
    let to = try indicator(last)
    guard let start = context.position(of: from), let end = context.position(of: to), start <= end else {
      throw ExpressionError(
        reason: .reversedRange(from: from, to: to), column: first.column, suggestion: "\(to):\(from)")
    }
    let measure = currentSign == .openBracket ? try measure() : "now"
    return try node(.range(from: from, to: to, measure: measure), .number, first.column)
  }

  // MARK: Errors

  /// Something else was expected at the parser's place.
  func unexpected(_ expected: ExpressionError.Expected) -> ExpressionError {
    ExpressionError(
      reason: .unexpected(found: current.text, expected: expected), column: current.column,
      suggestion: meant(expected))
  }

  /// A name that is not known, with the nearest that could stand there.
  private func unknown(
    _ token: ExpressionToken, _ expected: ExpressionError.Expected
  ) -> ExpressionError {
    let names =
      switch expected {
      case .measure: context.measures
      case .indicator: context.indicators
      default: context.indicators + context.fields
      }
    return ExpressionError(
      reason: .unknownName(token.text, expected: expected), column: token.column,
      suggestion: spacedMinus(token.text) ?? NearestName.suggestion(for: token.text, in: names))
  }

  /// `B10-B01` written with spaces, where both sides are known: a code may hold a minus.
  private func spacedMinus(_ word: String) -> String? {
    for index in word.indices where word[index] == "-" {
      let (left, right) = (String(word[..<index]), String(word[word.index(after: index)...]))
      if isOperand(left), right.isEmpty || isOperand(right) {
        return right.isEmpty ? "\(left) -" : "\(left) - \(right)"
      }
    }
    return nil
  }

  private func isOperand(_ word: String) -> Bool {
    context.position(of: word) != nil || context.fields.contains(word)
      || (context.purpose == .derived && context.measures.contains(word))
      || ExpressionLexer.number(word) != nil
  }

  /// What was probably meant where something unexpected stands.
  private func meant(_ expected: ExpressionError.Expected) -> String? {
    let text = current.text
    if let sign = Self.foreignSigns[text] { return sign }
    if currentSign == .separator, case .number(let whole)? = preceding?.kind,
      case .number = following.kind, preceding?.text.contains(".") == false, whole >= 0
    {
      // A decimal comma.
      return "\(preceding?.text ?? "").\(following.text)"
    }
    guard current.kind == .word, expected != .operand else { return nil }
    return NearestName.suggestion(for: text, in: ["and", "or", "then", "và", "hoặc", "thì"])
  }

  /// Signs of other languages.
  private static let foreignSigns = [
    "=>": ">=", "=<": "<=", "><": "<>", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not",
    "%": "/ 100", "{": "(", "}": ")", "^": "*",
  ]
}

extension ExpressionFunction {
  /// How many arguments it takes.
  var argumentCount: ClosedRange<Int> {
    switch self {
    case .sum, .count, .min, .max: 1...Int.max
    case .abs, .previous, .cumulative: 1...1
    case .round: 1...2
    case .both: 2...2
    }
  }
  /// Whether an argument may be a range of indicators.
  var takesRanges: Bool {
    switch self {
    case .sum, .count, .min, .max: true
    case .abs, .round, .previous, .cumulative, .both: false
    }
  }
}
