internal import Facts
internal import Schema

/// An earlier round that the schema knows.
struct EarlierFacts: Sendable {
  /// The round.
  let round: Round
  /// Its place among the schema's rounds.
  let place: Int
  /// Its facts and where they stand.
  let table: FactTable, index: FactIndex

  /// A unit's own figure of that round; nil where there is none. Measures are compared by their names.
  func figure(unit: Int, indicator: Int, measure: String = "now") -> Double? {
    fact(unit: unit, indicator: indicator, measure: measure)?.figure
  }
  /// A unit's own figure where it can be held against another to the last digit: not said to be about so, nor shared out
  /// among the units that came after another.
  func exactFigure(unit: Int, indicator: Int, measure: String = "now") -> Double? {
    guard let fact = fact(unit: unit, indicator: indicator, measure: measure), fact.qualifier != .about else {
      return nil
    }
    return fact.figure
  }
  /// A unit's own fact of that round; nil where it was not asked.
  func fact(unit: Int, indicator: Int, measure: String = "now") -> Fact? {
    guard let number = table.measures.firstIndex(of: measure),
      let position = index.own(unit: unit, indicator: indicator, measure: number)
    else { return nil }
    return table.facts[position]
  }

  /// The rounds before the judged one, oldest first. The judged round and later ones are never looked at.
  static func before(_ round: Round?, of schema: CampaignSchema, in earlier: [EarlierRound]) -> [EarlierFacts]
  {
    guard let round, let limit = schema.rounds.firstIndex(where: { $0.code == round.code }) else { return [] }
    var found: [EarlierFacts] = []
    for (place, known) in schema.rounds.enumerated() where place < limit {
      guard let given = earlier.first(where: { $0.round == known.code }) else { continue }
      found.append(
        EarlierFacts(
          round: known, place: place, table: given.facts, index: FactIndex(given.facts, schema: schema)))
    }
    return found
  }
}

extension Round {
  /// The year that its figures belong to.
  var yearOfFigures: Int? { year ?? date?.year }
}
