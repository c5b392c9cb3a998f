import Facts
import Findings
import Schema
import TestSupport
import Testing
import Validation

@Suite struct CumulativeTests {
  private static func round(_ code: String, _ year: Int) -> Round {
    var round = Round(code: code)
    round.year = year
    return round
  }
  private static let rounds = [round("2019-4", 2019), round("2020-1", 2020), round("2020-2", 2020)]

  private func scenario(rounds: [Round], before: Double?) -> Scenario {
    let schema = CampaignSchema.forTests(units: 3, rounds: rounds, indicators: [.count("A")])
    var scenario = Scenario(schema, measures: ["now", "cumulative"])
    for unit in ["U01", "U02", "U03"] {
      scenario.facts.set(unit, "A", 120)
      scenario.facts.set(unit, "A", 120 + (before ?? 0), measure: "cumulative")
    }
    if let before, rounds.count > 1 {
      var earlier = FactBuilder(schema, measures: ["now", "cumulative"])
      for unit in ["U01", "U02", "U03"] {
        earlier.set(unit, "A", before)
        earlier.set(unit, "A", before, measure: "cumulative")
      }
      scenario.earlier = [EarlierRound(round: rounds[rounds.count - 2].code, facts: earlier.table())]
    }
    return scenario
  }

  @Test(
    "A running sum is held against the one before and this round's figure",
    arguments: [
      (550.0, [String]()), (549, ["B143"]), (429, ["B142"]), (119, ["B144"]),
    ] as [(Double, [String])])
  func runningSum(_ sum: Double, _ codes: [String]) {
    var scenario = scenario(rounds: Self.rounds, before: 430)
    scenario.facts.set("U02", "A", sum, measure: "cumulative")
    let outcome = scenario.outcome()
    #expect(outcome.findings.map(\.code) == codes)
    #expect(outcome.findings.allSatisfy { $0.measure == "cumulative" && $0.expected == 550 })
    #expect(outcome.rule("B143:A[cumulative]")?.failed == codes.count)
  }

  @Test("An indicator without a running sum has no rule about one")
  func withoutSum() {
    let schema = CampaignSchema.forTests(
      units: 3, rounds: Self.rounds,
      indicators: [.count("A"), .count("B").with { $0.measures = ["now"] }])
    var scenario = Scenario(schema, measures: ["now", "cumulative"])
    for unit in ["U01", "U02", "U03"] {
      scenario.facts.set(unit, "A", 120)
      scenario.facts.set(unit, "A", 120, measure: "cumulative")
      scenario.facts.set(unit, "B", 7)
    }
    let outcome = scenario.outcome()
    #expect(outcome.rule("B143:A[cumulative]") != nil)
    #expect(outcome.rule("B143:B[cumulative]") == nil)
  }

  @Test(
    "This round's figure beside a running sum that it does not fit is in doubt too: its total has a range",
    arguments: [(120.0, 560.0, 360.0, 370.0), (600, 550, 790, 840), (120, 119, 360, 360)])
  func rangeOfFlow(_ own: Double, _ sum: Double, _ low: Double, _ high: Double) throws {
    var scenario = scenario(rounds: Self.rounds, before: 430)
    scenario.facts.set("U02", "A", own)
    scenario.facts.set("U02", "A", sum, measure: "cumulative")
    let outcome = scenario.outcome()
    #expect(outcome.findings.map { $0.doubted.map(\.description) } == [["A[cumulative]", "A"]])
    let flow = try #require(outcome.totals.first { $0.measure == "now" })
    #expect(flow.total == 240 + own && flow.low == low && flow.high == high)
    let running = try #require(outcome.totals.first { $0.measure == "cumulative" })
    #expect(running.low != running.high)
  }

  @Test(
    "Where this round's figure and the sum beside it may each be the wrong one nothing is expected of the sum"
  )
  func eitherOfTwo() {
    var scenario = scenario(rounds: Self.rounds, before: 430)
    scenario.facts.set("U02", "A", 600)
    let outcome = scenario.outcome()
    #expect(outcome.findings.map(\.code) == ["B144"])
    #expect(outcome.findings.first?.expected == nil)
    // A decision still remembers what the sum was held against.
    #expect(outcome.findings.first?.heldAgainst == 600)
  }

  @Test("In the first round of a year the running sum is this round's figure")
  func firstOfTheYear() {
    var scenario = scenario(rounds: Array(Self.rounds.prefix(2)), before: nil)
    scenario.facts.set("U02", "A", 130, measure: "cumulative")
    #expect(scenario.outcome().summary == ["B143 U02 A[cumulative]"])
  }

  @Test("The first round that the schema knows need not be the first of its year")
  func firstKnown() {
    var scenario = scenario(rounds: [Self.rounds[2]], before: 430)
    #expect(scenario.outcome().findings.isEmpty)
    #expect(scenario.outcome().rule("B143:A[cumulative]")?.notCheckable == 3)
    for unit in ["U01", "U02"] { scenario.facts.set(unit, "A", 120, measure: "cumulative") }
    #expect(scenario.outcome().summary == ["B143 U03 A[cumulative]"])
  }

  @Test("Without the round before nothing is said")
  func gap() {
    var scenario = scenario(rounds: Self.rounds, before: 430)
    scenario.earlier = []
    scenario.facts.set("U02", "A", 700, measure: "cumulative")
    #expect(scenario.outcome().findings.isEmpty)
  }

  @Test("A running sum that went down against another round than the one before names that round")
  func namedRound() {
    let rounds = Self.rounds + [Self.round("2020-3", 2020)]
    var scenario = scenario(rounds: rounds, before: 430)
    scenario.facts.set("U02", "A", 400, measure: "cumulative")
    #expect(
      scenario.outcome().finding("B142")?.message.vietnamese == "Lũy kế 400, nhỏ hơn lũy kế đợt trước 430.")
    scenario.earlier[0].round = "2020-1"
    #expect(
      scenario.outcome().finding("B142")?.message.vietnamese == "Lũy kế 400, nhỏ hơn lũy kế đợt 2020-1: 430.")
  }

  @Test("What an error kept out of the round before is no running sum before") func keptOutBefore() {
    var scenario = scenario(rounds: Self.rounds, before: 430)
    var earlier = FactBuilder(scenario.schema, measures: ["now", "cumulative"])
    earlier.set("U02", "A", 200_000, measure: "cumulative", flags: [.keptOut])
    scenario.earlier[0].facts = earlier.table()
    #expect(scenario.outcome().findings.isEmpty)
    #expect(scenario.outcome().rule("B143:A[cumulative]")?.notCheckable == 3)
  }

  @Test("An indicator that cumulates another is held against it")
  func cumulates() {
    let indicators = [
      Indicator.count("F"),
      .count("C").with {
        $0.kind = .cumulative
        $0.cumulates = "F"
      },
    ]
    let schema = CampaignSchema.forTests(units: 2, rounds: Self.rounds, indicators: indicators)
    var scenario = Scenario(schema)
    scenario.fill(["F": 10, "C": 30])
    scenario.facts.set("U02", "C", 31)
    var earlier = FactBuilder(schema)
    for unit in ["U01", "U02"] { earlier.set(unit, ["F": 20, "C": 20]) }
    scenario.earlier = [EarlierRound(round: "2020-1", facts: earlier.table())]
    #expect(scenario.outcome().summary == ["B143 U02 C"])
  }

  @Test(
    "A derived measure is computed again, within rounding; its total too, never as a sum",
    arguments: [(75.0, 0), (75.4, 1), (76, 1), (74, 1), (57, 1), (0.75, 0)] as [(Double, Int)])
  func derived(_ rate: Double, _ findings: Int) {
    var scenario = Scenario.withRate(units: 2)
    for unit in ["U01", "U02"] {
      scenario.facts.set(unit, "A", 150)
      scenario.facts.set(unit, "A", 200, measure: "plan")
      scenario.facts.set(unit, "A", 75, measure: "rate")
    }
    scenario.facts.set("U01", "A", rate, measure: "rate")
    let outcome = scenario.outcome()
    #expect(outcome.findings.map(\.code) == Array(repeating: "B145", count: findings))
    #expect(outcome.total(0, "rate")?.total == 75)
    #expect(outcome.rule("B145:rate")?.text == "rate = now / plan * 100")
  }

  @Test(
    "A derived figure may be rounded or have digits dropped, but lie no further off",
    arguments: [
      (42.857, 0), (42.86, 0), (42.85, 0), (42.9, 0), (42.8, 0), (43, 0), (42, 0), (42.7, 1), (42.87, 1),
      (44, 1),
    ]
      as [(Double, Int)])
  func rounding(_ rate: Double, _ findings: Int) {
    var scenario = Scenario.withRate(units: 1)
    scenario.facts.set("U01", "A", 3)
    scenario.facts.set("U01", "A", 7, measure: "plan")
    scenario.facts.set("U01", "A", rate, measure: "rate")
    #expect(scenario.outcome().findings.map(\.code) == Array(repeating: "B145", count: findings))
  }

  @Test(
    "Columns made by functions are computed again; only a percentage may be written as its fraction",
    arguments: [
      ("sum", 350, 0), ("sum", 351, 1), ("max", 200, 0), ("max", 150, 1), ("min", 150, 0), ("count", 2, 0),
      ("count", 1, 1), ("round", 133.3, 0), ("round", 133.4, 1), ("round", 133, 0), ("round", 1.333, 0),
      ("difference", -50, 0), ("difference", -0.5, 1),
    ] as [(String, Double, Int)])
  func functions(_ name: String, _ value: Double, _ findings: Int) {
    let (now, plan) = (RuleExpression.measure("now"), RuleExpression.measure("plan"))
    let percentage = RuleExpression.arithmetic(.times, .arithmetic(.divided, plan, now), .number(100))
    let expression: RuleExpression =
      switch name {
      case "round": .call(.round, [percentage, .number(1)])
      case "difference": .arithmetic(.minus, now, plan)
      default: .call(ExpressionFunction(rawValue: name) ?? .abs, [now, plan])
      }
    let columns = [
      ValueColumn(column: [.text("KH")], measure: "plan"), ValueColumn(column: [.text("TH")]),
      ValueColumn(column: [.text("Tính")], measure: "made", derived: expression),
    ]
    var scenario = Scenario(
      .forTests(units: 1, indicators: [.count("A")], measures: columns), measures: ["now", "plan", "made"])
    scenario.facts.set("U01", "A", 150)
    scenario.facts.set("U01", "A", 200, measure: "plan")
    scenario.facts.set("U01", "A", value, measure: "made")
    let outcome = scenario.outcome()
    #expect(outcome.findings.map(\.code) == Array(repeating: "B145", count: findings))
    #expect(outcome.rule("B145:made")?.notCheckable == 0)
    #expect(outcome.total(0, "made")?.total != nil)
  }
}
