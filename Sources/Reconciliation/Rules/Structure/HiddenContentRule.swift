internal import Findings

/// F009: figures on a hidden sheet, row or column.
enum HiddenContentRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "F009", name: "hidden-content", level: 0, severity: .warning,
    title: (
      "Số liệu bị ẩn",
      "Hidden content"
    ),
    checks: (
      "Số liệu nằm ở tờ, dòng hoặc cột bị ẩn.",
      "Figures stand on a hidden sheet, row or column."
    ),
    matters: (
      "Người ký có thể không nhìn thấy con số đã được cộng vào.",
      "Whoever signed may not have seen a figure that counts."
    ),
    example: (
      "Dòng 27 bị ẩn nhưng ô D27 ghi 45.",
      "Row 27 is hidden, and D27 holds 45."
    ),
    remedy: (
      "Hiện tờ, dòng, cột đó, kiểm tra rồi gửi lại.",
      "Show it, check it, and send the file again."
    ))

  /// What is hidden.
  enum Place: Equatable {
    case sheet
    case row(Int)
    case column(String)
  }
  /// What is said.
  static func message(_ place: Place, cells: Int) -> FindingMessage {
    switch place {
    case .sheet:
      FindingMessage(
        vietnamese: "Tờ này bị ẩn nhưng có \(cells) ô số liệu; số liệu vẫn được tính.",
        english: "This sheet is hidden, but \(cells) of its cells hold figures; they count.")
    case .row(let row):
      FindingMessage(
        vietnamese: "Dòng \(row) bị ẩn nhưng có số liệu; số liệu vẫn được tính.",
        english: "Row \(row) is hidden, but it holds figures; they count.")
    case .column(let column):
      FindingMessage(
        vietnamese: "Cột \(column) bị ẩn nhưng có \(cells) ô số liệu; số liệu vẫn được tính.",
        english: "Column \(column) is hidden, but \(cells) of its cells hold figures; they count.")
    }
  }
}
