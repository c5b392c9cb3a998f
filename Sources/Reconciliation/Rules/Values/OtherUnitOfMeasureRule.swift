internal import Findings

/// T112: another unit of measure than the schema's.
enum OtherUnitOfMeasureRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T112", name: "other-unit-of-measure", level: 1, severity: .error,
    title: ("Đơn vị tính khác", "Other unit of measure"),
    checks: (
      "Tờ biểu, tiêu đề, dòng hoặc ô ghi đơn vị tính khác với đơn vị đã quy định (đồng thay cho triệu đồng).",
      "The sheet, heading, row or cell says another unit of measure than was laid down (đồng for triệu đồng)."
    ),
    matters: (
      "Cộng đồng với triệu đồng làm tổng sai hàng nghìn, hàng triệu lần.",
      "Adding đồng to million đồng makes a total wrong by a factor of thousands or millions."
    ),
    example: (
      "Quy định nghìn đồng, dòng ghi đồng: 3.200.000 có lẽ là 3.200.",
      "Thousand đồng were asked, the row says đồng: 3,200,000 may be 3,200."
    ),
    remedy: ("Đổi con số về đơn vị tính đã quy định.", "Give the figure in the unit that was laid down."))

  /// What is said of both units and of the figure in the right one.
  static func message(stated: String, expected: String, suggestion: Double?) -> FindingMessage {
    let meant = suggestion.map(ValueRules.shown)
    return FindingMessage(
      vietnamese: "Đơn vị tính ghi \(ValueRules.quoted(stated)), quy định là \(ValueRules.quoted(expected))"
        + (meant.map { "; có lẽ là \($0.vietnamese)." } ?? "."),
      english:
        "The unit of measure says \(ValueRules.quoted(stated)), \(ValueRules.quoted(expected)) was laid down"
        + (meant.map { "; \($0.english) may be meant." } ?? "."))
  }
}
