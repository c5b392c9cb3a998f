import Facts
import Findings
import Schema
import TestSupport
import Testing
import Validation

@Suite struct OneCauseTests {
  @Test("A stale formula value takes in the balance of its total")
  func stale() {
    var scenario = Scenario(.forTests(units: 1, indicators: [.count("T"), .count("A", parent: "T")]))
    scenario.facts.set("U01", "T", 12, flags: .formula)
    scenario.facts.set("U01", "A", 5)
    var stale = Scenario.structural("F007", .warning, unit: "U01", indicator: "T", file: "U01.xlsx")
    (stale.sheet, stale.cell) = ("Biểu 1", "D10")
    scenario.structural = [stale]
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["F007 U01 T"])
    #expect(outcome.findings[0].evidence.map(\.code) == ["B130"])
    #expect(outcome.total(0)?.total == 5)
  }

  @Test(
    "Where all sums around a cell are stale it is not located; where one is, the located cell says why",
    arguments: [true, false])
  func staleAroundCell(isAll: Bool) {
    var scenario = Scenario(
      .forTests(
        units: 1, subUnits: 3, indicators: [.count("T"), .count("A", parent: "T"), .count("B", parent: "T")],
        grid: ["T", "A", "B"]))
    scenario.facts.set("U01", ["T": 60, "A": 24, "B": 36])
    for row in 1...3 { scenario.facts.set("U01", ["T": 20, "A": 8, "B": 12], row: "U01-\(row)") }
    scenario.facts.set("U01", "A", 13, row: "U01-2")
    let alone = scenario.outcome()
    #expect(alone.summary == ["B132 U01/U01-2 A"])
    let sums = alone.findings[0].evidence
    scenario.structural = sums.prefix(isAll ? 2 : 1).map { sum in
      var stale = Scenario.structural(
        "F007", .warning, unit: "U01", indicator: sum.indicator, row: sum.subUnit, file: sum.file)
      (stale.sheet, stale.cell) = (sum.sheet, sum.cell)
      return stale
    }
    let outcome = scenario.outcome()
    if isAll {
      #expect(outcome.findings.map(\.code) == ["F007", "F007"])
      #expect(outcome.findings.allSatisfy { $0.evidence.count == 1 })
      #expect(outcome.total(1)?.total == 29)
    } else {
      #expect(outcome.summary == ["B132 U01/U01-2 A"])
      #expect(outcome.findings[0].evidence.map(\.code).sorted() == ["B130", "B140", "F007"])
    }
  }

  @Test("Of a workbook of another round nothing more is said, not for which unit it would have counted")
  func wrongRound() {
    var scenario = Scenario(.forTests(units: 1, indicators: [.count("A")]))
    scenario.facts.set("U01", "A", 5)
    scenario.structural = [
      Scenario.structural("I022", .fatal, unit: "U01", file: "old.xlsx"),
      Scenario.structural("I021", .warning, unit: "U01", file: "old.xlsx"),
      Scenario.structural("I021", .warning, unit: "U01", file: "U01.xlsx"),
    ]
    #expect(
      scenario.outcome().findings.map { [$0.code, $0.file ?? ""] } == [
        ["I022", "old.xlsx"], ["I021", "U01.xlsx"],
      ])
  }

  @Test(
    "A rejected workbook is not a missing one",
    arguments: [("F003", Severity.fatal, ["F003"]), ("F003", .info, ["F003", "M600"])])
  func rejected(_ code: String, _ severity: Severity, _ stays: [String]) {
    var scenario = Scenario(.forTests(units: 1, indicators: [.count("A")]))
    scenario.returned = []
    scenario.structural = [
      Scenario.structural("M600", unit: "U01"),
      Scenario.structural(code, severity, unit: "U01", file: "a.xls"),
    ]
    #expect(scenario.outcome().findings.map(\.code).sorted() == stays)
  }

  @Test("A wrong unit silences what was found in its workbook")
  func wrongUnit() {
    var scenario = Scenario(.forTests(units: 1, indicators: [.count("A")]))
    scenario.returned = []
    scenario.structural = [
      Scenario.structural("I020", .fatal, file: "a.xlsx"),
      Scenario.structural("T100", unit: "U01", indicator: "A", file: "a.xlsx"),
      Scenario.structural("S018", .warning, file: "b.xlsx"),
    ]
    #expect(scenario.outcome().findings.map(\.code) == ["I020", "S018"])
  }

  @Test("Another unit of measure is one finding of its row, and every figure of the row stays out")
  func unitOfMeasure() {
    var scenario = Scenario(.forTests(units: 2, indicators: [.count("A")]), measures: ["now", "plan"])
    for unit in ["U01", "U02"] {
      for measure in ["now", "plan"] { scenario.facts.set(unit, "A", 5000, measure: measure) }
    }
    scenario.structural = ["plan", "now"].map { measure in
      var finding = Scenario.structural("T112", unit: "U01", indicator: "A")
      finding.measure = measure
      return finding
    }
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["T112 U01 A"])
    #expect(outcome.findings[0].evidence.map(\.measure) == ["plan"])
    #expect(outcome.total(0, "plan")?.units == 1)
  }

  @Test("Fatal and missing come first, then what is at stake, then weight, then the order of the schema")
  func order() {
    var scenario = Scenario(
      .forTests(
        units: 4,
        indicators: [
          .count("A").with { $0.max = .number(100) }, .count("B").with { $0.softMax = .number(50) },
        ]))
    scenario.fill(["A": 90, "B": 50])
    scenario.facts.set("U03", ["A": 101, "B": 500])
    scenario.structural = [
      Scenario.structural("S013", .info, unit: "U02"),
      Scenario.structural("S017", .warning, unit: "U04", indicator: "B"),
      Scenario.structural("S017", .warning, unit: "U04", indicator: "A"),
      Scenario.structural("M600", unit: "U04"),
    ]
    #expect(
      scenario.outcome().findings.map { "\($0.code) \($0.unit ?? "") \($0.indicator ?? "")" } == [
        "M600 U04 ", "C112 U03 B", "C111 U03 A", "S017 U04 A", "S017 U04 B", "S013 U02 ",
      ])
  }

  @Test("A fingerprint holds what a finding is about, never where it stands")
  func fingerprints() {
    var finding = Scenario.structural("B130", unit: "U01", indicator: "A", row: "X", file: "a.xlsx")
    finding.round = "R1"
    finding.indicators = ["A", "B[plan]"]
    finding.rule = "B130:A"
    #expect(finding.fingerprintText(textHash: "?") == "B130|R1|U01|X|A,B[plan]|B130:A|")
    var text = Scenario.structural("S018", file: "a.xlsx")
    text.normalisedText = "abc"
    #expect(text.fingerprintText(textHash: "h") == "S018||||h||")
    let digest = text.fingerprint { bytes in
      "ABCDEF" + String(repeating: "0", count: 10) + String(decoding: bytes, as: UTF8.self)
    }
    #expect(digest == "abcdef0000000000")
  }
}
