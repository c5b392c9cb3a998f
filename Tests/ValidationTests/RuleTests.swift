import Facts
import Findings
import Schema
import TestSupport
import Testing
import Validation

/// `code` as an operand.
private func at(_ code: String, _ measure: String = "now") -> RuleExpression {
  .indicator(code: code, measure: measure)
}

@Suite struct RuleTests {
  private func rule(_ expression: RuleExpression, _ change: (inout ValidationRule) -> Void = { _ in })
    -> ValidationRule
  {
    var rule = ValidationRule(code: "R-1", expression: expression, source: "…")
    change(&rule)
    return rule
  }
  private static let notLess = RuleExpression.comparison(.greaterOrEqual, at("B"), at("A"))

  @Test("A rule is judged at each unit: passed, failed, not checkable")
  func perUnit() {
    var scenario = Scenario(
      .forTests(
        units: 4, indicators: [.count("A"), .count("B")],
        rules: [rule(Self.notLess) { $0.severity = .warning }]))
    scenario.fill(["A": 5, "B": 9])
    scenario.facts.set("U02", "B", 4)
    scenario.facts.clear("U03", "A")
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["R120 U02 B"])
    #expect(outcome.findings[0].severity == .warning)
    #expect(outcome.findings[0].rule == "R-1")
    #expect(outcome.findings[0].indicators == ["B", "A"])
    #expect(outcome.findings[0].low == 5)
    let counts = outcome.rule("R-1")
    #expect([counts?.passed, counts?.failed, counts?.notCheckable] == [2, 1, 1])
  }

  @Test(
    "What a blank does to a rule",
    arguments: [
      (MissingTreatment.skip, Self.notLess, [String]()), (.zero, Self.notLess, ["R120"]),
      (.skipIfAll, Self.notLess, ["R120"]), (.required, Self.notLess, ["R120"]), (.bounds, Self.notLess, []),
      // B is at most 3, A is 5.
      (.skip, .comparison(.greater, at("B"), .arithmetic(.plus, at("A"), .number(0))), []),
    ] as [(MissingTreatment, RuleExpression, [String])])
  func treatments(_ treatment: MissingTreatment, _ expression: RuleExpression, _ codes: [String]) {
    var scenario = Scenario(
      .forTests(
        units: 1, indicators: [.count("A"), .count("B")], rules: [rule(expression) { $0.missing = treatment }]
      ))
    scenario.facts.set("U01", "A", 5)
    #expect(scenario.outcome().findings.map(\.code) == codes)
  }

  @Test("Limits of a blank can prove a violation", arguments: [MissingTreatment.skip, .bounds])
  func proven(_ treatment: MissingTreatment) {
    var scenario = Scenario(
      .forTests(
        units: 1, indicators: [.count("A"), .count("B").with { $0.max = .number(3) }],
        rules: [rule(Self.notLess) { $0.missing = treatment }]))
    scenario.facts.set("U01", "A", 5)
    #expect(scenario.outcome().findings.map(\.code) == ["R121"])
    scenario.facts.set("U01", "A", 0)
    let counts = scenario.outcome().rule("R-1")
    #expect(counts?.passed == (treatment == .bounds ? 1 : 0))
    #expect(counts?.notCheckable == (treatment == .bounds ? 0 : 1))
  }

  @Test("What does not apply drops from sums and leaves ratios unknown")
  func notApplicable() {
    let sum = RuleExpression.comparison(
      .equal, .call(.sum, [.range(from: "A", to: "B", measure: "now")]), .number(5))
    let ratio = RuleExpression.comparison(.equal, .arithmetic(.divided, at("A"), at("B")), .number(7))
    var scenario = Scenario(
      .forTests(
        units: 1, indicators: [.count("A"), .count("B")], rules: [rule(sum), rule(ratio) { $0.code = "R-2" }])
    )
    scenario.facts.set("U01", "A", 5)
    scenario.facts.set("U01", "B", .notApplicable, text: "x")
    let outcome = scenario.outcome()
    #expect(outcome.findings.isEmpty)
    #expect(outcome.rule("R-1")?.passed == 1)
    #expect(outcome.rule("R-2")?.notCheckable == 1)
  }

  @Test("Both or none asks only whether there is an answer")
  func both() {
    let both = RuleExpression.call(.both, [at("A"), at("B")])
    var scenario = Scenario(.forTests(units: 3, indicators: [.count("A"), .count("B")], rules: [rule(both)]))
    scenario.facts.set("U01", "A", 5)
    scenario.facts.set("U02", ["A": 1, "B": 0])
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["R120 U01 A"])
    #expect(outcome.rule("R-1")?.passed == 2)
  }

  @Test("Each row of a grid, and the totals of all")
  func scopes() {
    let total = RuleExpression.comparison(.lessOrEqual, at("A"), .number(29))
    var scenario = Scenario(
      .forTests(
        units: 2, subUnits: 2, indicators: [.count("A"), .count("B")], grid: ["A", "B"],
        rules: [
          rule(Self.notLess) { $0.scope = .row },
          rule(total) {
            $0.code = "R-2"
            $0.scope = .province
          },
        ]))
    scenario.fill(["A": 15, "B": 20])
    for unit in ["U01", "U02"] {
      scenario.facts.set(unit, ["A": 5, "B": 10], row: "\(unit)-1")
      scenario.facts.set(unit, ["A": 10, "B": 10], row: "\(unit)-2")
    }
    scenario.facts.set("U02", "A", 5, row: "U02-2")
    scenario.facts.set("U02", "A", 10, row: "U02-1")
    #expect(scenario.outcome().summary == ["R120 - A"])
    scenario.facts.set("U02", "A", 11, row: "U02-1")
    scenario.facts.set("U02", "A", 4, row: "U02-2")
    #expect(scenario.outcome().summary == ["R120 - A", "R120 U02/U02-1 B"])
    scenario.facts.clear("U01", "A")
    #expect(scenario.outcome().rule("R-2")?.notCheckable == 1)
  }

  @Test("The round before, and the year so far")
  func otherRounds() {
    let rounds = ["1", "2", "3"].map { code in
      var round = Round(code: code)
      round.year = code == "1" ? 2019 : 2020
      return round
    }
    let rules = [
      rule(.comparison(.greaterOrEqual, at("A"), .call(.previous, [at("A")]))),
      rule(.comparison(.equal, .call(.cumulative, [at("A")]), .number(12))) { $0.code = "R-2" },
    ]
    let schema = CampaignSchema.forTests(units: 2, rounds: rounds, indicators: [.count("A")], rules: rules)
    var scenario = Scenario(schema)
    scenario.fill(["A": 7])
    #expect(scenario.outcome().rule("R-1")?.notCheckable == 2)
    var earlier = FactBuilder(schema)
    earlier.set("U01", "A", 8)
    earlier.set("U02", "A", 5)
    scenario.earlier = [EarlierRound(round: "2", facts: earlier.table())]
    let outcome = scenario.outcome()
    #expect(outcome.summary == ["R120 U01 A", "R120 U01 A"])
    #expect(outcome.rule("R-2")?.passed == 1)
  }

  @Test("A blank of an earlier round makes the year's sum of all units uncheckable too")
  func blankBefore() {
    let rounds = ["1", "2"].map { code in
      var round = Round(code: code)
      round.year = 2020
      return round
    }
    let atMost = RuleExpression.comparison(.lessOrEqual, at("B"), .call(.cumulative, [at("A")]))
    let schema = CampaignSchema.forTests(
      units: 2, rounds: rounds, indicators: [.count("A"), .count("B")],
      rules: [rule(atMost) { $0.scope = .province }])
    var scenario = Scenario(schema)
    scenario.fill(["A": 10, "B": 15])
    var earlier = FactBuilder(schema)
    earlier.set("U01", "A", 3)
    scenario.earlier = [EarlierRound(round: "1", facts: earlier.table())]
    #expect(scenario.outcome().findings.isEmpty)
    #expect(scenario.outcome().rule("R-1")?.notCheckable == 1)
    earlier.set("U02", "A", 4)
    scenario.earlier = [EarlierRound(round: "1", facts: earlier.table())]
    #expect(scenario.outcome().summary == ["R120 - B"])
  }

  @Test("What is only about so holds nothing to the last digit at a unit; what does not apply drops out")
  func sharesBefore() {
    let rounds = ["1", "2"].map { Round(code: $0) }
    let before = RuleExpression.call(.previous, [at("A")])
    let equal = RuleExpression.comparison(.equal, at("A"), before)
    let schema = CampaignSchema.forTests(
      units: 2, rounds: rounds, indicators: [.count("A"), .of(.number, "B")],
      rules: [
        rule(equal),
        rule(equal) {
          $0.code = "R-2"
          $0.scope = .province
        },
        rule(.comparison(.equal, .arithmetic(.minus, at("A"), .call(.previous, [at("B")])), .number(60))) {
          $0.code = "R-3"
        },
      ])
    var scenario = Scenario(schema)
    scenario.facts.set("U01", "A", 60)
    scenario.facts.set("U02", "A", 41)
    var earlier = FactBuilder(schema)
    earlier.set("U01", "A", 60.6, qualifier: .about)
    earlier.set("U02", "A", 40.4, qualifier: .about)
    earlier.set("U01", "B", .notApplicable)
    earlier.set("U02", "B", .notApplicable)
    scenario.earlier = [EarlierRound(round: "1", facts: earlier.table())]
    let outcome = scenario.outcome()
    #expect(outcome.rule("R-1")?.notCheckable == 2)
    #expect(outcome.rule("R-2")?.passed == 1)
    #expect(outcome.rule("R-3").map { [$0.passed, $0.failed] } == [1, 1])
  }

  @Test("A figure that an error keeps out is missing to rules")
  func keptOut() {
    var scenario = Scenario(
      .forTests(
        units: 1, indicators: [.count("A").with { $0.max = .number(10) }, .count("B")],
        rules: [rule(Self.notLess)]))
    scenario.facts.set("U01", ["A": 11, "B": 5])
    #expect(scenario.outcome().findings.map(\.code) == ["C111"])
  }
}
