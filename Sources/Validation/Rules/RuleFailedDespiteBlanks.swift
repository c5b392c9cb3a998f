internal import Findings

/// R121: a rule or balance fails for every value that the blanks could take.
enum RuleFailedDespiteBlanks {
  /// The rule.
  static let description = RuleDescription(
    code: "R121", name: "rule-failed-despite-blanks", level: 1, severity: .error,
    title: ("Vi phạm dù còn ô trống", "A rule fails whatever the blanks are"),
    checks: (
      "Quy tắc hoặc phép cộng không thể đúng với bất kỳ giá trị nào của các ô còn trống.",
      "A rule or balance that no values of the blank cells, within their limits, can satisfy."
    ),
    matters: (
      "Không cần chờ điền đủ cũng biết có số sai.", "Something is wrong even before the blanks are filled in."
    ),
    example: (
      "Tổng 40, hai mục con có số đã là 45, một mục con trống.",
      "A total of 40 with parts of 45 and one part blank."
    ),
    remedy: ("Kiểm tra các số đã điền và điền ô trống.", "Check the figures given, and fill in the blanks.")
  )
}
