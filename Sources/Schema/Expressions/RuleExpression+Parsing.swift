extension RuleExpression {
  /// The expression that a text is. Its ranges are kept; `expandingRanges` writes them out.
  /// - Throws: the first thing that is wrong, with its column.
  package init(parsing text: String, in context: ExpressionContext) throws(ExpressionError) {
    self = try ExpressionParser.expression(of: text, in: context)
  }

  /// The expression with every range written out as the indicators from its start to its end in the order of the
  /// schema. A range that the context does not know stays.
  /// - Throws: where the result would be larger than `ExpressionLimits.expandedNodes`.
  package func expandingRanges(in context: ExpressionContext) throws(ExpressionError) -> RuleExpression {
    var nodes = 0
    let result = expanded(in: context, nodes: &nodes)
    guard nodes <= ExpressionLimits.expandedNodes else {
      throw ExpressionError(reason: .tooLarge, column: 1)
    }
    return result
  }

  private func expanded(in context: ExpressionContext, nodes: inout Int) -> RuleExpression {
    nodes += 1
    // What is too large is thrown away; it need not be built.
    guard nodes <= ExpressionLimits.expandedNodes else { return self }
    switch self {
    case .number, .indicator, .field, .measure, .range: return self
    case .negative(let operand): return .negative(operand.expanded(in: context, nodes: &nodes))
    case .not(let operand): return .not(operand.expanded(in: context, nodes: &nodes))
    case .arithmetic(let sign, let left, let right):
      let left = left.expanded(in: context, nodes: &nodes)
      return .arithmetic(sign, left, right.expanded(in: context, nodes: &nodes))
    case .comparison(let sign, let left, let right):
      let left = left.expanded(in: context, nodes: &nodes)
      return .comparison(sign, left, right.expanded(in: context, nodes: &nodes))
    case .and(let left, let right):
      let left = left.expanded(in: context, nodes: &nodes)
      return .and(left, right.expanded(in: context, nodes: &nodes))
    case .or(let left, let right):
      let left = left.expanded(in: context, nodes: &nodes)
      return .or(left, right.expanded(in: context, nodes: &nodes))
    case .implies(let left, let right):
      let left = left.expanded(in: context, nodes: &nodes)
      return .implies(left, right.expanded(in: context, nodes: &nodes))
    case .call(let function, let arguments):
      var result: [RuleExpression] = []
      for argument in arguments {
        guard case .range(let from, let to, let measure) = argument,
          let start = context.position(of: from), let end = context.position(of: to), start <= end
        else {
          result.append(argument.expanded(in: context, nodes: &nodes))
          continue
        }
        nodes += end - start + 1
        guard nodes <= ExpressionLimits.expandedNodes else { return self }
        result += context.indicators[start...end].map { .indicator(code: $0, measure: measure) }
      }
      return .call(function, result)
    }
  }

  /// All parts of the expression, itself first, in the order in which they are written.
  package func forEachPart(_ visit: (RuleExpression) -> Void) {
    visit(self)
    switch self {
    case .number, .indicator, .field, .measure, .range: return
    case .negative(let operand), .not(let operand): operand.forEachPart(visit)
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
      .or(let left, let right), .implies(let left, let right):
      left.forEachPart(visit)
      right.forEachPart(visit)
    case .call(_, let arguments):
      for argument in arguments { argument.forEachPart(visit) }
    }
  }
}
