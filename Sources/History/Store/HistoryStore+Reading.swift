package import Findings
internal import GRDB

extension HistoryStore {
  /// The hash of the facts that the store knows of each round.
  package func knownFacts() throws(HistoryStoreError) -> [String: String] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT round, sha256 FROM round_facts")
      return Dictionary(
        rows.map { ($0[0] as String, $0[1] as String) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// What returns changed when they last came again, by the unit's code, with the hash of the workbook that did.
  package func resubmissions(
    of round: String
  ) throws(HistoryStoreError) -> [String: (sha256: String, change: Resubmission)] {
    try read { db in
      var found: [String: (sha256: String, change: Resubmission)] = [:]
      for row in try Row.fetchAll(
        db, sql: "SELECT unit, sha256, changed, closed, new FROM resubmission WHERE round = ?",
        arguments: [round])
      {
        let change = Resubmission(changedCells: row[2], closed: row[3], new: row[4])
        found[row[0]] = (row[1], change)
      }
      return found
    }
  }

  /// What the last run of a round left: the workbooks that counted, and the findings.
  package func lastState(
    of round: String
  ) throws(HistoryStoreError) -> (files: [StoredFile], findings: [StoredFinding]) {
    try read { db in
      let files = try Row.fetchAll(
        db,
        sql: """
          SELECT file, sha256, unit, status, received, size FROM file
          WHERE round = ? AND until IS NULL AND status = 'consolidated' ORDER BY file
          """, arguments: [round]
      ).map { row in
        StoredFile(file: row[0], sha256: row[1], unit: row[2], status: row[3], received: row[4], size: row[5])
      }
      let findings = try Row.fetchAll(
        db,
        sql: """
          SELECT fingerprint, code, severity, unit, indicators, message FROM finding
          WHERE round = ? AND until IS NULL ORDER BY id
          """, arguments: [round]
      ).map { row in
        StoredFinding(
          fingerprint: row[0], code: row[1], severity: row[2], unit: row[3], indicators: row[4],
          message: row[5])
      }
      return (files, findings)
    }
  }

  /// Hashes of workbooks whose decisions were taken in already.
  package func takenWorkbooks() throws(HistoryStoreError) -> Set<String> {
    try read { db in Set(try String.fetchAll(db, sql: "SELECT sha256 FROM taken_workbook")) }
  }

  /// All runs, oldest first.
  package func runs() throws(HistoryStoreError) -> [StoredRun] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT round, as_of, sha256, schema_sha256, version, files, findings FROM run ORDER BY id"
      ).map { row in
        StoredRun(
          round: row[0], asOf: row[1], sha256: row[2], schemaHash: row[3], version: row[4], files: row[5],
          findings: row[6])
      }
    }
  }

  /// The versions of each unit's workbooks, with since when and until when they lay there.
  package func files() throws(HistoryStoreError) -> [(
    round: String, file: StoredFile, since: String, until: String?
  )] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT round, file, sha256, unit, status, received, size, since, until FROM file ORDER BY id"
      ).map { row in
        (
          row[0],
          StoredFile(
            file: row[1], sha256: row[2], unit: row[3], status: row[4], received: row[5], size: row[6]),
          row[7], row[8]
        )
      }
    }
  }

  /// Figures that a later run of the same round gave otherwise, oldest change first; a figure that was not there before is
  /// none, nor is one that was gone and came again as it was.
  package func restatements() throws(HistoryStoreError) -> [Restatement] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          WITH version AS (
            SELECT round, unit, sub_unit, indicator, measure, state, value, text, lead(state) OVER later AS new_state,
              lead(value) OVER later AS new_value, lead(text) OVER later AS new_text, lead(since) OVER later AS at,
              lead(id) OVER later AS new_id
            FROM fact
            WINDOW later AS (PARTITION BY round, unit, sub_unit, indicator, measure ORDER BY id))
          SELECT round, unit, sub_unit, indicator, measure, state, value, text, new_state, new_value, new_text, at
          FROM version
          WHERE new_state IS NOT NULL AND state <> 'blank' AND (state, value, text) <> (new_state, new_value, new_text)
          ORDER BY new_id
          """
      ).map { row in
        func said(_ first: Int) -> String {
          let (state, value, text): (String, String, String) = (row[first], row[first + 1], row[first + 2])
          return !value.isEmpty ? value : !text.isEmpty ? text : state
        }
        return Restatement(
          round: row[0], unit: row[1], subUnit: row[2], indicator: row[3], measure: row[4], before: said(5),
          after: said(8), at: row[11])
      }
    }
  }
}
