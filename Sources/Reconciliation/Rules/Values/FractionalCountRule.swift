internal import Findings

/// T107: a fraction where a count is asked.
enum FractionalCountRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T107", name: "fractional-count", level: 1, severity: .error,
    title: ("Số đếm có phần lẻ", "Fraction where a count is asked"),
    checks: (
      "Chỉ tiêu số nguyên nhưng con số có phần thập phân, và không giống lỗi dấu chấm hàng nghìn.",
      "A whole number is asked, the figure has a fraction, and a lost thousands point does not explain it."
    ),
    matters: (
      "Không thể có nửa người hay nửa cuộc; con số có thể là trung bình, tỷ lệ hoặc gõ nhầm.",
      "There is no half person and no half session; it may be a mean, a share or a slip."
    ),
    example: ("0,5 cuộc tuyên truyền.", "0.5 sessions."),
    remedy: ("Kiểm tra và ghi lại số nguyên.", "Check, and type a whole number."))

  /// What is said of the number.
  static func message(_ value: Double) -> FindingMessage {
    let shown = ValueRules.shown(value)
    return FindingMessage(
      vietnamese: "Chỉ tiêu số nguyên nhưng ô chứa số lẻ \(shown.vietnamese).",
      english: "A whole number is asked, the cell holds \(shown.english).")
  }
}
