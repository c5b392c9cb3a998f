import Facts
import Findings
import Schema
import SharedWork
import TestSupport
import Testing

@testable import Validation

@Suite("Judging on several cores")
struct SharedWorkTests {
  @Test("Results stand in the order of the parts, whoever does them", arguments: [1, 2, 3, 8])
  func order(_ jobs: Int) {
    #expect(AllCores.map(500, jobs: jobs) { $0 * $0 } == (0..<500).map { $0 * $0 })
    #expect(AllCores.map(0, jobs: jobs) { $0 } == [])
    #expect(AllCores.map(3, jobs: jobs) { $0 == 1 ? nil : $0 } == [0, nil, 2])
    for count in [0, 1, 15, 16, 17, 301] {
      let found = AllCores.map(Array(0..<count), jobs: jobs, stretch: 16) { -$0 }
      #expect(found == (0..<count).map { -$0 })
    }
  }

  @Test("One core and three find the same, word for word")
  func sameOutcome() {
    func outcome(jobs: Int) -> ValidationOutcome {
      var input = LargeRound.input(units: 130, indicators: 40, earlier: 3)
      input.jobs = jobs
      return Validator.validate(input)
    }
    let (alone, together) = (outcome(jobs: 1), outcome(jobs: 3))
    #expect(alone.findings.count > 20)
    #expect(Set(alone.findings.map(\.code)).isSuperset(of: ["B130", "P306", "P307", "R120"]))
    #expect(alone.findings == together.findings)
    #expect(alone.rules == together.rules)
    #expect(alone.totals == together.totals)
    #expect(alone.recomputed == together.recomputed)
  }
}

/// A round that is worth sharing out: totals and parts, rules, slips, two returns that are one and two in proportion.
private enum LargeRound {
  static func input(units: Int, indicators: Int, earlier: Int) -> ValidationInput {
    var schema = CampaignSchema(campaign: Campaign(code: "LARGE", title: "Lớn"))
    schema.rounds = (0...earlier).map { Round(code: "R\($0)") }
    schema.current = schema.rounds.last?.code
    for number in 1...units {
      var unit = ReportingUnit(code: "U\(number)", name: "Huyện \(number)")
      unit.reports = true
      schema.units.append(unit)
    }
    schema.layouts = [SheetLayout(code: "form", kind: .form)]
    schema.indicators = (0..<indicators).map { number in
      var indicator = Indicator(code: "I\(number)", label: "Chỉ tiêu \(number)", type: .count)
      indicator.layouts = ["form"]
      indicator.required = true
      if number < 9, number % 3 != 0 {
        indicator.parent = "I\(number / 3 * 3)"
        indicator.relation = .part
      }
      return indicator
    }
    let context = ExpressionContext(indicators: schema.indicators.map(\.code))
    for number in 10..<16 {
      let source = "I\(number) >= I\(number + 10)"
      guard let expression = try? RuleExpression(parsing: source, in: context) else { continue }
      schema.rules.append(ValidationRule(code: "Q\(number)", expression: expression, source: source))
    }
    var random = SeededRandom(seed: 11)
    let level = (0..<units).map { _ in Double.random(in: 0.5...2, using: &random) }
    let tables = (0...earlier).map { round -> FactTable in
      var figures = (0..<units).map { unit in
        (0..<indicators).map { column in
          (Double(60 + column * 53 % 700) * level[unit] * Double.random(in: 0.6...1.5, using: &random))
            .rounded()
        }
      }
      for unit in 0..<units {
        for total in [0, 3, 6] { figures[unit][total] = figures[unit][total + 1] + figures[unit][total + 2] }
      }
      if round == earlier {
        figures[units - 1] = figures[3]
        figures[units - 2] = figures[5].map { ($0 * 3).rounded() }
        for unit in stride(from: 7, to: units, by: 9) { figures[unit][20] *= 10 }
        for unit in stride(from: 8, to: units, by: 20) { figures[unit][0] += 17 }
      }
      return table(figures)
    }
    return ValidationInput(
      schema: schema, round: schema.rounds.last, facts: tables[earlier], structural: [],
      returned: Set(schema.reportingUnits),
      earlier: zip(schema.rounds, tables).dropLast().map { EarlierRound(round: $0.code, facts: $1) })
  }

  private static func table(_ figures: [[Double]]) -> FactTable {
    var table = FactTable()
    let sheet = table.text("Biểu")
    for (unit, row) in figures.enumerated() {
      let file = table.file("\(unit).xlsx")
      for (indicator, figure) in row.enumerated() {
        var fact = Fact(unit: unit, indicator: indicator)
        fact.state = (unit + indicator) % 97 == 0 ? .blank : .number
        fact.value = fact.state == .blank ? .nan : figure
        (fact.file, fact.sheet, fact.row, fact.column) = (file, sheet, Int32(indicator + 4), 3)
        table.facts.append(fact)
      }
    }
    return table
  }
}
