internal import Cells
internal import Schema

/// The days of a round: from its date to its close, else to when it is due, else the date alone.
struct RoundWindow: Sendable, Equatable {
  /// The first and the last day, as serials.
  var first: Double, last: Double
  /// The year of the round.
  var year: Int

  /// The days of a round; nil where it has no date.
  init?(_ round: Round) {
    guard let date = round.date, let first = SerialDate(year: date.year, month: date.month, day: date.day)
    else { return nil }
    let end = (round.closes ?? round.due)?.day ?? date
    let last = SerialDate(year: end.year, month: end.month, day: end.day) ?? first
    self.first = first.serial
    self.last = max(first.serial, last.serial)
    year = round.year ?? date.year
  }
  /// Whether a day, or a moment of it, lies in the round.
  func contains(_ date: SerialDate) -> Bool { date.serial >= first && date.serial < last + 1 }
}
