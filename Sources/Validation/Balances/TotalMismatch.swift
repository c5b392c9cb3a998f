internal import Facts
internal import Findings
internal import Schema

/// B130: a total is not the sum of its parts.
enum TotalMismatch {
  /// The rule.
  static let description = RuleDescription(
    code: "B130", name: "total-mismatch", level: 1, severity: .error,
    title: ("Tổng không khớp các mục con", "A total is not the sum of its parts"),
    checks: (
      "Số tổng so với tổng các mục con, cho phép sai số làm tròn; dòng tổng của biểu còn dòng trống: cảnh báo.",
      "A total against the sum of its parts, within rounding; a total row over rows without figures is a warning."
    ),
    matters: (
      "Ít nhất một số sai; tổng của tỉnh dùng số cộng lại từ các mục con.",
      "At least one figure is wrong; the published total is recomputed from the parts."
    ),
    example: ("B01 ghi 150, B02 đến B06 cộng được 143.", "B01 says 150, B02 to B06 add up to 143."),
    remedy: ("Đơn vị kiểm tra lại số tổng và từng mục con.", "Check the total and each part.")
  )

  /// The finding.
  static func finding(_ judged: JudgedBalance, residual: Double, code: String, _ context: ValidationContext)
    -> Finding
  {
    let total = context.table.facts[judged.total].value
    let sum = total - residual
    var finding = context.finding(
      description, at: judged.total,
      "Tổng ghi \(vietnamese(total)), cộng các mục con được \(vietnamese(sum)), chênh \(vietnamese(abs(residual))).",
      "The total says \(english(total)), its parts add up to \(english(sum)): a difference of \(english(abs(residual)))."
    )
    finding.expected = sum
    finding.rule = code
    finding.indicators = names(judged, context)
    return finding
  }

  /// The finding where a part is missing and the others already exceed the total (R121).
  static func despiteBlanks(
    _ judged: JudgedBalance, residual: Double, code: String, _ context: ValidationContext
  ) -> Finding {
    let total = context.table.facts[judged.total].value
    let sum = total - residual
    var finding = context.finding(
      RuleFailedDespiteBlanks.description, at: judged.total,
      "Tổng ghi \(vietnamese(total)) nhưng các phần đã có cộng được \(vietnamese(sum)), dù còn ô trống.",
      "The total says \(english(total)), the parts that are there already add up to \(english(sum)).")
    finding.low = sum
    finding.rule = code
    finding.indicators = names(judged, context)
    return finding
  }
  /// The names of all figures, each once.
  static func names(_ judged: JudgedBalance, _ context: ValidationContext) -> [String] {
    var names: [String] = []
    for name in ([judged.total] + judged.parts).map({ context.name(of: $0) }) where !names.contains(name) {
      names.append(name)
    }
    return names
  }
}
