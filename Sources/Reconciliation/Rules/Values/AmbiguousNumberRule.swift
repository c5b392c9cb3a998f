internal import Findings

/// T104: a number that can be read in two ways.
enum AmbiguousNumberRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T104", name: "ambiguous-number", level: 1, severity: .error,
    title: ("Số đọc được hai cách", "Number that can be read in two ways"),
    checks: (
      "Dấu chấm hoặc dấu phẩy trước đúng ba chữ số có thể là phần nghìn hoặc phần thập phân, và không có gì quyết định được.",
      "A point or comma before exactly three digits may mean thousands or decimals, and nothing decides."
    ),
    matters: (
      "Hai cách đọc khác nhau 1.000 lần; đoán sai thì tổng sai.",
      "The two readings differ by a factor of 1,000; a wrong guess makes a wrong total."
    ),
    example: (
      "“7,063” có thể là 7.063 hoặc bảy phẩy không sáu ba.",
      "“7,063” may be seven thousand or seven and a bit."
    ),
    remedy: (
      "Ghi lại không có dấu phân cách (7063), hoặc ghi rõ phần thập phân.",
      "Type it without separator (7063), or with its decimals beyond doubt."
    ))

  /// What is said of a text and its readings.
  static func message(_ raw: String, _ candidates: [Double]) -> FindingMessage {
    let shown = candidates.map(ValueRules.shown)
    return FindingMessage(
      vietnamese:
        "Ô ghi \(ValueRules.quoted(raw)) có thể là \(shown.map(\.vietnamese).joined(separator: " hoặc ")).",
      english:
        "The cell says \(ValueRules.quoted(raw)), which may be \(shown.map(\.english).joined(separator: " or "))."
    )
  }
}
