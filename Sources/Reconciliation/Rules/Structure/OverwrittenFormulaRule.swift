internal import Findings

/// S016: a figure was typed over a formula.
enum OverwrittenFormulaRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S016", name: "overwritten-formula", level: 0, severity: .warning,
    title: (
      "Công thức bị ghi đè",
      "Overwritten formula"
    ),
    checks: (
      "Mẫu, hoặc phần lớn của từ 5 báo cáo trở lên, có công thức ở đó; báo cáo này gõ số.",
      "The template, or most of five or more returns, has a formula there; this return has a typed figure."
    ),
    matters: (
      "Số gõ tay không còn theo các dòng thành phần.",
      "A typed figure no longer follows its parts."
    ),
    example: (
      "Ô tổng D25 là số 131 thay vì =SUM(D26:D30).",
      "The total D25 is 131 instead of =SUM(D26:D30)."
    ),
    remedy: (
      "Khôi phục công thức của mẫu.",
      "Put the template's formula back."
    ))

  /// What is said; `formulas` of `returns` returns have a formula there, nil: the template has one.
  static func message(formulas: Int?, returns: Int, cells: [String]) -> FindingMessage {
    let list = cells.prefix(5).joined(separator: ", ") + (cells.count > 5 ? "…" : "")
    guard let formulas else {
      return FindingMessage(
        vietnamese: "Ô \(list) gõ số, trong khi mẫu có công thức ở đó.",
        english: "\(list): a typed figure where the template has a formula.")
    }
    return FindingMessage(
      vietnamese: "Ô \(list) gõ số, trong khi \(formulas)/\(returns) báo cáo có công thức ở đó.",
      english: "\(list): a typed figure where \(formulas) of \(returns) returns have a formula.")
  }
}
