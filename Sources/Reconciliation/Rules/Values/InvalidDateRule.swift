internal import Cells
internal import Findings
internal import VietnameseText

/// T109: not a date, or day and month swapped.
enum InvalidDateRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T109", name: "invalid-date", level: 1, severity: .error,
    title: ("Ngày không hợp lệ", "Invalid date"),
    checks: (
      "Ô cần một ngày nhưng không đọc được thành ngày có thật; ngày và tháng bị đảo được sửa khi chỉ cách đảo mới nằm trong đợt.",
      "A cell that should hold a day holds none that exists; swapped day and month are repaired where the swap alone lies in the round."
    ),
    matters: (
      "Excel tiếng Anh hiểu 8/9 là ngày 9 tháng 8; ngày sai làm sai thống kê theo thời gian.",
      "An English Excel takes 8/9 for 9 August; wrong days spoil what is told by time."
    ),
    example: (
      "30/02/2020; hoặc 08/29/2020 được sửa thành 29/08/2020.",
      "30/02/2020; or 08/29/2020, repaired to 29/08/2020."
    ),
    remedy: ("Ghi ngày theo thứ tự ngày/tháng/năm.", "Type the day as day/month/year."))

  /// What is said of a text that is no day.
  static func message(_ raw: String) -> FindingMessage {
    if let year = DateText(raw)?.year, !DateText.years.contains(year) {
      let (first, last) = (DateText.years.lowerBound, DateText.years.upperBound)
      return FindingMessage(
        vietnamese: "Ô ghi \(ValueRules.quoted(raw)); năm \(year) nằm ngoài \(first)–\(last).",
        english: "The cell says \(ValueRules.quoted(raw)); the year \(year) is not within \(first)–\(last).")
    }
    return FindingMessage(
      vietnamese: "Ô ghi \(ValueRules.quoted(raw)), không phải ngày có thật.",
      english: "The cell says \(ValueRules.quoted(raw)), which is no day.")
  }
  /// What is said of a day that was repaired.
  static func message(_ raw: String, readAs date: SerialDate) -> FindingMessage {
    let day = NumberText.day(serial: date.serial)
    let raw = NumberText.day(ofISO: raw)
    return FindingMessage(
      vietnamese: "Ngày ghi \(ValueRules.quoted(raw)) đã được hiểu là \(day).",
      english: "The day given as \(ValueRules.quoted(raw)) was taken as \(day) (day/month/year).")
  }
}
