internal import Facts
internal import Findings
internal import Schema

/// B135: two neighbouring digits of one cell were exchanged.
enum TransposedDigits {
  /// The rule.
  static let description = RuleDescription(
    code: "B135", name: "transposed-digits", level: 1, severity: .error,
    title: ("Đảo chữ số", "Transposed digits"),
    checks: (
      "Chênh lệch chia hết cho 9 và chỉ một lần đổi chỗ hai chữ số liền nhau làm phép cộng khớp.",
      "The difference is divisible by 9, and one swap of neighbouring digits, and no other, closes the balance."
    ),
    matters: (
      "Lỗi gõ thường gặp; số đó chưa được cộng cho đến khi xác nhận.",
      "A common slip of the hand; the figure stays out of the total until confirmed."
    ),
    example: ("Ghi 173 thay vì 137: tổng chênh 36.", "173 typed for 137: the total is off by 36."),
    remedy: ("Đơn vị xác nhận số đề xuất.", "Confirm the suggestion, or type the right figure.")
  )
}

/// B136: one part is a power of ten too large or too small.
enum PowerOfTen {
  /// The rule.
  static let description = RuleDescription(
    code: "B136", name: "power-of-ten", level: 1, severity: .error,
    title: ("Thừa hoặc thiếu chữ số 0", "A zero too many or too few"),
    checks: (
      "Nhân hoặc chia một mục con cho 10, 100, 1.000, và chỉ mục đó, làm phép cộng khớp.",
      "A power of ten of one part, 10^±1 to 10^±3, and of no other, closes the balance."
    ),
    matters: (
      "Thừa một chữ số 0 làm tổng tăng gấp mười; số đó chưa được cộng.",
      "A zero too many makes ten of one; the figure stays out of the total until confirmed."
    ),
    example: ("Ghi 130 thay vì 13: tổng chênh 117.", "130 typed for 13: the total is off by 117."),
    remedy: ("Đơn vị xác nhận số đề xuất.", "Confirm the suggestion, or type the right figure.")
  )
}

/// Finds the one slip of the hand that explains a balance that fails.
enum DigitSlips {
  /// A slip: the fact, what it should say, and whether it is a power of ten.
  struct Slip: Equatable, Sendable {
    let fact: Int
    let figure: Double
    let isPowerOfTen: Bool
  }

  /// The slip that closes a balance and breaks no other; of several those that close most balances. Nil unless it is the
  /// only one.
  /// - Parameters:
  ///   - others: all balances of the unit. `isTyped`: whether a figure was typed, not computed.
  ///   - breaks: whether a changed figure would exceed a total that it is only a part of.
  static func find(
    _ constraint: Constraint, among others: [Constraint], isWhole: Bool, value: (Int) -> Double,
    isTyped: (Int) -> Bool, breaks: (Int, Double) -> Bool
  ) -> Slip? {
    let (total, parts) = (value(constraint.total), constraint.parts.map(value))
    let powers = Set(
      DigitRepair.powersOfTen(total: total, parts: parts, tolerance: constraint.tolerance, isWhole: isWhole))
    var candidates = powers
    if isWhole { candidates.formUnion(DigitRepair.transposed(total: total, parts: parts)) }
    var best: [(slip: Slip, closed: Int)] = []
    for candidate in candidates {
      let fact = candidate.cell < 0 ? constraint.total : constraint.parts[candidate.cell]
      let change = candidate.figure - value(fact)
      let touched = others.filter { $0.coefficient(of: fact) != 0 }
      let isHarmless = touched.allSatisfy { !$0.holds || $0.holds(changing: fact, by: change) }
      guard isHarmless, isTyped(fact), !breaks(fact, candidate.figure) else { continue }
      let closed = touched.filter { !$0.holds && $0.holds(changing: fact, by: change) }.count
      best.append(
        (Slip(fact: fact, figure: candidate.figure, isPowerOfTen: powers.contains(candidate)), closed))
    }
    let most = best.map(\.closed).max() ?? 0
    let chosen = best.filter { $0.closed == most }
    return chosen.count == 1 ? chosen[0].slip : nil
  }

  /// The finding.
  static func finding(_ slip: Slip, _ context: ValidationContext) -> Finding {
    let value = context.table.facts[slip.fact].value
    var finding =
      slip.isPowerOfTen
      ? context.finding(
        PowerOfTen.description, at: slip.fact,
        "Ô ghi \(vietnamese(value)), có lẽ thừa hoặc thiếu chữ số 0: \(vietnamese(slip.figure)) thì tổng khớp.",
        "The cell says \(english(value)); with \(english(slip.figure)), a power of ten of it, the total agrees."
      )
      : context.finding(
        TransposedDigits.description, at: slip.fact,
        "Ô ghi \(vietnamese(value)), có lẽ đảo chữ số: \(vietnamese(slip.figure)) thì tổng khớp.",
        "The cell says \(english(value)); with two digits exchanged, \(english(slip.figure)), the total agrees."
      )
    finding.expected = slip.figure
    finding.suggestion = slip.figure
    return finding
  }
}
