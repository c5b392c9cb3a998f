internal import Schema
internal import VietnameseText

/// What an indicator asks for, as far as reading one value needs to know. Nothing to retain, so that plain numbers are
/// read without any reference counting.
struct ValueField: Sendable, Equatable {
  /// What kind of value is asked.
  enum Kind: UInt8, Sendable {
    /// Counts and money are numbers too.
    case number, percent, date, text, yesNo, choice
  }
  /// The kind.
  var kind: Kind
  /// Whether only whole numbers are asked: a count, or no decimals.
  var isInteger = false
  /// Whether it is an amount of money.
  var isMoney = false
  /// Whether values below 0 are wrong.
  var isNonNegative = false
  /// The range of a percentage.
  var lowest = 0.0, highest = 100.0
  /// What one unit is worth.
  var scale = 1.0
  /// The unit of measure, where its worth is known.
  var unit: UnitOfMeasure?
  /// The position of the indicator in the schema; −1 where it is not known.
  var indicator = -1

  /// What an indicator asks for.
  init(_ indicator: Indicator, at position: Int = -1) {
    self.indicator = position
    let unitKey = indicator.unit.map(UnitOfMeasure.key)
    unit = unitKey.flatMap(UnitOfMeasure.init(key:))
    switch indicator.type {
    case .count, .number, .money: kind = .number
    case .percent: kind = .percent
    case .date: kind = .date
    case .text: kind = .text
    case .yesNo: kind = .yesNo
    case .choice: kind = .choice
    }
    isMoney = indicator.type == .money
    isInteger =
      indicator.type == .count
      || indicator.type.isNumeric && indicator.type != .percent && indicator.decimals == 0
    switch indicator.min {
    case .number(let least): isNonNegative = least >= 0
    case .field: isNonNegative = true
    // No limit: counts and money have 0 unless the schema says null.
    case nil: isNonNegative = false
    }
    if case .number(let least) = indicator.min { lowest = Swift.min(0, least) }
    if case .number(let most) = indicator.max { highest = Swift.max(100, most) }
    scale = indicator.scale
    if scale == 1, let unit, unit.dimension == .money {
      scale = unit.factor
    } else if scale == 1, kind == .number, let unitKey,
      let worth = UnitOfMeasure.scale(key: unitKey)
        ?? (isMoney ? nil : UnitOfMeasure.scale(before: unitKey)?.factor)
    {
      // Nghìn con: "12 nghìn" is 12 of them.
      scale = worth
    }
    // Where the name of the unit tells nothing, or something else, the scale is what the author said.
    if isMoney, scale != 1 { unit = UnitOfMeasure(moneyWorth: scale) }
  }

  /// What a derived measure of any indicator holds: a number without limits, or a percentage without limits.
  init(derivedAsPercent: Bool) {
    kind = derivedAsPercent ? .percent : .number
    lowest = -.infinity
    highest = .infinity
  }
}

extension CampaignSchema {
  /// The measures that are computed from others, by name, and whether they are percentages (`… * 100`).
  var derivedMeasures: [(name: String, isPercent: Bool)] {
    var found: [(name: String, isPercent: Bool)] = []
    for column in layouts.flatMap(\.values) {
      guard let derived = column.derived, !found.contains(where: { $0.name == column.measure }) else {
        continue
      }
      found.append((column.measure, derived.isTimesHundred))
    }
    return found
  }
}

extension RuleExpression {
  /// Whether it is something times 100.
  fileprivate var isTimesHundred: Bool {
    switch self {
    case .arithmetic(.times, let first, let second): first == .number(100) || second == .number(100)
    case .arithmetic(.minus, let first, .number(100)): first.isTimesHundred
    case .call(.round, let arguments): arguments.first?.isTimesHundred == true
    default: false
    }
  }
}
