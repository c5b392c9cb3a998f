import Facts
import Findings
import Schema
import TestSupport
import Testing
import Validation

@Suite struct TotalsTests {
  @Test(
    "Each aggregate makes one value of the units'",
    arguments: [
      (Aggregation.sum, 60), (.mean, 20), (.min, 10), (.max, 30), (.last, 30), (.none, nil),
      (.list, nil),
      (.distinct, nil), (.ratio("A", "B"), 0.5),
    ] as [(Aggregation, Double?)])
  func aggregates(_ aggregate: Aggregation, _ expected: Double?) {
    var scenario = Scenario(
      .forTests(
        units: 4, indicators: [.count("A"), .count("B"), .of(.number, "X").with { $0.aggregate = aggregate }])
    )
    for (unit, value) in [("U01", 10.0), ("U02", 20), ("U03", 30)] {
      scenario.facts.set(unit, ["A": value, "B": 2 * value, "X": value])
    }
    scenario.facts.set("U04", "X", .notApplicable, text: "x")
    let total = scenario.outcome().total(2)
    #expect(total?.total == expected)
    #expect(total?.units == 3)
    #expect(total?.expected == 3)
    #expect(total?.low == expected)
  }

  @Test(
    "Sums of decimals are decimals",
    arguments: [(0.3, 0.9), (0.1, 0.3), (1.1, 3.3), (1.0 / 3, 1), (7, 21)] as [(Double, Double)])
  func decimals(_ value: Double, _ sum: Double) {
    var scenario = Scenario(.forTests(units: 3, indicators: [.of(.number, "X")]))
    scenario.fill(["X": value])
    #expect(scenario.outcome().total(0)?.total == sum)
  }

  @Test("A ratio of percent is of the sums and a percentage, over units that have given both")
  func percentRatio() {
    var scenario = Scenario(
      .forTests(
        units: 3,
        indicators: [.count("A"), .count("B"), .of(.percent, "R").with { $0.aggregate = .ratio("A", "B") }]))
    scenario.facts.set("U01", ["A": 1, "B": 2, "R": 50])
    scenario.facts.set("U02", ["A": 9, "B": 8, "R": 90])
    scenario.facts.set("U03", "A", 100)
    let total = scenario.outcome().total(2)
    #expect(total?.total == 100)
    #expect(total?.units == 2)
    #expect(total?.exceptions == [])
    scenario.facts.set("U03", "R", 60)
    scenario.facts.clear("U02", "R")
    // U03 has typed a rate, but not both of its figures; U02 the other way round.
    #expect(scenario.outcome().total(2)?.units == 2)
    #expect(scenario.outcome().total(2)?.exceptions == [2, 3])
  }

  @Test("A derived total is over the units that have given all it is computed from")
  func derivedOverWholeUnits() {
    var scenario = Scenario.withRate(units: 4)
    let given: [(String, Double?, Double?)] = [
      ("U01", 100, 80), ("U02", 300, 270), ("U03", nil, 500), ("U04", 50, nil),
    ]
    for (unit, plan, now) in given {
      if let plan { scenario.facts.set(unit, "A", plan, measure: "plan") }
      if let now { scenario.facts.set(unit, "A", now) }
    }
    let outcome = scenario.outcome()
    #expect(outcome.total(0)?.total == 850)
    #expect(outcome.total(0, "plan")?.total == 450)
    #expect(outcome.total(0, "rate")?.total == 87.5)
    #expect(outcome.total(0, "rate")?.units == 2)
    #expect(outcome.total(0, "rate")?.expected == 4)
  }

  @Test("A lower bound makes the total one")
  func lowerBound() {
    var scenario = Scenario(.forTests(units: 2, indicators: [.count("A"), .count("B")]))
    scenario.fill(["A": 5, "B": 5])
    scenario.facts.set("U01", "A", 5000, qualifier: .atLeast)
    let outcome = scenario.outcome()
    #expect(outcome.total(0)?.isLowerBound == true)
    #expect(outcome.total(1)?.isLowerBound == false)
  }

  @Test("A value that an earlier stage's error is about stays out; its suggestion is in the range")
  func structuralError() {
    var scenario = Scenario(.forTests(units: 2, indicators: [.count("A")]))
    scenario.fill(["A": 7000])
    scenario.facts.set("U02", "A", .ambiguous, text: "7.063")
    var finding = Scenario.structural("T105", unit: "U02", indicator: "A")
    finding.suggestion = 7063
    scenario.structural = [finding]
    let outcome = scenario.outcome()
    #expect(outcome.facts.facts.map { $0.flags.contains(.keptOut) } == [false, true])
    #expect(outcome.total(0)?.total == 7000)
    #expect(outcome.total(0)?.low == 7000)
    #expect(outcome.total(0)?.high == 14063)
  }

  // The formula's result counted as the unit's whole figure.
  @Test(
    "A formula's total of which a part is not known is in the total, but not whole; a typed one is whole",
    arguments: [
      (.pending, .formula, 1), (.unreadable, .formula, 1), (.ambiguous, .formula, 1), (.pending, [], 2),
      (.notApplicable, .formula, 2), (.blank, .formula, 2),
    ] as [(FactState, FactFlags, Int)])
  func formulaWithoutPart(state: FactState, flags: FactFlags, whole: Int) {
    var scenario = Scenario(
      .forTests(
        units: 2,
        indicators: [
          .count("S"), .count("T", parent: "S"), .count("A", parent: "T"), .count("B", parent: "T"),
        ]))
    scenario.fill(["S": 40, "T": 40, "A": 31, "B": 9])
    scenario.facts.set("U01", "S", 31, flags: flags)
    scenario.facts.set("U01", "T", 31, flags: flags)
    scenario.facts.set("U01", "B", state, text: "…")
    let outcome = scenario.outcome()
    #expect(outcome.total(1)?.total == 71 && outcome.total(1)?.units == whole)
    #expect(outcome.total(0)?.total == 71 && outcome.total(0)?.units == whole)
    #expect(outcome.total(1)?.exceptions == (whole == 2 ? [] : [1]))
  }

  @Test("What is recomputed below is recomputed above")
  func nested() {
    var scenario = Scenario(
      .forTests(
        units: 1,
        indicators: [
          .count("T"), .count("A", parent: "T"), .count("A1", parent: "A"), .count("B", parent: "T"),
        ]))
    scenario.facts.set("U01", ["T": 1007, "A": 507, "A1": 500, "B": 500])
    let outcome = scenario.outcome()
    #expect(outcome.finding("B130")?.indicator == "A")
    #expect(outcome.total(1)?.total == 500)
    #expect(outcome.total(0)?.total == 1000)
  }
}
