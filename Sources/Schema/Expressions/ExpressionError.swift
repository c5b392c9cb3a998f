/// Why a text is not an expression, and where.
package struct ExpressionError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Reason: Sendable, Equatable {
    /// Something else was expected; `found` is empty at the end of the text.
    case unexpected(found: String, expected: Expected)
    /// No such indicator, field, measure or function.
    case unknownName(String, expected: Expected)
    /// Both an indicator and a field of the units.
    case ambiguousName(String)
    /// A condition stands where a number is asked, or the other way round.
    case otherKind(expected: Expected)
    /// A function takes another number of arguments.
    case argumentCount(ExpressionFunction, expected: ClosedRange<Int>)
    /// `a < b < c`.
    case chainedComparison
    /// A range whose end stands before its start in the schema.
    case reversedRange(from: String, to: String)
    /// A column computed from itself.
    case ownMeasure(String)
    /// A limit of `ExpressionLimits` is exceeded.
    case tooLarge
  }

  /// What can stand at a place.
  package enum Expected: String, Sendable, CaseIterable {
    case operand, operatorOrEnd, closingParenthesis, openingParenthesis, closingBracket, separatorOrClosing
    case then, condition, number, indicator, measure, function, field
  }

  /// What is wrong.
  package var reason: Reason
  /// The column at which it is wrong, 1-based, in characters.
  package var column: Int
  /// What was probably meant.
  package var suggestion: String?
  /// An error.
  package init(reason: Reason, column: Int, suggestion: String? = nil) {
    self.reason = reason
    self.column = column
    self.suggestion = suggestion
  }
}
