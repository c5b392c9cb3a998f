private import Foundation
internal import GRDB

extension HistoryStore {
  /// The figures of a round: those that count now are kept unit by unit in one piece, and what a run gives otherwise
  /// becomes versions. Units whose digest is the one that is known are not looked at.
  static func replaceFacts(with entry: StoredRoundFacts, _ at: String, _ db: Database) throws {
    let changed = try changedUnits(entry, db)
    let known = try db.makeStatement(
      sql: "SELECT since, figures FROM unit_figures WHERE round = ? AND unit = ?")
    let insert = try db.makeStatement(
      sql: "INSERT INTO unit_figures (since, figures, round, unit) VALUES (?, ?, ?, ?)")
    let update = try db.makeStatement(
      sql: "UPDATE unit_figures SET figures = ? WHERE round = ? AND unit = ?")
    try entry.figures(changed) { unit, figures in
      guard let row = try Row.fetchOne(known, arguments: [entry.round, unit]) else {
        return try insert.execute(arguments: [at, Data(figures.bytes), entry.round, unit])
      }
      let before = UnitFigures(bytes: Array(row[1] as Data))
      guard before != figures else { return }
      let versions = try VersionKeeping(round: entry.round, unit: unit, since: row[0], at: at, db)
      try versions.keep(before.facts(of: unit), then: figures.facts(of: unit))
      try update.execute(arguments: [Data(figures.bytes), entry.round, unit])
    }
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
