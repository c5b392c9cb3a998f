import VietnameseText

/// Reads expressions by recursive descent. Weakest first: `if … then`, `or`, `and`, `not`, comparisons, `+ -`, `* /`,
/// the minus sign, names. Kinds are checked while reading: a comparison takes numbers and is a condition, `and` takes
/// conditions, and so on; a rule is a condition, a derived column a number.
struct ExpressionParser {
  /// What an expression yields.
  enum Yield: Equatable {
    case number
    case condition
  }
  /// An expression that has been read, with what is needed to judge it.
  struct Operand {
    var expression: RuleExpression
    var yield: Yield
    var column: Int
    var height: Int
  }

  let context: ExpressionContext
  private let tokens: [ExpressionToken]
  private var position = 0
  private var nesting = 0
  private var nodes = 0

  private init(_ text: String, _ context: ExpressionContext) {
    self.context = context
    tokens = ExpressionLexer.tokens(of: text)
  }

  /// Reads a whole text.
  static func expression(
    of text: String, in context: ExpressionContext
  ) throws(ExpressionError) -> RuleExpression {
    guard text.utf8.count <= ExpressionLimits.length * 4, text.count <= ExpressionLimits.length else {
      throw ExpressionError(reason: .tooLarge, column: ExpressionLimits.length + 1)
    }
    var parser = Self(text, context)
    let result = try parser.implication()
    guard parser.current.kind == .end else { throw parser.unexpected(.operatorOrEnd) }
    switch context.purpose {
    case .rule: try parser.require(result, .condition)
    case .derived: try parser.require(result, .number)
    }
    return result.expression
  }

  // MARK: Conditions

  /// `if a then b`, or anything weaker.
  mutating func implication() throws(ExpressionError) -> Operand {
    try enter()
    defer { nesting -= 1 }
    guard current.kind == .keyword(.if) else { return try disjunction() }
    let column = advance().column
    let premise = try disjunction()
    try require(premise, .condition)
    guard current.kind == .keyword(.then) else { throw unexpected(.then) }
    advance()
    let conclusion = try implication()
    try require(conclusion, .condition)
    return try node(
      .implies(premise.expression, conclusion.expression), .condition, column,
      above: [premise.height, conclusion.height])
  }

  private mutating func disjunction() throws(ExpressionError) -> Operand {
    var left = try conjunction()
    while current.kind == .keyword(.or) {
      try require(left, .condition)
      advance()
      let right = try conjunction()
      try require(right, .condition)
      left = try node(
        .or(left.expression, right.expression), .condition, left.column, above: [left.height, right.height])
    }
    return left
  }

  private mutating func conjunction() throws(ExpressionError) -> Operand {
    var left = try negation()
    while current.kind == .keyword(.and) {
      try require(left, .condition)
      advance()
      let right = try negation()
      try require(right, .condition)
      left = try node(
        .and(left.expression, right.expression), .condition, left.column, above: [left.height, right.height])
    }
    return left
  }

  private mutating func negation() throws(ExpressionError) -> Operand {
    guard current.kind == .keyword(.not) else { return try comparison() }
    try enter()
    defer { nesting -= 1 }
    let column = advance().column
    let operand = try negation()
    try require(operand, .condition)
    return try node(.not(operand.expression), .condition, column, above: [operand.height])
  }

  private mutating func comparison() throws(ExpressionError) -> Operand {
    let left = try sum()
    guard let comparison = currentSign?.comparison else { return left }
    try require(left, .number)
    advance()
    let right = try sum()
    try require(right, .number)
    if currentSign?.comparison != nil {
      throw ExpressionError(reason: .chainedComparison, column: current.column)
    }
    return try node(
      .comparison(comparison, left.expression, right.expression), .condition, left.column,
      above: [left.height, right.height])
  }

  // MARK: Numbers

  private mutating func sum() throws(ExpressionError) -> Operand {
    var left = try product()
    while let sign = currentSign, sign == .plus || sign == .minus {
      left = try arithmetic(sign == .plus ? .plus : .minus, left) { parser throws(ExpressionError) in
        try parser.product()
      }
    }
    return left
  }

  private mutating func product() throws(ExpressionError) -> Operand {
    var left = try signed()
    while let sign = currentSign, sign == .times || sign == .divided {
      left = try arithmetic(sign == .times ? .times : .divided, left) { parser throws(ExpressionError) in
        try parser.signed()
      }
    }
    return left
  }

  private mutating func arithmetic(
    _ sign: ArithmeticOperator, _ left: Operand,
    by next: (inout Self) throws(ExpressionError) -> Operand
  ) throws(ExpressionError) -> Operand {
    try require(left, .number)
    advance()
    let right = try next(&self)
    try require(right, .number)
    return try node(
      .arithmetic(sign, left.expression, right.expression), .number, left.column,
      above: [left.height, right.height])
  }

  private mutating func signed() throws(ExpressionError) -> Operand {
    guard currentSign == .minus else { return try operand() }
    try enter()
    defer { nesting -= 1 }
    let column = advance().column
    let operand = try signed()
    try require(operand, .number)
    return try node(.negative(operand.expression), .number, column, above: [operand.height])
  }

  // MARK: Walking

  /// The word at the parser's place.
  var current: ExpressionToken { tokens[position] }
  /// The word after it; the last one stays.
  var following: ExpressionToken { tokens[min(position + 1, tokens.count - 1)] }
  /// The word before it, if any.
  var preceding: ExpressionToken? { position > 0 ? tokens[position - 1] : nil }
  /// The sign at the parser's place.
  var currentSign: ExpressionSign? {
    if case .sign(let sign) = current.kind { return sign }
    return nil
  }

  /// Takes the word at the parser's place; the end is never passed.
  @discardableResult mutating func advance() -> ExpressionToken {
    let token = current
    position = min(position + 1, tokens.count - 1)
    return token
  }

  /// Makes a node, refusing trees that are too large.
  mutating func node(
    _ expression: RuleExpression, _ yield: Yield, _ column: Int, above heights: [Int] = []
  ) throws(ExpressionError) -> Operand {
    nodes += 1
    let height = (heights.max() ?? 0) + 1
    guard nodes <= ExpressionLimits.nodes, height <= ExpressionLimits.height else {
      throw ExpressionError(reason: .tooLarge, column: column)
    }
    return Operand(expression: expression, yield: yield, column: column, height: height)
  }

  /// Goes one level deeper; the caller comes back by itself.
  private mutating func enter() throws(ExpressionError) {
    guard nesting < ExpressionLimits.nesting else {
      throw ExpressionError(reason: .tooLarge, column: current.column)
    }
    nesting += 1
  }

  /// Refuses an operand that yields something else.
  func require(_ operand: Operand, _ yield: Yield) throws(ExpressionError) {
    guard operand.yield != yield else { return }
    throw ExpressionError(
      reason: .otherKind(expected: yield == .number ? .number : .condition), column: operand.column)
  }
}
