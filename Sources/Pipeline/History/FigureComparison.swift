internal import Facts
internal import Schema

/// What two tables of facts of one schema say of the same figures: state, value and text, wherever they stand.
struct FigureComparison {
  /// One figure of one unit.
  struct Place: Hashable {
    var unit: String
    var subUnit: String
    var indicator: Int32
    var measure: String
  }
  /// What a figure says.
  struct Said: Equatable {
    var state: FactState
    var value: Double?
    var text: String?
  }
  /// What the first table says, and the second.
  private let before: [Place: Said], after: [Place: Said]

  /// Compares two tables; `units`: only these, by their codes. What is made of other figures is left out.
  init(_ before: FactTable, _ after: FactTable, schema: CampaignSchema, units: Set<String>? = nil) {
    self.before = Self.figures(before, schema, units)
    self.after = Self.figures(after, schema, units)
  }

  /// The figures that say something else, or that only one of the two has.
  var changed: Set<Place> {
    Set(before.keys).union(after.keys).filter { place in
      // A figure that is not asked any more and one that is blank say the same.
      (before[place] ?? Self.nothing) != (after[place] ?? Self.nothing)
    }
  }
  private static let nothing = Said(state: .blank, value: nil, text: nil)

  /// What the first table says.
  func before(_ place: Place) -> Said? { before[place] }

  private static func figures(_ table: FactTable, _ schema: CampaignSchema, _ units: Set<String>?) -> [Place:
    Said]
  {
    // The rows of a grid whose indicator nothing else holds make the unit's own figure: it changes with them.
    let joined = schema.indicators.map { schema.isOnlyInGrids($0) }
    let hasRows = Set(table.facts.filter { $0.subUnit >= 0 }.map { [$0.unit, $0.indicator] })
    var found: [Place: Said] = [:]
    for fact in table.facts {
      let unit = schema.units[Int(fact.unit)].code
      guard units?.contains(unit) != false else { continue }
      if fact.subUnit < 0, joined[Int(fact.indicator)], hasRows.contains([fact.unit, fact.indicator]) {
        continue
      }
      let place = Place(
        unit: unit, subUnit: fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : "",
        indicator: fact.indicator, measure: table.measures[Int(fact.measure)])
      let hasValue = fact.value.isFinite && (fact.state.isFigure || fact.state == .date)
      // Of a figure the cell's words do not count.
      found[place] = Said(
        state: fact.state, value: hasValue ? fact.value : nil,
        text: hasValue ? nil : table.text(at: fact.text))
    }
    return found
  }
}
