internal import Findings

/// S011: an indicator, or the row of a unit below, is not there.
enum MissingIndicatorRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S011", name: "missing-indicator", level: 0, severity: .error,
    title: (
      "Thiếu dòng chỉ tiêu",
      "Missing indicator"
    ),
    checks: (
      "Không dòng (cột) nào của biểu có tên đủ giống chỉ tiêu; trong biểu chi tiết, thiếu dòng của một đơn vị cấp dưới.",
      "No row (column) has a label that is near enough to the indicator's; in a grid, the row of a unit below is missing."
    ),
    matters: (
      "Số liệu của chỉ tiêu đó coi như trống, không phải bằng 0.",
      "The figure counts as blank, not as zero."
    ),
    example: (
      "Dòng “Tờ rơi đã phát” đã bị xóa.",
      "The row “Tờ rơi đã phát” was deleted."
    ),
    remedy: (
      "Thêm lại dòng theo mẫu và điền số liệu.",
      "Put the row back as in the template and fill it in."
    ))

  /// What is said of an indicator; the nearest row and its text where there is one.
  static func message(label: String, nearest: (row: Int, text: String)?) -> FindingMessage {
    guard let nearest else {
      return FindingMessage(about: [TextExcerpt.cut(label)]) { texts in
        "Biểu không có chỉ tiêu “\(texts[0])”; số liệu coi như trống."
      } english: { texts in
        "The form lacks the indicator “\(texts[0])”; its figure counts as blank."
      }
    }
    return FindingMessage(about: [TextExcerpt.cut(label), TextExcerpt.cut(nearest.text)]) { texts in
      "Biểu không có chỉ tiêu “\(texts[0])”; gần giống nhất là “\(texts[1])” (dòng \(nearest.row))."
    } english: { texts in
      "The form lacks the indicator “\(texts[0])”; the nearest text is “\(texts[1])” (row \(nearest.row))."
    }
  }
  /// What is said of units below that have no row.
  static func message(units: [String]) -> FindingMessage {
    let names = units.prefix(5).joined(separator: ", ") + (units.count > 5 ? "…" : "")
    return FindingMessage(about: [names]) { texts in
      "Biểu chi tiết thiếu \(units.count) đơn vị: \(texts[0])."
    } english: { texts in
      "The grid lacks \(units.count) units: \(texts[0])."
    }
  }
}
