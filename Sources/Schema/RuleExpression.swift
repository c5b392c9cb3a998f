/// An expression of the schema, parsed.
package indirect enum RuleExpression: Sendable, Equatable {
  /// A number.
  case number(Double)
  /// An indicator's value in a measure.
  case indicator(code: String, measure: String)
  /// A number of the unit: `population` or one of its fields.
  case field(String)
  /// A measure of the same row, in `derived` columns: `now / plan * 100`.
  case measure(String)
  /// The opposite.
  case negative(RuleExpression)
  /// `+ - * /`
  case arithmetic(ArithmeticOperator, RuleExpression, RuleExpression)
  /// A comparison.
  case comparison(ComparisonOperator, RuleExpression, RuleExpression)
  /// Both hold; one holds; it does not hold.
  case and(RuleExpression, RuleExpression)
  case or(RuleExpression, RuleExpression)
  case not(RuleExpression)
  /// `if … then …`
  case implies(RuleExpression, RuleExpression)
  /// A function over its arguments.
  case call(ExpressionFunction, [RuleExpression])
  /// Indicators from one to another in the order of the schema, as an argument: `B02:B06`; completed by the reader.
  case range(from: String, to: String, measure: String)
}

/// `+ - * /`
package enum ArithmeticOperator: String, Sendable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
}

/// `= <> < <= > >=`
package enum ComparisonOperator: String, Sendable, CaseIterable {
  case equal = "="
  case unequal = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// The functions of the language.
package enum ExpressionFunction: String, Sendable, CaseIterable {
  case sum, count, min, max, abs, round, previous, cumulative, both
}
