internal import GRDB

extension HistoryStore {
  /// Where a figure stands.
  private struct Place: Hashable {
    var unit: String
    var subUnit: String
    var indicator: String
    var measure: String
  }
  /// The version of a figure that counts now.
  private struct Version {
    var id: Int64
    var state: String
    var value: String
    var text: String
  }

  /// The versions of a round's figures: what changed gets a new one. Units whose digest is the one that is known are not
  /// looked at.
  static func replaceFacts(with entry: StoredRoundFacts, _ at: String, _ db: Database) throws {
    let changed = try changedUnits(entry, db)
    var current = try versions(of: entry.round, changed, db)
    let close = try db.makeStatement(sql: "UPDATE fact SET until = ? WHERE id = ?")
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO fact (round, unit, sub_unit, indicator, measure, state, value, text, since)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for fact in entry.facts(changed) {
      let place = Place(
        unit: fact.unit, subUnit: fact.subUnit, indicator: fact.indicator, measure: fact.measure)
      if let known = current.removeValue(forKey: place) {
        if known.state == fact.state, known.value == fact.value, known.text == fact.text { continue }
        try close.execute(arguments: [at, known.id])
      }
      try insert.execute(arguments: [
        entry.round, fact.unit, fact.subUnit, fact.indicator, fact.measure, fact.state, fact.value, fact.text,
        at,
      ])
    }
    for known in current.values { try close.execute(arguments: [at, known.id]) }
    try replaceDigests(with: entry, changed, db)
    try db.execute(
      sql: "INSERT OR REPLACE INTO round_facts VALUES (?, ?, ?)",
      arguments: [entry.round, entry.sha256, at])
  }

  /// The units whose digests are others than those that are known, those that are gone included; nil: all may be.
  private static func changedUnits(_ entry: StoredRoundFacts, _ db: Database) throws -> Set<String>? {
    guard let digests = entry.digests else { return nil }
    var known: [String: String] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT unit, digest FROM unit_facts WHERE round = ?", arguments: [entry.round])
    {
      known[row[0]] = row[1]
    }
    guard !known.isEmpty else { return nil }
    return Set(known.keys).union(digests.keys).filter { known[$0] != digests[$0] }
  }

  /// The figures of some units, of nil of all, as they are known.
  private static func versions(
    of round: String, _ units: Set<String>?, _ db: Database
  ) throws -> [Place: Version] {
    let columns = "SELECT id, unit, sub_unit, indicator, measure, state, value, text FROM fact"
    var current: [Place: Version] = [:]
    func take(_ rows: RowCursor) throws {
      while let row = try rows.next() {
        let place = Place(unit: row[1], subUnit: row[2], indicator: row[3], measure: row[4])
        current[place] = Version(id: row[0], state: row[5], value: row[6], text: row[7])
      }
    }
    guard let units else {
      try take(
        Row.fetchCursor(db, sql: "\(columns) WHERE round = ? AND until IS NULL", arguments: [round]))
      return current
    }
    let statement = try db.makeStatement(sql: "\(columns) WHERE round = ? AND unit = ? AND until IS NULL")
    for unit in units.sorted() { try take(Row.fetchCursor(statement, arguments: [round, unit])) }
    return current
  }

  /// Keeps the digests of the units that changed; nil: of all. What nobody knows a digest of is compared next time.
  private static func replaceDigests(
    with entry: StoredRoundFacts, _ changed: Set<String>?, _ db: Database
  ) throws {
    let digests = entry.digests ?? [:]
    if changed == nil {
      try db.execute(sql: "DELETE FROM unit_facts WHERE round = ?", arguments: [entry.round])
    }
    let insert = try db.makeStatement(sql: "INSERT OR REPLACE INTO unit_facts VALUES (?, ?, ?)")
    let remove = try db.makeStatement(sql: "DELETE FROM unit_facts WHERE round = ? AND unit = ?")
    for unit in (changed ?? Set(digests.keys)).sorted() {
      if let digest = digests[unit] {
        try insert.execute(arguments: [entry.round, unit, digest])
      } else {
        try remove.execute(arguments: [entry.round, unit])
      }
    }
  }
}
