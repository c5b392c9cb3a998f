internal import Findings
internal import GRDB

extension HistoryStore {
  /// Takes in a run, all of it or nothing. The same run again changes nothing.
  ///
  /// What the run found may be taken in while its outputs are still being written: `ending` is asked last, and waits for them;
  /// nil: they came to nothing, and so does what was taken in. False then. `waits`: whether that takes long enough for the
  /// disk to have what was taken in.
  @discardableResult package func record(
    _ outcome: StoredOutcome, waits: Bool = false, ending: () -> StoredEnding?
  ) throws(HistoryStoreError) -> Bool {
    do {
      try queue.write { db in
        let (round, at) = (outcome.round, outcome.asOf)
        for entry in outcome.rounds {
          try Self.replaceFacts(with: entry, at, db)
        }
        try Self.replaceFiles(of: round, with: outcome.files, at, db)
        try Self.replaceFindings(of: round, with: outcome.findings, at, db)
        try Self.replaceDecisions(with: outcome.decisions, db)
        for entry in outcome.resubmissions {
          try db.execute(
            sql: "INSERT OR REPLACE INTO resubmission VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
              round, entry.unit, entry.sha256, entry.change.changedCells, entry.change.closed,
              entry.change.new,
            ])
        }
        for hash in outcome.takenWorkbooks {
          try db.execute(sql: "INSERT OR IGNORE INTO taken_workbook VALUES (?)", arguments: [hash])
        }
        if waits { Self.flush(db) }
        guard let ending = ending() else { throw CameToNothing() }
        for entry in ending.rounds {
          try Self.replaceFacts(with: entry, at, db)
        }
        let last = try String.fetchOne(
          db, sql: "SELECT sha256 FROM run WHERE round = ? ORDER BY id DESC LIMIT 1", arguments: [round])
        if last != ending.sha256 { try Self.insert(outcome, ending.sha256, db) }
      }
    } catch is CameToNothing {
      return false
    } catch {
      throw HistoryStoreError(error)
    }
    return true
  }
  /// Ends the transaction of a run without outputs.
  private struct CameToNothing: Error {}

  private static func insert(_ outcome: StoredOutcome, _ sha256: String, _ db: Database) throws {
    try db.execute(
      sql:
        "INSERT INTO run (round, as_of, sha256, schema_sha256, version, files, findings) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        outcome.round, outcome.asOf, sha256, outcome.schemaHash, outcome.version, outcome.files.count,
        outcome.findings.count,
      ])
  }

  private static func replaceFiles(
    of round: String, with files: [StoredFile], _ at: String, _ db: Database
  ) throws {
    var current: [StoredFile: Int64] = [:]
    for row in try Row.fetchAll(
      db,
      sql:
        "SELECT id, file, sha256, unit, status, received, size FROM file WHERE round = ? AND until IS NULL",
      arguments: [round])
    {
      let file = StoredFile(
        file: row[1], sha256: row[2], unit: row[3], status: row[4], received: row[5], size: row[6])
      current[file] = row[0]
    }
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO file (round, file, sha256, unit, status, received, size, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for file in files where current.removeValue(forKey: file) == nil {
      try insert.execute(
        arguments: [
          round, file.file, file.sha256, file.unit, file.status, file.received, file.size, at,
        ])
    }
    for id in current.values {
      try db.execute(sql: "UPDATE file SET until = ? WHERE id = ?", arguments: [at, id])
    }
  }

  private static func replaceFindings(
    of round: String, with findings: [StoredFinding], _ at: String, _ db: Database
  ) throws {
    var current: [StoredFinding: Int64] = [:]
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT id, fingerprint, code, severity, unit, indicators, message FROM finding
        WHERE round = ? AND until IS NULL
        """, arguments: [round])
    {
      let finding = StoredFinding(
        fingerprint: row[1], code: row[2], severity: row[3], unit: row[4], indicators: row[5], message: row[6]
      )
      current[finding] = row[0]
    }
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO finding (round, fingerprint, code, severity, unit, indicators, message, since)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for finding in findings where current.removeValue(forKey: finding) == nil {
      try insert.execute(
        arguments: [
          round, finding.fingerprint, finding.code, finding.severity, finding.unit, finding.indicators,
          finding.message, at,
        ])
    }
    for id in current.values {
      try db.execute(sql: "UPDATE finding SET until = ? WHERE id = ?", arguments: [at, id])
    }
  }

  private static func replaceDecisions(with decisions: [Decision], _ db: Database) throws {
    let known = try Int.fetchOne(db, sql: "SELECT count(*) FROM decision") ?? 0
    // The file only grows; where it did not, somebody has changed it, and it is read as it is now.
    if known == decisions.count, known == 0 { return }
    try db.execute(sql: "DELETE FROM decision")
    for (position, decision) in decisions.enumerated() {
      try db.execute(
        sql: "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          position, decision.fingerprint, decision.code, decision.round ?? "", decision.unit ?? "",
          decision.action.rawValue, decision.value?.plain ?? "", decision.was?.plain ?? "",
          decision.reason ?? "",
          decision.by ?? "", decision.at ?? "",
        ])
    }
  }
}
