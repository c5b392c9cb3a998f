import Schema

extension SchemaCheck {
  /// Rules that say nothing, cannot be checked, or may mean something else than was meant.
  mutating func checkRules() {
    let bounds = RuleBounds(schema)
    let codes = Dictionary(
      zip(schema.indicators.map(\.code), schema.indicators.indices)
    ) { first, _ in first }
    for (index, rule) in schema.rules.enumerated() {
      if let twin = schema.rules[..<index].first(where: {
        $0.expression == rule.expression && $0.scope == rule.scope
      }) {
        note(
          "rules", index, vietnamese: "Quy tắc \(rule.code) nói lại quy tắc \(twin.code).",
          english: "The rule \(rule.code) repeats the rule \(twin.code).")
      }
      switch bounds.truth(of: rule.expression) {
      case true:
        note(
          "rules", index,
          vietnamese: "Quy tắc \(rule.code) luôn đúng trong giới hạn của các chỉ tiêu: \(rule.source)",
          english: "The rule \(rule.code) can never fail within the limits of its indicators: \(rule.source)")
      case false:
        note(
          "rules", index,
          vietnamese: "Quy tắc \(rule.code) luôn sai trong giới hạn của các chỉ tiêu: \(rule.source)",
          english: "The rule \(rule.code) can never hold within the limits of its indicators: \(rule.source)")
      case nil: break
      }
      checkOperands(rule, index, codes)
      checkNumbers(rule, index, codes)
    }
  }

  private mutating func checkOperands(_ rule: ValidationRule, _ index: Int, _ codes: [String: Int]) {
    var used: [(code: String, measure: String)] = []
    rule.expression.forEachPart { part in
      if case .indicator(let code, let measure) = part,
        !used.contains(where: { $0.code == code && $0.measure == measure })
      {
        used.append((code, measure))
      }
    }
    if used.isEmpty {
      note(
        "rules", index, vietnamese: "Quy tắc \(rule.code) không nhắc đến chỉ tiêu nào.",
        english: "The rule \(rule.code) is about no indicator.")
    }
    let measured = Self.measured(rule.expression)
    for (code, measure) in used {
      guard let indicator = codes[code].map({ schema.indicators[$0] }) else { continue }
      if !indicator.type.isNumeric, measured.contains(code) {
        note(
          "rules", index, vietnamese: "Quy tắc \(rule.code) tính với \(code), vốn không phải là số.",
          english: "The rule \(rule.code) computes with \(code), which is no number.")
      }
      if !schema.measures(of: indicator).contains(measure) {
        note(
          "rules", index,
          vietnamese: "Quy tắc \(rule.code) dùng \(code)[\(measure)], nhưng không biểu nào hỏi số đó.",
          english: "The rule \(rule.code) uses \(code)[\(measure)], which no layout asks for.")
      }
    }
    guard rule.scope == .row, !used.isEmpty else { return }
    let grids = schema.layouts.filter { $0.kind == .grid }
    if !grids.contains(where: { grid in used.allSatisfy { grid.indicators.contains($0.code) } }) {
      note(
        "rules", index,
        vietnamese: "Quy tắc \(rule.code) có scope: row, nhưng không bảng nào có đủ các chỉ tiêu của nó.",
        english: "The rule \(rule.code) has scope: row, but no grid holds all of its indicators.")
    }
  }

  /// The indicators whose figures count, not only whether they are there.
  private static func measured(_ expression: RuleExpression) -> Set<String> {
    switch expression {
    case .indicator(let code, _): return [code]
    case .call(.count, _), .call(.both, _): return []
    case .call(_, let arguments): return arguments.reduce(into: []) { $0.formUnion(measured($1)) }
    case .negative(let operand), .not(let operand): return measured(operand)
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
      .or(let left, let right), .implies(let left, let right):
      return measured(left).union(measured(right))
    case .number, .field, .measure, .range: return []
    }
  }

  /// `1.000` is one, and `01` is one too where it is also an indicator's code.
  private mutating func checkNumbers(_ rule: ValidationRule, _ index: Int, _ codes: [String: Int]) {
    for word in rule.source.split(whereSeparator: { !SchemaCheck.isPartOfNumber($0) }) {
      let text = String(word)
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      if ScalarText.number(text) != nil, parts.count == 2, parts[0] != "0", parts[1].count == 3 {
        note(
          "rules", index,
          vietnamese:
            "Trong quy tắc \(rule.code), \(text) được đọc với dấu thập phân; một nghìn viết là 1000.",
          english:
            "In the rule \(rule.code), \(text) is read with a decimal point; a thousand is written 1000.")
      }
      if codes[text] != nil, ScalarText.number(text) != nil, !rule.source.contains("\(text)[") {
        note(
          "rules", index,
          vietnamese:
            "Trong quy tắc \(rule.code), \(text) được đọc là số; để chỉ chỉ tiêu, viết \(text)[now].",
          english:
            "In the rule \(rule.code), \(text) is read as a number; the indicator is written \(text)[now].")
      }
    }
  }

  private static func isPartOfNumber(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "_" || character == "-"
  }
}
