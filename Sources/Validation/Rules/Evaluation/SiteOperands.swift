internal import Facts
internal import Schema

/// A round that is only looked at: handed on as one reference, where a copy would count one for each of its tables.
final class SharedContext: Sendable {
  /// The round.
  let context: ValidationContext
  /// Shares a round.
  init(_ context: ValidationContext) { self.context = context }
}

/// The operands at one unit, or at one row of its grids.
struct SiteOperands: OperandSource {
  /// The round, which all places share.
  let shared: SharedContext
  /// The round.
  var context: ValidationContext { shared.context }
  /// The unit: position in the schema.
  let unit: Int
  /// The row of a grid; nil: the unit's own figures.
  var row: FactIndex.Row?
  /// Whether it is asked for the total of all units.
  var isOneOfAll = false

  /// The position of a figure; nil where it is not asked here.
  func position(_ code: String, _ measure: String) -> Int? {
    guard let indicator = context.indicatorOf[code],
      let number = context.table.measures.firstIndex(of: measure)
    else { return nil }
    if let row { return context.index.fact(in: row, indicator: indicator, measure: number) }
    return context.index.own(unit: unit, indicator: indicator, measure: number)
  }

  func indicator(_ code: String, measure: String) -> StatedOperand {
    guard let position = position(code, measure) else {
      return context.indicatorOf[code] == nil ? .unknown : .notApplicable
    }
    let fact = context.table.facts[position]
    if fact.flags.contains(.joined), !fact.state.isFigure {
      // What the rows of a grid cannot be joined to is judged by no rule.
      switch context.indicator(of: position).aggregate {
      case .none, .list, .distinct, .ratio: return .unknown
      case .sum, .mean, .min, .max, .last: break
      }
    }
    return Self.stated(fact, limits(of: context.indicator(of: position)))
  }

  func previous(_ code: String, measure: String) -> StatedOperand {
    guard row == nil, let indicator = context.indicatorOf[code], let before = context.roundBefore else {
      return .unknown
    }
    return earlier(before, indicator, measure)
      ?? (position(code, measure) == nil
        ? .notApplicable : Self.missing(limits(of: context.schema.indicators[indicator])))
  }

  func yearToDate(_ code: String, measure: String) -> [StatedOperand]? {
    guard row == nil, let indicator = context.indicatorOf[code], let rounds = context.earlierRoundsOfYear
    else {
      return nil
    }
    return rounds.map { earlier($0, indicator, measure) ?? .notApplicable }
      + [self.indicator(code, measure: measure)]
  }

  /// What the unit said in an earlier round; nil where it was not asked.
  func earlier(_ round: EarlierFacts, _ indicator: Int, _ measure: String) -> StatedOperand? {
    guard let fact = round.fact(unit: unit, indicator: indicator, measure: measure) else { return nil }
    // What is only about so, as a share by weight is, holds nothing to the last digit. Of all units together the shares are
    // whole again.
    if fact.qualifier == .about, !isOneOfAll { return .unknown }
    return Self.stated(fact, limits(of: context.schema.indicators[indicator]))
  }

  func field(_ name: String) -> StatedOperand {
    let place = row.map { context.table.subUnits[$0.subUnit].unit } ?? unit
    return place.flatMap { context.schema.units[$0].number(named: name) }.map(StatedOperand.figure)
      ?? .unknown
  }

  func codes(from: String, to: String) -> [String] { context.codes(from: from, to: to) }

  func isAnswered(_ code: String, measure: String) -> Truth {
    guard let position = position(code, measure) else { return .unknown }
    switch context.table.facts[position].state {
    case .number, .zero, .date, .text: return .holds
    case .blank: return .fails
    case .pending, .notApplicable, .unreadable, .ambiguous: return .unknown
    }
  }

  private func limits(of indicator: Indicator) -> ValueLimits {
    ValueLimits(of: indicator, at: context.schema.units[unit])
  }
  private static func missing(_ limits: ValueLimits) -> StatedOperand {
    .missing(low: limits.low, high: limits.high)
  }
  /// What a fact says; its limits are asked only where it says nothing.
  private static func stated(_ fact: Fact, _ limits: @autoclosure () -> ValueLimits) -> StatedOperand {
    switch fact.state {
    case .number, .zero: fact.countedFigure.map(StatedOperand.figure) ?? missing(limits())
    case .date: .figure(fact.value)
    case .text: .unknown
    case .notApplicable: .notApplicable
    case .blank, .pending, .unreadable, .ambiguous: missing(limits())
    }
  }
}

extension ValidationContext {
  /// The codes of the indicators from one to another, both included, in the order of the schema.
  func codes(from: String, to: String) -> [String] {
    guard let first = indicatorOf[from], let last = indicatorOf[to], first <= last else { return [] }
    return schema.indicators[first...last].map(\.code)
  }
}
