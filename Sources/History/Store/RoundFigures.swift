/// The figures of a round, each unit's in one piece, from facts in any order.
package struct RoundFigures: Sendable {
  private var units: [(code: String, figures: UnitFigures)] = []
  /// Where a unit stands in `units`.
  private var places: [String: Int] = [:]
  /// Where the unit of the last figure stands: most come after one of the same unit.
  private var last = -1

  /// No figures yet.
  package init() {}
  /// The figures of facts.
  package init(_ facts: [StoredFact]) {
    for fact in facts { append(fact) }
  }
  /// Whether there are none.
  package var isEmpty: Bool { units.isEmpty }

  /// Appends a figure to those of its unit.
  package mutating func append(_ fact: StoredFact) {
    if last < 0 || units[last].code != fact.unit {
      last = places[fact.unit] ?? units.count
      if last == units.count {
        places[fact.unit] = last
        units.append((fact.unit, UnitFigures()))
      }
    }
    units[last].figures.append(fact)
  }

  /// Hands over the figures of some units, of nil of all, in the order in which units came first.
  package func handOver(_ asked: Set<String>?, to take: StoredRoundFacts.Taking) throws {
    for unit in units where asked?.contains(unit.code) != false { try take(unit.code, unit.figures) }
  }
}
