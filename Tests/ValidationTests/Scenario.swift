import Facts
import Findings
import Schema
import TestSupport
import Testing
import Validation

/// A schema and figures, validated.
struct Scenario {
  var schema: CampaignSchema
  var facts: FactBuilder
  var printed = FactTable()
  var structural: [Finding] = []
  var returned: Set<Int>
  var earlier: [EarlierRound] = []
  var statistics = false

  init(_ schema: CampaignSchema, measures: [String] = ["now"]) {
    self.schema = schema
    facts = FactBuilder(schema, measures: measures)
    returned = Set(schema.reportingUnits)
  }
  /// Gives all units the same figures.
  mutating func fill(_ figures: KeyValuePairs<String, Double>) {
    for unit in schema.reportingUnits { facts.set(schema.units[unit].code, figures) }
  }
  /// Validates, and checks what holds for every finding: a sentence of at most 25 words, never two at once in evidence; the
  /// same on one core and on several.
  func outcome() -> ValidationOutcome {
    var input = ValidationInput(
      schema: schema, round: schema.round(code: nil), facts: facts.table(), printedTotals: printed,
      structural: structural,
      returned: returned, earlier: earlier, statistics: statistics)
    let alone = Validator.validate(input)
    input.jobs = 3
    let outcome = Validator.validate(input)
    #expect(alone.findings == outcome.findings)
    for finding in outcome.findings {
      let words = MessageLength.words(in: finding.message.vietnamese)
      #expect(words <= MessageLength.mostWords, "\(finding.message.vietnamese)")
      #expect(finding.evidence.allSatisfy { $0.evidence.isEmpty })
    }
    return outcome
  }
  /// A finding of an earlier stage.
  static func structural(
    _ code: String, _ severity: Severity = .error, unit: String? = nil, indicator: String? = nil,
    row: String? = nil,
    file: String? = nil
  ) -> Finding {
    let rule = RuleDescription(
      code: code, name: "of-an-earlier-stage", level: 1, severity: severity, title: ("", ""),
      checks: ("", ""),
      matters: ("", ""), example: ("", ""), remedy: ("", ""))
    var finding = Finding(rule, message: FindingMessage(vietnamese: "", english: ""))
    finding.unit = unit
    finding.indicator = indicator
    finding.subUnit = row
    finding.measure = indicator == nil ? nil : "now"
    finding.file = file
    return finding
  }
}

extension ValidationOutcome {
  /// What was found, as `code unit[/row] indicator`, sorted.
  var summary: [String] {
    findings.map { finding in
      let place = [finding.unit ?? "-", finding.subUnit].compactMap { $0 }.joined(separator: "/")
      let measure = finding.measure.map { $0 == "now" ? "" : "[\($0)]" } ?? ""
      return "\(finding.code) \(place) \(finding.indicator ?? "-")\(measure)"
    }.sorted()
  }
  func finding(_ code: String) -> Finding? { findings.first { $0.code == code } }
  func rule(_ code: String) -> RuleOutcome? { rules.first { $0.code == code } }
  func total(_ indicator: Int, _ measure: String = "now") -> IndicatorTotal? {
    totals.first { $0.indicator == indicator && $0.measure == measure }
  }
}

extension Scenario {
  /// A count A of so many units with a plan and a rate that is computed from both, `now / plan * 100`.
  static func withRate(units: Int) -> Scenario {
    let formula = RuleExpression.arithmetic(
      .times, .arithmetic(.divided, .measure("now"), .measure("plan")), .number(100))
    let columns = [
      ValueColumn(column: [.text("KH")], measure: "plan"), ValueColumn(column: [.text("TH")]),
      ValueColumn(column: [.text("Tỷ lệ")], measure: "rate", derived: formula),
    ]
    return Scenario(
      .forTests(units: units, indicators: [.count("A")], measures: columns),
      measures: ["now", "plan", "rate"])
  }
}
