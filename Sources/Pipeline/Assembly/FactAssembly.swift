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

  /// The facts of all units in the order of facts.csv. The consolidated returns lose theirs as they are taken in, so that
  /// no more than one return's are there twice.
  /// - Parameter further: for how many facts more there is to be room.
  func assemble(_ returns: inout [ReconciledReturn], further: Int = 0) -> FactTable {
    var table = FactTable()
    for entry in asked { for measure in entry.measures { _ = table.measure(measure) } }
    let units = schema.reportingUnits(in: round)
    let own = units.count * asked.reduce(0) { $0 + $1.measures.count }
    table.reserve(
      further + own + returns.reduce(0) { $0 + $1.content.facts.facts.count(where: { $0.subUnit >= 0 }) })
    let places = Dictionary(grouping: returns.indices) { returns[$0].content.unit ?? -1 }
    for unit in units {
      let tables = (places[unit] ?? []).map { place in
        let facts = returns[place].content.facts
        returns[place].content.facts = FactTable()
        return facts
      }
      append(unit: unit, from: tables, to: &table)
    }
    table.joinRows(schema: schema)
    return table
  }

  /// Appends a unit's facts.
  private func append(unit: Int, from tables: [FactTable], to table: inout FactTable) {
    // Positions are translated once, by taking the unit's tables into the whole one and taking the facts out again.
    let before = table.facts.count
    let boundaries = tables.map { returned in
      table.append(returned)
      return table.facts.count
    }
    let measureCount = table.measures.count
    var own = [Fact?](repeating: nil, count: schema.indicators.count * measureCount)
    var rows: [Fact] = []
    var start = before
    for end in boundaries {
      var part = [Fact?](repeating: nil, count: own.count)
      for fact in table.facts[start..<end] {
        if fact.subUnit >= 0 {
          rows.append(fact)
        } else {
          // Of two cells of one figure in one return (two layouts hold it) the one that says something counts.
          let place = Int(fact.indicator) * measureCount + Int(fact.measure)
          if part[place] == nil || part[place]?.state == .blank { part[place] = fact }
        }
      }
      start = end
      for place in part.indices {
        guard let fact = part[place] else { continue }
        own[place] = own[place].map { Self.sum($0, fact, in: &table) } ?? fact
      }
    }
    table.facts.removeSubrange(before...)
    if tables.count > 1 { rows = Self.joined(rows, in: &table) }
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
        return one == other ? first.offset < second.offset : one < other
      }.map(\.element))
  }

  /// The rows of several parts of a return, those of the same sub-unit, indicator and measure added up.
  private static func joined(_ rows: [Fact], in table: inout FactTable) -> [Fact] {
    struct Key: Hashable {
      var row: String
      var indicator: Int32
      var measure: Int32
    }
    var places: [Key: Int] = [:]
    var result: [Fact] = []
    for fact in rows {
      let key = Key(
        row: table.subUnits[Int(fact.subUnit)].code, indicator: fact.indicator, measure: fact.measure)
      if let place = places[key] {
        result[place] = sum(result[place], fact, in: &table)
      } else {
        places[key] = result.count
        result.append(fact)
      }
    }
    return result
  }

  /// One figure of two parts of a return: their sum, at the first one's cell, with both named in its text. Where one
  /// says nothing, the other; where one cannot be read, that one, so that nothing is lost in the sum.
  private static func sum(_ first: Fact, _ second: Fact, in table: inout FactTable) -> Fact {
    if first.state == .blank || first.state == .notApplicable { return second }
    if second.state == .blank || second.state == .notApplicable { return first }
    guard let one = first.figure, let other = second.figure else {
      return first.figure == nil ? first : second
    }
    var fact = first
    fact.value = one + other
    fact.state = fact.value == 0 ? .zero : .number
    if second.qualifier.rawValue > fact.qualifier.rawValue { fact.qualifier = second.qualifier }
    fact.flags.formUnion(second.flags)
    let before = table.text(at: first.text) ?? NumberText.plain(one)
    let file = second.file >= 0 ? table.files[Int(second.file)] : ""
    fact.text = table.text(
      "\(before) + \(NumberText.plain(other)) (\(file), \(table.cell(of: second) ?? ""))")
    return fact
  }

  /// The place of a grid row's fact: units in the order of the schema, then free rows as they appeared.
  private func order(of fact: Fact, _ subUnits: [SubUnit]) -> (Int, Int32, Int32, Int32) {
    (subUnits[Int(fact.subUnit)].unit ?? schema.units.count, fact.subUnit, fact.indicator, fact.measure)
  }
}
