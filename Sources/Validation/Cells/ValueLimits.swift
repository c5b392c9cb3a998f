internal import Facts
internal import Schema
internal import SharedWork

/// The limits of a figure, once the unit's own numbers stand in for the names of fields.
struct ValueLimits: Sendable {
  /// Hard and soft limits; nil: none.
  var low: Double?, high: Double?, softLow: Double?, softHigh: Double?
  /// The name of the unit's field that `high`, `softHigh` comes from.
  var highField: String?, softHighField: String?

  /// The limits of an indicator at a unit. Counts and money have the minimum 0 in the schema unless the author says null; a share is 0–100.
  /// A field that the unit does not have is no limit.
  init(of indicator: Indicator, at unit: ReportingUnit?) {
    func number(_ limit: Limit?) -> Double? {
      switch limit {
      case .number(let number): number
      case .field(let name): unit?.number(named: name)
      case nil: nil
      }
    }
    low = number(indicator.min)
    high = number(indicator.max)
    softLow = number(indicator.softMin)
    softHigh = number(indicator.softMax)
    if case .field(let name) = indicator.max, high != nil { highField = name }
    if case .field(let name) = indicator.softMax, softHigh != nil { softHighField = name }
    switch indicator.type {
    case .percent:
      if indicator.min == nil { low = 0 }
      if indicator.max == nil { high = 100 }
    case .count, .money, .number, .date, .text, .yesNo, .choice: break
    }
  }

  /// The least and the greatest figure that breaks no limit, hard or soft.
  private var usual: (low: Double, high: Double) {
    (
      max(low ?? -.infinity, softLow ?? -.infinity), min(high ?? .infinity, softHigh ?? .infinity)
    )
  }

  /// A place where limits are held against a figure.
  struct Site: Sendable {
    let fact: Int
    let value: Double
    let limits: ValueLimits
    /// Whether soft limits are asked too: they are meant for the unit's figure, in a grid of its own for the rows.
    let asksSoft: Bool
    /// Whether any limit is broken.
    var isBroken: Bool {
      if let low = limits.low, value < low { return true }
      if let high = limits.high, value > high { return true }
      if let low = limits.softLow, value < low { return true }
      if let high = limits.softHigh, value > high { return true }
      return false
    }
  }

  /// The figures of `now` that break a limit, hard or soft. A figure that an error keeps out was already spoken of. Limits of an
  /// indicator that only a grid holds are those of its cells; the joined figure is then held against the unit's fields only.
  static func sites(in context: ValidationContext) -> [Site] {
    let indicators = context.schema.indicators
    let isNumeric = indicators.map(\.type.isNumeric)
    // Where no limit names a field of the unit, all units have the same.
    let common = indicators.map { $0.limitsNameFields ? nil : ValueLimits(of: $0, at: nil) }
    // Most figures break none of them, and are looked at no closer.
    let usual = common.map { $0?.usual ?? (low: .infinity, high: -.infinity) }
    @Sendable func isUsual(_ value: Double, _ indicator: Int) -> Bool {
      value >= usual[indicator].low && value <= usual[indicator].high
    }
    return AllCores.map(context.index.units, jobs: context.jobs) { unit in
      var sites: [Site] = []
      for indicator in indicators.indices where isNumeric[indicator] {
        guard let fact = context.index.own(unit: unit, indicator: indicator),
          let value = context.figure(fact),
          !isUsual(value, indicator)
        else { continue }
        var limits =
          common[indicator] ?? ValueLimits(of: indicators[indicator], at: context.schema.units[unit])
        let isJoined = context.table.facts[fact].flags.contains(.joined)
        if isJoined {
          limits.low = nil
          if limits.highField == nil { limits.high = nil }
          limits.softLow = nil
          if limits.softHighField == nil { limits.softHigh = nil }
        }
        let site = Site(fact: fact, value: value, limits: limits, asksSoft: true)
        if site.isBroken { sites.append(site) }
      }
      for row in context.index.rows(of: unit) {
        for (slot, place) in row.cells where Int(slot) % context.index.measures == 0 {
          let fact = Int(place)
          let indicator = Int(slot) / context.index.measures
          guard isNumeric[indicator], let value = context.figure(fact), !isUsual(value, indicator) else {
            continue
          }
          let limits =
            common[indicator]
            ?? ValueLimits(
              of: indicators[indicator],
              at: context.table.subUnits[row.subUnit].unit.map { context.schema.units[$0] })
          let isOfGridAlone =
            context.index.own(unit: unit, indicator: indicator)
            .map { context.table.facts[$0].flags.contains(.joined) } ?? false
          let site = Site(fact: fact, value: value, limits: limits, asksSoft: isOfGridAlone)
          if site.isBroken { sites.append(site) }
        }
      }
      return sites
    }.flatMap(\.self)
  }
}

extension Indicator {
  /// Whether a limit is a number of the unit's own.
  fileprivate var limitsNameFields: Bool {
    [min, max, softMin, softMax].contains { limit in
      if case .field? = limit { true } else { false }
    }
  }
}
