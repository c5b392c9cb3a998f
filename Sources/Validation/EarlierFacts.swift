internal import Facts
internal import Schema
internal import SharedWork

/// An earlier round that the schema knows.
struct EarlierFacts: Sendable {
  /// The round.
  let round: Round
  /// Its place among the schema's rounds.
  let place: Int
  /// Its facts and where they stand.
  let table: FactTable, index: FactIndex

  /// A unit's own figure of that round; nil where there is none, or an error kept it out. Measures are compared by their names.
  func figure(unit: Int, indicator: Int, measure: String = "now") -> Double? {
    fact(unit: unit, indicator: indicator, measure: measure)?.countedFigure
  }
  /// A unit's own figure where it can be held against another to the last digit: not said to be about so, nor shared out
  /// among the units that came after another.
  func exactFigure(unit: Int, indicator: Int, measure: String = "now") -> Double? {
    guard let fact = fact(unit: unit, indicator: indicator, measure: measure), fact.qualifier != .about else {
      return nil
    }
    return fact.countedFigure
  }
  /// A unit's own fact of that round; nil where it was not asked.
  func fact(unit: Int, indicator: Int, measure: String = "now") -> Fact? {
    guard let number = table.measures.firstIndex(of: measure),
      let position = index.own(unit: unit, indicator: indicator, measure: number)
    else { return nil }
    return table.facts[position]
  }

  /// The rounds before the judged one, oldest first. The judged round and later ones are never looked at.
  static func before(
    _ round: Round?, of schema: CampaignSchema, in earlier: [EarlierRound], jobs: Int
  ) -> [EarlierFacts] {
    guard let round, let limit = schema.rounds.firstIndex(where: { $0.code == round.code }) else { return [] }
    let known = schema.rounds.indices.prefix(limit).compactMap { place in
      earlier.first { $0.round == schema.rounds[place].code }.map { (place: place, facts: $0.facts) }
    }
    return AllCores.map(known.count, jobs: jobs) { number in
      let (place, facts) = known[number]
      return EarlierFacts(
        round: schema.rounds[place], place: place, table: facts, index: FactIndex(facts, schema: schema))
    }
  }
  /// The round just before a round; nil where there is none or its facts are not known.
  static func justBefore(_ round: Round?, of schema: CampaignSchema, among earlier: [EarlierFacts])
    -> EarlierFacts?
  {
    guard let round, let place = schema.rounds.firstIndex(where: { $0.code == round.code }) else {
      return nil
    }
    return earlier.last.flatMap { $0.place == place - 1 ? $0 : nil }
  }
  /// The rounds of a round's year before it; nil where the year, or one of them, is not known.
  static func ofYear(_ round: Round?, of schema: CampaignSchema, among earlier: [EarlierFacts])
    -> [EarlierFacts]?
  {
    guard let round, let year = round.yearOfFigures,
      let place = schema.rounds.firstIndex(where: { $0.code == round.code })
    else { return nil }
    let asked = schema.rounds[..<place].filter { $0.yearOfFigures == year }.map(\.code)
    let found = earlier.filter { asked.contains($0.round.code) }
    return found.count == asked.count ? found : nil
  }
}
