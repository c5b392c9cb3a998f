internal import Facts
internal import Reconciliation
internal import Schema
internal import VietnameseText

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

  /// What one return says of a unit; several are the parts of its return.
  private struct Part {
    var facts: FactTable
    /// Whether it is of a unit that was merged into this one.
    var isOfFormerUnit: Bool
  }

  /// The facts of all units in the order of facts.csv. The consolidated returns lose theirs as they are taken in, so that
  /// no more than one return's are there twice. One core does it: what others made would be copied once more.
  /// - Parameter further: for how many facts more there is to be room.
  func assemble(_ returns: inout [ReconciledReturn], further: Int = 0) -> FactTable {
    let units = schema.reportingUnits(in: round)
    let places = Dictionary(grouping: returns.indices) { returns[$0].content.unit ?? -1 }
    let rows = returns.reduce(0) { $0 + $1.content.facts.facts.count(where: { $0.subUnit >= 0 }) }
    let most = places.values.map { $0.reduce(0) { $0 + returns[$1].content.facts.facts.count } }.max() ?? 0
    var table = FactTable()
    let figures = asked.flatMap { entry in
      entry.measures.map { table.measure($0) }.sorted().map {
        Figure(
          indicator: entry.indicator, measure: $0, isJoined: entry.isJoined,
          isForAll: schema.indicators[entry.indicator].appliesTo == nil)
      }
    }
    // Room for all of it at once: a table that grows is copied again and again. A unit's own facts stand in it twice while
    // they are put in order.
    table.reserve(units.count * asked.reduce(0) { $0 + $1.measures.count } + rows + most + further)
    var made: [Fact] = []
    for unit in units {
      let parts = (places[unit] ?? []).map { place in
        let facts = returns[place].content.facts
        returns[place].content.facts = FactTable()
        return Part(facts: facts, isOfFormerUnit: returns[place].content.formerUnit != nil)
      }
      append(unit: unit, asked: figures, from: parts, to: &table, by: &made)
    }
    table.joinRows(schema: schema)
    return table
  }

  /// A figure that is asked: indicator and measure by their positions.
  private struct Figure {
    var indicator: Int, measure: Int
    /// Whether the unit's own figure is made of grid rows.
    var isJoined: Bool
    /// Whether it is asked of every unit.
    var isForAll: Bool
  }

  /// Appends a unit's facts; `made` is where they are put together.
  private func append(
    unit: Int, asked: [Figure], from parts: [Part], to table: inout FactTable, by made: inout [Fact]
  ) {
    // Positions are translated once, by taking the unit's tables into the whole one and taking the facts out again.
    let before = table.facts.count
    let boundaries = parts.map { returned in
      table.append(returned.facts)
      return table.facts.count
    }
    // A schema without such layouts has parts of merged units only.
    let join = PartsJoin(
      schema: schema,
      joinsAll: parts.contains(where: \.isOfFormerUnit) || !schema.layouts.contains(where: \.partsAdd))
    made.removeAll(keepingCapacity: true)
    // Where the facts stand that count, by indicator and measure; −1: nowhere.
    let measureCount = table.measures.count
    var own = [Int](repeating: -1, count: schema.indicators.count * measureCount)
    var rows: [Fact] = []
    var ofParts: [Int: [Fact]] = [:]
    var start = before
    for end in boundaries {
      var part = boundaries.count == 1 ? [] : [Int](repeating: -1, count: own.count)
      for position in start..<end {
        let fact = table.facts[position]
        guard fact.subUnit < 0 else {
          rows.append(fact)
          continue
        }
        // Of two cells of one figure in one return (two layouts hold it) the one that says something counts.
        let place = Int(fact.indicator) * measureCount + Int(fact.measure)
        let earlier = boundaries.count == 1 ? own[place] : part[place]
        guard earlier < 0 || table.facts[earlier].state == .blank else { continue }
        if boundaries.count == 1 { own[place] = position } else { part[place] = position }
      }
      start = end
      for place in part.indices where part[place] >= 0 {
        if own[place] < 0 { own[place] = part[place] }
        ofParts[place, default: []].append(table.facts[part[place]])
      }
    }
    if parts.count > 1 {
      join.own(ofParts, measures: measureCount, in: &table) { own[$0] }
      rows = join.rows(rows, in: &table)
    }
    let asking = schema.units[unit]
    for figure in asked
    where figure.isForAll || schema.indicators[figure.indicator].applies(to: asking) {
      let known = own[figure.indicator * measureCount + figure.measure]
      var fact =
        known >= 0
        ? table.facts[known] : Fact(unit: unit, indicator: figure.indicator, measure: figure.measure)
      if figure.isJoined, !fact.hasCell { fact.flags.insert(.joined) }
      made.append(fact)
    }
    // Most rows stand in order as they were read. `sort` keeps what is alike in its order.
    let subUnits = table.subUnits
    if !zip(rows, rows.dropFirst()).allSatisfy({ order(of: $0, subUnits) <= order(of: $1, subUnits) }) {
      rows.sort { order(of: $0, subUnits) < order(of: $1, subUnits) }
    }
    made.append(contentsOf: rows)
    // A number that may be another one has no value in the outputs: then it is what its cell says.
    for place in made.indices
    where made[place].state == .ambiguous && made[place].text < 0 && made[place].value.isFinite {
      made[place].text = table.text(NumberText.plain(made[place].value))
    }
    table.facts.replaceSubrange(before..., with: made)
  }

  /// The place of a grid row's fact: units in the order of the schema, then free rows as they appeared.
  private func order(of fact: Fact, _ subUnits: [SubUnit]) -> (Int, Int32, Int32, Int32) {
    (subUnits[Int(fact.subUnit)].unit ?? schema.units.count, fact.subUnit, fact.indicator, fact.measure)
  }
}
