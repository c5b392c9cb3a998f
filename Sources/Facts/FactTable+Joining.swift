package import Schema

/// A unit's own figure of an indicator that only a grid holds.
extension FactTable {
  /// Gives each fact that carries `.joined` the rows of its unit, indicator and measure, joined by the indicator's
  /// `aggregate`: sum, mean, min, max or last of the figures that count; blank where none counts, and for `none`,
  /// `list`, `distinct` and `ratio`. Called again once it is known which values an error keeps out.
  package mutating func joinRows(schema: CampaignSchema) {
    var joined: [Key: Accumulated] = [:]
    var targets: [Int] = []
    for (position, fact) in facts.enumerated() where fact.flags.contains(.joined) {
      joined[Key(fact)] = Accumulated()
      targets.append(position)
    }
    guard !targets.isEmpty else { return }
    for fact in facts where fact.subUnit >= 0 {
      guard let figure = fact.countedFigure else { continue }
      joined[Key(fact)]?.add(figure)
    }
    for position in targets {
      let key = Key(facts[position])
      let value = joined[key]?.value(for: schema.indicators[Int(key.indicator)].aggregate)
      facts[position].value = value ?? .nan
      facts[position].state = value.map { $0 == 0 ? .zero : .number } ?? .blank
      facts[position].qualifier = value == nil ? .none : .exact
    }
  }

  /// One figure of one unit.
  private struct Key: Hashable {
    var unit: Int32
    var indicator: Int32
    var measure: Int32
    init(_ fact: Fact) {
      unit = fact.unit
      indicator = fact.indicator
      measure = fact.measure
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
