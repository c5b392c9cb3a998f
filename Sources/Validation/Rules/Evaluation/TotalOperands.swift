internal import Facts
internal import Schema

/// The operands of rules about all units together: the totals. A figure that one unit has not given makes its total missing,
/// with what it can still be as limits.
struct TotalOperands: OperandSource {
  /// The round, which all units share.
  let shared: SharedContext
  /// The round.
  var context: ValidationContext { shared.context }

  func indicator(_ code: String, measure: String) -> StatedOperand {
    total(code) { SiteOperands(shared: shared, unit: $0).indicator(code, measure: measure) }
  }
  func previous(_ code: String, measure: String) -> StatedOperand {
    total(code) { SiteOperands(shared: shared, unit: $0, isOneOfAll: true).previous(code, measure: measure) }
  }
  func yearToDate(_ code: String, measure: String) -> [StatedOperand]? {
    guard let rounds = context.earlierRoundsOfYear, let indicator = context.indicatorOf[code] else {
      return nil
    }
    let before = rounds.map { round in
      total(code) { unit in
        SiteOperands(shared: shared, unit: unit, isOneOfAll: true).earlier(round, indicator, measure)
          ?? .notApplicable
      }
    }
    return before + [self.indicator(code, measure: measure)]
  }
  /// The number of the unit above all reporting units, else the sum over those that have it.
  func field(_ name: String) -> StatedOperand {
    let reporting = context.schema.reportingUnits
    let roots = context.schema.units.filter { $0.parent == nil && !$0.reports }
    if roots.count == 1, let number = roots[0].number(named: name) { return .figure(number) }
    let numbers = reporting.compactMap { context.schema.units[$0].number(named: name) }
    return numbers.isEmpty ? .unknown : .figure(numbers.reduce(0, +))
  }
  func codes(from: String, to: String) -> [String] { context.codes(from: from, to: to) }
  func isAnswered(_ code: String, measure: String) -> Truth {
    let answers = context.index.units.map {
      SiteOperands(shared: shared, unit: $0).isAnswered(code, measure: measure)
    }
    if answers.contains(.holds) { return .holds }
    return answers.contains(.unknown) ? .unknown : .fails
  }

  /// Sums over the units. Other aggregates are known only when all units' figures are.
  private func total(_ code: String, _ stated: (Int) -> StatedOperand) -> StatedOperand {
    guard let place = context.indicatorOf[code] else { return .unknown }
    let all = context.index.units.map(stated).filter { $0 != .notApplicable }
    if all.isEmpty { return .notApplicable }
    if all.contains(.unknown) { return .unknown }
    let figures = all.compactMap { operand -> Double? in
      if case .figure(let value) = operand { value } else { nil }
    }
    guard figures.count < all.count || context.schema.indicators[place].aggregate != .sum else {
      return .figure(figures.reduce(0, +))
    }
    switch context.schema.indicators[place].aggregate {
    case .sum:
      guard case .interval(let range) = Operand.sum(all.map { $0.operand(.bounds) }) else { return .unknown }
      return .missing(low: range.low, high: range.high)
    case .mean where figures.count == all.count: return .figure(figures.reduce(0, +) / Double(figures.count))
    case .min where figures.count == all.count: return figures.min().map(StatedOperand.figure) ?? .unknown
    case .max where figures.count == all.count: return figures.max().map(StatedOperand.figure) ?? .unknown
    case .last where figures.count == all.count: return figures.last.map(StatedOperand.figure) ?? .unknown
    case .mean, .min, .max, .last, .distinct, .list, .none, .ratio: return .unknown
    }
  }
}
