internal import Findings
internal import Schema

/// What the note at an indicator's label explains: what it is made of, its limits, the rules it has to keep.
struct IndicatorNote {
  /// The template.
  let request: TemplateRequest

  /// The note; nil where the label says all.
  func text(for position: Int, parts: [Int]) -> String? {
    let words = request.words
    let schema = request.schema
    let indicator = schema.indicators[position]
    var lines: [String] = []
    if !parts.isEmpty {
      let names = parts.map { name(schema.indicators[$0]) }.joined(separator: "; ")
      lines.append(words("Bằng tổng các mục: \(names).", "The sum of: \(names)."))
    }
    if let above = request.tree.parents[position], let relation = request.tree.relations[position] {
      let total = name(schema.indicators[above])
      switch relation {
      case .part: lines.append(words("Là một phần của: \(total).", "A part of: \(total)."))
      case .ofWhich, .overlapping:
        lines.append(words("Trong đó: không lớn hơn \(total).", "Of which: not more than \(total)."))
      }
    }
    if case .field(let field) = indicator.max, let limit = request.number(indicator.max) {
      let what = field == "population" ? words("dân số", "the population") : field
      lines.append(
        words("Không quá \(words.number(limit)) (\(what)).", "At most \(words.number(limit)) (\(what))."))
    }
    if let usual = request.number(indicator.softMax) {
      lines.append(
        words("Thường không quá \(words.number(usual)).", "Usually at most \(words.number(usual))."))
    }
    if indicator.kind == .cumulative {
      lines.append(words("Số lũy kế từ đầu năm.", "Cumulative since the year began."))
    }
    if indicator.scale != 1, let unit = indicator.unit {
      lines.append(words("Tính bằng \(unit).", "In \(unit)."))
    }
    for rule in schema.rules.lazy.filter({ mentions($0.expression, indicator.code) }).prefix(3) {
      let sentence = [rule.message, rule.help].compactMap { $0 }.joined(separator: " ")
      if !sentence.isEmpty { lines.append(sentence) }
    }
    guard !lines.isEmpty else { return nil }
    return ([name(indicator)] + lines).joined(separator: "\n")
  }

  /// The number and label of an indicator.
  private func name(_ indicator: Indicator) -> String {
    [indicator.number, indicator.label].compactMap { $0 }.joined(separator: ". ")
  }

  /// Whether an expression names an indicator itself; within a range of indicators it does not count.
  private func mentions(_ expression: RuleExpression, _ code: String) -> Bool {
    switch expression {
    case .indicator(let named, _): named == code
    case .number, .field, .measure, .range: false
    case .negative(let inner), .not(let inner): mentions(inner, code)
    case .arithmetic(_, let one, let other), .comparison(_, let one, let other), .and(let one, let other),
      .or(let one, let other), .implies(let one, let other):
      mentions(one, code) || mentions(other, code)
    case .call(_, let arguments): arguments.contains { mentions($0, code) }
    }
  }
}
