private import Foundation
package import GRDB

/// The tables of the store, and how older stores are brought up to date. A migration that was shipped is never changed:
/// what is new comes as another one.
///
/// Files and findings are kept as versions: `since` is the moment of the run that first said so, `until` that of the first
/// run that said otherwise, null while it is so. What did not change from run to run is kept once. Figures are kept unit by
/// unit in one piece, see `UnitFigures`, and as versions only where one was given otherwise.
package enum StoreMigrations {
  /// All migrations, oldest first.
  package static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: rounds, facts, files, findings, decisions") { db in
      try db.execute(
        sql: """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY, round TEXT NOT NULL, as_of TEXT NOT NULL, sha256 TEXT NOT NULL,
            schema_sha256 TEXT NOT NULL, version TEXT NOT NULL, files INTEGER NOT NULL, findings INTEGER NOT NULL);
          CREATE INDEX run_by_round ON run (round, id);
          CREATE TABLE round_facts (round TEXT PRIMARY KEY, sha256 TEXT NOT NULL, at TEXT NOT NULL);
          CREATE TABLE fact (
            id INTEGER PRIMARY KEY, round TEXT NOT NULL, unit TEXT NOT NULL, sub_unit TEXT NOT NULL,
            indicator TEXT NOT NULL, measure TEXT NOT NULL, state TEXT NOT NULL, value TEXT NOT NULL,
            text TEXT NOT NULL, since TEXT NOT NULL, until TEXT);
          CREATE INDEX fact_now ON fact (round) WHERE until IS NULL;
          CREATE INDEX fact_then ON fact (round, unit, indicator) WHERE until IS NOT NULL;
          CREATE TABLE file (
            id INTEGER PRIMARY KEY, round TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, unit TEXT NOT NULL,
            status TEXT NOT NULL, received TEXT NOT NULL, size INTEGER NOT NULL, since TEXT NOT NULL, until TEXT);
          CREATE INDEX file_by_round ON file (round, unit);
          CREATE TABLE finding (
            id INTEGER PRIMARY KEY, round TEXT NOT NULL, fingerprint TEXT NOT NULL, code TEXT NOT NULL,
            severity TEXT NOT NULL, unit TEXT NOT NULL, indicators TEXT NOT NULL, message TEXT NOT NULL,
            since TEXT NOT NULL, until TEXT);
          CREATE INDEX finding_now ON finding (round) WHERE until IS NULL;
          CREATE TABLE decision (
            position INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL, code TEXT NOT NULL, round TEXT NOT NULL,
            unit TEXT NOT NULL, action TEXT NOT NULL, value TEXT NOT NULL, was TEXT NOT NULL, reason TEXT NOT NULL,
            by TEXT NOT NULL, at TEXT NOT NULL);
          CREATE TABLE resubmission (
            round TEXT NOT NULL, unit TEXT NOT NULL, sha256 TEXT NOT NULL, changed INTEGER NOT NULL,
            closed INTEGER NOT NULL, new INTEGER NOT NULL, PRIMARY KEY (round, unit));
          CREATE TABLE taken_workbook (sha256 TEXT PRIMARY KEY);
          """)
    }
    // Which units' facts changed is known without looking at those of all.
    migrator.registerMigration("2: digests of units' facts") { db in
      try db.execute(
        sql: """
          CREATE TABLE unit_facts (
            round TEXT NOT NULL, unit TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (round, unit)) WITHOUT ROWID;
          DROP INDEX fact_now;
          CREATE INDEX fact_now ON fact (round, unit) WHERE until IS NULL;
          """)
    }
    // A row of its own has only what was given otherwise: a country's figures were millions of rows.
    migrator.registerMigration("3: units' figures in one piece") { db in
      try db.execute(
        sql: """
          CREATE TABLE unit_figures (
            id INTEGER PRIMARY KEY, round TEXT NOT NULL, unit TEXT NOT NULL, since TEXT NOT NULL, figures BLOB NOT NULL);
          CREATE UNIQUE INDEX unit_figures_by_unit ON unit_figures (round, unit);
          """)
      try packFigures(db)
      try db.execute(
        sql: """
          DROP INDEX fact_now;
          CREATE INDEX fact_now ON fact (round, unit, sub_unit, indicator, measure) WHERE until IS NULL;
          """)
    }
    return migrator
  }

  /// Puts together what counts now of each unit, and removes the rows of figures that never had another version and are as
  /// old as the unit.
  private static func packFigures(_ db: Database) throws {
    var last: (round: String, unit: String)?
    var figures = UnitFigures()
    var since = ""
    let insert = try db.makeStatement(
      sql: "INSERT INTO unit_figures (round, unit, since, figures) VALUES (?, ?, ?, ?)")
    func finish() throws {
      guard let last else { return }
      try insert.execute(arguments: [last.round, last.unit, since, Data(figures.bytes)])
    }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT round, unit, sub_unit, indicator, measure, state, value, text, since FROM fact WHERE until IS NULL
        ORDER BY round, unit, id
        """)
    while let row = try rows.next() {
      let (round, unit): (String, String) = (row[0], row[1])
      if last == nil || last?.round != round || last?.unit != unit {
        try finish()
        (last, figures, since) = ((round, unit), UnitFigures(), row[8])
      }
      since = min(since, row[8])
      figures.append(
        StoredFact(
          unit: unit, subUnit: row[2], indicator: row[3], measure: row[4], state: row[5], value: row[6],
          text: row[7]))
    }
    try finish()
    try db.execute(
      sql: """
        DELETE FROM fact WHERE until IS NULL
          AND since = (SELECT since FROM unit_figures AS u WHERE u.round = fact.round AND u.unit = fact.unit)
          AND NOT EXISTS (
            SELECT * FROM fact AS f WHERE f.until IS NOT NULL AND f.round = fact.round AND f.unit = fact.unit
              AND f.indicator = fact.indicator AND f.sub_unit = fact.sub_unit AND f.measure = fact.measure)
        """)
  }
}
