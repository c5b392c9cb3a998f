import Schema

extension SchemaCheck {
  /// Pairs of rules that say the same the other way round, or cannot both hold.
  mutating func checkPairsOfRules() {
    let comparisons = schema.rules.map { StatedComparison($0.expression) }
    for (index, comparison) in comparisons.enumerated() {
      guard let comparison else { continue }
      for (earlier, other) in comparisons[..<index].enumerated() {
        let (rule, twin) = (schema.rules[index], schema.rules[earlier])
        guard let other, rule.scope == twin.scope else { continue }
        if rule.expression != twin.expression, comparison == other {
          note(
            "rules", index, vietnamese: "Quy tắc \(rule.code) nói lại quy tắc \(twin.code).",
            english: "The rule \(rule.code) repeats the rule \(twin.code).")
        } else if comparison.contradicts(other) {
          note(
            "rules", index,
            vietnamese:
              "Quy tắc \(rule.code) (\(rule.source)) và \(twin.code) (\(twin.source)) không thể cùng đúng.",
            english:
              "The rules \(rule.code) (\(rule.source)) and \(twin.code) (\(twin.source)) cannot both hold.")
        }
      }
    }
  }
}

/// A comparison whose sides stand in a fixed order, so that `A > B` and `B < A` are the same; a number stands right.
private struct StatedComparison: Equatable {
  /// The sides and the sign between them.
  var left: RuleExpression, sign: ComparisonOperator, right: RuleExpression

  /// The comparison of an expression; nil where it is another kind of condition.
  init?(_ expression: RuleExpression) {
    guard case .comparison(let sign, let left, let right) = expression else { return nil }
    let isTurned: Bool =
      switch (left, right) {
      case (.number, _): true
      case (_, .number): false
      default: right.description < left.description
      }
    self.left = isTurned ? right : left
    self.sign = isTurned ? Self.turned(sign) : sign
    self.right = isTurned ? left : right
  }

  private static func turned(_ sign: ComparisonOperator) -> ComparisonOperator {
    switch sign {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .unequal: sign
    }
  }

  /// Which of less, equal and greater a sign allows.
  private static func allowed(_ sign: ComparisonOperator) -> Set<Int> {
    switch sign {
    case .less: [-1]
    case .lessOrEqual: [-1, 0]
    case .equal: [0]
    case .greaterOrEqual: [0, 1]
    case .greater: [1]
    case .unequal: [-1, 1]
    }
  }

  /// Whether no figures satisfy both.
  func contradicts(_ other: Self) -> Bool {
    guard left == other.left else { return false }
    if right == other.right { return Self.allowed(sign).isDisjoint(with: Self.allowed(other.sign)) }
    guard case .number(let one) = right, case .number(let two) = other.right else { return false }
    let (lower, upper) = one < two ? (self, other) : (other, self)
    // What holds for the smaller number keeps the value from reaching the greater one.
    return !Self.allowed(lower.sign).contains(1) && !Self.allowed(upper.sign).contains(-1)
  }
}
