internal import Findings

/// I021: two signs name different units.
enum ConflictingUnitRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "I021", name: "conflicting-unit", level: 0, severity: .fatal,
    title: (
      "Tên đơn vị mâu thuẫn",
      "Conflicting unit"
    ),
    checks: (
      "Hai dấu hiệu đọc được chỉ hai đơn vị khác nhau; chỉ tên tờ hay tên tệp khác thì cảnh báo.",
      "Two readable signs name different units; a warning where only the sheet's or file's name differs."
    ),
    matters: (
      "Số liệu có thể bị tính cho đơn vị khác.",
      "The figures may be counted for another unit."
    ),
    example: (
      "Ô đơn vị ghi An Biên, tên tệp ghi An Minh.",
      "The unit's cell says An Biên, the file's name An Minh."
    ),
    remedy: (
      "Sửa tên đơn vị hoặc tên tệp cho khớp.",
      "Make the unit's name and the file's name agree."
    ))

  /// A sign of whose workbook it is.
  enum Sign {
    case stamp, unitCell, otherSheet, title, sheetName, fileName
    /// Its name in both languages.
    var name: (vietnamese: String, english: String) {
      switch self {
      case .stamp: ("dấu của mẫu", "the stamp")
      case .unitCell: ("ô đơn vị", "the unit's cell")
      case .otherSheet: ("ô đơn vị ở tờ khác", "the unit's cell of another sheet")
      case .title: ("tiêu đề", "the title")
      case .sheetName: ("tên tờ", "the sheet's name")
      case .fileName: ("tên tệp", "the file's name")
      }
    }
  }
  /// What is said: both signs and the units they name.
  static func message(_ first: (Sign, String), _ second: (Sign, String)) -> FindingMessage {
    let (one, other) = (first.0.name, second.0.name)
    return FindingMessage(about: [first.1, second.1]) { texts in
      "\(one.vietnamese.capitalisedFirst) là \(texts[0]), nhưng \(other.vietnamese) là \(texts[1])."
    } english: { texts in
      "\(one.english.capitalisedFirst) says \(texts[0]), but \(other.english) says \(texts[1])."
    }
  }
  /// What is said where a unit is named that does not exist in the round.
  static func message(former: String, present: String) -> FindingMessage {
    FindingMessage(
      vietnamese:
        "Báo cáo ghi \(former), không có trong đợt này; theo bảng sáp nhập được tính cho \(present).",
      english:
        "The workbook names \(former), which is not there in this round; by the crosswalk it counts for \(present)."
    )
  }
  /// What is said where the unit's cell says a name that is not on the list, and other signs tell whose it is.
  static func message(unreadable found: String, by sign: Sign, taken unit: String) -> FindingMessage {
    FindingMessage(about: [TextExcerpt.cut(found), unit]) { texts in
      "Ô đơn vị ghi “\(texts[0])”, không có trong danh sách; \(sign.name.vietnamese) cho biết là \(texts[1])."
    } english: { texts in
      "The unit's cell says “\(texts[0])”, which is not on the list; by \(sign.name.english) it is \(texts[1])."
    }
  }
}
