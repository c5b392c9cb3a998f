internal import Facts
internal import Findings
internal import Schema

/// B131: parts that are only some of a total are more than the total.
enum PartExceedsTotal {
  /// The rule.
  static let description = RuleDescription(
    code: "B131", name: "part-exceeds-total", level: 1, severity: .error,
    title: ("Mục \"trong đó\" lớn hơn tổng", "A part exceeds its total"),
    checks: (
      "Các mục \"trong đó\" cộng lại, hoặc mục lớn nhất nếu có thể trùng nhau, không vượt tổng.",
      "Of-which parts together, or the largest of overlapping ones, are not more than their total."
    ),
    matters: ("Một phần không thể lớn hơn cái chung: ít nhất một số sai.", "A part cannot exceed the whole."),
    example: ("160 lượt đoàn viên, trong đó nữ 183.", "160 members, of which 183 women."),
    remedy: ("Kiểm tra lại cả hai số.", "Check both figures.")
  )

  /// The finding.
  static func finding(
    _ judged: JudgedBalance, residual: Double, relation: ParentRelation, code: String,
    _ context: ValidationContext
  ) -> Finding {
    let total = context.table.facts[judged.total].value
    let known = judged.parts.filter { context.figure($0) != nil }
    let largest = known.max { context.table.facts[$0].value < context.table.facts[$1].value } ?? judged.total
    let amount = total - residual
    var finding =
      known.count == 1 || relation == .overlapping
      ? context.finding(
        description, at: largest,
        "Mục \"trong đó\" ghi \(vietnamese(amount)), lớn hơn tổng \(vietnamese(total)).",
        "The part says \(english(amount)), more than its total \(english(total)).")
      : context.finding(
        description, at: largest,
        "Các mục \"trong đó\" cộng được \(vietnamese(amount)), lớn hơn tổng \(vietnamese(total)).",
        "The parts add up to \(english(amount)), more than their total \(english(total)).")
    finding.high = total
    finding.rule = code
    finding.indicators = TotalMismatch.names(judged, context)
    return finding
  }
}
