internal import Findings

/// I020: no reporting unit matches.
enum UnknownUnitRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "I020", name: "unknown-unit", level: 0, severity: .fatal,
    title: (
      "Không rõ đơn vị",
      "Unknown unit"
    ),
    checks: (
      "Không đơn vị báo cáo nào khớp với tên ghi trong tệp.",
      "No reporting unit matches what the workbook says."
    ),
    matters: (
      "Số liệu không biết của ai thì không tổng hợp.",
      "Figures of nobody knows whom are not consolidated."
    ),
    example: (
      "Ô đơn vị ghi “Huyện Phú Quý”.",
      "The unit's cell says “Huyện Phú Quý”."
    ),
    remedy: (
      "Ghi đúng tên đơn vị như trong danh sách.",
      "Write the unit's name as on the list."
    ))

  /// What is said of a mistyped name that was understood.
  static func message(found: String, taken unit: String) -> FindingMessage {
    FindingMessage(about: [TextExcerpt.cut(found), unit]) { texts in
      "Tên đơn vị “\(texts[0])” không có trong danh sách; được hiểu là \(texts[1])."
    } english: { texts in
      "The unit's name “\(texts[0])” is not on the list; it was taken for \(texts[1])."
    }
  }
  /// What is said of rows without a unit's name that were taken for the unit above them.
  static func message(rows: [Int], taken unit: String) -> FindingMessage {
    let shown = rows.prefix(6).map { String($0) }.joined(separator: ", ") + (rows.count > 6 ? ", …" : "")
    return FindingMessage(about: [unit]) { texts in
      "Dòng \(shown) không ghi đơn vị; được tính cho \(texts[0]) như dòng trên."
    } english: { texts in
      "Row \(shown) names no unit; it was counted for \(texts[0]) like the row above."
    }
  }
  /// What is said of a unit of the list that sends no return in the round.
  static func message(notReporting unit: String) -> FindingMessage {
    FindingMessage(about: [TextExcerpt.cut(unit)]) { texts in
      "Đơn vị “\(texts[0])” có trong danh sách nhưng không báo cáo ở đợt này; chưa tổng hợp."
    } english: { texts in
      "The unit “\(texts[0])” is on the list but does not report in this round; it was not consolidated."
    }
  }
  /// What is said: the text found, if any, and the nearest names.
  static func message(found: String?, nearest: [String]) -> FindingMessage {
    guard let found else {
      return FindingMessage(
        vietnamese: "Tệp không cho biết là của đơn vị nào; chưa tổng hợp.",
        english: "The workbook does not say whose it is; it was not consolidated.")
    }
    func names(_ texts: [String]) -> String { texts.dropFirst().map { "“\($0)”" }.joined(separator: ", ") }
    return FindingMessage(about: ([found] + nearest.prefix(2)).map { TextExcerpt.cut($0) }) { texts in
      "Đơn vị “\(texts[0])” không có trong danh sách"
        + (texts.count == 1 ? "; chưa tổng hợp." : "; gần nhất là \(names(texts)).")
    } english: { texts in
      "The unit “\(texts[0])” is not on the list"
        + (texts.count == 1 ? "; the workbook was not consolidated." : "; the nearest are \(names(texts)).")
    }
  }
}
