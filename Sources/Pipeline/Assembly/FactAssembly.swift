internal import Facts
internal import Schema

/// The complete facts of a round: one row for each reporting unit, measure and indicator that applies to it, also when
/// blank and also when the unit has not returned, and the rows of its grids.
struct FactAssembly {
  private let schema: CampaignSchema
  private let round: Round?
  /// The asked indicators with their measures' names and whether the unit's own figure is made of grid rows.
  private let asked: [(indicator: Int, measures: [String], isJoined: Bool)]

  /// What a schema asks in a round.
  init(schema: CampaignSchema, round: Round?) {
    self.schema = schema
    self.round = round
    asked = schema.indicators.indices.compactMap { index in
      let indicator = schema.indicators[index]
      guard schema.isAsked(indicator, in: round) else { return nil }
      return (index, schema.measures(of: indicator), schema.isOnlyInGrids(indicator))
    }
  }

  /// The facts of all units in the order of facts.csv. `returns`: the consolidated returns by the unit's position.
  func assemble(_ returns: [Int: [FactTable]]) -> FactTable {
    var table = FactTable()
    for entry in asked { for measure in entry.measures { _ = table.measure(measure) } }
    for unit in schema.reportingUnits(in: round) {
      append(unit: unit, from: returns[unit] ?? [], to: &table)
    }
    table.joinRows(schema: schema)
    return table
  }

  /// Appends a unit's facts.
  private func append(unit: Int, from tables: [FactTable], to table: inout FactTable) {
    // Positions are translated once, by taking the unit's tables into the whole one and taking the facts out again.
    let before = table.facts.count
    for returned in tables { table.append(returned) }
    let found = table.facts[before...]
    let measureCount = table.measures.count
    var own = [Fact?](repeating: nil, count: schema.indicators.count * measureCount)
    var rows: [Fact] = []
    for fact in found {
      if fact.subUnit >= 0 {
        rows.append(fact)
      } else {
        let place = Int(fact.indicator) * measureCount + Int(fact.measure)
        // Of two facts of one figure (a part that repeats another) the one that says something counts.
        if own[place] == nil || own[place]?.state == .blank { own[place] = fact }
      }
    }
    table.facts.removeSubrange(before...)
    for entry in asked where schema.indicators[entry.indicator].applies(to: schema.units[unit]) {
      for measure in entry.measures.map({ table.measure($0) }).sorted() {
        var fact =
          own[entry.indicator * measureCount + measure]
          ?? Fact(unit: unit, indicator: entry.indicator, measure: measure)
        if entry.isJoined, !fact.hasCell { fact.flags.insert(.joined) }
        table.facts.append(fact)
      }
    }
    let subUnits = table.subUnits
    table.facts.append(
      contentsOf: rows.enumerated().sorted { first, second in
        let (one, other) = (order(of: first.element, subUnits), order(of: second.element, subUnits))
        return one == other ? first.offset < second.offset : one.lexicographicallyPrecedes(other)
      }.map(\.element))
  }

  /// The place of a grid row's fact: units in the order of the schema, then free rows as they appeared.
  private func order(of fact: Fact, _ subUnits: [SubUnit]) -> [Int] {
    let unit = subUnits[Int(fact.subUnit)].unit
    return [unit ?? schema.units.count, Int(fact.subUnit), Int(fact.indicator), Int(fact.measure)]
  }
}
