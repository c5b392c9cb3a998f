internal import Findings

/// S013: rows or columns were moved.
enum MovedContentRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S013", name: "moved-content", level: 0, severity: .info,
    title: (
      "Dòng, cột đã dời chỗ",
      "Moved content"
    ),
    checks: (
      "Dòng hoặc cột được chèn, xóa hoặc dời so với mẫu.",
      "Rows or columns were inserted, deleted or moved against the template."
    ),
    matters: (
      "Số liệu vẫn đọc theo tên dòng, nhưng công thức theo vị trí có thể sai.",
      "Figures are still read by their labels, but formulas by position may be wrong."
    ),
    example: (
      "Mục 3 đứng trước mục 2.",
      "Item 3 stands before item 2."
    ),
    remedy: (
      "Giữ nguyên thứ tự dòng, cột của mẫu.",
      "Keep the order of the template."
    ))

  /// What is said of rows.
  static func message(rows: [Int], label: String) -> FindingMessage {
    let list = rows.prefix(5).map(String.init).joined(separator: ", ") + (rows.count > 5 ? "…" : "")
    return FindingMessage(about: [TextExcerpt.cut(label)]) { texts in
      "Thứ tự dòng khác mẫu từ “\(texts[0])” (dòng \(list)); đã đọc theo tên dòng."
    } english: { texts in
      "The rows are in another order than the template's from “\(texts[0])” on (rows \(list)); they were read by their labels."
    }
  }
  /// What is said of columns.
  static func message(columns: [String]) -> FindingMessage {
    FindingMessage(about: [columns.prefix(6).joined(separator: ", ")]) { texts in
      "Thứ tự cột khác mẫu: \(texts[0]); đã đọc theo tiêu đề cột."
    } english: { texts in
      "The columns are in another order than the template's: \(texts[0]); they were read by their headings."
    }
  }
}
