internal import Findings

/// F006: a formula without a stored result.
enum FormulaWithoutValueRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "F006", name: "formula-without-value", level: 0, severity: .error,
    title: ("Công thức chưa có kết quả", "Formula without value"),
    checks: (
      "Ô số liệu là công thức nhưng tệp không lưu kết quả của công thức.",
      "A value cell is a formula, and the file does not hold its result."
    ),
    matters: (
      "Không có kết quả thì không biết con số đơn vị đã thấy; ô được coi là trống.",
      "Without the result the figure that the unit saw is not known; the cell counts as blank."
    ),
    example: (
      "Tệp do phần mềm khác tạo ra, chưa từng được mở và lưu trong Excel.",
      "A file made by another program that was never opened and saved in Excel."
    ),
    remedy: ("Mở tệp bằng Excel, lưu lại rồi gửi.", "Open the file in Excel, save it, and send it again."))

  /// What is said.
  static let message = FindingMessage(
    vietnamese: "Ô là công thức mà tệp không lưu kết quả.",
    english: "The cell is a formula without a stored result.")
}
