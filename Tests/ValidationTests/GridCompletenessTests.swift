import Facts
import Findings
import Schema
import TestSupport
import Testing
import Validation

/// When the rows of a grid are a unit's whole figure, and what its printed total says of them.
@Suite struct GridCompletenessTests {
  /// One unit, three rows of an indicator that only the grid holds, and the total that it prints.
  private func scenario(_ rows: [Double?], printed: Double?, isRequired: Bool = false) -> Scenario {
    let asked = Indicator.count("A", required: isRequired).with { $0.layouts = ["grid"] }
    var scenario = Scenario(.forTests(units: 1, subUnits: 3, indicators: [asked], grid: ["A"]))
    for (place, figure) in rows.enumerated() {
      if let figure {
        scenario.facts.set("U01", "A", figure, row: "U01-\(place + 1)")
      } else {
        scenario.facts.clear("U01", "A", row: "U01-\(place + 1)")
      }
    }
    if let printed { scenario.print(["A": printed]) }
    return scenario
  }

  @Test("A row that is still to come leaves a joined figure in the total, but not whole")
  func pending() {
    var scenario = scenario([5, 6, nil], printed: nil)
    scenario.facts.set("U01", "A", .pending, text: "chưa có", row: "U01-3")
    let total = scenario.outcome().total(0)
    #expect(total?.total == 11)
    #expect(total?.units == 0)
    #expect(total?.expected == 1)
  }

  @Test(
    "A blank row leaves it not whole, unless the printed total is what the others add up to",
    arguments: [(nil, 0), (11, 1), (18, 0)] as [(Double?, Int)])
  func blank(_ printed: Double?, _ units: Int) {
    let total = scenario([5, 6, nil], printed: printed).outcome().total(0)
    #expect(total?.total == 11)
    #expect(total?.units == units)
  }

  @Test("A printed total that blank rows do not make is told, and is not added")
  func shortfall() {
    let outcome = scenario([5, 6, nil], printed: 18).outcome()
    #expect(outcome.summary == ["B130 U01 A"])
    #expect(outcome.findings.first?.severity == .warning)
    #expect(outcome.findings.first?.value == 18)
    #expect(outcome.findings.first?.low == 11)
    #expect(outcome.findings.first?.message.vietnamese.contains("còn 1 dòng chưa có số") == true)
    #expect(outcome.total(0)?.total == 11)
    #expect(outcome.rule("B130:A:rows")?.notCheckable == 1)
  }

  @Test("So it is where no row has a figure")
  func onlyPrinted() {
    let outcome = scenario([nil, nil, nil], printed: 18).outcome()
    #expect(outcome.summary == ["B130 U01 A"])
    #expect(outcome.total(0)?.total == nil)
  }

  @Test("Where a row's own error says why, the printed total says nothing more")
  func saidAlready() {
    let outcome = scenario([5, 6, nil], printed: 18, isRequired: true).outcome()
    #expect(outcome.summary == ["C110 U01/U01-3 A"])
    #expect(outcome.total(0)?.units == 0)
  }

  @Test("Where a row is missing altogether the printed total is not blamed; one that the others exceed is")
  func missingRow() {
    var scenario = scenario([5, 6, nil], printed: 18)
    scenario.facts.leaveOut(row: "U01-3")
    let outcome = scenario.outcome()
    #expect(outcome.findings.isEmpty)
    #expect(outcome.rule("B130:A:rows")?.notCheckable == 1)
    #expect(outcome.total(0)?.units == 0)
    scenario.print(["A": 10])
    #expect(scenario.outcome().summary == ["R121 U01 A"])
  }

  @Test("Figures that all agree with their printed total, and rows of zeros, say nothing")
  func whole() {
    let outcome = scenario([5, 6, 0], printed: 11).outcome()
    #expect(outcome.findings.isEmpty)
    #expect(outcome.total(0)?.units == 1)
  }

  @Test("A total row that is wrong in all its columns takes no row's figure out of the total")
  func wrongTotalRow() {
    let asked = ["T", "A", "B"].map { code in
      Indicator.count(code, parent: code == "T" ? nil : "T").with { $0.layouts = ["grid"] }
    }
    var scenario = Scenario(.forTests(units: 1, subUnits: 3, indicators: asked, grid: ["T", "A", "B"]))
    for row in 1...3 { scenario.facts.set("U01", ["T": 20, "A": 8, "B": 12], row: "U01-\(row)") }
    scenario.print(["T": 120, "A": 70, "B": 45])
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["B130 U01 A", "B130 U01 B", "B130 U01 T"])
    #expect([0, 1, 2].map { outcome.total($0)?.total } == [60, 24, 36])
    #expect([0, 1, 2].map { outcome.total($0)?.units } == [1, 1, 1])
    #expect(outcome.facts.facts.allSatisfy { !$0.flags.contains(.keptOut) })
  }

  @Test(
    "A stale formula in the total row takes in what its total is found to be; one in another cell does not")
  func staleTotal() {
    var scenario = scenario([5, 6, 7], printed: 19)
    var stale = Scenario.structural("F007", .warning, unit: "U01", file: "U01.xlsx")
    (stale.sheet, stale.cell) = ("Biểu 2", "D10")
    scenario.structural = [stale]
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["F007 U01 -"])
    #expect(outcome.findings.first?.evidence.map(\.code) == ["B130"])
    scenario.structural[0].cell = "D11"
    #expect(scenario.outcome().summary == ["B130 U01 A", "F007 U01 -"])
  }

  @Test(
    "A form's cell without a figure takes the rows' sum where all rows are there",
    arguments: [
      (FactState.blank, 2.0, 17, 1), (.pending, 2, 17, 1), (.blank, nil, nil, 0), (.unreadable, 2, nil, 0),
    ]
      as [(FactState, Double?, Double?, Int)])
  func formWithoutFigure(_ state: FactState, _ row: Double?, _ total: Double?, _ units: Int) {
    var scenario = Scenario(.forTests(units: 1, subUnits: 3, indicators: [.count("A")], grid: ["A"]))
    scenario.facts.set("U01", "A", state, text: state == .blank ? nil : "…")
    scenario.facts.set("U01", "A", 7, row: "U01-1")
    scenario.facts.set("U01", "A", 8, row: "U01-2")
    if let row {
      scenario.facts.set("U01", "A", row, row: "U01-3")
    } else {
      scenario.facts.clear("U01", "A", row: "U01-3")
    }
    let outcome = scenario.outcome()
    #expect(outcome.total(0)?.total == total)
    #expect(outcome.total(0)?.units == units)
    #expect(outcome.total(0)?.low == total)
    #expect(outcome.facts.facts.first?.state == state)
  }

  @Test("A form's cell that is required, or whose formula has no value, stays out until it is mended")
  func requiredOfForm() {
    var scenario = Scenario(
      .forTests(
        units: 1, subUnits: 1, indicators: [.count("A", required: true), .count("B")], grid: ["A", "B"]))
    scenario.facts.set("U01", ["A": 7, "B": 8], row: "U01-1")
    scenario.structural = [Scenario.structural("F006", unit: "U01", indicator: "B")]
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["C110 U01 A", "F006 U01 B"])
    #expect([0, 1].map { outcome.total($0)?.total } == [nil, nil])
    #expect([0, 1].map { outcome.total($0)?.units } == [0, 0])
  }
}

extension Scenario {
  /// Prints totals below the rows of the first unit's grid.
  fileprivate mutating func print(_ figures: KeyValuePairs<String, Double>) {
    var totals = FactBuilder(schema)
    totals.set("U01", figures, row: "")
    printed = totals.table()
    let named = Set(figures.map(\.key))
    printed.facts = printed.facts.compactMap { fact in
      guard named.contains(schema.indicators[Int(fact.indicator)].code), Int(fact.unit) == 1 else {
        return nil
      }
      var fact = fact
      fact.sheet = printed.text("Biểu 2")
      return fact
    }
  }
}
