internal import Facts
internal import Findings
internal import Schema
internal import SharedWork
internal import VietnameseText

/// Evaluates the rules of the schema's author, each where its scope says, and counts what became of them.
enum AuthorRules {
  /// Checks a whole round.
  static func check(_ context: inout ValidationContext) {
    // Operands look at the context as it is; what is found is added afterwards.
    let (findings, outcomes) = evaluated(context)
    for finding in findings { context.add(finding) }
    context.outcomes += outcomes
  }

  private static func evaluated(_ context: ValidationContext) -> ([Finding], [RuleOutcome]) {
    let shared = SharedContext(context)
    let judged = AllCores.map(context.schema.rules.count, jobs: context.jobs) {
      evaluated(shared.context.schema.rules[$0], shared)
    }
    return (judged.flatMap(\.findings), judged.map(\.outcome))
  }

  /// Evaluates a rule wherever its scope says.
  private static func evaluated(_ rule: ValidationRule, _ shared: SharedContext) -> (
    findings: [Finding], outcome: RuleOutcome
  ) {
    let index = shared.context.index
    var findings: [Finding] = []
    var outcome = RuleOutcome(code: rule.code, text: rule.source)
    let named = rule.expression.named { shared.context.codes(from: $0, to: $1) }
    switch rule.scope {
    case .unit:
      for unit in index.units {
        check(rule, named, SiteOperands(shared: shared, unit: unit), &outcome, &findings)
      }
    case .row:
      for unit in index.units {
        for row in index.rows(of: unit) {
          check(rule, named, SiteOperands(shared: shared, unit: unit, row: row), &outcome, &findings)
        }
      }
    case .province, .round:
      let evaluator = RuleEvaluator(
        source: TotalOperands(shared: shared), treatment: rule.missing, tolerance: rule.tolerance)
      let verdict = evaluator.verdict(rule.expression)
      count(verdict, &outcome)
      if verdict == .failed || verdict == .failedDespiteBlanks {
        var finding = Finding(
          description(verdict), severity: rule.findingSeverity,
          message: message(rule, verdict, evaluator.sides(rule.expression)))
        finding.round = shared.context.round?.code
        complete(&finding, rule, named, evaluator.sides(rule.expression))
        findings.append(finding)
      }
    }
    return (findings, outcome)
  }

  /// Checks a rule at a unit or row. Where nothing that it names is asked, it does not apply and is not counted.
  private static func check(
    _ rule: ValidationRule, _ named: [(code: String, measure: String)], _ site: SiteOperands,
    _ outcome: inout RuleOutcome, _ findings: inout [Finding]
  ) {
    guard let first = named.lazy.compactMap({ site.position($0.code, $0.measure) }).first else { return }
    guard site.context.returned.contains(site.unit) else {
      outcome.notCheckable += 1
      return
    }
    let evaluator = RuleEvaluator(source: site, treatment: rule.missing, tolerance: rule.tolerance)
    let verdict = evaluator.verdict(rule.expression)
    count(verdict, &outcome)
    guard verdict == .failed || verdict == .failedDespiteBlanks else { return }
    let sides = evaluator.sides(rule.expression)
    let texts = message(rule, verdict, sides)
    var finding = site.context.finding(
      description(verdict), severity: rule.findingSeverity, at: first, texts.vietnamese, texts.english)
    complete(&finding, rule, named, sides)
    findings.append(finding)
  }

  private static func count(_ verdict: RuleVerdict, _ outcome: inout RuleOutcome) {
    switch verdict {
    case .passed: outcome.passed += 1
    case .failed, .failedDespiteBlanks: outcome.failed += 1
    case .notCheckable: outcome.notCheckable += 1
    }
  }
  private static func description(_ verdict: RuleVerdict) -> RuleDescription {
    verdict == .failedDespiteBlanks ? RuleFailedDespiteBlanks.description : RuleFailed.description
  }

  /// The author's own message, else the rule itself, with what its sides come to. An author's equation of one figure is
  /// followed by what is reported and what the others come to, where the sentence has room.
  private static func message(
    _ rule: ValidationRule, _ verdict: RuleVerdict,
    _ sides: (left: Operand, comparison: ComparisonOperator, right: Operand)?
  ) -> FindingMessage {
    if let message = rule.message {
      let sentence = message.last.map { ".!?…".contains($0) } == true ? message : message + "."
      let own = FindingMessage(vietnamese: sentence, english: sentence)
      guard verdict == .failed, let sides, let left = sides.left.exactValue,
        let right = sides.right.exactValue, case .comparison(.equal, .indicator, _) = rule.expression
      else { return own }
      let computed = NumberText.computed(right)
      let whole = FindingMessage(
        vietnamese: "\(sentence) Ghi \(vietnamese(left)), tính được \(vietnamese(computed)).",
        english: "\(sentence) Reported \(english(left)), computed \(english(computed)).")
      return MessageLength.words(in: whole.vietnamese) > MessageLength.mostWords ? own : whole
    }
    guard verdict == .failed, let sides, let left = sides.left.exactValue, let right = sides.right.exactValue
    else {
      return FindingMessage(
        vietnamese:
          "Không đúng quy tắc \(rule.code) dù các ô trống là bao nhiêu hoặc còn thiếu số liệu bắt buộc.",
        english: "Rule \(rule.code) does not hold: \(rule.source).")
    }
    return FindingMessage(
      vietnamese:
        "Không đúng quy tắc \(rule.code): vế trái \(vietnamese(left)), vế phải \(vietnamese(right)).",
      english: "Rule \(rule.code) (\(rule.source)) does not hold: \(english(left)) against \(english(right))."
    )
  }

  private static func complete(
    _ finding: inout Finding, _ rule: ValidationRule, _ named: [(code: String, measure: String)],
    _ sides: (left: Operand, comparison: ComparisonOperator, right: Operand)?
  ) {
    finding.rule = rule.code
    finding.indicators = named.map { $0.measure == "now" ? $0.code : "\($0.code)[\($0.measure)]" }
    if finding.indicator == nil {
      finding.indicator = named.first?.code
      finding.measure = named.first?.measure
    }
    guard let sides, let left = sides.left.exactValue, let right = sides.right.exactValue else { return }
    finding.value = left
    switch sides.comparison {
    case .equal: finding.expected = right
    case .less, .lessOrEqual: finding.high = right
    case .greater, .greaterOrEqual: finding.low = right
    case .unequal: break
    }
  }
}

extension ValidationRule {
  /// How much its failure weighs.
  var findingSeverity: Severity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}
