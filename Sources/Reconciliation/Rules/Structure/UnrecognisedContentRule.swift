internal import Findings

/// S018: content that nothing consumed.
enum UnrecognisedContentRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S018", name: "unrecognised-content", level: 0, severity: .warning,
    title: (
      "Nội dung chưa nhận ra",
      "Unrecognised content"
    ),
    checks: (
      "Ô có nội dung trong vùng số liệu nhưng không thuộc chỉ tiêu nào; số và ngày ngoài vùng, tờ không có trong bộ chỉ tiêu: thông tin.",
      "Cells in the data area that belong to no indicator; numbers and dates outside it, and sheets that no layout names, are information."
    ),
    matters: (
      "Điều đơn vị ghi mà không được dùng thì phải có người xem.",
      "What a unit wrote and nothing used has to be seen by somebody."
    ),
    example: (
      "Dòng thêm “Số cuộc thi trực tuyến”, 3.",
      "An added row “Số cuộc thi trực tuyến”, 3."
    ),
    remedy: (
      "Chuyển số liệu vào dòng đúng của mẫu, hoặc xóa dòng thừa.",
      "Move the figure to its row of the template, or delete what is too much."
    ))

  /// What is said of a row of the table; `isOfUnits`: whether its rows are units.
  static func message(row: Int, text: String, nearest: String?, isOfUnits: Bool = false) -> FindingMessage {
    let kind = isOfUnits ? ("đơn vị", "unit") : ("chỉ tiêu", "indicator")
    func what(_ texts: [String]) -> String { text.isEmpty ? "" : " “\(texts[0])”" }
    return FindingMessage(about: [text, nearest ?? ""].map { TextExcerpt.cut($0) }) { texts in
      "Dòng \(row)\(what(texts)) không thuộc \(kind.0) nào"
        + (nearest == nil ? "." : "; gần nhất là “\(texts[1])”.")
    } english: { texts in
      "Row \(row)\(what(texts)) belongs to no \(kind.1)"
        + (nearest == nil ? "." : "; the nearest is “\(texts[1])”.")
    }
  }
  /// What is said of a cell in the row of an indicator that is none of its values.
  static func message(cell: String, text: String, label: String) -> FindingMessage {
    FindingMessage(about: [TextExcerpt.cut(text), TextExcerpt.cut(label)]) { texts in
      "Ô \(cell) ghi “\(texts[0])” ở dòng “\(texts[1])”, ngoài cột số liệu; chưa được dùng."
    } english: { texts in
      "The cell \(cell) says “\(texts[0])” in the row “\(texts[1])”, outside the columns of figures; it was not used."
    }
  }
  /// What is said of several rows at once.
  static func message(rows: Int, from first: Int, to last: Int, isOfUnits: Bool = false) -> FindingMessage {
    let kind = isOfUnits ? ("đơn vị", "unit") : ("chỉ tiêu", "indicator")
    return FindingMessage(
      vietnamese: "\(rows) dòng khác (từ dòng \(first) đến \(last)) không thuộc \(kind.0) nào.",
      english: "\(rows) more rows (from \(first) to \(last)) belong to no \(kind.1).")
  }
  /// What is said of a column that nobody asked for.
  static func message(column: String, heading: String, cells: Int) -> FindingMessage {
    let what = heading.isEmpty ? "" : " " + TextExcerpt.quoted(heading)
    return FindingMessage(
      vietnamese: "Cột \(column)\(what) không có trong mẫu; \(cells) ô chưa được dùng.",
      english: "Column \(column)\(what) is not in the template; \(cells) cells were not used.")
  }
  /// What is said of further columns.
  static func message(columns: [String], cells: Int) -> FindingMessage {
    let list = columns.prefix(8).joined(separator: ", ") + (columns.count > 8 ? "…" : "")
    return FindingMessage(
      vietnamese: "\(columns.count) cột khác (\(list)) không có trong mẫu; \(cells) ô chưa được dùng.",
      english:
        "\(columns.count) more columns (\(list)) are not in the template; \(cells) cells were not used.")
  }
  /// What is said of numbers outside the table.
  static func message(outside cells: [String]) -> FindingMessage {
    let list = cells.prefix(5).joined(separator: ", ") + (cells.count > 5 ? "…" : "")
    return FindingMessage(
      vietnamese: "Có \(cells.count) ô số hoặc ngày ngoài bảng chưa được dùng: \(list).",
      english: "\(cells.count) cells with numbers or dates outside the table were not used: \(list).")
  }
  /// What is said of a sheet that no layout names.
  static func message(sheet: String, cells: Int) -> FindingMessage {
    FindingMessage(
      vietnamese: "Tờ \(TextExcerpt.quoted(sheet)) không có trong bộ chỉ tiêu; \(cells) ô chưa được dùng.",
      english:
        "The sheet \(TextExcerpt.quoted(sheet)) is in no layout of the schema; its \(cells) cells were not used."
    )
  }
}
