internal import Findings
internal import Cells
internal import Schema
internal import VietnameseText

/// A moment written as `2020-09-06T08:00:00+07:00`: the wall clock of a zone and how far it is from UTC.
struct RunMoment: Sendable, Equatable {
  /// The day.
  let day: CalendarDay
  /// Seconds since midnight, and seconds that the wall clock is ahead of UTC.
  let seconds: Int, offset: Int

  /// Reads a moment; without an offset it is UTC. Nil for anything else.
  init?(_ text: String) {
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    let dayParts = parts.first?.split(separator: "-").compactMap { Int($0) } ?? []
    guard dayParts.count == 3, SerialDate(year: dayParts[0], month: dayParts[1], day: dayParts[2]) != nil
    else {
      return nil
    }
    day = CalendarDay(year: dayParts[0], month: dayParts[1], day: dayParts[2])
    guard parts.count == 2 else {
      (seconds, offset) = (0, 0)
      return
    }
    let clock = parts[1].prefix { $0.isNumber || $0 == ":" }.split(separator: ":").compactMap { Int($0) }
    guard clock.count >= 2, clock.allSatisfy({ $0 >= 0 && $0 <= 60 }) else { return nil }
    seconds = clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0)
    let zone = parts[1].drop { $0 != "+" && $0 != "-" }
    let digits = zone.filter(\.isNumber)
    guard digits.count == 4, let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)) else {
      offset = 0
      return
    }
    offset = (zone.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  var secondsSince1970: Int {
    SerialDate.daysSince1970(year: day.year, month: day.month, day: day.day) * 86_400 + seconds - offset
  }
  /// The wall clock as the serial of a cell.
  var serial: Double {
    (SerialDate(year: day.year, month: day.month, day: day.day)?.serial ?? 0) + Double(seconds) / 86_400
  }
  /// The day that people call it: midnight is the end of the day before, since that is what a day alone stands for.
  var shownDay: CalendarDay {
    guard seconds == 0 else { return day }
    let before = SerialDate.civil(
      daysSince1970: SerialDate.daysSince1970(year: day.year, month: day.month, day: day.day) - 1)
    return CalendarDay(year: before.year, month: before.month, day: before.day)
  }
  /// That day as `06/09/2020`.
  var dayText: String { NumberText.day(year: shownDay.year, month: shownDay.month, day: shownDay.day) }

  /// The moment as people write it: `06/09/2020 08:00`; midnight is the end of the day before.
  func text(_ words: Wording) -> String {
    if seconds == 0 { return words("hết ngày \(dayText)", "the end of \(dayText)") }
    return dayText + " \(NumberText.padded(seconds / 3600, 2)):\(NumberText.padded(seconds / 60 % 60, 2))"
  }

  /// How many begun days it lies after a moment of the same zone; 0 where it does not.
  func daysAfter(_ due: LocalMoment) -> Int {
    let own = SerialDate.daysSince1970(year: day.year, month: day.month, day: day.day) * 86_400 + seconds
    let other =
      SerialDate.daysSince1970(year: due.day.year, month: due.day.month, day: due.day.day) * 86_400
      + (due.minutes ?? 24 * 60) * 60
    return own > other ? (own - other + 86_399) / 86_400 : 0
  }
}
