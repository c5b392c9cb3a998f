import Schema

/// What a rule can yield while every figure keeps to the limits of its indicator.
struct RuleBounds {
  private let limits: [String: ClosedRange<Double>]

  /// The bounds of a schema's figures.
  init(_ schema: CampaignSchema) {
    let pairs = schema.indicators.map { indicator in
      var (low, high) = (-Double.infinity, Double.infinity)
      if case .number(let number)? = indicator.min { low = number }
      if case .number(let number)? = indicator.max { high = number }
      return (indicator.code, low <= high ? low...high : -Double.infinity...Double.infinity)
    }
    limits = Dictionary(pairs) { first, _ in first }
  }

  /// Whether a condition holds for all figures (true), for none (false), or for some (nil).
  func truth(of expression: RuleExpression) -> Bool? {
    switch expression {
    case .comparison(let sign, let left, let right):
      return left == right
        ? Self.holdsForEqual(sign) : compared(sign, interval(of: left), interval(of: right))
    case .and(let left, let right):
      let (left, right) = (truth(of: left), truth(of: right))
      return left == false || right == false ? false : left == true && right == true ? true : nil
    case .or(let left, let right):
      let (left, right) = (truth(of: left), truth(of: right))
      return left == true || right == true ? true : left == false && right == false ? false : nil
    case .not(let operand): return truth(of: operand).map { !$0 }
    case .implies(let premise, let conclusion):
      let (premise, conclusion) = (truth(of: premise), truth(of: conclusion))
      if premise == false || conclusion == true { return true }
      return premise == true ? conclusion : nil
    case .number, .indicator, .field, .measure, .negative, .arithmetic, .call, .range: return nil
    }
  }

  private static func holdsForEqual(_ sign: ComparisonOperator) -> Bool {
    switch sign {
    case .equal, .lessOrEqual, .greaterOrEqual: true
    case .unequal, .less, .greater: false
    }
  }

  private func compared(
    _ sign: ComparisonOperator, _ left: ClosedRange<Double>, _ right: ClosedRange<Double>
  ) -> Bool? {
    switch sign {
    case .less:
      left.upperBound < right.lowerBound ? true : left.lowerBound >= right.upperBound ? false : nil
    case .lessOrEqual:
      left.upperBound <= right.lowerBound ? true : left.lowerBound > right.upperBound ? false : nil
    case .greater: compared(.less, right, left)
    case .greaterOrEqual: compared(.lessOrEqual, right, left)
    case .equal:
      left.upperBound < right.lowerBound || right.upperBound < left.lowerBound
        ? false
        : left.lowerBound == left.upperBound && left == right ? true : nil
    case .unequal: compared(.equal, left, right).map { !$0 }
    }
  }

  private static let everything = -Double.infinity...Double.infinity

  private func interval(of expression: RuleExpression) -> ClosedRange<Double> {
    switch expression {
    case .number(let number): return number...number
    case .indicator(let code, _): return limits[code] ?? Self.everything
    case .field("population"): return 0...Double.infinity
    case .negative(let operand):
      let range = interval(of: operand)
      return -range.upperBound ... -range.lowerBound
    case .arithmetic(let sign, let left, let right):
      return combined(sign, interval(of: left), interval(of: right))
    case .call(let function, let arguments): return interval(of: function, arguments.map(interval))
    case .field, .measure, .range, .comparison, .and, .or, .not, .implies: return Self.everything
    }
  }

  private func combined(
    _ sign: ArithmeticOperator, _ left: ClosedRange<Double>, _ right: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    switch sign {
    case .plus: return Self.range([left.lowerBound + right.lowerBound, left.upperBound + right.upperBound])
    case .minus: return Self.range([left.lowerBound - right.upperBound, left.upperBound - right.lowerBound])
    case .times:
      return Self.range([
        left.lowerBound * right.lowerBound, left.lowerBound * right.upperBound,
        left.upperBound * right.lowerBound,
        left.upperBound * right.upperBound,
      ])
    case .divided:
      guard right.lowerBound == right.upperBound, right.lowerBound != 0 else { return Self.everything }
      return Self.range([left.lowerBound / right.lowerBound, left.upperBound / right.lowerBound])
    }
  }

  private func interval(
    of function: ExpressionFunction, _ ranges: [ClosedRange<Double>]
  ) -> ClosedRange<Double> {
    let lows = ranges.map(\.lowerBound)
    let highs = ranges.map(\.upperBound)
    switch function {
    case .sum: return Self.range([lows.reduce(0, +), highs.reduce(0, +)])
    case .count: return 0...Double(ranges.count)
    case .min: return Self.range([lows.min() ?? .nan, highs.min() ?? .nan])
    case .max: return Self.range([lows.max() ?? .nan, highs.max() ?? .nan])
    case .abs: return 0...Double.infinity
    case .previous: return ranges.first ?? Self.everything
    case .round, .cumulative, .both: return Self.everything
    }
  }

  /// The range of some numbers; everything where one is none (∞ − ∞, 0 · ∞).
  private static func range(_ numbers: [Double]) -> ClosedRange<Double> {
    guard let low = numbers.min(), let high = numbers.max(), !numbers.contains(where: \.isNaN) else {
      return everything
    }
    return low...high
  }
}
