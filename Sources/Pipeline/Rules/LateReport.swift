internal import Findings
internal import VietnameseText

/// M601: a return after the due date.
enum LateReport {
  static let rule = RuleDescription(
    code: "M601", name: "late-report", level: 0, severity: .warning,
    title: ("Nộp trễ", "Late return"),
    checks: (
      "Giờ nhận (received.csv, thuộc tính tệp, giờ tệp) có sau hạn nộp của đợt không.",
      "Whether the time of receipt (received.csv, file properties, file time) is after the round's due date."
    ),
    matters: (
      "Số liệu vẫn được tính; việc nộp trễ được ghi lại.", "The figures count; the lateness is noted."
    ),
    example: (
      "Hạn 17 giờ ngày 05/9, nhận ngày 07/9.", "Due on 5 September at 17:00, received on 7 September."
    ),
    remedy: (
      "Nếu giờ nhận thật khác, ghi vào received.csv.",
      "If the real time was another, note it in received.csv."
    ))

  /// The finding for a unit's return; `days` are begun days after the due date.
  static func finding(file: String, unit: String, received: String, days: Int) -> Finding {
    let parts = received.prefix(10).split(separator: "-")
    let shown = parts.count == 3 ? "\(parts[2])/\(parts[1])/\(parts[0])" : received
    var finding = Finding(
      rule,
      message: FindingMessage(
        vietnamese: "Nộp trễ \(days) ngày: nhận ngày \(shown).",
        english: "Late by \(days) day\(days == 1 ? "" : "s"): received on \(shown)."))
    finding.file = file
    finding.unit = unit
    return finding
  }
}
