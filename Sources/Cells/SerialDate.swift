/// A date, with or without a time of day, as the number of days that spreadsheets store.
///
/// The serial is that of the 1900 date system (ECMA-376 Part 1, 18.17.4.1), to which dates of the 1904 system and
/// ISO dates are converted: 1 is 1 January 1900, 60 the 29 February 1900 that never was, 61 is 1 March 1900.
public struct SerialDate: Hashable, Comparable, Sendable {
  /// Days, the fraction being the time of day.
  public var serial: Double

  /// A date of a serial of the 1900 system.
  public init(serial: Double) { self.serial = serial }

  /// The parts of a moment, as on a wall calendar.
  public struct Components: Hashable, Sendable {
    /// Year, month (1–12), day (1–31).
    public var year: Int, month: Int, day: Int
    /// Hour, minute, second, millisecond.
    public var hour: Int, minute: Int, second: Int, millisecond: Int
  }

  /// Its parts, rounded to the millisecond with carry.
  public var components: Components {
    let milliseconds = (serial * 86_400_000).rounded()
    let whole = (milliseconds / 86_400_000).rounded(.down)
    let rest = Int(milliseconds - whole * 86_400_000)
    let days = Int(whole)
    let (year, month, day): (Int, Int, Int)
    if days == 60 {
      (year, month, day) = (1900, 2, 29)
    } else {
      // Day 0 of the civil count is 1 January 1970, serial 25,569; below 60 the serial is one day behind.
      (year, month, day) = Self.civil(daysSince1970: days - 25_569 + (days < 60 ? 1 : 0))
    }
    return Components(
      year: year, month: month, day: day, hour: rest / 3_600_000, minute: rest / 60_000 % 60,
      second: rest / 1000 % 60, millisecond: rest % 1000)
  }

  /// The serial of a calendar day; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, year: year) else { return nil }
    let days = Self.daysSince1970(year: year, month: month, day: day) + 25_569
    serial = Double(days <= 60 ? days - 1 : days)
  }

  /// How many days a month of the Gregorian calendar has.
  public static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1 January 1970 to a day of the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
  public static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the Gregorian calendar that lies so many days after 1 January 1970.
  public static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Earlier before later.
  public static func < (first: Self, second: Self) -> Bool { first.serial < second.serial }
}
