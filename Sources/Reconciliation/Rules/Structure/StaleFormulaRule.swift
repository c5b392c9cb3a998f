internal import Findings
internal import VietnameseText

/// F007: the stored result of a simple formula differs from its recomputation.
enum StaleFormulaRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "F007", name: "stale-formula-value", level: 0, severity: .warning,
    title: (
      "Công thức chưa tính lại",
      "Stale formula value"
    ),
    checks: (
      "Công thức cộng, đếm hoặc trừ có kết quả lưu trong tệp khác với kết quả tính lại từ các ô.",
      "A sum, count or difference formula whose stored result differs from its recomputation from the cells."
    ),
    matters: (
      "Đơn vị nhìn thấy một con số, Excel khi tính lại sẽ cho con số khác.",
      "The unit saw one figure; a spreadsheet program that recomputes will show another."
    ),
    example: (
      "=SUM(D5:D9) lưu 131, các ô cộng lại được 137.",
      "=SUM(D5:D9) holds 131, the cells add up to 137."
    ),
    remedy: (
      "Mở tệp bằng Excel, nhấn F9 để tính lại, kiểm tra rồi lưu và gửi lại.",
      "Open the file, recalculate (F9), check, save and send it again."
    ))

  /// What is said.
  static func message(stored: Double, recomputed: Double, formula: String) -> FindingMessage {
    let formula = TextExcerpt.cut(formula)
    return FindingMessage(
      vietnamese:
        "Ô ghi \(NumberText.vietnamese(stored)) nhưng công thức =\(formula) tính lại được \(NumberText.vietnamese(recomputed)).",
      english:
        "The cell holds \(NumberText.english(stored)), but its formula =\(formula) gives \(NumberText.english(recomputed))."
    )
  }
}
