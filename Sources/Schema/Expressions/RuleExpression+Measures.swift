extension RuleExpression {
  /// What it is made of in the end, in the order in which it stands: numbers, indicators, fields, measures, ranges.
  package var leaves: [RuleExpression] {
    switch self {
    case .number, .indicator, .field, .measure, .range: [self]
    case .negative(let inner), .not(let inner): inner.leaves
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
      .or(let left, let right), .implies(let left, let right):
      left.leaves + right.leaves
    case .call(_, let arguments): arguments.flatMap(\.leaves)
    }
  }

  /// The measures of its row that a derived column is computed from, each once, in the order in which they stand.
  package var measuresOfRow: [String] {
    var names: [String] = []
    for leaf in leaves {
      switch leaf {
      case .measure(let name), .field(let name): if !names.contains(name) { names.append(name) }
      default: break
      }
    }
    return names
  }

  /// The value of a column that is computed from other measures of its row; nil where one is missing or a divisor is 0, and of
  /// anything but arithmetic.
  package func derivedValue(_ figure: (String) -> Double?) -> Double? {
    switch self {
    case .number(let number): return number
    case .measure(let name), .field(let name): return figure(name)
    case .negative(let inner): return inner.derivedValue(figure).map { -$0 }
    case .arithmetic(let sign, let left, let right):
      guard let one = left.derivedValue(figure), let other = right.derivedValue(figure) else { return nil }
      switch sign {
      case .plus: return one + other
      case .minus: return one - other
      case .times: return one * other
      case .divided: return other == 0 ? nil : one / other
      }
    case .call(.abs, let arguments): return arguments.first?.derivedValue(figure).map { abs($0) }
    case .call(.round, let arguments): return arguments.first?.derivedValue(figure).map { $0.rounded() }
    case .indicator, .comparison, .and, .or, .not, .implies, .call, .range: return nil
    }
  }
}
