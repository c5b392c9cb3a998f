import Schema
import TestSupport

/// Random well-formed expressions.
struct RandomExpression {
  /// Names that expressions use, some of them odd.
  static let context = ExpressionContext(
    indicators: ["B01", "B02", "B-03", "a.b", "chỉ_tiêu", "count", "12", "1.5", "B09"],
    fields: ["communes", "hộ"], measures: ["plan", "cumulative", "previous", "if"])
  private var random: SeededRandom
  /// A source of expressions.
  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// A condition whose tree has at most `depth` levels below it.
  mutating func condition(depth: Int) -> RuleExpression {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 2), using: &random) {
    case 0, 1:
      .comparison(
        random.pick(ComparisonOperator.allCases, default: .equal), number(depth: depth - 1),
        number(depth: depth - 1))
    case 2: .and(condition(depth: depth - 1), condition(depth: depth - 1))
    case 3: .or(condition(depth: depth - 1), condition(depth: depth - 1))
    case 4: .not(condition(depth: depth - 1))
    case 5: .implies(condition(depth: depth - 1), condition(depth: depth - 1))
    default: .call(.both, [number(depth: depth - 1), number(depth: depth - 1)])
    }
  }

  /// A number.
  mutating func number(depth: Int) -> RuleExpression {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 3), using: &random) {
    case 0: literal()
    case 1: indicator()
    case 2: .field(random.pick(Self.context.fields, default: "population"))
    case 3: .negative(number(depth: depth - 1))
    case 4, 5:
      .arithmetic(
        random.pick(ArithmeticOperator.allCases, default: .plus), number(depth: depth - 1),
        number(depth: depth - 1))
    default: call(depth: depth - 1)
    }
  }

  private mutating func literal() -> RuleExpression {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .number(Double(Int.random(in: 0...1000, using: &random)))
    case 1: .number(Double.random(in: 0...1, using: &random))
    case 2: .number(Double.random(in: 1e15...1e25, using: &random))
    default: .number(Double.random(in: 0...1e-7, using: &random))
    }
  }

  private mutating func indicator() -> RuleExpression {
    .indicator(
      code: random.pick(Self.context.indicators, default: "B01"),
      measure: random.pick(Self.context.measures, default: "now"))
  }

  private mutating func call(depth: Int) -> RuleExpression {
    switch random.pick(ExpressionFunction.allCases, default: .sum) {
    case .abs: .call(.abs, [number(depth: depth)])
    case .round: .call(.round, [number(depth: depth), .number(2)])
    case .previous: .call(.previous, [indicator()])
    case .cumulative, .both: .call(.cumulative, [indicator()])
    case .sum: .call(.sum, [number(depth: depth), .range(from: "B01", to: "12", measure: "now")])
    case .count: .call(.count, [.range(from: "12", to: "1.5", measure: "plan"), number(depth: depth)])
    case .min: .call(.min, [number(depth: depth), number(depth: depth), number(depth: depth)])
    case .max: .call(.max, [number(depth: depth)])
    }
  }
}
