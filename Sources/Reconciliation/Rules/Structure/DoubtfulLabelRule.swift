internal import Findings

/// S012: a label that is only near to an indicator's.
enum DoubtfulLabelRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S012", name: "doubtful-label", level: 0, severity: .warning,
    title: (
      "Tên chỉ tiêu chưa chắc chắn",
      "Doubtful label"
    ),
    checks: (
      "Tên dòng chỉ gần giống tên chỉ tiêu, hoặc gần như giống một chỉ tiêu khác.",
      "The label is only near to the indicator's, or nearly as near to another's."
    ),
    matters: (
      "Con số có thể thuộc chỉ tiêu khác.",
      "The figure may belong to another indicator."
    ),
    example: (
      "“Số cây xanh trồng được” thay cho “Cây xanh trồng mới”.",
      "“Số cây xanh trồng được” for “Cây xanh trồng mới”."
    ),
    remedy: (
      "Xác nhận tên dòng, hoặc sửa lại theo mẫu.",
      "Confirm the label, or put the template's back."
    ))

  /// What is said; `score`: how alike the texts are, nil where nothing was measured.
  static func message(found: String, label: String, score: Double?) -> FindingMessage {
    let percent = score.map { Int(($0 * 100).rounded()) }
    return FindingMessage(
      vietnamese:
        "Dòng \(TextExcerpt.quoted(found)) được hiểu là \(TextExcerpt.quoted(label))\(percent.map { " (giống \($0)%)" } ?? "").",
      english:
        "The label \(TextExcerpt.quoted(found)) was taken for \(TextExcerpt.quoted(label))\(percent.map { " (\($0)% alike)" } ?? "")."
    )
  }
}
