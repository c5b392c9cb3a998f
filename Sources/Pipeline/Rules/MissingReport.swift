internal import Findings
internal import Schema

/// M600: a reporting unit without a workbook.
enum MissingReport {
  static let rule = RuleDescription(
    code: "M600", name: "missing-report", level: 0, severity: .error,
    title: ("Chưa nộp báo cáo", "Missing return"),
    checks: (
      "Mỗi đơn vị phải báo cáo có tệp nào trong đợt này không; trước hạn nộp chỉ là thông tin.",
      "Whether every reporting unit has a workbook in this round; before the due date it is only information."
    ),
    matters: ("Tổng của tỉnh thiếu số liệu của đơn vị này.", "The total lacks this unit's figures."),
    example: ("Còn một huyện chưa gửi tệp.", "One district has not sent its workbook yet."),
    remedy: ("Nhắc đơn vị gửi báo cáo.", "Remind the unit."))

  /// The finding for a unit.
  static func finding(unit: ReportingUnit, isDue: Bool) -> Finding {
    var finding = Finding(
      rule, severity: isDue ? .error : .info,
      message: FindingMessage(
        vietnamese: isDue ? "\(unit.name) chưa nộp báo cáo." : "\(unit.name) chưa nộp báo cáo; chưa đến hạn.",
        english: isDue
          ? "\(unit.name) has not returned." : "\(unit.name) has not returned; it is not due yet."))
    finding.unit = unit.code
    return finding
  }
}
