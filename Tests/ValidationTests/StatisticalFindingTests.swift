import Facts
import Findings
import Foundation
import Schema
import TestSupport
import Testing
import Validation

@Suite struct StatisticalFindingTests {
  /// Twenty indicators of sixteen units that vary a little, and rounds before.
  private static func scenario(earlier: Int = 0, scale: Double = 1) -> Scenario {
    let rounds = (0...earlier).map { Round(code: "R\($0)") }
    let indicators = (0..<20).map { number in
      Indicator.count("I" + (number < 10 ? "0" : "") + "\(number)").with {
        if number == 3 { $0.normaliseBy = "population" }
      }
    }
    var schema = CampaignSchema.forTests(units: 16, rounds: rounds, indicators: indicators)
    for unit in schema.reportingUnits { schema.units[unit].population = 10_000 * (1 + Double(unit) / 8) }
    var scenario = Scenario(schema)
    scenario.statistics = true
    var random = SeededRandom(seed: 5)
    for round in 0...earlier {
      var facts = FactBuilder(schema)
      for unit in schema.reportingUnits {
        let size = 1 + Double(unit) / 8
        for (number, indicator) in schema.indicators.enumerated() {
          let spread = exp(Double.random(in: -0.3...0.3, using: &random))
          facts.set(
            schema.units[unit].code, indicator.code,
            (size * Double(37 + 41 * number) * scale * spread).rounded())
        }
      }
      if round == earlier {
        scenario.facts = facts
      } else {
        scenario.earlier.append(EarlierRound(round: "R\(round)", facts: facts.table()))
      }
    }
    return scenario
  }
  private func figure(_ scenario: Scenario, _ unit: String, _ indicator: String) -> Double {
    let table = scenario.facts.table()
    let place = scenario.schema.indicators.firstIndex { $0.code == indicator } ?? 0
    return table.facts.first {
      scenario.schema.units[Int($0.unit)].code == unit && Int($0.indicator) == place
    }?.value ?? .nan
  }

  @Test("A clean campaign has no warning", arguments: [0, 2, 5])
  func clean(_ earlier: Int) {
    let outcome = Self.scenario(earlier: earlier).outcome()
    #expect(outcome.findings.filter { $0.severity < .info }.isEmpty)
    let factors = outcome.reach?.indicators.compactMap(\.factor) ?? []
    #expect(factors.count == 20 && factors.allSatisfy { $0 > 1.4 && $0 < 20 })
    #expect((outcome.reach?.threshold ?? 9) < 4.5)
  }

  @Test(
    "Ten times too much is named with the right figure; the code says what it was held against",
    arguments: [(0, "P303"), (3, "H203")])
  func tenfold(_ earlier: Int, _ code: String) {
    var scenario = Self.scenario(earlier: earlier)
    let right = figure(scenario, "U07", "I09")
    scenario.facts.set("U07", "I09", right * 10)
    let outcome = scenario.outcome()
    let finding = outcome.findings.first { $0.severity == .warning }
    #expect(finding?.code == code)
    #expect(finding?.suggestion == right)
    #expect(finding?.unit == "U07" && finding?.indicator == "I09")
    #expect((finding?.impact ?? 0) > 0.2)
    // A statistic never keeps a value out; the range says what the total would be.
    let total = outcome.total(9)
    #expect(total?.units == 16)
    #expect(abs((total?.low ?? 0) - ((total?.total ?? 0) - 9 * right)) < 1e-6)
  }

  // The range was computed with the noise of what is expected, not of the figure: "21 … bình thường từ 0 đến 90".
  @Test(
    "An odd figure lies outside the range that is called usual, small ones too",
    arguments: [("I09", 0.03), ("I09", 40), ("I00", 0.02)])
  func range(_ indicator: String, _ factor: Double) throws {
    var scenario = Self.scenario(scale: 0.4)
    let value = (figure(scenario, "U07", indicator) * factor).rounded() + (factor > 1 ? 3 : 0)
    for unit in ["U07", "U11"] { scenario.facts.set(unit, indicator, unit == "U07" ? max(value, 1) : 4) }
    let found = scenario.outcome().findings.filter { $0.code.hasPrefix("P30") && $0.suggestion == nil }
    try #require(!found.isEmpty)
    for finding in found {
      let (low, high) = (try #require(finding.low), try #require(finding.high))
      let figure = figure(scenario, finding.unit ?? "", finding.indicator ?? "")
      #expect(figure < low || figure > high)
      let expected = try #require(finding.expected)
      #expect(low <= max(expected, 0) && expected <= high)
    }
  }

  @Test(
    "Other changes are named by history, size and neither",
    arguments: [(0, "I09", "P300"), (0, "I03", "P301"), (2, "I09", "H200"), (5, "I09", "H201")])
  func outliers(_ earlier: Int, _ indicator: String, _ code: String) {
    var scenario = Self.scenario(earlier: earlier)
    scenario.facts.set("U07", indicator, (figure(scenario, "U07", indicator) * 28).rounded())
    #expect(scenario.outcome().findings.filter { $0.severity == .warning }.map(\.code) == [code])
  }

  @Test("What an error keeps out is not judged by statistics")
  func keptOut() {
    var scenario = Self.scenario()
    scenario.schema.indicators[9].max = .number(100_000)
    scenario.facts.set("U07", "I09", 300_000)
    #expect(scenario.outcome().findings.filter { $0.severity < .info }.map(\.code) == ["C111"])
  }

  @Test("A soft limit is evidence of an outlier, and explains a figure that is only worth a note")
  func softLimit() {
    var scenario = Self.scenario()
    scenario.schema.indicators[9].softMax = .number(1500)
    scenario.facts.set("U07", "I09", (figure(scenario, "U07", "I09") * 28).rounded())
    let outcome = scenario.outcome()
    let loud = outcome.findings.filter { $0.unit == "U07" && $0.severity < .info }
    #expect(loud.map(\.code) == ["P300"])
    #expect(loud.first?.evidence.map(\.code) == ["C112"])
  }

  @Test("More than there are people explains why the parts are odd")
  func exceedingFamily() {
    var scenario = Self.scenario()
    scenario.schema.indicators[9].max = .field("population")
    scenario.schema.indicators[10].parent = "I09"
    scenario.schema.indicators[10].relation = .part
    for unit in scenario.schema.reportingUnits {
      let code = scenario.schema.units[unit].code
      scenario.facts.set(code, "I09", figure(scenario, code, "I10"))
    }
    scenario.facts.set("U07", ["I09": 300_000, "I10": 300_000])
    let outcome = scenario.outcome()
    #expect(outcome.findings.filter { $0.severity < .info }.map(\.code) == ["X500"])
    #expect(outcome.finding("X500")?.evidence.map(\.indicator) == ["I10"])
  }

  @Test("A copy of the round before takes in what its cells would say")
  func copy() {
    var scenario = Self.scenario(earlier: 3)
    guard let before = scenario.earlier.last?.facts else { return }
    for fact in before.facts where scenario.schema.units[Int(fact.unit)].code == "U05" {
      scenario.facts.set("U05", scenario.schema.indicators[Int(fact.indicator)].code, fact.value)
    }
    let outcome = scenario.outcome()
    #expect(outcome.findings.filter { $0.severity < .info }.map(\.code) == ["H204"])
    #expect(outcome.finding("H204")?.unit == "U05")
  }

  @Test("Two equal returns are one finding that names both")
  func identical() {
    var scenario = Self.scenario(earlier: 3)
    for indicator in scenario.schema.indicators {
      scenario.facts.set("U05", indicator.code, figure(scenario, "U12", indicator.code))
    }
    let outcome = scenario.outcome()
    #expect(outcome.findings.filter { $0.severity < .info }.map(\.code) == ["P306"])
    #expect(outcome.finding("P306")?.unit == "U05")
    #expect(outcome.finding("P306")?.otherUnit == "U12")
  }

  @Test("A zero where much is expected, and a total that its parts already judge")
  func zeros() {
    var scenario = Self.scenario(earlier: 4)
    scenario.schema.indicators[10].parent = "I09"
    scenario.schema.indicators[10].relation = .part
    scenario.facts.set("U05", "I15", 0)
    let codes = scenario.outcome().findings.filter { $0.indicator == "I15" && $0.severity < .info }.map(
      \.code)
    #expect(codes == ["H202"])
  }

  @Test("A figure of last year that was another then is H205")
  func restated() {
    var then = Round(code: "2019")
    then.date = CalendarDay(year: 2019, month: 9, day: 30)
    var now = Round(code: "2020")
    now.date = CalendarDay(year: 2020, month: 9, day: 30)
    let schema = CampaignSchema.forTests(units: 2, rounds: [then, now], indicators: [.count("A")])
    var scenario = Scenario(schema, measures: ["now", "previous"])
    scenario.statistics = true
    var earlier = FactBuilder(schema)
    for unit in ["U01", "U02"] {
      earlier.set(unit, "A", 380)
      scenario.facts.set(unit, "A", 400)
      scenario.facts.set(unit, "A", unit == "U01" ? 410 : 380, measure: "previous")
    }
    scenario.earlier = [EarlierRound(round: "2019", facts: earlier.table())]
    #expect(scenario.outcome().summary == ["H205 U01 A[previous]"])
  }

  @Test("A factor is that of the two numbers that are printed", arguments: [4.0, 0.25])
  func factor(_ times: Double) throws {
    var scenario = Self.scenario()
    scenario.facts.set("U05", "I07", (figure(scenario, "U05", "I07") * times).rounded())
    let finding = try #require(
      scenario.outcome().findings.first { $0.unit == "U05" && $0.indicator == "I07" })
    let (value, usual) = (try #require(finding.value), try #require(finding.expected).rounded())
    let ratio = value > usual ? value / usual : usual / value
    let shown = ((ratio * 10).rounded() / 10).formatted(.number.locale(Locale(identifier: "vi")))
    let words = value > usual ? "gấp \(shown) lần mức" : "chỉ bằng 1/\(shown) mức"
    #expect(finding.message.vietnamese.contains(words), "\(finding.message.vietnamese)")
  }

  @Test("What would be usual of a whole figure is whole, and of another one has one decimal")
  func expectation() {
    let words = Wording(language: .vietnamese)
    var finding = Scenario.structural("P300", unit: "U01", indicator: "A")
    (finding.value, finding.score, finding.low, finding.high) = (16, 5, 0.2, 9.197168)
    #expect(finding.expectation(in: words) == "0 – 9")
    finding.value = 16.5
    #expect(finding.expectation(in: words) == "0,2 – 9,2")
  }
}
