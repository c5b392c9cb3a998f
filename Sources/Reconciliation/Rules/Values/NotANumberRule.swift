internal import Findings

/// T100: text that no number rule reads.
enum NotANumberRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T100", name: "not-a-number", level: 1, severity: .error,
    title: ("Không phải là số", "Not a number"),
    checks: (
      "Ô cần một con số nhưng chứa chữ, ngày tháng hoặc ký hiệu không đọc được thành số.",
      "A cell that should hold a figure holds words, a date or signs that no number rule reads."
    ),
    matters: (
      "Số liệu của đơn vị không vào được tổng; coi là 0 thì tổng sẽ thiếu mà không ai biết.",
      "The unit's figure cannot enter the total; taken as 0 it would be missing without anybody knowing."
    ),
    example: (
      "Cột Kết quả ghi “Đã thực hiện”, hoặc l50 (chữ l) thay cho 150.",
      "The value column says “Đã thực hiện” (done), or l50 with the letter l in place of 150."
    ),
    remedy: (
      "Ghi lại bằng chữ số; nếu không có thì ghi 0, nếu chưa có số liệu thì ghi “chưa có”.",
      "Type the figure in digits; 0 where there is nothing, “chưa có” where it is still to come."
    ))

  /// What is said of a text.
  static func message(_ hint: NotANumberHint, raw: String) -> FindingMessage {
    let quoted = ValueRules.quoted(raw)
    switch hint {
    case .words:
      return FindingMessage(
        vietnamese: "Ô ghi \(quoted), không phải số.",
        english: "The cell says \(quoted), which is no number.")
    case .standsElsewhere:
      return FindingMessage(
        vietnamese: "Ô ghi \(quoted), chỉ sang chỗ khác, không có con số.",
        english: "The cell says \(quoted), which points elsewhere and is no number.")
    case .mistypedDigits(let meant):
      let shown = ValueRules.shown(meant)
      return FindingMessage(
        vietnamese: "Ô ghi \(quoted), có chữ l hoặc O lẫn vào số; có lẽ là \(shown.vietnamese).",
        english:
          "The cell says \(quoted) with a letter l or O among the digits; \(shown.english) may be meant.")
    case .wordsAround(let number):
      let shown = ValueRules.shown(number)
      return FindingMessage(
        vietnamese: "Ô ghi \(quoted), con số có chữ kèm; có lẽ là \(shown.vietnamese).",
        english: "The cell says \(quoted), a number among words; \(shown.english) may be meant.")
    case .date(let day, _):
      return FindingMessage(
        vietnamese: "Ô chứa ngày giờ \(day) thay cho số; có thể phần mềm đã tự đổi số vừa gõ.",
        english:
          "The cell holds the date or time \(day) where a number is asked; the program may have turned what was typed."
      )
    case .boolean:
      return FindingMessage(
        vietnamese: "Ô chứa \(quoted) (đúng/sai) thay cho số.",
        english: "The cell holds \(quoted) where a number is asked.")
    case .percentage(let number):
      let shown = ValueRules.shown(number)
      return FindingMessage(
        vietnamese: "Ô ghi tỷ lệ \(shown.vietnamese)% nhưng chỉ tiêu này cần số lượng.",
        english: "The cell holds a share, \(shown.english)%, where an amount is asked.")
    }
  }
  /// The figure that may be meant.
  static func suggestion(_ hint: NotANumberHint) -> Double? {
    switch hint {
    case .mistypedDigits(let meant), .wordsAround(let meant): meant
    case .date(_, let number): number
    case .words, .standsElsewhere, .boolean, .percentage: nil
    }
  }
}
