/// What an expression may not exceed. The limits keep every walk over an expression far from the end of the stack.
package enum ExpressionLimits {
  /// Characters.
  package static let length = 10_000
  /// Parentheses, functions, `not`, `if` and signs within one another.
  package static let nesting = 64
  /// Levels of the tree; a chain of n additions has n levels.
  package static let height = 200
  /// Nodes of the tree as written.
  package static let nodes = 2_000
  /// Nodes of the tree once its ranges are written out.
  package static let expandedNodes = 20_000
}
