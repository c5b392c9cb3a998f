import Facts
import Findings
import Schema
import TestSupport
import Testing
import Validation

@Suite struct BalanceTests {
  private func family(_ relation: ParentRelation = .part) -> CampaignSchema {
    .forTests(
      units: 3,
      indicators: [.count("T")] + ["A", "B", "C"].map { .count($0, parent: "T", relation: relation) })
  }

  @Test("A total that is not the sum of its parts is B130, and its parts' sum is published")
  func mismatch() {
    var scenario = Scenario(family())
    scenario.fill(["T": 60, "A": 10, "B": 20, "C": 30])
    scenario.facts.set("U02", "T", 71)
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B130 U02 T"])
    #expect(outcome.findings[0].expected == 60)
    #expect(outcome.findings[0].indicators == ["T", "A", "B", "C"])
    #expect(outcome.findings[0].rule == "B130:T")
    #expect(outcome.total(0)?.total == 180)
    #expect(outcome.total(0)?.high == 191)
    #expect(outcome.recomputed.map(\.value) == [60])
    let rule = outcome.rule("B130:T")
    #expect(rule?.text == "T = A + B + C")
    #expect([rule?.passed, rule?.failed, rule?.notCheckable] == [2, 1, 0])
  }

  @Test(
    "Exchanged digits of one part are B135 with the figure that closes the balance; the part stays out of the total"
  )
  func transposed() {
    var scenario = Scenario(family())
    scenario.fill(["T": 158, "A": 137, "B": 20, "C": 1])
    scenario.facts.set("U02", "A", 173)
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B135 U02 A"])
    #expect(outcome.findings[0].suggestion == 137)
    #expect(outcome.findings[0].evidence.map(\.code) == ["B130"])
    #expect(outcome.total(0)?.total == 474)
    #expect(outcome.total(1)?.total == 274)
    #expect(outcome.total(1)?.units == 2)
    #expect(outcome.total(1)?.high == 411)
  }

  @Test("Ten times one part is B136")
  func tenfold() {
    var scenario = Scenario(family())
    scenario.fill(["T": 64, "A": 13, "B": 20, "C": 31])
    scenario.facts.set("U02", "A", 130)
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B136 U02 A"])
    #expect(outcome.findings[0].suggestion == 13)
  }

  @Test("Where two slips would close a balance, none is suggested")
  func ambiguousSlip() {
    var scenario = Scenario(family())
    // 13 → 31 and 24 → 42 both add 18.
    scenario.fill(["T": 38, "A": 13, "B": 24, "C": 1])
    scenario.facts.set("U02", "T", 56)
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B130 U02 T"])
    #expect(outcome.findings[0].suggestion == nil)
  }

  @Test("A slip that would break another balance is none; one that closes two is preferred")
  func nested() {
    var scenario = Scenario(
      .forTests(
        units: 2,
        indicators: [
          .count("T"), .count("A", parent: "T"), .count("A1", parent: "A"), .count("A2", parent: "A"),
          .count("B", parent: "T"), .count("B1", parent: "B"), .count("B2", parent: "B"),
        ]))
    scenario.fill(["T": 100, "A": 37, "A1": 30, "A2": 7, "B": 63, "B1": 60, "B2": 3])
    scenario.facts.set("U01", "A", 73)
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B135 U01 A"])
    #expect(outcome.findings[0].suggestion == 37)
    #expect(outcome.findings[0].evidence.count == 2)
  }

  @Test("Of-which parts may be fewer; together more than the total is B131")
  func ofWhich() {
    var scenario = Scenario(family(.ofWhich))
    scenario.fill(["T": 60, "A": 10, "B": 20, "C": 3])
    scenario.facts.set("U03", "C", 31)
    let outcome = scenario.outcome()
    #expect(outcome.findings.map(\.code) == ["B131"])
    #expect(outcome.findings[0].rule == "B131:T")
    #expect(outcome.total(0)?.total == 180)
  }

  @Test("Overlapping parts may be more together, not alone")
  func overlapping() {
    var scenario = Scenario(family(.overlapping))
    scenario.fill(["T": 60, "A": 50, "B": 40, "C": 30])
    #expect(scenario.outcome().findings.isEmpty)
    scenario.facts.set("U01", "B", 61)
    #expect(scenario.outcome().summary == ["B131 U01 B"])
  }

  @Test("With a part blank, too much is R121, the rest cannot be checked and is no line")
  func blankPart() {
    var scenario = Scenario(family())
    scenario.fill(["T": 60, "A": 10, "B": 20, "C": 30])
    scenario.facts.clear("U01", "A")
    scenario.facts.clear("U02", "A")
    scenario.facts.set("U02", "B", 31)
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["R121 U02 T"])
    #expect(outcome.findings[0].severity == .error)
    let rule = outcome.rule("B130:T")
    #expect([rule?.passed, rule?.failed, rule?.notCheckable] == [1, 1, 1])
  }

  @Test("Rounded numbers may differ by half a last decimal each")
  func rounded() {
    let indicators = [
      Indicator.of(.number, "T"), .of(.number, "A", parent: "T"), .of(.number, "B", parent: "T"),
    ]
    .map { $0.with { $0.decimals = 1 } }
    var scenario = Scenario(.forTests(units: 3, indicators: indicators))
    scenario.fill(["T": 3.3, "A": 1.1, "B": 2.1])
    #expect(scenario.outcome().findings.isEmpty)
    scenario.facts.set("U01", "T", 3.4)
    #expect(scenario.outcome().summary == ["B130 U01 T"])
  }

  @Test("A cell of a grid where row and column are off by the same is B132")
  func crossing() {
    var scenario = Scenario(
      .forTests(
        units: 2, subUnits: 3, indicators: [.count("T"), .count("A", parent: "T"), .count("B", parent: "T")],
        grid: ["T", "A", "B"]))
    for unit in ["U01", "U02"] {
      scenario.facts.set(unit, ["T": 60, "A": 24, "B": 36])
      for row in 1...3 { scenario.facts.set(unit, ["T": 20, "A": 8, "B": 12], row: "\(unit)-\(row)") }
    }
    scenario.facts.set("U01", "A", 13, row: "U01-2")
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B132 U01/U01-2 A"])
    #expect(outcome.findings[0].suggestion == 8)
    #expect(outcome.findings[0].cell != nil)
    #expect(outcome.findings[0].evidence.map(\.code).sorted() == ["B130", "B140"])
    #expect(outcome.total(1)?.total == 48)
  }

  @Test("Two wrong cells of a grid are both located")
  func twoCells() {
    var scenario = Scenario(
      .forTests(
        units: 1, subUnits: 4, indicators: [.count("T"), .count("A", parent: "T"), .count("B", parent: "T")],
        grid: ["T", "A", "B"]))
    scenario.facts.set("U01", ["T": 80, "A": 32, "B": 48])
    for row in 1...4 { scenario.facts.set("U01", ["T": 20, "A": 8, "B": 12], row: "U01-\(row)") }
    scenario.facts.set("U01", "A", 13, row: "U01-2")
    scenario.facts.set("U01", "B", 15, row: "U01-4")
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B132 U01/U01-2 A", "B132 U01/U01-4 B"])
    #expect(outcome.findings.map(\.suggestion).contains(8))
    #expect(outcome.findings.map(\.suggestion).contains(12))
  }

  @Test(
    "The form's figure against the rows is B140; the total's follows from its part's; the rows are published")
  func gridAgainstForm() {
    var scenario = Scenario(
      .forTests(
        units: 1, subUnits: 2, indicators: [.count("T"), .count("A", parent: "T"), .count("B", parent: "T")],
        grid: ["T", "A", "B"]))
    scenario.facts.set("U01", ["T": 44, "A": 20, "B": 24])
    for row in 1...2 { scenario.facts.set("U01", ["T": 20, "A": 8, "B": 12], row: "U01-\(row)") }
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B140 U01 A"])
    #expect(outcome.findings[0].expected == 16)
    #expect(outcome.findings[0].evidence.map(\.indicator) == ["T"])
    #expect(outcome.total(0)?.total == 40)
    #expect(outcome.total(1)?.total == 16)
    #expect(outcome.rule("B140:A")?.failed == 1)
  }

  @Test("A joined figure without a row that is kept out is not whole")
  func joinedWithoutARow() {
    let asked = Indicator.count("A").with {
      $0.layouts = ["grid"]
      $0.max = .number(50)
    }
    var scenario = Scenario(.forTests(units: 1, subUnits: 2, indicators: [asked], grid: ["A"]))
    scenario.facts.set("U01", "A", 40, row: "U01-1")
    scenario.facts.set("U01", "A", 70, row: "U01-2")
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["C111 U01/U01-2 A"])
    #expect(outcome.total(0)?.total == 40)
    #expect(outcome.total(0)?.units == 0)
    #expect(outcome.total(0)?.expected == 1)
  }

  @Test("A printed total is held against its rows, locates a cell with them, and is never added")
  func printedTotals() {
    let asked = ["T", "A", "B"].map { code in
      Indicator.count(code, parent: code == "T" ? nil : "T").with { $0.layouts = ["grid"] }
    }
    var scenario = Scenario(.forTests(units: 2, subUnits: 3, indicators: asked, grid: ["T", "A", "B"]))
    for unit in ["U01", "U02"] {
      for row in 1...3 { scenario.facts.set(unit, ["T": 20, "A": 8, "B": 12], row: "\(unit)-\(row)") }
    }
    var totals = FactBuilder(scenario.schema)
    totals.set("U01", ["T": 60, "A": 24, "B": 36], row: "")
    totals.set("U02", ["T": 60, "A": 24, "B": 37], row: "")
    scenario.printed = totals.table()
    scenario.printed.facts = scenario.printed.facts.map { fact in
      var fact = fact
      fact.sheet = scenario.printed.text("Biểu 2")
      return fact
    }
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B130 U02 B"])
    #expect(outcome.findings[0].rule == "B130:B:rows")
    #expect(outcome.findings[0].sheet == "Biểu 2")
    #expect(outcome.total(2)?.total == 72)
    #expect(outcome.facts.facts.count == scenario.facts.table().facts.count)
    scenario.facts.set("U01", "A", 13, row: "U01-2")
    #expect(scenario.outcome().summary == ["B130 U02 B", "B132 U01/U01-2 A"])
  }

  @Test("A measure of the author's own that hardly ever adds up has no balance")
  func ownMeasure() {
    var scenario = Scenario(family(), measures: ["now", "rate"])
    scenario.fill(["T": 60, "A": 10, "B": 20, "C": 30])
    for unit in ["U01", "U02", "U03"] {
      for code in ["T", "A", "B", "C"] { scenario.facts.set(unit, code, 90, measure: "rate") }
    }
    #expect(scenario.outcome().findings.isEmpty)
  }

  @Test("Where a measure has no balance, its typed totals stand")
  func ownMeasureStands() {
    let indicators =
      [Indicator.count("O"), .count("W", parent: "O", relation: .ofWhich), .count("T")]
      + ["A", "B"].map { .count($0, parent: "T") }
    var scenario = Scenario(.forTests(units: 3, indicators: indicators), measures: ["now", "rate"])
    scenario.fill(["O": 9, "W": 4, "T": 30, "A": 10, "B": 20])
    for (unit, rate) in [("U01", 80.0), ("U02", 60)] {
      for code in ["T", "A", "B"] { scenario.facts.set(unit, code, rate, measure: "rate") }
    }
    // The units are looked at again, since another measure of theirs does not add up.
    scenario.facts.set("U01", "T", 31)
    scenario.facts.set("U02", "T", 33)
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B130 U01 T", "B130 U02 T"])
    #expect(outcome.total(2)?.total == 90)
    #expect(outcome.total(2, "rate")?.total == 140)
  }
}
