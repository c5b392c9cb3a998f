internal import Findings

/// R120: a rule of the schema's author does not hold.
enum RuleFailed {
  /// The rule.
  static let description = RuleDescription(
    code: "R120", name: "rule-failed", level: 1, severity: .error,
    title: ("Vi phạm quy tắc", "A rule does not hold"),
    checks: (
      "Mỗi quy tắc của biểu mẫu, ở từng đơn vị, từng dòng hoặc ở tổng.",
      "Each rule of the schema, at each unit, each row of a grid or the totals; its severity is the rule's."
    ),
    matters: (
      "Các số liệu mâu thuẫn với nhau: ít nhất một số sai.",
      "The figures contradict one another: at least one is wrong."
    ),
    example: ("B10 >= B01: 12 lượt người dự 15 cuộc.", "B10 >= B01 with 12 people at 15 sessions."),
    remedy: ("Kiểm tra lại các ô mà quy tắc nêu.", "Check the cells that the rule names.")
  )
}
