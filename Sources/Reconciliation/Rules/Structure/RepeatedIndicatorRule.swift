package import Findings

/// S014: two rows claim one indicator.
package enum RepeatedIndicatorRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S014", name: "repeated-indicator", level: 0, severity: .error,
    title: (
      "Chỉ tiêu ghi hai lần",
      "Repeated indicator"
    ),
    checks: (
      "Hai dòng cùng mang tên một chỉ tiêu; nếu hai số bằng nhau thì chỉ cảnh báo.",
      "Two rows claim one indicator; a warning where their figures are equal."
    ),
    matters: (
      "Không biết con số nào đúng, nên chưa cộng vào tổng.",
      "Which figure is right is not known, so none enters the total."
    ),
    example: (
      "Dòng 54 và 55 đều là “Diện tích phát quang cỏ dại”, ghi 623 và 625.",
      "Rows 54 and 55 are both “Diện tích phát quang cỏ dại”, with 623 and 625."
    ),
    remedy: (
      "Xóa dòng thừa, giữ con số đúng.",
      "Delete the row too many and keep the right figure."
    ))

  /// What is said of two rows of one sub-unit.
  static func message(row label: String, cells: (String, String)) -> FindingMessage {
    FindingMessage(
      vietnamese: "Dòng \(TextExcerpt.quoted(label)) ghi hai lần: ô \(cells.0) và \(cells.1).",
      english: "The row \(TextExcerpt.quoted(label)) stands twice: \(cells.0) and \(cells.1).")
  }
  /// What is said of a sheet that says again what another says, with the number of figures.
  static func message(sheets: (String, String), count: Int) -> FindingMessage {
    FindingMessage(about: [TextExcerpt.cut(sheets.0), TextExcerpt.cut(sheets.1)]) { texts in
      "Tờ “\(texts[1])” ghi lại \(count) con số của tờ “\(texts[0])”, cùng số; đã tính một lần."
    } english: { texts in
      "The sheet “\(texts[1])” repeats \(count) figures of the sheet “\(texts[0])”, the same; they count once."
    }
  }
  /// The warning about a part of a return that says nearly all that another part says; the file's name, the other's, how many
  /// figures are the same and how many stand in both.
  package static func finding(part file: String, of other: String, equal: Int, compared: Int) -> Finding {
    var finding = Finding(
      description, severity: .warning,
      message: FindingMessage(about: [TextExcerpt.cut(other)]) { texts in
        "Tệp ghi lại \(equal) trong \(compared) con số của “\(texts[0])”; cả hai đang được cộng: nếu là bản gửi lại, bỏ bản cũ."
      } english: { texts in
        "The file repeats \(equal) of \(compared) figures of “\(texts[0])”; both are added: if it was sent again, remove the older."
      })
    finding.file = file
    finding.normalisedText = "\(equal)/\(compared)"
    return finding
  }
  /// What is said: the label, both cells and what they say.
  static func message(label: String, cells: (String, String), values: (String, String), isEqual: Bool)
    -> FindingMessage
  {
    FindingMessage(about: [label, values.0, values.1].map { TextExcerpt.cut($0) }) { texts in
      isEqual
        ? "Chỉ tiêu “\(texts[0])” ghi hai lần, cùng số: ô \(cells.0) và \(cells.1)."
        : "Chỉ tiêu “\(texts[0])” ghi hai lần: ô \(cells.0) là \(texts[1]), ô \(cells.1) là \(texts[2])."
    } english: { texts in
      isEqual
        ? "The indicator “\(texts[0])” stands twice with the same figure: \(cells.0) and \(cells.1)."
        : "The indicator “\(texts[0])” stands twice: \(cells.0) says \(texts[1]), \(cells.1) says \(texts[2])."
    }
  }
  /// What is said of one figure in a range that is merged over several places.
  static func message(merged range: String, value: String, places: Int) -> FindingMessage {
    FindingMessage(
      vietnamese: "Ô gộp \(range) ghi một số \(value) cho \(places) ô của mẫu; chưa biết là số của ô nào.",
      english:
        "The merged cell \(range) says \(value) for \(places) cells of the template: whose it is, is not known."
    )
  }
}
