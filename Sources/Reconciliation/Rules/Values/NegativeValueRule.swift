internal import Findings

/// T106: a value below 0 where the minimum is 0.
enum NegativeValueRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T106", name: "negative-value", level: 1, severity: .error,
    title: ("Số âm", "Negative value"),
    checks: (
      "Số nhỏ hơn 0 trong chỉ tiêu có giá trị tối thiểu là 0, kể cả số trong ngoặc như “(15)”.",
      "A number below 0 where the minimum is 0, a number in brackets such as “(15)” too."
    ),
    matters: (
      "Số âm làm giảm tổng của tỉnh; “(1)” gõ trong Excel thành -1.",
      "A negative figure lowers the province's total; “(1)” typed in Excel becomes -1."
    ),
    example: ("“(15)” trong ô Kết quả được đọc là -15.", "“(15)” in a value cell reads as -15."),
    remedy: ("Ghi lại số dương, không dùng ngoặc.", "Type the positive figure without brackets."))

  /// What is said of the number.
  static func message(_ value: Double) -> FindingMessage {
    let shown = ValueRules.shown(value)
    return FindingMessage(
      vietnamese: "Số âm \(shown.vietnamese) trong chỉ tiêu không thể nhỏ hơn 0.",
      english: "\(shown.english) stands where no value can be below 0.")
  }
}
