import GRDB
import History
import TestSupport
import Testing

@Suite("Stores that older versions left")
struct StoreMigrationTests {
  /// A store as the second migration left it: every figure in a row of its own.
  private static func oldStore(
    _ path: String, _ rows: [(unit: String, value: String, since: String, until: String?)]
  )
    throws
  {
    let queue = try DatabaseQueue(path: path)
    try StoreMigrations.migrator.migrate(queue, upTo: "2: digests of units' facts")
    try queue.write { db in
      for row in rows {
        try db.execute(
          sql: """
            INSERT INTO fact (round, unit, sub_unit, indicator, measure, state, value, text, since, until)
            VALUES ('R1', ?, '', 'A', 'now', 'number', ?, '', ?, ?)
            """, arguments: [row.unit, row.value, row.since, row.until])
        try db.execute(
          sql: "INSERT OR REPLACE INTO unit_facts VALUES ('R1', ?, ?)",
          arguments: [row.unit, "digest \(row.value)"])
      }
      try db.execute(sql: "INSERT INTO round_facts VALUES ('R1', 'h', 't2')")
    }
    try queue.close()
  }
  private static func facts(_ values: [(String, String)]) -> [StoredFact] {
    values.map {
      StoredFact(
        unit: $0.0, subUnit: "", indicator: "A", measure: "now", state: "number", value: $0.1, text: "")
    }
  }
  private static func outcome(_ at: String, _ facts: [StoredFact]) -> StoredOutcome {
    StoredOutcome(
      round: "R1", asOf: at, schemaHash: "s", version: "1", files: [], findings: [], decisions: [],
      resubmissions: [], takenWorkbooks: [],
      rounds: [
        StoredRoundFacts(
          round: "R1", sha256: at,
          digests: Dictionary(uniqueKeysWithValues: facts.map { ($0.unit, "digest \($0.value)") }),
          figures: RoundFigures(facts))
      ])
  }

  @Test(
    "Figures that were rows of their own become their unit's piece, and no change of before or after is lost")
  func packing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/tonghop.sqlite"
    try Self.oldStore(
      path,
      [
        ("01", "130", "t1", "t2"), ("02", "5", "t1", nil), ("03", "7", "t1", nil), ("01", "13", "t2", nil),
      ])
    let store = try HistoryStore(path: path)
    func changes() throws -> [String] {
      try store.restatements().map { "\($0.unit) \($0.before) \($0.after) \($0.at)" }
    }
    #expect(try changes() == ["01 130 13 t2"])
    let rows = try DatabaseQueue(path: path).read { db in
      try String.fetchAll(db, sql: "SELECT unit || ' ' || value FROM fact ORDER BY id")
    }
    #expect(rows == ["01 130", "01 13"], "what never changed is no row")
    try store.record(Self.outcome("t3", Self.facts([("01", "14"), ("02", "6"), ("03", "7")])))
    #expect(try changes() == ["01 130 13 t2", "01 13 14 t3", "02 5 6 t3"])
    try store.record(Self.outcome("t4", Self.facts([("01", "14"), ("02", "5"), ("03", "8")])))
    #expect(try changes().suffix(2) == ["02 6 5 t4", "03 7 8 t4"])
  }

  @Test("What the rows took is given back")
  func size() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/tonghop.sqlite"
    try Self.oldStore(path, (0..<20_000).map { ("\($0 % 50)", "\($0)", "t1", nil) })
    let before = try folder.contents(of: "tonghop.sqlite").count
    let store = try HistoryStore(path: path)
    #expect(try store.restatements().isEmpty)
    let after = try folder.contents(of: "tonghop.sqlite").count
    #expect(after < before / 2, "\(before) → \(after) bytes")
  }

  @Test("A piece that cannot be read is a damaged store")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/tonghop.sqlite"
    try HistoryStore(path: path).record(Self.outcome("t1", Self.facts([("01", "1")])))
    for piece in ["x'05'", "x'8080808080808080808001'", "x'01FF'", "x'0141'"] {
      try DatabaseQueue(path: path).write { db in
        try db.execute(sql: "UPDATE unit_figures SET figures = \(piece)")
      }
      let error = #expect(throws: HistoryStoreError.self) {
        try HistoryStore(path: path).record(Self.outcome("t2", Self.facts([("01", "2")])))
      }
      #expect(error?.reason == .damaged, "\(piece)")
    }
  }

  @Test("Every text of a figure comes back as it was")
  func texts() throws {
    let folder = try TemporaryFolder()
    let store = try HistoryStore(path: folder.path + "/tonghop.sqlite")
    let long = String(repeating: "Đoàn viên, \u{1F}\n\"", count: 2000)
    var fact = StoredFact(
      unit: "01", subUnit: "X, Y", indicator: "A", measure: "now", state: "unreadable", value: "",
      text: long)
    try store.record(Self.outcome("t1", [fact]))
    fact.text = ""
    fact.value = "-7.5"
    try store.record(Self.outcome("t2", [fact]))
    let change = try #require(store.restatements().first)
    #expect(change.before == long && change.after == "-7.5" && change.subUnit == "X, Y")
    #expect(change.indicator == "A")
  }
}
