import Findings
import History
import TestSupport
import Testing

@Suite("The store of what runs said")
struct HistoryStoreTests {
  private static func fact(_ unit: String, _ value: String, state: String = "number") -> StoredFact {
    StoredFact(unit: unit, subUnit: "", indicator: "A", measure: "now", state: state, value: value, text: "")
  }
  private static func outcome(
    _ at: String, hash: String, facts: [StoredFact], file: String = "1.xlsx", findings: [String] = []
  ) -> StoredOutcome {
    var decision = Decision(fingerprint: "f", code: "C112", action: .accept)
    decision.was = .number(3)
    return StoredOutcome(
      run: StoredRun(
        round: "R1", asOf: at, sha256: hash, schemaHash: "s", version: "1", files: 1, findings: findings.count
      ),
      files: [
        StoredFile(file: file, sha256: hash, unit: "01", status: "consolidated", received: at, size: 1)
      ],
      findings: findings.map {
        StoredFinding(
          fingerprint: $0, code: "C112", severity: "warning", unit: "01", indicators: "A", message: "x")
      },
      decisions: [decision],
      resubmissions: [(unit: "01", sha256: hash, change: Resubmission(changedCells: 1, closed: 2, new: 3))],
      takenWorkbooks: ["w"], rounds: [(round: "R1", sha256: hash, facts: facts)])
  }

  @Test("What changed from run to run is a restatement, what did not is kept once")
  func versions() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/tonghop.sqlite"
    let first = [Self.fact("01", "130"), Self.fact("02", "5"), Self.fact("03", "", state: "blank")]
    try HistoryStore(path: path).record(Self.outcome("t1", hash: "h1", facts: first, findings: ["a", "b"]))
    // Opened anew each time, as runs do.
    let second = [Self.fact("01", "13"), Self.fact("02", "5"), Self.fact("03", "7")]
    try HistoryStore(path: path).record(
      Self.outcome("t2", hash: "h2", facts: second, file: "1 (2).xlsx", findings: ["b"]))
    let store = try HistoryStore(path: path, readOnly: true)
    #expect(
      try store.restatements().map {
        "\($0.round) \($0.unit) \($0.indicator) \($0.before) \($0.after) \($0.at)"
      } == [
        "R1 01 A 130 13 t2"
      ], "a figure that was blank before was not stated")
    #expect(try store.runs().map(\.asOf) == ["t1", "t2"])
    #expect(
      try store.files().map { "\($0.file.file) \($0.since) \($0.until ?? "")" } == [
        "1.xlsx t1 t2", "1 (2).xlsx t2 ",
      ])
    #expect(try store.lastState(of: "R1").findings.map(\.fingerprint) == ["b"])
    #expect(try store.lastState(of: "R1").files.map(\.sha256) == ["h2"])
    #expect(try store.knownFacts() == ["R1": "h2"])
    #expect(try store.takenWorkbooks() == ["w"])
    #expect(try store.resubmissions(of: "R1")["01"]?.change.closed == 2)
  }

  @Test("The same run again changes nothing")
  func again() throws {
    let folder = try TemporaryFolder()
    let store = try HistoryStore(path: folder.path + "/tonghop.sqlite")
    let outcome = Self.outcome("t1", hash: "h1", facts: [Self.fact("01", "130")], findings: ["a"])
    try store.record(outcome)
    try store.record(outcome)
    #expect(try store.runs().count == 1)
    #expect(try store.files().count == 1)
    #expect(try store.restatements().isEmpty)
  }

  @Test("A file that is no database is called damaged, a folder that is not there unusable")
  func unusable() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "no database ", count: 200), to: "tonghop.sqlite")
    let damaged = #expect(throws: HistoryStoreError.self) {
      try HistoryStore(path: folder.path + "/tonghop.sqlite")
    }
    #expect(damaged?.reason == .damaged)
    let unusable = #expect(throws: HistoryStoreError.self) {
      try HistoryStore(path: folder.path + "/none/a.sqlite")
    }
    #expect(unusable?.reason == .unusable)
  }
}
