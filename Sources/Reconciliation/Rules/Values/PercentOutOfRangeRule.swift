internal import Findings

/// T108: a percentage outside 0–100.
enum PercentOutOfRangeRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T108", name: "percent-out-of-range", level: 1, severity: .error,
    title: ("Tỷ lệ ngoài 0–100%", "Percentage outside 0–100"),
    checks: (
      "Tỷ lệ phần trăm nhỏ hơn 0 hoặc lớn hơn 100 (ô định dạng % được nhân 100 trước).",
      "A percentage below 0 or above 100 (of a cell with a percent format: after ×100)."
    ),
    matters: (
      "Tỷ lệ của một phần trong toàn bộ không vượt quá 100%.",
      "A share of a whole is never more than 100%."
    ),
    example: (
      "Gõ 98,5 vào ô định dạng % cho 9.850%.",
      "98.5 typed into a cell stored as 98.5 with a percent format is 9,850%."
    ),
    remedy: (
      "Kiểm tra tử số, mẫu số và định dạng của ô.", "Check numerator, denominator and the cell's format."
    ))

  /// What is said of the percentage.
  static func message(_ value: Double) -> FindingMessage {
    let shown = ValueRules.shown(value)
    return FindingMessage(
      vietnamese: "Tỷ lệ \(shown.vietnamese)% nằm ngoài khoảng 0–100%.",
      english: "The percentage, \(shown.english)%, is outside 0–100%.")
  }
}
