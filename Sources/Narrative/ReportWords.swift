internal import Cells
internal import Schema
internal import VietnameseText

/// The words of a report in its language, and its numbers.
struct ReportWords: Sendable {
  /// The language of the campaign.
  let language: Language

  /// One of two texts: Vietnamese, then English.
  func callAsFunction(_ vietnamese: String, _ english: String) -> String {
    language == .english ? english : vietnamese
  }
  /// A number as people of the language write it; nil decimals: as many as it has.
  func number(_ value: Double, decimals: Int? = nil) -> String {
    language == .english
      ? NumberText.english(value, decimals: decimals) : NumberText.vietnamese(value, decimals: decimals)
  }
  /// A figure that is at least so much: never rounded up, since "over" would then not be true.
  func lowerBound(_ value: Double, decimals: Int?) -> String {
    guard let decimals else { return number(value) }
    return number(NumberText.down(value, decimals: decimals), decimals: decimals)
  }
  /// A day in a sentence: `06/09/2020`; nil where the moment is none.
  func day(_ moment: String) -> String? {
    Self.civilDay(moment).map { NumberText.day(year: $0.year, month: $0.month, day: $0.day) }
  }
  /// The day of a letter: `ngày 06 tháng 9 năm 2020`; days below 10 and the months 1 and 2 have a zero before them
  /// (Nghị định 30/2020/NĐ-CP, Phụ lục I).
  func letterDay(_ moment: String) -> String? {
    guard let day = Self.civilDay(moment) else { return nil }
    guard language == .vietnamese else { return self.day(moment) }
    let month = NumberText.padded(day.month, day.month < 3 ? 2 : 1)
    return "ngày \(NumberText.padded(day.day, 2)) tháng \(month) năm \(day.year)"
  }

  /// The day that people call a moment by: midnight is the end of the day before, since that is what a day alone stands for.
  private static func civilDay(_ moment: String) -> CalendarDay? {
    let parts = moment.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    guard moment.dropFirst(11).prefix(8) == "00:00:00" else {
      return CalendarDay(year: parts[0], month: parts[1], day: parts[2])
    }
    let before = SerialDate.civil(
      daysSince1970: SerialDate.daysSince1970(year: parts[0], month: parts[1], day: parts[2]) - 1)
    return CalendarDay(year: before.year, month: before.month, day: before.day)
  }
}
