internal import Facts
internal import Findings
internal import Schema

/// B140: the form's figure is not the sum of the grid's rows.
enum GridFormMismatch {
  /// The rule.
  static let description = RuleDescription(
    code: "B140", name: "grid-form-mismatch", level: 1, severity: .error,
    title: ("Biểu tổng hợp không khớp biểu chi tiết", "Form and grid differ"),
    checks: (
      "Số trên biểu so với tổng các dòng của biểu chi tiết, khi đủ mọi dòng.",
      "The form's figure against the sum of the grid's rows, where all rows are there."
    ),
    matters: (
      "Hai biểu của một đơn vị nói khác nhau; tổng của tỉnh dùng tổng các dòng.",
      "Two sheets of one return disagree; the published figure is the sum of the rows."
    ),
    example: ("Biểu 1 ghi 712, các xã cộng được 708.", "The form says 712, the communes add up to 708."),
    remedy: ("Đối chiếu hai biểu và sửa biểu sai.", "Compare the two sheets and correct the wrong one.")
  )

  /// How it is named among the rules.
  static func code(of indicator: String) -> String { "B140:\(indicator)" }

  /// How a grid's printed total is named among the rules.
  static func codeOfPrinted(_ indicator: String) -> String { "B130:\(indicator):rows" }

  /// The finding where a grid's printed total is not the sum of its rows (B130).
  static func printed(_ judged: JudgedBalance, residual: Double, _ context: ValidationContext) -> Finding {
    let total = context.table.facts[judged.total].value
    let sum = total - residual
    var finding = context.finding(
      TotalMismatch.description, at: judged.total,
      "Dòng tổng ghi \(vietnamese(total)), cộng các dòng được \(vietnamese(sum)).",
      "The total row says \(english(total)), its rows add up to \(english(sum)).")
    finding.expected = sum
    finding.rule = codeOfPrinted(context.indicator(of: judged.total).code)
    return finding
  }

  /// The finding.
  static func finding(_ judged: JudgedBalance, residual: Double, _ context: ValidationContext) -> Finding {
    let form = context.table.facts[judged.total].value
    let sum = form - residual
    var finding = context.finding(
      description, at: judged.total,
      "Biểu ghi \(vietnamese(form)), các dòng chi tiết cộng được \(vietnamese(sum)).",
      "The form says \(english(form)), the rows of the grid add up to \(english(sum)).")
    finding.expected = sum
    finding.rule = code(of: context.indicator(of: judged.total).code)
    return finding
  }
}
