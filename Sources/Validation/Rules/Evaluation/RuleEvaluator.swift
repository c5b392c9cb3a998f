package import Schema

/// What became of a rule at one place.
package enum RuleVerdict: Sendable, Equatable {
  case passed
  /// R120.
  case failed
  /// R121: fails for every value that the blanks could take.
  case failedDespiteBlanks
  /// R122.
  case notCheckable
}

/// Evaluates expressions over intervals, in three-valued logic.
package struct RuleEvaluator<Source: OperandSource> {
  /// Where operands come from.
  package let source: Source
  /// What a missing operand does.
  package let treatment: MissingTreatment
  /// By how much comparisons are loosened.
  package let tolerance: Tolerance

  /// An evaluator at one place.
  package init(source: Source, treatment: MissingTreatment, tolerance: Tolerance) {
    self.source = source
    self.treatment = treatment
    self.tolerance = tolerance
  }

  /// The verdict on a rule's expression.
  package func verdict(_ expression: RuleExpression) -> RuleVerdict {
    let stated = operands(expression)
    let hasMissing = stated.contains(where: \.isMissing)
    if hasMissing, treatment == .required { return .failed }
    if hasMissing, treatment == .skipIfAll, !stated.contains(where: \.isFigure) { return .notCheckable }
    let isUncertain = hasMissing && (treatment == .skip || treatment == .bounds)
    switch truth(expression) {
    case .fails: return isUncertain ? .failedDespiteBlanks : .failed
    case .unknown: return .notCheckable
    case .holds: return isUncertain && treatment == .skip ? .notCheckable : .passed
    }
  }

  /// The operands whose absence matters: all but those that are only asked whether they are there.
  package func operands(_ expression: RuleExpression) -> [StatedOperand] {
    switch expression {
    case .number, .measure: return []
    case .field(let name): return [source.field(name)]
    case .indicator(let code, let measure): return [source.indicator(code, measure: measure)]
    case .range(let from, let to, let measure):
      return source.codes(from: from, to: to).map { source.indicator($0, measure: measure) }
    case .negative(let inner), .not(let inner): return operands(inner)
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
      .or(let left, let right), .implies(let left, let right):
      return operands(left) + operands(right)
    case .call(.both, _), .call(.count, _): return []
    case .call(.previous, let arguments): return arguments.flatMap { figures($0, source.previous) }
    case .call(.cumulative, let arguments):
      return arguments.flatMap { figures($0) { [source.yearToDateSum($0, $1, treatment)] } }
    case .call(_, let arguments): return arguments.flatMap(operands)
    }
  }

  /// Whether a condition holds.
  package func truth(_ expression: RuleExpression) -> Truth {
    switch expression {
    case .comparison(let comparison, let left, let right):
      let (a, b) = (value(left), value(right))
      return Operand.compare(a, comparison, b, tolerance: allowance(a, b))
    case .and(let left, let right): return truth(left).and(truth(right))
    case .or(let left, let right): return truth(left).or(truth(right))
    case .not(let inner): return truth(inner).not
    case .implies(let condition, let consequence): return truth(condition).not.or(truth(consequence))
    case .call(.both, let arguments): return bothOrNone(arguments)
    case .number, .indicator, .field, .measure, .negative, .arithmetic, .call, .range: return .unknown
    }
  }

  /// What an expression of numbers comes to.
  package func value(_ expression: RuleExpression) -> Operand {
    switch expression {
    case .number(let number): return .exact(number)
    case .indicator(let code, let measure): return source.indicator(code, measure: measure).operand(treatment)
    case .field(let name): return source.field(name).operand(treatment)
    case .negative(let inner): return value(inner).negated
    case .arithmetic(.plus, let left, let right): return .sum([value(left), value(right)])
    case .arithmetic(.minus, let left, let right): return .sum([value(left), value(right).negated])
    case .arithmetic(.times, let left, let right): return .product(value(left), value(right))
    case .arithmetic(.divided, let left, let right): return .ratio(value(left), value(right))
    case .call(let function, let arguments): return value(function, arguments)
    case .range: return .sum(values(expression))
    case .measure, .comparison, .and, .or, .not, .implies: return .unknown
    }
  }

  /// The sides of the comparison that decides, for the message: of `if … then …` that of the consequence.
  package func sides(_ expression: RuleExpression) -> (
    left: Operand, comparison: ComparisonOperator, right: Operand
  )? {
    switch expression {
    case .comparison(let comparison, let left, let right): return (value(left), comparison, value(right))
    case .implies(_, let consequence): return sides(consequence)
    case .and, .or, .not, .call, .number, .indicator, .field, .measure, .negative, .arithmetic, .range:
      return nil
    }
  }

  /// How far two sides may differ; a share is one of the larger side.
  private func allowance(_ left: Operand, _ right: Operand) -> Double {
    switch tolerance {
    case .absolute(let amount): return amount
    case .relative:
      let sizes = [left, right].flatMap { side -> [Double] in
        guard case .interval(let interval) = side else { return [] }
        return [abs(interval.low), abs(interval.high)].filter(\.isFinite)
      }
      return tolerance.amount(for: sizes.max() ?? 0)
    }
  }

  private func value(_ function: ExpressionFunction, _ arguments: [RuleExpression]) -> Operand {
    switch function {
    case .sum: return .sum(arguments.flatMap(values))
    case .min: return .extreme(arguments.flatMap(values)) { Swift.min($0, $1) }
    case .max: return .extreme(arguments.flatMap(values)) { Swift.max($0, $1) }
    case .abs: return arguments.first.map { value($0).magnitude } ?? .unknown
    case .round:
      guard let first = arguments.first else { return .unknown }
      let decimals = arguments.count > 1 ? value(arguments[1]).exactValue ?? 0 : 0
      return value(first).rounded(decimals: Int(Swift.min(Swift.max(decimals, 0), 9)))
    case .count: return count(arguments)
    case .previous: return together(arguments.flatMap { figures($0, source.previous) })
    case .cumulative:
      return together(
        arguments.flatMap { argument in figures(argument) { [source.yearToDateSum($0, $1, treatment)] } })
    case .both: return .unknown
    }
  }

  /// Figures of earlier rounds as one: what one alone says, though it does not apply; of several the sum.
  private func together(_ figures: [StatedOperand]) -> Operand {
    let operands = figures.map { $0.operand(treatment) }
    return operands.count == 1 ? operands[0] : .sum(operands)
  }

  /// An argument's values: a range gives several.
  private func values(_ expression: RuleExpression) -> [Operand] {
    guard case .range(let from, let to, let measure) = expression else { return [value(expression)] }
    return source.codes(from: from, to: to).map { source.indicator($0, measure: measure).operand(treatment) }
  }

  /// How many figures there are: of a missing one it is not known whether it will be.
  private func count(_ arguments: [RuleExpression]) -> Operand {
    var low = 0.0
    var high = 0.0
    for operand in arguments.flatMap(operands) {
      switch operand {
      case .figure: (low, high) = (low + 1, high + 1)
      case .missing: if treatment == .bounds { high += 1 }
      case .notApplicable: break
      case .unknown: return .unknown
      }
    }
    return .interval(Interval(low, high))
  }

  /// The figures of the indicators that an argument names, taken from another round.
  private func figures(
    _ expression: RuleExpression, _ look: (String, String) -> StatedOperand
  ) -> [StatedOperand] { figures(expression) { [look($0, $1)] } }

  private func figures(
    _ expression: RuleExpression, _ look: (String, String) -> [StatedOperand]
  ) -> [StatedOperand] {
    switch expression {
    case .indicator(let code, let measure): look(code, measure)
    case .range(let from, let to, let measure): source.codes(from: from, to: to).flatMap { look($0, measure) }
    default: [.unknown]
    }
  }

  /// All are answered, or none.
  private func bothOrNone(_ arguments: [RuleExpression]) -> Truth {
    var answers: [Truth] = []
    for argument in arguments {
      switch argument {
      case .indicator(let code, let measure): answers.append(source.isAnswered(code, measure: measure))
      case .range(let from, let to, let measure):
        answers += source.codes(from: from, to: to).map { source.isAnswered($0, measure: measure) }
      default: return .unknown
      }
    }
    if answers.contains(.holds), answers.contains(.fails) { return .fails }
    return answers.contains(.unknown) || answers.isEmpty ? .unknown : .holds
  }
}

extension OperandSource {
  /// The sum of the year's rounds as one operand; missing where one of them is.
  package func yearToDateSum(_ code: String, _ measure: String, _ treatment: MissingTreatment)
    -> StatedOperand
  {
    guard let figures = yearToDate(code, measure: measure) else { return .unknown }
    if figures.allSatisfy({ $0 == .notApplicable }) { return .notApplicable }
    guard case .interval(let interval) = Operand.sum(figures.map { $0.operand(treatment) }) else {
      return .unknown
    }
    guard figures.contains(where: \.isMissing) else { return .figure(interval.low) }
    switch treatment {
    case .zero: return .figure(interval.low)
    case .skipIfAll where figures.contains(where: \.isFigure): return .figure(interval.low)
    case .skip, .skipIfAll, .required, .bounds: return .missing(low: interval.low, high: interval.high)
    }
  }
}
