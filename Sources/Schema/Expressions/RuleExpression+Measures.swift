extension RuleExpression {
  /// The measures of its row that a derived column is computed from, each once, in the order in which they stand.
  package var measuresOfRow: [String] {
    var names: [String] = []
    func collect(_ expression: RuleExpression) {
      switch expression {
      case .measure(let name), .field(let name):
        if !names.contains(name) { names.append(name) }
      case .negative(let inner), .not(let inner): collect(inner)
      case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
        .and(let left, let right),
        .or(let left, let right), .implies(let left, let right):
        collect(left)
        collect(right)
      case .call(_, let arguments): arguments.forEach(collect)
      case .number, .indicator, .range: break
      }
    }
    collect(self)
    return names
  }
}
