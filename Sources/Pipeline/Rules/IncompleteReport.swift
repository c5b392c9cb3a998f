internal import Findings

/// M604: a return with few of the required values.
enum IncompleteReport {
  static let rule = RuleDescription(
    code: "M604", name: "incomplete-report", level: 0, severity: .info,
    title: ("Báo cáo chưa đủ", "Incomplete return"),
    checks: ("Có dưới 90% số chỉ tiêu bắt buộc.", "Whether fewer than 90% of the required values are there."),
    matters: ("Tổng của các chỉ tiêu thiếu chưa đầy đủ.", "The totals of what is lacking are incomplete."),
    example: ("Điền 15 trên 20 chỉ tiêu bắt buộc.", "15 of 20 required values filled in."),
    remedy: ("Bổ sung số liệu còn thiếu.", "Fill in the rest."))

  /// The finding for a unit's return.
  static func finding(file: String, unit: String, filled: Int, required: Int) -> Finding {
    var finding = Finding(
      rule,
      message: FindingMessage(
        vietnamese: "Mới điền \(filled)/\(required) chỉ tiêu bắt buộc.",
        english: "Only \(filled) of \(required) required values are filled in."))
    finding.file = file
    finding.unit = unit
    return finding
  }
}
