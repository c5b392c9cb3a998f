import Facts
import Findings
import Schema
import TestSupport
import Testing
import Validation

@Suite struct CellRuleTests {
  @Test("A required blank is C110, a pending one a warning, an optional one nothing")
  func missing() {
    var scenario = Scenario(.forTests(indicators: [.count("A", required: true), .count("B")]))
    scenario.fill(["A": 5])
    scenario.facts.clear("U02", "A")
    scenario.facts.set("U03", "A", .pending, text: "…")
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["C110 U02 A", "C110 U03 A"])
    #expect(outcome.findings.map(\.severity).sorted() == [.error, .warning])
    #expect(outcome.total(0)?.units == 4)
    #expect(outcome.total(0)?.expected == 6)
    #expect(outcome.total(0)?.total == 20)
  }

  @Test(
    "C110 is silent where an earlier stage has spoken",
    arguments: [
      Scenario.structural("S011", unit: "U02", indicator: "A"),
      Scenario.structural("F006", unit: "U02", indicator: "A"),
      Scenario.structural("M602", unit: "U02"),
    ])
  func silence(_ said: Finding) {
    var scenario = Scenario(.forTests(indicators: [.count("A", required: true)]))
    scenario.fill(["A": 5])
    scenario.facts.clear("U02", "A")
    scenario.structural = [said]
    #expect(scenario.outcome().findings.map(\.code) == [said.code])
  }

  @Test("A unit without a return has no C110 and no failed rule")
  func notReturned() {
    var scenario = Scenario(.forTests(indicators: [.count("A", required: true), .count("B", parent: "A")]))
    scenario.fill(["A": 5, "B": 5])
    scenario.facts.clear("U02", "A")
    scenario.facts.clear("U02", "B")
    scenario.returned.remove(2)
    scenario.structural = [Scenario.structural("M600", unit: "U02")]
    #expect(scenario.outcome().summary == ["M600 U02 -"])
  }

  @Test("In a grid of units a blank row is one finding, a blank cell another")
  func gridRows() {
    var scenario = Scenario(
      .forTests(
        units: 2, subUnits: 3,
        indicators: ["A", "B"].map { .count($0, required: true).with { $0.layouts = ["grid"] } },
        grid: ["A", "B"]))
    for unit in ["U01", "U02"] {
      for row in 1...3 { scenario.facts.set(unit, ["A": 4, "B": 6], row: "\(unit)-\(row)") }
    }
    scenario.facts.clear("U01", "A", row: "U01-2")
    scenario.facts.clear("U02", "A", row: "U02-3")
    scenario.facts.clear("U02", "B", row: "U02-3")
    #expect(scenario.outcome().summary == ["C110 U01/U01-2 A", "C110 U02/U02-3 A"])
  }

  @Test("Rows that are missing have no C110, one or several") func missingRows() {
    for rows in [["U01-2"], ["U01-2", "U01-3"]] {
      var scenario = Scenario(
        .forTests(
          units: 1, subUnits: 3, indicators: [.count("A", required: true).with { $0.layouts = ["grid"] }],
          grid: ["A"]))
      for row in 1...3 { scenario.facts.set("U01", ["A": 4], row: "U01-\(row)") }
      for row in rows { scenario.facts.clear("U01", "A", row: row) }
      var said = Scenario.structural("S011", unit: "U01", row: rows.count == 1 ? rows[0] : nil)
      said.normalisedText = rows.joined(separator: ",")
      scenario.structural = [said]
      #expect(scenario.outcome().findings.map(\.code) == ["S011"])
    }
  }

  @Test("A column that is missing has no C110 in its rows; a blank cell beside a missing row of the form has")
  func missingColumn() {
    var scenario = Scenario(
      .forTests(
        units: 1, subUnits: 3,
        indicators: ["A", "B"].map { .count($0, required: true).with { $0.layouts = ["grid"] } },
        grid: ["A", "B"]))
    for row in 1...3 { scenario.facts.set("U01", ["B": 4], row: "U01-\(row)") }
    for row in 1...3 { scenario.facts.clear("U01", "A", row: "U01-\(row)") }
    var table = scenario.facts.table()
    for place in table.facts.indices where table.facts[place].state == .blank {
      (table.facts[place].row, table.facts[place].column) = (0, 0)
    }
    let said = Scenario.structural("S011", unit: "U01", indicator: "A")
    func codes(_ facts: FactTable) -> [String] {
      Validator.validate(
        ValidationInput(
          schema: scenario.schema, round: nil, facts: facts, structural: [said], returned: scenario.returned)
      ).findings.map(\.code).sorted()
    }
    #expect(codes(table) == ["S011"])
    #expect(codes(scenario.facts.table()) == ["C110", "C110", "C110", "S011"])
  }

  @Test(
    "Limits are inclusive; hard ones hide soft ones, a field's hide both",
    arguments: [
      (25.0, [String]()), (26, ["C112"]), (40, ["C112"]), (41, ["C111"]), (0, []), (3, ["C112"]),
      (-1, ["C111"]),
    ] as [(Double, [String])])
  func limits(_ value: Double, _ codes: [String]) {
    var scenario = Scenario(
      .forTests(
        units: 1,
        indicators: [
          .count("A").with {
            $0.max = .number(40)
            $0.softMin = .number(4)
            $0.softMax = .number(25)
          }
        ]))
    // 0 is below the soft minimum too, but then the figure says what it says.
    scenario.schema.indicators[0].softMin = value == 0 ? nil : .number(4)
    scenario.facts.set("U01", "A", value)
    let outcome = scenario.outcome()
    #expect(outcome.findings.map(\.code) == codes)
    #expect(outcome.facts.facts[0].flags.contains(.keptOut) == (codes == ["C111"]))
    #expect(outcome.total(0)?.units == (codes == ["C111"] ? 0 : 1))
  }

  // The default minimum of a count stood in for one that the author took away.
  @Test("A count without a minimum may be negative", arguments: [true, false])
  func withoutMinimum(isLimited: Bool) {
    let indicator = Indicator.count("A").with { if !isLimited { $0.min = nil } }
    var scenario = Scenario(.forTests(units: 1, indicators: [indicator]))
    scenario.facts.set("U01", "A", -5)
    let outcome = scenario.outcome()
    #expect(outcome.findings.map(\.code) == (isLimited ? ["C111"] : []))
    #expect(outcome.total(0)?.units == (isLimited ? 0 : 1))
  }

  @Test("X500 speaks in C111's place, is a warning for a soft limit, and stays in the total")
  func population() {
    var scenario = Scenario(
      .forTests(
        units: 2,
        indicators: [
          .count("A").with { $0.max = .field("population") },
          .count("B").with { $0.softMax = .field("population") },
        ]))
    scenario.fill(["A": 10, "B": 10])
    scenario.facts.set("U01", ["A": 10_001, "B": 10_001])
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["X500 U01 A", "X500 U01 B"])
    #expect(outcome.findings.filter { $0.indicator == "A" }.map(\.severity) == [.error])
    #expect(outcome.findings.filter { $0.indicator == "B" }.map(\.severity) == [.warning])
    #expect(outcome.total(0)?.total == 10_011)
  }

  @Test("A choice is compared by code, label and alias, tone placement and case aside")
  func choices() {
    var scenario = Scenario(.forTests(units: 4, indicators: [.of(.choice("status"), "A")]))
    scenario.schema.choices = [
      ChoiceList(code: "status", choices: [Choice(code: "done", label: "Đã hoà giải", aliases: ["xong"])])
    ]
    for (unit, text) in [("U01", "done"), ("U02", "ĐÃ HÒA GIẢI"), ("U03", " Xong "), ("U04", "Đề hòa giải")] {
      scenario.facts.set(unit, "A", .text, text: text)
    }
    #expect(scenario.outcome().summary == ["C113 U04 A"])
  }

  @Test("An accepted finding is silent, and its value counts")
  func accepted() {
    var scenario = Scenario(.forTests(units: 2, indicators: [.count("A").with { $0.max = .number(10) }]))
    scenario.fill(["A": 12])
    scenario.schema.accepted = [AcceptedFinding(unit: "U01", indicator: "A", code: "C111")]
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["C111 U02 A"])
    #expect(outcome.total(0)?.total == 12)
  }

  @Test(
    "A figure below 0, or a share outside 0–100, counts once that is accepted; a narrower limit still speaks",
    arguments: [
      ("T106", IndicatorType.count, -7.0, nil, []), ("T108", .percent, 120, nil, []),
      ("T108", .percent, -5, nil, []),
      ("T108", .percent, 120, 110, ["C111"]), ("T106", .number, -7, nil, []),
    ] as [(String, IndicatorType, Double, Double?, [String])])
  func acceptedLimits(
    _ code: String, _ type: IndicatorType, _ value: Double, _ most: Double?, _ left: [String]
  ) {
    let asked = Indicator.of(type, "A").with {
      if type == .number { $0.min = .number(0) }
      $0.max = most.map { .number($0) }
      $0.aggregate = .sum
    }
    var scenario = Scenario(.forTests(units: 1, indicators: [asked]))
    scenario.facts.set("U01", "A", value, flags: .keptOut)
    scenario.structural = [Scenario.structural(code, unit: "U01", indicator: "A")]
    scenario.schema.accepted = [
      AcceptedFinding(unit: "U01", indicator: "A", code: code)
    ]
    let outcome = scenario.outcome()
    #expect(outcome.findings.map(\.code) == left)
    #expect(outcome.accepted.map(\.code) == [code])
    #expect(outcome.total(0)?.total == (left.isEmpty ? value : nil))
  }
}
