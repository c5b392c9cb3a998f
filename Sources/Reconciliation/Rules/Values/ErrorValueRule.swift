internal import Findings

/// T101: an error value.
enum ErrorValueRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T101", name: "error-value", level: 1, severity: .error,
    title: ("Ô báo lỗi", "Error value"),
    checks: (
      "Ô số liệu chứa giá trị lỗi như #REF!, #DIV/0!, #VALUE!.",
      "A value cell holds an error such as #REF!, #DIV/0!, #VALUE!."
    ),
    matters: (
      "Công thức đã hỏng nên không biết số liệu thật; ô này không vào được tổng.",
      "The formula is broken, so that the true figure is not known; the cell cannot enter the total."
    ),
    example: (
      "Xóa một dòng mà công thức cộng đang dùng thì ô tổng thành #REF!.",
      "A row that a sum refers to was deleted: the total becomes #REF!."
    ),
    remedy: ("Sửa công thức hoặc ghi trực tiếp con số.", "Mend the formula or type the figure."))

  /// What is said of an error.
  static func message(_ error: String) -> FindingMessage {
    let quoted = ValueRules.quoted(error)
    return FindingMessage(
      vietnamese: "Ô báo lỗi \(quoted).",
      english: "The cell holds the error \(quoted).")
  }
}
