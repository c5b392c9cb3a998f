internal import Findings

/// F010: a sum that leaves out neighbouring figures.
enum ShortRangeRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "F010", name: "short-range-formula", level: 0, severity: .warning,
    title: (
      "Công thức cộng thiếu dòng",
      "Short range formula"
    ),
    checks: (
      "Công thức cộng hoặc đếm trên cột số liệu bỏ sót con số nằm ngay cạnh vùng cộng.",
      "A sum or count over the value column leaves out figures that stand beside its range."
    ),
    matters: (
      "Dòng chèn thêm ngoài vùng cộng không vào tổng.",
      "A row inserted outside the range is not in the total."
    ),
    example: (
      "=SUM(D5:D9) trong khi D10 cũng là số liệu của mục này.",
      "=SUM(D5:D9), while D10 belongs to it too."
    ),
    remedy: (
      "Sửa vùng của công thức cho đủ các dòng.",
      "Extend the formula's range to all rows."
    ))

  /// What is said.
  static func message(formula: String, left: [String]) -> FindingMessage {
    let cells = left.prefix(4).joined(separator: ", ") + (left.count > 4 ? "…" : "")
    let formula = TextExcerpt.cut(formula)
    return FindingMessage(
      vietnamese: "Công thức =\(formula) bỏ sót ô \(cells) nằm cạnh vùng cộng.",
      english: "The formula =\(formula) leaves out \(cells) beside its range.")
  }
}
