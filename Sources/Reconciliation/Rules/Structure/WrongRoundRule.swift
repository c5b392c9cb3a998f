internal import Findings
internal import VietnameseText

/// I022: the workbook is of another round.
enum WrongRoundRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "I022", name: "wrong-round", level: 0, severity: .fatal,
    title: (
      "Sai đợt báo cáo",
      "Wrong round"
    ),
    checks: (
      "Đợt hoặc ngày ghi trong tệp thuộc đợt khác; không đọc được hoặc không ghi thì cảnh báo.",
      "The round or date in the workbook is another round's; a warning where it is unreadable or unknown."
    ),
    matters: (
      "Số liệu của đợt khác không được lẫn vào đợt này.",
      "Figures of another round must not be mixed into this one."
    ),
    example: (
      "Ô đợt ghi “Đợt 2 năm 2020” khi đang tổng hợp đợt 3.",
      "The cell says “Đợt 2 năm 2020” while round 3 is consolidated."
    ),
    remedy: (
      "Gửi báo cáo của đúng đợt, ghi rõ đợt.",
      "Send the return of this round and name the round."
    ))

  /// What is said of a return of another round: which one it is, unless the text that was found says so itself.
  static func message(found: String, round: String, expected: String) -> FindingMessage {
    if " \(TextKey.folded(found)) ".contains(" \(TextKey.folded(round)) ") {
      return FindingMessage(about: [TextExcerpt.cut(found), expected]) { texts in
        "Tệp ghi “\(texts[0])”, trong khi đang tổng hợp \(texts[1])."
      } english: { texts in
        "The workbook says “\(texts[0])”, while \(texts[1]) is consolidated."
      }
    }
    return FindingMessage(about: [TextExcerpt.cut(found), round, expected]) { texts in
      "Tệp ghi “\(texts[0])”, tức \(texts[1]), trong khi đang tổng hợp \(texts[2])."
    } english: { texts in
      "The workbook says “\(texts[0])”, that is \(texts[1]), while \(texts[2]) is consolidated."
    }
  }
  /// What is said of a round's name with a year in which the schema has no such round.
  static func message(otherYear found: String, expected: String) -> FindingMessage {
    FindingMessage(about: [TextExcerpt.cut(found), expected]) { texts in
      "Tệp ghi “\(texts[0])”, là đợt của năm khác; tạm tính cho \(texts[1])."
    } english: { texts in
      "The workbook says “\(texts[0])”, a round of another year; it was taken for \(texts[1])."
    }
  }
  /// What is said of a heading or title of another round, in a return that is of this one by its other signs.
  static func message(beside found: String, round: String, expected: String) -> FindingMessage {
    FindingMessage(about: [TextExcerpt.cut(found), round, expected]) { texts in
      "Biểu ghi “\(texts[0])”, tức \(texts[1]); đã tính cho \(texts[2]), cần xem lại."
    } english: { texts in
      "The table says “\(texts[0])”, that is \(texts[1]); it was taken for \(texts[2]): please check."
    }
  }
  /// What is said where the round is not given, or cannot be read.
  static func message(unreadable found: String?, expected: String) -> FindingMessage {
    guard let found else {
      return FindingMessage(
        vietnamese: "Tệp không ghi đợt báo cáo; tạm tính cho \(expected).",
        english: "The workbook does not say its round; it was taken for \(expected).")
    }
    return FindingMessage(about: [TextExcerpt.cut(found), expected]) { texts in
      "Đợt ghi “\(texts[0])” không đọc được; tạm tính cho \(texts[1])."
    } english: { texts in
      "The round “\(texts[0])” could not be read; it was taken for \(texts[1])."
    }
  }
}
