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
    _ at: String, hash: String, facts: [StoredFact], file: String = "1.xlsx", findings: [String] = [],
    digests: [String: String]? = nil
  ) -> StoredOutcome {
    var decision = Decision(fingerprint: "f", code: "C112", action: .accept)
    decision.was = .number(3)
    return StoredOutcome(
      round: "R1", asOf: at, schemaHash: "s", version: "1",
      files: [
        StoredFile(file: file, sha256: hash, unit: "01", status: "consolidated", received: at, size: 1)
      ],
      findings: findings.map {
        StoredFinding(
          fingerprint: $0, code: "C112", severity: "warning", unit: "01", indicators: "A", message: "x")
      },
      decisions: [decision],
      resubmissions: [(unit: "01", sha256: hash, change: Resubmission(changedCells: 1, closed: 2, new: 3))],
      takenWorkbooks: ["w"],
      rounds: [StoredRoundFacts(round: "R1", sha256: hash, digests: digests, figures: RoundFigures(facts))])
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

  @Test("Units whose digest is known are not looked at; those that changed, came or went are")
  func digests() throws {
    let folder = try TemporaryFolder()
    let store = try HistoryStore(path: folder.path + "/tonghop.sqlite")
    let first = [Self.fact("01", "1"), Self.fact("02", "2"), Self.fact("03", "3")]
    try store.record(
      Self.outcome("t1", hash: "h1", facts: first, digests: ["01": "a", "02": "b", "03": "c"]))
    // The digest says that nothing of unit 01 changed, and it is believed.
    let second = [Self.fact("01", "99"), Self.fact("02", "22"), Self.fact("04", "4")]
    try store.record(
      Self.outcome("t2", hash: "h2", facts: second, digests: ["01": "a", "02": "b2", "04": "d"]))
    func changes() throws -> [String] {
      try store.restatements().map { "\($0.unit) \($0.before) \($0.after) \($0.at)" }
    }
    #expect(try changes() == ["02 2 22 t2"])
    // Where nobody knows digests, everything is compared, and the digests of before are forgotten.
    try store.record(Self.outcome("t3", hash: "h3", facts: second))
    #expect(try changes() == ["02 2 22 t2", "01 1 99 t3"])
    try store.record(
      Self.outcome("t4", hash: "h4", facts: first, digests: ["01": "a", "02": "b", "03": "c"]))
    #expect(
      try changes() == ["02 2 22 t2", "01 1 99 t3", "01 99 1 t4", "02 22 2 t4"],
      "unit 03 was gone and is there again as it was")
    let third = [Self.fact("01", "1"), Self.fact("02", "2")]
    try store.record(Self.outcome("t5", hash: "h5", facts: third, digests: ["01": "a", "02": "b"]))
    let fourth = third + [Self.fact("03", "33")]
    try store.record(
      Self.outcome("t6", hash: "h6", facts: fourth, digests: ["01": "a", "02": "b", "03": "c2"]))
    #expect(try changes().suffix(1) == ["03 3 33 t6"], "a unit that was gone is there again otherwise")
  }

  @Test(
    "A store that is told digests and one that compares every figure say what changed since a figure was last given",
    arguments: 0..<20)
  func equal(seed: Int) throws {
    var state = UInt64(seed)
    func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let folder = try TemporaryFolder()
    let knowing = try HistoryStore(path: folder.path + "/a.sqlite")
    let comparing = try HistoryStore(path: folder.path + "/b.sqlite")
    // What each figure was when it was last given, and what a list of all changes is to say.
    var last: [String: StoredFact] = [:]
    var expected: [String] = []
    for run in 0..<12 {
      // Units come, go and change; one has two figures of which one may be lacking.
      var facts: [StoredFact] = []
      for unit in 0..<5 where number(below: 4) > 0 {
        facts.append(Self.fact("0\(unit)", String(number(below: 3))))
        guard number(below: 2) > 0 else { continue }
        var second = Self.fact("0\(unit)", String(number(below: 2)))
        if number(below: 2) == 0 { second = Self.fact("0\(unit)", "", state: "blank") }
        second.indicator = "B"
        facts.append(second)
      }
      let digests = Dictionary(grouping: facts, by: \.unit).mapValues { facts in
        facts.map { "\($0.indicator) \($0.state) \($0.value)" }.joined(separator: ";")
      }
      // Now and then nobody knows digests.
      let known = number(below: 5) > 0 ? digests : nil
      try knowing.record(Self.outcome("t\(run)", hash: "h\(run)", facts: facts, digests: known))
      try comparing.record(Self.outcome("t\(run)", hash: "h\(run)", facts: facts))
      for fact in facts {
        let place = "\(fact.unit) \(fact.indicator)"
        if let before = last.updateValue(fact, forKey: place), before != fact, before.state != "blank" {
          expected.append("\(place) \(before.said) \(fact.said) t\(run)")
        }
      }
      for store in [knowing, comparing] {
        #expect(
          try store.restatements().map { "\($0.unit) \($0.indicator) \($0.before) \($0.after) \($0.at)" }
            .sorted() == expected.sorted(), "seed \(seed), run \(run)")
      }
    }
    #expect(expected.count > 5)
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

  @Test("A run without outputs leaves the store as it was, and is asked for them last")
  func cameToNothing() throws {
    let folder = try TemporaryFolder()
    let store = try HistoryStore(path: folder.path + "/tonghop.sqlite")
    try store.record(Self.outcome("t1", hash: "h1", facts: [Self.fact("01", "130")], findings: ["a"]))
    let next = Self.outcome("t2", hash: "h2", facts: [Self.fact("01", "13")], file: "2.xlsx")
    #expect(try !store.record(next) { nil })
    #expect(try !store.record(next, waits: true) { nil }, "what is on the disk already is taken back")
    #expect(try store.runs().map(\.asOf) == ["t1"] && store.restatements().isEmpty)
    #expect(try store.files().map(\.file.file) == ["1.xlsx"])
    #expect(try store.lastState(of: "R1").findings.map(\.fingerprint) == ["a"])
    #expect(try store.knownFacts() == ["R1": "h1"])
    let further = StoredRoundFacts(round: "R0", sha256: "h0", figures: RoundFigures([Self.fact("01", "9")]))
    #expect(try store.record(next, waits: true) { StoredEnding(sha256: "h2", rounds: [further]) })
    #expect(
      try store.knownFacts() == ["R1": "h2", "R0": "h0"] && store.restatements().map(\.after) == ["13"])
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
