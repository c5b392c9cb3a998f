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
    var rest = Array(text.utf8)[...]
    let (dash, colon) = (UInt8(ascii: "-"), UInt8(ascii: ":"))
    guard let year = Self.number(&rest), Self.take(dash, &rest), let month = Self.number(&rest),
      Self.take(dash, &rest), let day = Self.number(&rest),
      SerialDate(year: year, month: month, day: day) != nil
    else { return nil }
    self.day = CalendarDay(year: year, month: month, day: day)
    guard !rest.isEmpty else {
      (seconds, offset) = (0, 0)
      return
    }
    guard Self.take(UInt8(ascii: "T"), &rest) || Self.take(UInt8(ascii: " "), &rest),
      let hour = Self.number(&rest), Self.take(colon, &rest), let minute = Self.number(&rest)
    else { return nil }
    var second: Int? = 0
    if Self.take(colon, &rest) { second = Self.number(&rest) }
    guard let second, max(hour, minute, second) <= 60 else { return nil }
    seconds = hour * 3600 + minute * 60 + second
    // Fractions of a second may stand before what the clock is ahead: hours, and minutes with or without a colon.
    rest = rest.drop { $0 != UInt8(ascii: "+") && $0 != dash }
    let sign = rest.popFirst() == dash ? -1 : 1
    let left = rest.count
    let first = Self.number(&rest) ?? 0
    if Self.take(colon, &rest), let minutes = Self.number(&rest) {
      offset = sign * (first * 3600 + minutes * 60)
    } else if left - rest.count == 4 {
      offset = sign * (first / 100 * 3600 + first % 100 * 60)
    } else {
      offset = sign * first * 3600
    }
  }

  /// Takes a number of at most nine digits off the front; nil where there is none.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    var (number, count) = (0, 0)
    while count < 9, let byte = rest.first, byte >= 0x30, byte <= 0x39 {
      number = number * 10 + Int(byte - 0x30)
      count += 1
      rest.removeFirst()
    }
    return count > 0 ? number : nil
  }
  /// Takes a byte off the front, where it stands there.
  private static func take(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
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
