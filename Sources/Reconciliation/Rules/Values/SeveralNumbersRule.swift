internal import Findings

/// T111: more than one figure in a cell.
enum SeveralNumbersRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T111", name: "several-numbers", level: 1, severity: .error,
    title: ("Nhiều số trong một ô", "Several numbers in one cell"),
    checks: (
      "Một ô chứa nhiều hơn một con số.",
      "One cell holds more than one figure."
    ),
    matters: (
      "Không biết con số nào là kết quả, hay phải cộng lại; ô này không vào được tổng.",
      "Nobody knows which figure is the answer, or whether they add up; the cell cannot enter the total."
    ),
    example: (
      "“371/391/410”, “12+5”, “10 cuộc, 250 lượt”.", "“371/391/410”, “12+5”, “10 sessions, 250 people”."
    ),
    remedy: ("Ghi một con số vào mỗi ô.", "Type one figure into each cell."))

  /// What is said of the text and its numbers.
  static func message(_ raw: String, _ values: [Double]) -> FindingMessage {
    FindingMessage(
      vietnamese: "Ô ghi \(ValueRules.quoted(raw)) có \(values.count) con số.",
      english: "The cell says \(ValueRules.quoted(raw)), \(values.count) figures in one.")
  }
  /// What is said of a text of which some digits are struck out or raised.
  static func message(_ raw: String, _ apart: SetApartDigits) -> FindingMessage {
    let digits = ValueRules.quoted(apart.digits)
    return apart.isStruck
      ? FindingMessage(
        vietnamese: "Ô ghi \(ValueRules.quoted(raw)) mà \(digits) bị gạch ngang; chưa rõ con số.",
        english: "The cell says \(ValueRules.quoted(raw)) with \(digits) struck out; the figure is not clear."
      )
      : FindingMessage(
        vietnamese:
          "Ô ghi \(ValueRules.quoted(raw)) mà \(digits) viết nhỏ như dấu chú thích; chưa rõ con số.",
        english:
          "The cell says \(ValueRules.quoted(raw)) with \(digits) raised like a footnote's mark; the figure is not clear."
      )
  }
}
