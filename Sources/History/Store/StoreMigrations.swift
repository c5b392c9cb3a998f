internal import GRDB

/// The tables of the store, and how older stores are brought up to date. A migration that was shipped is never changed:
/// what is new comes as another one.
///
/// Facts, files and findings are kept as versions: `since` is the moment of the run that first said so, `until` that of
/// the first run that said otherwise, null while it is so. What did not change from run to run is kept once.
enum StoreMigrations {
  /// All migrations, oldest first.
  static var migrator: DatabaseMigrator {
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
    return migrator
  }
}
