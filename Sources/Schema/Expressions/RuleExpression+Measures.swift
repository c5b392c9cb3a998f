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
  /// anything but arithmetic and functions of it.
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
    case .call(let function, let arguments): return Self.value(of: function, arguments, figure)
    case .indicator, .comparison, .and, .or, .not, .implies, .range: return nil
    }
  }

  /// A function's value where it has all its operands. How many there are is told only where none is lacking: what is not there
  /// may have been kept out.
  private static func value(
    of function: ExpressionFunction, _ arguments: [RuleExpression], _ figure: (String) -> Double?
  ) -> Double? {
    let values = arguments.compactMap { $0.derivedValue(figure) }
    guard let first = values.first, values.count == arguments.count else { return nil }
    switch function {
    case .round:
      return decimals(arguments).map { decimals in
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        return (first * scale).rounded() / scale
      }
    case .abs: return abs(first)
    case .sum: return values.reduce(0, +)
    case .min: return values.min()
    case .max: return values.max()
    case .count: return Double(values.count)
    case .previous, .cumulative, .both: return nil
    }
  }

  /// To how many decimals `round` rounds, 0 to 9; nil where that is no number as it stands.
  static func decimals(_ arguments: [RuleExpression]) -> Int? {
    guard arguments.count > 1 else { return 0 }
    guard case .number(let number) = arguments[1], number.isFinite else { return nil }
    return Int(Swift.min(Swift.max(number, 0), 9))
  }

  /// Whether something in it is taken times 100, as percentages are.
  package var isTimesHundred: Bool {
    switch self {
    case .arithmetic(let sign, let left, let right):
      (sign == .times && (left == .number(100) || right == .number(100))) || left.isTimesHundred
        || right.isTimesHundred
    case .negative(let inner): inner.isTimesHundred
    case .call(_, let arguments): arguments.contains(where: \.isTimesHundred)
    case .number, .measure, .field, .indicator, .comparison, .and, .or, .not, .implies, .range: false
    }
  }
}
