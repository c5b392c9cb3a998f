internal import GRDB

/// Keeps the versions of a unit's figures that were given otherwise. A figure without a version that is open says what the
/// unit's piece says, and has done so since the unit was first there.
struct VersionKeeping {
  /// Where a figure of the unit stands.
  private struct Place: Hashable {
    var subUnit: String
    var indicator: String
    var measure: String
    init(_ fact: StoredFact) {
      (subUnit, indicator, measure) = (fact.subUnit, fact.indicator, fact.measure)
    }
  }
  private let round: String, unit: String
  /// When the unit was first there, and when it is now.
  private let since: String, at: String
  private let close: Statement, insert: Statement
  private let db: Database

  /// For the figures of a unit.
  init(round: String, unit: String, since: String, at: String, _ db: Database) throws {
    (self.round, self.unit, self.since, self.at, self.db) = (round, unit, since, at, db)
    close = try db.cachedStatement(
      sql: """
        UPDATE fact SET until = ?
        WHERE round = ? AND unit = ? AND sub_unit = ? AND indicator = ? AND measure = ? AND until IS NULL
        """)
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO fact (round, unit, sub_unit, indicator, measure, state, value, text, since, until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  /// Keeps what is said otherwise now, what is no longer said, and what is said anew.
  func keep(_ before: [StoredFact], then now: [StoredFact]) throws {
    var known: [Place: StoredFact] = [:]
    for fact in before { known[Place(fact)] = fact }
    for fact in now {
      if let last = known.removeValue(forKey: Place(fact)) {
        if last == fact { continue }
        try end(last)
      }
      try insert(fact, since: at, until: nil)
    }
    // In the order of the piece: of what is gone, the order of the versions is that of the figures.
    for fact in before where known.removeValue(forKey: Place(fact)) != nil { try end(fact) }
  }

  /// Closes the version that is open; where none is, the figure's first one is kept now.
  private func end(_ fact: StoredFact) throws {
    try close.execute(arguments: [
      at, round, unit, fact.subUnit, fact.indicator, fact.measure,
    ])
    if db.changesCount == 0 { try insert(fact, since: since, until: at) }
  }

  private func insert(_ fact: StoredFact, since: String, until: String?) throws {
    try insert.execute(arguments: [
      round, unit, fact.subUnit, fact.indicator, fact.measure, fact.state, fact.value, fact.text, since,
      until,
    ])
  }
}
