import Schema
import TestSupport
import Testing
import Validation

/// Operands with the letters `a` to `d`, given in a table.
private struct TableSource: OperandSource {
  var table: [String: StatedOperand]
  func indicator(_ code: String, measure: String) -> StatedOperand { table[code] ?? .unknown }
  func previous(_ code: String, measure: String) -> StatedOperand { .unknown }
  func yearToDate(_ code: String, measure: String) -> [StatedOperand]? { nil }
  func field(_ name: String) -> StatedOperand { .unknown }
  func codes(from: String, to: String) -> [String] { ["a", "b", "c", "d"].filter { $0 >= from && $0 <= to } }
  func isAnswered(_ code: String, measure: String) -> Truth {
    table[code].map { Truth($0.isFigure) } ?? .unknown
  }
}

@Suite struct IntervalTests {
  private static let letters = ["a", "b", "c", "d"]

  private static func number(_ random: inout SeededRandom, depth: Int) -> RuleExpression {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 3), using: &random) {
    case 0: return .number(Double(Int.random(in: -3...3, using: &random)))
    case 1, 2: return .indicator(code: letters[Int.random(in: 0..<4, using: &random)], measure: "now")
    case 3: return .negative(number(&random, depth: depth - 1))
    case 4: return .call(.abs, [number(&random, depth: depth - 1)])
    case 5:
      let function = [ExpressionFunction.min, .max, .sum][Int.random(in: 0..<3, using: &random)]
      return .call(function, [number(&random, depth: depth - 1), number(&random, depth: depth - 1)])
    default:
      let sign = ArithmeticOperator.allCases[Int.random(in: 0..<4, using: &random)]
      return .arithmetic(sign, number(&random, depth: depth - 1), number(&random, depth: depth - 1))
    }
  }
  private static func condition(_ random: inout SeededRandom, depth: Int) -> RuleExpression {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 1), using: &random) {
    case 1: return .and(condition(&random, depth: depth - 1), condition(&random, depth: depth - 1))
    case 2: return .or(condition(&random, depth: depth - 1), condition(&random, depth: depth - 1))
    case 3: return .not(condition(&random, depth: depth - 1))
    case 4: return .implies(condition(&random, depth: depth - 1), condition(&random, depth: depth - 1))
    default:
      let comparison = ComparisonOperator.allCases[Int.random(in: 0..<6, using: &random)]
      return .comparison(comparison, number(&random, depth: 2), number(&random, depth: 2))
    }
  }

  /// Every way of putting whole numbers of their ranges in for the letters.
  private static func assignments(_ ranges: [String: ClosedRange<Int>]) -> [[String: StatedOperand]] {
    var found: [[String: StatedOperand]] = [[:]]
    for letter in letters {
      guard let range = ranges[letter] else { continue }
      found = found.flatMap { known in
        range.map { number in
          var known = known
          known[letter] = .figure(Double(number))
          return known
        }
      }
    }
    return found
  }

  @Test(
    "What holds for an interval holds for every number in it, what fails fails for every one",
    arguments: 1...20)
  func soundness(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var decided = 0
    for _ in 0..<60 {
      var ranges: [String: ClosedRange<Int>] = [:]
      for letter in Self.letters {
        let low = Int.random(in: -2...2, using: &random)
        ranges[letter] = low...(low + Int.random(in: 0...2, using: &random))
      }
      let stated = ranges.mapValues { range -> StatedOperand in
        range.count == 1
          ? .figure(Double(range.lowerBound))
          : .missing(low: Double(range.lowerBound), high: Double(range.upperBound))
      }
      let expression = Self.condition(&random, depth: 2)
      let evaluator = RuleEvaluator(
        source: TableSource(table: stated), treatment: .bounds, tolerance: .absolute(0))
      let truth = evaluator.truth(expression)
      guard truth != .unknown else { continue }
      decided += 1
      for table in Self.assignments(ranges) {
        let exact = RuleEvaluator(
          source: TableSource(table: table), treatment: .bounds, tolerance: .absolute(0)
        )
        .truth(expression)
        #expect(exact == truth || exact == .unknown, "\(expression) with \(table)")
      }
    }
    #expect(decided > 5)
  }

  @Test("Where each letter stands once, the ends of a sum are reached", arguments: 1...10)
  func tightness(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<20 {
      var ranges: [String: ClosedRange<Int>] = [:]
      for letter in Self.letters {
        let low = Int.random(in: -3...3, using: &random)
        ranges[letter] = low...(low + Int.random(in: 0...3, using: &random))
      }
      let signs = [ArithmeticOperator.plus, .minus, .times]
      var expression = RuleExpression.indicator(code: "a", measure: "now")
      for letter in ["b", "c", "d"] {
        expression = .arithmetic(
          signs[Int.random(in: 0..<3, using: &random)], expression, .indicator(code: letter, measure: "now"))
      }
      let stated = ranges.mapValues {
        StatedOperand.missing(low: Double($0.lowerBound), high: Double($0.upperBound))
      }
      func value(_ table: [String: StatedOperand]) -> Operand {
        RuleEvaluator(source: TableSource(table: table), treatment: .bounds, tolerance: .absolute(0)).value(
          expression)
      }
      let all = Self.assignments(ranges).compactMap { value($0).exactValue }
      #expect(value(stated) == .interval(Interval(all.min() ?? 0, all.max() ?? 0)))
    }
  }

  /// What plain arithmetic gives; nil: a division by zero is in it.
  private static func plain(_ expression: RuleExpression, _ figures: [String: Double]) -> Double? {
    func all(_ parts: [RuleExpression]) -> [Double]? {
      let values = parts.compactMap { plain($0, figures) }
      return values.count == parts.count ? values : nil
    }
    switch expression {
    case .number(let number): return number
    case .indicator(let code, _): return figures[code]
    case .negative(let inner): return plain(inner, figures).map { -$0 }
    case .call(.abs, let parts): return all(parts)?.first.map { abs($0) }
    case .call(.min, let parts): return all(parts)?.min()
    case .call(.max, let parts): return all(parts)?.max()
    case .call(_, let parts): return all(parts)?.reduce(0, +)
    case .arithmetic(let sign, let left, let right):
      guard let one = plain(left, figures), let other = plain(right, figures) else { return nil }
      switch sign {
      case .plus: return one + other
      case .minus: return one - other
      case .times: return one * other
      case .divided: return other == 0 ? nil : one / other
      }
    default: return nil
    }
  }
  /// What two-valued logic gives where both sides of every comparison are known; nil otherwise, as Kleene has it.
  private static func plainTruth(_ expression: RuleExpression, _ figures: [String: Double]) -> Bool? {
    switch expression {
    case .comparison(let sign, let left, let right):
      guard let one = plain(left, figures), let other = plain(right, figures) else { return nil }
      switch sign {
      case .equal: return one == other
      case .unequal: return one != other
      case .less: return one < other
      case .lessOrEqual: return one <= other
      case .greater: return one > other
      case .greaterOrEqual: return one >= other
      }
    case .and(let left, let right):
      let (one, other) = (plainTruth(left, figures), plainTruth(right, figures))
      return one == false || other == false ? false : one == nil || other == nil ? nil : true
    case .or(let left, let right):
      let (one, other) = (plainTruth(left, figures), plainTruth(right, figures))
      return one == true || other == true ? true : one == nil || other == nil ? nil : false
    case .implies(let left, let right): return plainTruth(.or(.not(left), right), figures)
    case .not(let inner): return plainTruth(inner, figures).map { !$0 }
    default: return nil
    }
  }

  @Test("Where every figure is there, rules are plain arithmetic and logic", arguments: 1...20)
  func exact(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      let figures = Dictionary(
        uniqueKeysWithValues: Self.letters.map { ($0, Double(Int.random(in: -3...3, using: &random))) })
      let expression = Self.condition(&random, depth: 3)
      let truth = RuleEvaluator(
        source: TableSource(table: figures.mapValues { .figure($0) }), treatment: .skip,
        tolerance: .absolute(0)
      ).truth(expression)
      let expected = Self.plainTruth(expression, figures).map { Truth($0) } ?? .unknown
      #expect(truth == expected, "\(expression) with \(figures)")
    }
  }

  @Test("Division by what could be 0 is unknown, and so is a sum of what does not apply")
  func unknown() {
    #expect(Operand.ratio(.exact(1), .interval(Interval(-1, 1))) == .unknown)
    #expect(Operand.ratio(.exact(1), .exact(0)) == .unknown)
    #expect(Operand.ratio(.exact(6), .interval(Interval(2, 3))) == .interval(Interval(2, 3)))
    #expect(Operand.sum([.notApplicable, .notApplicable]) == .unknown)
    #expect(Operand.sum([.notApplicable, .exact(3)]) == .exact(3))
    #expect(Operand.product(.notApplicable, .exact(3)) == .unknown)
    #expect(Operand.product(.exact(0), .interval(Interval(-.infinity, .infinity))) == .exact(0))
  }
}
