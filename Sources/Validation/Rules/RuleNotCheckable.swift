internal import Findings

/// R122: a rule cannot be checked. Counted, never a line among the findings.
enum RuleNotCheckable {
  /// The rule.
  static let description = RuleDescription(
    code: "R122", name: "rule-not-checkable", level: 1, severity: .info,
    title: ("Quy tắc chưa kiểm tra được", "A rule that cannot be checked"),
    checks: (
      "Số lần một quy tắc không thể kết luận vì còn ô trống, chia cho 0 hoặc không áp dụng.",
      "How often a rule has no answer: blanks, a division by zero, figures that do not apply."
    ),
    matters: (
      "Không có lỗi không có nghĩa là đã kiểm tra.", "No error does not mean that it was checked."
    ),
    example: ("B10 trống nên không kiểm tra được B10 >= B01.", "B10 is blank, so B10 >= B01 says nothing."),
    remedy: (
      "Xem cột \"không kiểm tra được\" trên trang Quy tắc.", "See the Rules sheet; fill in the blanks."
    )
  )
}
