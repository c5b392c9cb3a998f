internal import Findings

/// M602: a return without any figure.
enum BlankReport {
  static let rule = RuleDescription(
    code: "M602", name: "blank-report", level: 0, severity: .error,
    title: ("Báo cáo trống", "Blank return"),
    checks: (
      "Tệp có ít nhất một con số hay số 0 nào không.", "Whether the workbook holds any number or zero at all."
    ),
    matters: (
      "Đơn vị đã gửi tệp nhưng chưa điền; tổng thiếu số liệu.",
      "The unit sent a workbook but filled nothing in."
    ),
    example: ("Gửi lại nguyên biểu mẫu trắng.", "The blank template came back."),
    remedy: ("Điền số liệu rồi gửi lại.", "Fill it in and send it again."))

  /// The finding for a unit's return.
  static func finding(file: String, unit: String) -> Finding {
    var finding = Finding(
      rule,
      message: FindingMessage(
        vietnamese: "Báo cáo chưa có con số nào.",
        english: "The return holds no figure at all."))
    finding.file = file
    finding.unit = unit
    return finding
  }
}
