internal import Findings

/// T102: a number that was typed as text.
enum NumberAsTextRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T102", name: "number-as-text", level: 1, severity: .info,
    title: ("Số ghi dạng chữ", "Number stored as text"),
    checks: (
      "Ô chứa một con số được lưu dưới dạng văn bản.",
      "A cell holds a number that is stored as text."
    ),
    matters: (
      "Hàm SUM của bảng tính bỏ qua ô dạng chữ; ở đây số đã được đọc và tính vào tổng.",
      "A spreadsheet's SUM skips text; here the number was read and counted."
    ),
    example: ("“7.063” gõ vào ô định dạng văn bản.", "“7.063” typed into a cell formatted as text."),
    remedy: (
      "Không cần sửa; lần sau để ô ở định dạng số.",
      "Nothing has to be done; next time leave the cell in a number format."
    ))

  /// What is said of a text and the number it was read as.
  static func message(_ raw: String, _ value: Double) -> FindingMessage {
    let shown = ValueRules.shown(value)
    return FindingMessage(
      vietnamese: "Số ghi dạng chữ \(ValueRules.quoted(raw)) đã được đọc là \(shown.vietnamese).",
      english: "The number stored as text, \(ValueRules.quoted(raw)), was read as \(shown.english).")
  }
}
