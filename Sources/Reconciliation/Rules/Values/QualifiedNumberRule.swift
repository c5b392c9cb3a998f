internal import Facts
internal import Findings

/// T103: words beside a number.
enum QualifiedNumberRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T103", name: "qualified-number", level: 1, severity: .info,
    title: ("Số có chữ kèm theo", "Number with words"),
    checks: (
      "Ô chứa một con số kèm chữ: “trên 5.000”, “688 giấy”, “2 nghìn”.",
      "A cell holds one number with words beside it: “trên 5.000” (over), “688 giấy” (papers), “2 nghìn” (thousand)."
    ),
    matters: (
      "Con số được tính; chữ “trên”, “khoảng” được giữ lại vì tổng khi đó là mức tối thiểu hoặc ước lượng.",
      "The number counts; “over” and “about” are kept, because the total is then a lower bound or an estimate."
    ),
    example: (
      "“trên 5.000” được tính là 5.000, ghi nhận “ít nhất”.", "“trên 5.000” counts as 5,000, at least."
    ),
    remedy: (
      "Nếu có số chính xác thì ghi số chính xác, không kèm chữ.",
      "Where the exact figure is known, type it without words."
    ))

  /// What is said of the words, the number and the qualifier.
  static func message(_ words: String, _ value: Double, _ qualifier: FactQualifier) -> FindingMessage {
    let shown = ValueRules.shown(value)
    let kept: (String, String) =
      switch qualifier {
      case .atLeast: (" (ít nhất)", " (at least)")
      case .about: (" (ước lượng)", " (about)")
      case .exact, .none: ("", "")
      }
    return FindingMessage(
      vietnamese: "Số kèm chữ \(ValueRules.quoted(words)) đã được đọc là \(shown.vietnamese)\(kept.0).",
      english: "The number with the words \(ValueRules.quoted(words)) was read as \(shown.english)\(kept.1).")
  }
}
