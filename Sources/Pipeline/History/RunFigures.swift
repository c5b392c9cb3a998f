internal import Facts
internal import Findings
internal import History
internal import Schema

/// The figures of a run as its facts.csv has them, for the store.
struct RunFigures {
  private let result: RunResult
  /// The texts of all figures, and their numbers: codes of the rows of grids, of indicators with each measure, names of states,
  /// what cells say.
  private let packed: FigureTexts
  private let subUnits: [Int], figures: [Int], states: [Int], texts: [Int]
  /// The number of the empty text.
  private let none: Int

  /// Packs the texts.
  init(_ result: RunResult) {
    self.result = result
    let table = result.facts
    var packed = FigureTexts()
    none = packed.add("")
    subUnits = table.subUnits.map { packed.add($0.code) }
    figures = result.schema.indicators.flatMap { indicator in
      table.measures.map { packed.add(indicator.code, $0) }
    }
    states = FactState.allCases.map { packed.add($0.name) }
    texts = table.texts.map { packed.add($0) }
    self.packed = packed
  }

  /// Hands over the figures unit by unit; `asked`: only those of units of these codes, of nil all. `together`: whether each
  /// unit's facts stand together.
  func handOver(_ asked: Set<String>?, together: Bool, to take: StoredRoundFacts.Taking) throws {
    let (facts, units) = (result.facts.facts, result.schema.units)
    let isAsked = units.map { asked?.contains($0.code) != false }
    guard together else {
      var figures = RoundFigures()
      for fact in facts where isAsked[Int(fact.unit)] { figures.append(stored(fact)) }
      return try figures.handOver(nil, to: take)
    }
    var start = 0
    var room = 0
    while start < facts.count {
      let unit = facts[start].unit
      var end = start + 1
      while end < facts.count, facts[end].unit == unit { end += 1 }
      if isAsked[Int(unit)] {
        var figures = UnitFigures()
        figures.reserve(room)
        for place in start..<end { append(facts[place], to: &figures) }
        room = max(room, figures.size)
        try take(units[Int(unit)].code, figures)
      }
      start = end
    }
  }

  private func append(_ fact: Fact, to unit: inout UnitFigures) {
    let measures = result.facts.measures.count
    unit.append(
      subUnit: fact.subUnit >= 0 ? subUnits[Int(fact.subUnit)] : none,
      figure: figures[Int(fact.indicator) * measures + Int(fact.measure)],
      state: states[Int(fact.state.rawValue)],
      value: FactsCSV.wholeValue(of: fact).map { .whole($0) } ?? .text(FactsCSV.value(of: fact)),
      text: fact.text >= 0 ? texts[Int(fact.text)] : none, of: packed)
  }

  /// A fact as the file has it.
  private func stored(_ fact: Fact) -> StoredFact {
    let (table, schema) = (result.facts, result.schema)
    return StoredFact(
      unit: schema.units[Int(fact.unit)].code,
      subUnit: fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : "",
      indicator: schema.indicators[Int(fact.indicator)].code, measure: table.measures[Int(fact.measure)],
      state: fact.state.name, value: FactsCSV.value(of: fact), text: table.text(at: fact.text) ?? "")
  }
}
