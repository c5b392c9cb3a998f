internal import Facts
internal import Schema

/// What is expected of a figure while numbers are read: the median of this unit's earlier rounds, else of the other
/// units' unambiguous figures of this round where there are at least five.
struct ExpectedValues {
  /// A figure: of a unit, or of a row of its grid.
  private struct Key: Hashable {
    var unit: Int32
    var subUnit: String
    var indicator: Int32
    var measure: String
  }
  /// An indicator's measure, of units or of rows.
  private struct Column: Hashable {
    var isSubUnit: Bool
    var indicator: Int32
    var measure: String
  }
  private var own: [Key: [Double]] = [:]
  private var others: [Column: [(key: Key, value: Double)]] = [:]

  /// What the facts of all returns and of earlier rounds show about the doubtful figures. One look at each fact.
  init(facts: [FactTable], schema: CampaignSchema, earlier: [EarlierRound], reader: ValueReader) {
    var wanted: Set<Column> = []
    var wantedKeys: Set<Key> = []
    for table in facts {
      for fact in table.facts {
        let field = reader.field(Int(fact.indicator), measure: table.measures[Int(fact.measure)])
        if Settlement.isOpen(fact, field: field) {
          wanted.insert(Self.column(fact, table))
          wantedKeys.insert(Self.key(fact, table))
        }
      }
    }
    for table in facts {
      for fact in table.facts {
        guard let value = fact.countedFigure, !fact.flags.contains(.otherReading) else { continue }
        let column = Self.column(fact, table)
        if wanted.contains(column) { others[column, default: []].append((Self.key(fact, table), value)) }
      }
    }
    for round in earlier {
      for fact in round.facts.facts {
        guard let value = fact.figure else { continue }
        let key = Self.key(fact, round.facts)
        if wantedKeys.contains(key) { own[key, default: []].append(value) }
      }
    }
  }

  /// What is expected of a fact; nil where too little is known.
  func value(for fact: Fact, of table: FactTable) -> Double? {
    let key = Self.key(fact, table)
    if let values = own[key] { return Self.median(values) }
    let values = (others[Self.column(fact, table)] ?? []).filter { $0.key != key }.map(\.value)
    return values.count >= 5 ? Self.median(values) : nil
  }

  private static func key(_ fact: Fact, _ table: FactTable) -> Key {
    Key(
      unit: fact.unit, subUnit: fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : "",
      indicator: fact.indicator,
      measure: table.measures[Int(fact.measure)])
  }
  private static func column(_ fact: Fact, _ table: FactTable) -> Column {
    Column(
      isSubUnit: fact.subUnit >= 0, indicator: fact.indicator, measure: table.measures[Int(fact.measure)])
  }
  /// The median: of an even number of values the mean of the two in the middle; nil of none.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
  }
}
