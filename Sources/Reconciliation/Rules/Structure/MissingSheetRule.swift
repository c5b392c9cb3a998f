internal import Findings

/// S010: a form that the unit has to fill in is not in the workbook.
enum MissingSheetRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S010", name: "missing-sheet", level: 0, severity: .error,
    title: (
      "Thiếu biểu",
      "Missing sheet"
    ),
    checks: (
      "Không tờ nào của tệp là biểu mà đơn vị phải điền.",
      "No sheet of the workbook is the form that the unit has to fill in."
    ),
    matters: (
      "Toàn bộ số liệu của biểu đó còn trống.",
      "All figures of that form are lacking."
    ),
    example: (
      "Tệp chỉ có Biểu 1, không có Biểu 2.",
      "The workbook has Biểu 1 only, not Biểu 2."
    ),
    remedy: (
      "Gửi lại tệp có đủ các biểu theo mẫu.",
      "Send the workbook again with all its forms."
    ))

  /// What is said: the form that was looked for and the sheets that are there. `named`: a sheet has its name, but not
  /// its headings.
  static func message(layout: String, sheets: [String], named: String?) -> FindingMessage {
    if let named {
      return FindingMessage(about: [named, layout]) { texts in
        "Tờ “\(texts[0])” không có dòng tiêu đề của biểu “\(texts[1])”, nên chưa đọc được."
      } english: { texts in
        "The sheet “\(texts[0])” lacks the headings of the form “\(texts[1])”, so it could not be read."
      }
    }
    func there(_ texts: [String]) -> String {
      texts.dropFirst().map { "“\($0)”" }.joined(separator: ", ") + (sheets.count > 4 ? "…" : "")
    }
    return FindingMessage(about: [layout] + sheets.prefix(4)) { texts in
      "Không tìm thấy biểu “\(texts[0])”; tệp chỉ có \(sheets.isEmpty ? "tờ trống" : there(texts))."
    } english: { texts in
      "The form “\(texts[0])” was not found; the workbook has \(sheets.isEmpty ? "no sheet with cells" : there(texts))."
    }
  }
}
