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
    let there = sheets.prefix(4).map { "“\($0)”" }.joined(separator: ", ") + (sheets.count > 4 ? "…" : "")
    if let named {
      return FindingMessage(
        vietnamese: "Tờ “\(named)” không có dòng tiêu đề của biểu “\(layout)”, nên chưa đọc được.",
        english: "The sheet “\(named)” lacks the headings of the form “\(layout)”, so it could not be read.")
    }
    return FindingMessage(
      vietnamese: "Không tìm thấy biểu “\(layout)”; tệp chỉ có \(there.isEmpty ? "tờ trống" : there).",
      english:
        "The form “\(layout)” was not found; the workbook has \(there.isEmpty ? "no sheet with cells" : there)."
    )
  }
}
