internal import Facts
internal import Schema

/// What is expected of a doubtful figure while numbers are read: the median of this unit's earlier rounds, else of the
/// other units' unambiguous figures of this round where there are at least five. Made for the figures that are open
/// (`Settlement.isOpen`) only, by one look at each fact.
struct ExpectedValues {
  /// An indicator's measure, of units or of rows of their grids.
  private struct Column: Hashable {
    var indicator: Int32
    var measure: Int32
    var isOfRow: Bool
  }
  /// A figure of a unit, or of a row of its grid.
  private struct Figure: Hashable {
    var column: Column
    var unit: Int32
    var row: String
  }
  /// The measures of all tables, so that equal names are equal numbers.
  private var measures: [String] = []
  /// The figures of earlier rounds.
  private var own: [Figure: [Double]] = [:]
  /// The median of the other figures of this round, where there are at least five.
  private var medians: [Column: Double] = [:]

  /// What the facts of all returns and of earlier rounds show.
  init(facts: [FactTable], schema: CampaignSchema, earlier: [EarlierRound], reader: ValueReader) {
    var wanted: Set<Column> = []
    var open: Set<Figure> = []
    var numbers: [[Int32]] = []
    for table in facts {
      let translated = table.measures.map { number(of: $0) }
      numbers.append(translated)
      for fact in table.facts where Settlement.mayBeOpen(fact) {
        let field = reader.field(Int(fact.indicator), measure: table.measures[Int(fact.measure)])
        guard Settlement.isOpen(fact, field: field) else { continue }
        let figure = Self.figure(fact, table, translated)
        wanted.insert(figure.column)
        open.insert(figure)
      }
    }
    let indicators = Set(wanted.map(\.indicator))
    var others: [Column: [Double]] = [:]
    for (table, translated) in zip(facts, numbers) {
      for fact in table.facts where indicators.contains(fact.indicator) {
        // Open figures are no evidence; what is kept out is not either.
        guard let value = fact.countedFigure, !fact.flags.contains(.otherReading) else { continue }
        let column = Self.column(fact, translated)
        if wanted.contains(column) { others[column, default: []].append(value) }
      }
    }
    for (column, values) in others where values.count >= 5 { medians[column] = Self.median(values) }
    for round in earlier {
      let translated = round.facts.measures.map { number(of: $0) }
      for fact in round.facts.facts where indicators.contains(fact.indicator) {
        guard let value = fact.countedFigure else { continue }
        let figure = Self.figure(fact, round.facts, translated)
        if open.contains(figure) { own[figure, default: []].append(value) }
      }
    }
  }

  /// What is expected of an open fact; nil where too little is known.
  func value(for fact: Fact, of table: FactTable) -> Double? {
    let translated = table.measures.map { name in measures.firstIndex(of: name).map { Int32($0) } ?? -1 }
    let figure = Self.figure(fact, table, translated)
    return own[figure].flatMap(Self.median) ?? medians[figure.column]
  }

  /// The number of a measure, taken in where it is new.
  private mutating func number(of measure: String) -> Int32 {
    if let index = measures.firstIndex(of: measure) { return Int32(index) }
    measures.append(measure)
    return Int32(measures.count - 1)
  }
  private static func column(_ fact: Fact, _ measures: [Int32]) -> Column {
    Column(indicator: fact.indicator, measure: measures[Int(fact.measure)], isOfRow: fact.subUnit >= 0)
  }
  private static func figure(_ fact: Fact, _ table: FactTable, _ measures: [Int32]) -> Figure {
    Figure(
      column: column(fact, measures), unit: fact.unit,
      row: fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : "")
  }
  /// The median: of an even number of values the mean of the two in the middle; nil of none.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
  }
}
