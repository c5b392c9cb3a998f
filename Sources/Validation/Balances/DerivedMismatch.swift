internal import Facts
internal import Findings
internal import Schema

/// B145: a rate or growth differs from what the figures beside it make.
enum DerivedMismatch {
  /// The rule.
  static let description = RuleDescription(
    code: "B145", name: "derived-mismatch", level: 1, severity: .warning,
    title: ("Tỷ lệ tính sai", "A derived figure differs"),
    checks: (
      "Cột tính từ các cột khác được tính lại và so sánh, cho phép làm tròn.",
      "A column computed from others of its row is recomputed and compared, within rounding."
    ),
    matters: ("Tỷ lệ sai, hoặc một số bên cạnh sai.", "The rate is wrong, or one of the figures beside it."),
    example: ("Kế hoạch 200, thực hiện 150, tỷ lệ ghi 57%.", "Plan 200, done 150, rate 57%."),
    remedy: (
      "Tính lại tỷ lệ, hoặc kiểm tra các số bên cạnh.", "Compute it again, or check the figures beside it."
    )
  )

  /// Checks a whole round.
  static func check(_ context: inout ValidationContext) {
    let (findings, outcomes) = judged(context)
    for finding in findings { context.add(finding) }
    context.outcomes += outcomes
  }

  private static func judged(_ context: ValidationContext) -> ([Finding], [RuleOutcome]) {
    var findings: [Finding] = []
    var outcomes: [String: RuleOutcome] = [:]
    var order: [String] = []
    for layout in context.schema.layouts {
      for column in layout.values {
        guard let expression = column.derived,
          let measure = context.table.measures.firstIndex(of: column.measure)
        else { continue }
        let isTimesHundred = expression.isTimesHundred
        let code = "B145:\(column.measure)"
        if outcomes[code] == nil {
          outcomes[code] = RuleOutcome(code: code, text: "\(column.measure) = \(expression.text)")
          order.append(code)
        }
        for position in context.asked
        where Int(context.table.facts[position].measure) == measure {
          let fact = context.table.facts[position]
          guard context.schema.indicators.indices.contains(Int(fact.indicator)),
            context.returned.contains(Int(fact.unit)),
            context.indicator(of: position).layouts.contains(layout.code)
          else { continue }
          guard let value = fact.countedFigure else {
            outcomes[code]?.notCheckable += 1
            continue
          }
          let reported = recomputed(expression, beside: fact, context) { context.figure($0) }
          let published = recomputed(expression, beside: fact, context) { context.published($0) }
          guard let expected = reported ?? published else {
            outcomes[code]?.notCheckable += 1
            continue
          }
          let isPercentage = isTimesHundred || context.indicator(of: position).type == .percent
          let fits = [reported, published].contains { exact in
            exact.map { isRounded(value, from: $0, isPercentage: isPercentage) } ?? false
          }
          if fits {
            outcomes[code]?.passed += 1
            continue
          }
          outcomes[code]?.failed += 1
          var finding = context.finding(
            description, at: position,
            "Cột tính ghi \(vietnamese(value)), tính lại từ các cột bên cạnh được \(vietnamese((expected * 100).rounded() / 100)).",
            "The column says \(english(value)); computed from the columns beside it, \(english((expected * 100).rounded() / 100))."
          )
          finding.expected = expected
          finding.rule = code
          findings.append(finding)
        }
      }
    }
    return (findings, order.compactMap { outcomes[$0] })
  }

  /// Whether a figure is another one rounded, or cut off towards zero, at its last decimal. A percentage may be written as its
  /// fraction.
  static func isRounded(_ value: Double, from exact: Double, isPercentage: Bool) -> Bool {
    func fits(_ value: Double) -> Bool {
      var unit = 1.0
      for _ in 0..<BalanceTolerance.shownDecimals(of: value) { unit /= 10 }
      let slack = 1e-9 * max(abs(exact), 1)
      if abs(value - exact) <= unit / 2 + slack { return true }
      // What is left when digits are dropped lies nearer to zero, by less than one of the last digit.
      let dropped = exact < 0 ? value - exact : exact - value
      return dropped >= 0 && dropped < unit - slack
    }
    return fits(value) || (isPercentage && agree(value * 100, exact, 0.005 * 100 / 100))
  }

  /// The column again, from the other measures of its row; nil where one is missing or a divisor is 0.
  static func recomputed(
    _ expression: RuleExpression, beside fact: Fact, _ context: ValidationContext,
    figure: (Int) -> Double?
  ) -> Double? {
    func position(_ measure: String) -> Int? {
      guard let number = context.table.measures.firstIndex(of: measure) else { return nil }
      guard fact.subUnit >= 0 else {
        return context.index.own(unit: Int(fact.unit), indicator: Int(fact.indicator), measure: number)
      }
      return context.index.rows(of: Int(fact.unit)).first { $0.subUnit == Int(fact.subUnit) }
        .flatMap { context.index.fact(in: $0, indicator: Int(fact.indicator), measure: number) }
    }
    return expression.derivedValue { measure in position(measure).flatMap(figure) }
  }
}
