internal import Cells
internal import Findings
internal import Schema
internal import VietnameseText

/// Until when a unit may still send: the round's due date while it has not passed, then its close.
struct Deadline {
  /// The moment in words, such as `17:00 ngày 24/10/2020`; nil: the round says none.
  let text: String?
  /// Whether the due date has passed.
  let isPastDue: Bool
  /// The due date in words.
  let due: String?
  /// Whether everything has passed, so that only "as soon as possible" is left.
  let isPast: Bool

  /// The deadline of a round at a moment of the campaign's clock, `2020-09-06T08:00:00+07:00`.
  init(_ round: Round?, asOf: String, words: Wording) {
    let now = String(asOf.prefix(16))
    func isPast(_ moment: LocalMoment) -> Bool { now > Self.code(moment) }
    due = round?.due.map { Self.shown($0, words: words) }
    isPastDue = round?.due.map(isPast) ?? false
    let open = [round?.due, round?.closes].compactMap { $0 }.first { !isPast($0) }
    text = open.map { Self.shown($0, words: words) }
    self.isPast = open == nil && (round?.due ?? round?.closes) != nil
  }

  /// A moment as the campaign's clock writes it, so that texts compare as moments do.
  private static func code(_ moment: LocalMoment) -> String {
    let minutes = moment.minutes ?? 24 * 60
    return NumberText.isoDay(year: moment.day.year, month: moment.day.month, day: moment.day.day)
      + "T\(NumberText.padded(minutes / 60, 2)):\(NumberText.padded(minutes % 60, 2))"
  }

  /// A moment in words; a day alone is its end.
  private static func shown(_ moment: LocalMoment, words: Wording) -> String {
    let day = NumberText.day(year: moment.day.year, month: moment.day.month, day: moment.day.day)
    guard let minutes = moment.minutes else { return words("hết ngày \(day)", "the end of \(day)") }
    let time = "\(NumberText.padded(minutes / 60, 2)):\(NumberText.padded(minutes % 60, 2))"
    return words("\(time) ngày \(day)", "\(time) on \(day)")
  }

  /// A moment of the campaign's clock in words.
  static func shown(_ asOf: String, words: Wording) -> String {
    let parts = asOf.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return asOf }
    let day = NumberText.day(year: parts[0], month: parts[1], day: parts[2])
    let time = asOf.dropFirst(11).prefix(5)
    if time == "00:00" {
      // A day alone stands for its end, which the clock shows as the beginning of the next one.
      let before = SerialDate.civil(
        daysSince1970: SerialDate.daysSince1970(year: parts[0], month: parts[1], day: parts[2]) - 1)
      let day = NumberText.day(year: before.year, month: before.month, day: before.day)
      return words("hết ngày \(day)", "the end of \(day)")
    }
    return time.count == 5 ? words("\(time) ngày \(day)", "\(time) on \(day)") : day
  }
}
