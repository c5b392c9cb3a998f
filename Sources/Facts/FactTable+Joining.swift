package import Schema

/// A unit's own figure of an indicator that only a grid holds.
extension FactTable {
  /// Gives each fact that carries `.joined` the rows of its unit, indicator and measure, joined by the indicator's
  /// `aggregate`: sum, mean, min, max or last of the figures that count; blank where none counts, and for `none`,
  /// `list`, `distinct` and `ratio`. Called again once it is known which values an error keeps out.
  package mutating func joinRows(schema: CampaignSchema) {
    let targets = facts.indices.filter { facts[$0].flags.contains(.joined) }
    if targets.isEmpty { return }
    // The units that have joined figures, and where among those each figure is added up; −1: nowhere.
    var ordinals = Array(repeating: -1, count: schema.units.count)
    var units = 0
    for position in targets {
      let unit = Int(facts[position].unit)
      guard ordinals.indices.contains(unit), ordinals[unit] < 0 else { continue }
      ordinals[unit] = units
      units += 1
    }
    let (indicators, measures) = (schema.indicators.count, measures.count)
    /// The place of a fact's figure; nil where its unit has no joined figures.
    func slot(_ fact: Fact) -> Int? {
      let (unit, indicator, measure) = (Int(fact.unit), Int(fact.indicator), Int(fact.measure))
      guard ordinals.indices.contains(unit), ordinals[unit] >= 0, (0..<indicators).contains(indicator),
        (0..<measures).contains(measure)
      else { return nil }
      return (ordinals[unit] * indicators + indicator) * measures + measure
    }
    var places = Array(repeating: Int32(-1), count: units * indicators * measures)
    var joined: [Accumulated] = []
    for position in targets {
      guard let slot = slot(facts[position]), places[slot] < 0 else { continue }
      places[slot] = Int32(joined.count)
      joined.append(Accumulated())
    }
    for fact in facts where fact.subUnit >= 0 {
      guard let figure = fact.countedFigure, let slot = slot(fact), places[slot] >= 0 else { continue }
      joined[Int(places[slot])].add(figure)
    }
    for position in targets {
      guard let slot = slot(facts[position]) else { continue }
      let aggregate = schema.indicators[Int(facts[position].indicator)].aggregate
      let value = joined[Int(places[slot])].value(for: aggregate)
      facts[position].value = value ?? .nan
      facts[position].state = value.map { $0 == 0 ? .zero : .number } ?? .blank
      facts[position].qualifier = value == nil ? .none : .exact
    }
  }

  /// The figures of the rows so far.
  private struct Accumulated {
    var count = 0
    var sum = 0.0
    var least = Double.infinity
    var greatest = -Double.infinity
    var latest = Double.nan
    mutating func add(_ figure: Double) {
      count += 1
      sum += figure
      least = min(least, figure)
      greatest = max(greatest, figure)
      latest = figure
    }
    func value(for aggregate: Aggregation) -> Double? {
      guard count > 0 else { return nil }
      return switch aggregate {
      case .sum: sum
      case .mean: sum / Double(count)
      case .min: least
      case .max: greatest
      case .last: latest
      case .distinct, .list, .none, .ratio: nil
      }
    }
  }
}
