import Cells
import Facts
import Findings
import Schema
import Testing

@testable import Reconciliation

@Suite("The second look at numbers with two readings")
struct SecondPassTests {
  /// Returns of units that each answer one indicator, with the findings of the first look.
  private struct Round {
    var facts: [FactTable] = []
    var findings: [[Finding]] = []

    mutating func add(_ cell: SourceCell, as asked: ValueFixture.Asked, in schema: CampaignSchema) {
      let unit = facts.count
      let index = schema.indicators.firstIndex { $0.code == asked.rawValue } ?? 0
      let reader = ValueReader(schema: schema, round: nil)
      let read = reader.read(
        cell, indicator: index, measure: "now", column: SeparatorEvidence(), file: SeparatorEvidence())
      var table = FactTable()
      var fact = Fact(unit: unit, indicator: index)
      fact.state = read.state
      fact.value = read.value
      fact.qualifier = read.qualifier
      fact.flags = read.flags
      if let text = read.text { fact.text = table.text(text) }
      table.facts = [fact]
      facts.append(table)
      findings.append(
        read.doubts.map {
          let place = ValuePlace(
            round: "2020-3", unit: schema.units[unit].code, indicator: asked.rawValue, file: "a.xlsx",
            cell: "D4")
          return ValueRules.finding(for: $0, value: read, at: place, schema: schema)
        })
    }
  }
  private static func schema(_ locale: NumberLocale = .vietnamese) -> CampaignSchema {
    ValueFixture.schema { schema in
      schema.campaign.numberLocale = locale
      schema.units = (0..<8).map { ReportingUnit(code: "U\($0)", name: "Huyện \($0)") }
    }
  }
  /// One doubtful cell beside other units' figures; the fact and the codes after the second look.
  private static func settled(
    _ cell: SourceCell, as asked: ValueFixture.Asked, beside others: [Double], earlier: [Double] = [],
    locale: NumberLocale = .vietnamese
  ) -> (fact: Fact, finding: Finding?) {
    let schema = schema(locale)
    var round = Round()
    round.add(cell, as: asked, in: schema)
    for value in others { round.add(SourceCell(kind: .number, number: value), as: asked, in: schema) }
    let index = schema.indicators.firstIndex { $0.code == asked.rawValue } ?? 0
    let history = earlier.enumerated().map { position, value -> EarlierRound in
      var table = FactTable()
      var fact = Fact(unit: 0, indicator: index)
      fact.state = value == 0 ? .zero : .number
      fact.value = value
      table.facts = [fact]
      return EarlierRound(round: "2019-\(position)", facts: table)
    }
    SecondPass.settle(facts: &round.facts, findings: &round.findings, schema: schema, earlier: history)
    return (round.facts[0].facts[0], round.findings[0].first)
  }

  @Test(
    "A numeric 7.063 is T105 where 7063 is nearer to what is expected, else T107",
    arguments: [
      (7.063, [6000, 5000, 8000, 9000, 7000], [], "T105"), (7.063, [10, 9, 8, 12, 7], [], "T107"),
      (7.063, [10, 9], [], "T105"),
      (12.5, [10, 9, 8, 12, 7], [], "T107"), (7.063, [10, 9, 8, 12, 7], [6500, 7100], "T105"),
      (7.063, [6000, 5000, 8000, 9000, 7000], [8], "T107"), (7.063, [0, 0, 0, 0, 0], [], "T107"),
    ] as [(Double, [Double], [Double], String)])
  func decimals(number: Double, others: [Double], earlier: [Double], code: String) {
    let (fact, finding) = Self.settled(
      SourceCell(kind: .number, number: number), as: .count, beside: others, earlier: earlier)
    #expect(finding?.code == code)
    #expect(finding?.severity == .error)
    #expect(fact.state == (code == "T105" ? .ambiguous : .number))
    #expect(fact.value == number)
    #expect(fact.flags.contains(.keptOut))
    #expect(finding?.suggestion == (code == "T105" ? (number * 1000).rounded() : nil))
    #expect(finding?.cell == "D4")
    #expect(finding?.round == "2020-3")
  }

  @Test(
    "A fraction typed as text lost nothing to the program and stays T107, whatever is expected",
    arguments: ["12.5", "1.25", "12,5"])
  func textFractions(text: String) {
    for others in [[], [12_000.0, 11_000, 13_000, 12_500, 12_100]] {
      let (fact, finding) = Self.settled(SourceCell(kind: .text, text: text), as: .count, beside: others)
      #expect(finding?.code == "T107")
      #expect(finding?.suggestion == nil)
      #expect(fact.state == .number)
      #expect(fact.flags.contains(.keptOut))
    }
  }

  @Test(
    "An ambiguous text is decided by what is expected, thirty times nearer",
    arguments: [
      ("7,063", [6000, 5000, 8000, 9000, 7000], FactState.number, 7063, "T102"),
      ("7,063", [6, 5, 8, 9, 7], .number, 7.063, "T102"),
      ("7,063", [200, 210, 220, 230, 240], .ambiguous, .nan, "T104"), ("7,063", [], .ambiguous, .nan, "T104"),
    ] as [(String, [Double], FactState, Double, String)])
  func ambiguous(text: String, others: [Double], state: FactState, value: Double, code: String) {
    let (fact, finding) = Self.settled(
      SourceCell(kind: .text, text: text), as: .number, beside: others, locale: .auto)
    #expect(fact.state == state)
    #expect(fact.value == value || fact.value.isNaN && value.isNaN)
    #expect(finding?.code == code)
    #expect(fact.flags.contains(.keptOut) == (state == .ambiguous))
  }

  @Test(
    "What the campaign's separators decided is doubted where that reading alone is thirty times off",
    arguments: [
      ("7,063", [6, 5, 8, 9, 7], FactState.number, "T102"),
      ("7,063", [6000, 5000, 8000, 9000, 7000], .ambiguous, "T104"),
      ("7,063", [], .number, "T102"), ("7,063", [100, 101, 102, 103, 104], .number, "T102"),
    ] as [(String, [Double], FactState, String)])
  func locale(text: String, others: [Double], state: FactState, code: String) {
    let (fact, finding) = Self.settled(SourceCell(kind: .text, text: text), as: .number, beside: others)
    #expect(fact.state == state)
    #expect(finding?.code == code)
    #expect(fact.flags.contains(.keptOut) == (state == .ambiguous))
  }

  @Test(
    "A word of scale is worked into the unit of measure as the others' figures say",
    arguments: [
      ("2 triệu", [2100, 1900, 2500, 1800, 2200], 2000),
      ("300 nghìn", [250_000, 300_000, 310_000, 290_000, 305_000], 300_000),
      ("3 nghìn", [3, 4, 3, 5, 4], 3), ("3 nghìn", [3000, 4000, 2500, 5000, 4000], 3000),
      ("3 nghìn", [], 3000),
    ] as [(String, [Double], Double)])
  func scales(text: String, others: [Double], value: Double) {
    let (fact, finding) = Self.settled(SourceCell(kind: .text, text: text), as: .money, beside: others)
    #expect(fact.state == .number)
    #expect(fact.value == value)
    #expect(finding?.code == "T103")
    #expect(finding?.value == value)
  }

  @Test("Another error about the value is not taken away by a second look") func otherErrors() {
    let (fact, finding) = Self.settled(
      SourceCell(kind: .text, text: "7,063 m"), as: .number, beside: [6000, 5000, 8000, 9000, 7000])
    #expect(finding?.code == "T112")
    #expect(fact.flags.contains(.keptOut))
    #expect(fact.state == .number)
  }

  @Test("What is not doubtful stays as it was") func untouched() {
    let (fact, finding) = Self.settled(
      SourceCell(kind: .number, number: 5), as: .count, beside: [5000, 6000, 7000, 8000, 9000])
    #expect(fact.value == 5)
    #expect(finding == nil)
  }

  @Test("The median of an even number of values is the mean of the two in the middle") func median() {
    #expect(ExpectedValues.median([4, 1, 3, 2]) == 2.5)
    #expect(ExpectedValues.median([]) == nil)
  }

  @Test(
    "A million without its first point is what the others have",
    arguments: [(1.0, 1000.0), (1000, 1_000_000)])
  func ungrouped(factor: Double, value: Double) {
    let others = [900.0, 1100, 1200, 800, 1000].map { $0 * factor }
    let (fact, finding) = Self.settled(
      SourceCell(kind: .text, text: "1000.000"), as: .count, beside: others)
    #expect(fact.value == value && fact.state == .number)
    #expect(finding?.code == "T102")
  }
}
