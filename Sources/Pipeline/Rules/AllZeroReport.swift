internal import Findings

/// M603: a return of zeros only.
enum AllZeroReport {
  static let rule = RuleDescription(
    code: "M603", name: "all-zero-report", level: 0, severity: .warning,
    title: ("Báo cáo toàn số 0", "Return of zeros only"),
    checks: (
      "Mọi số liệu đều bằng 0, trên ít nhất 5 chỉ tiêu.",
      "Whether all figures are zero, on at least 5 indicators."
    ),
    matters: (
      "Có thể đơn vị điền 0 thay vì để trống.",
      "The unit may have typed zeros instead of leaving cells blank."
    ),
    example: ("43 chỉ tiêu, tất cả bằng 0.", "43 indicators, all zero."),
    remedy: (
      "Xác nhận có thật không phát sinh; nếu không thì điền số liệu.",
      "Confirm that there really was nothing; else fill it in."
    ))

  /// The finding for a unit's return.
  static func finding(file: String, unit: String, count: Int) -> Finding {
    var finding = Finding(
      rule,
      message: FindingMessage(
        vietnamese: "Cả \(count) chỉ tiêu có số liệu đều bằng 0.", english: "All \(count) figures are zero."))
    finding.file = file
    finding.unit = unit
    return finding
  }
}
