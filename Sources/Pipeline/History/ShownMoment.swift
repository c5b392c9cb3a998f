internal import History
internal import Schema
internal import VietnameseText

/// Moments as lines for people have them.
package enum ShownMoment {
  /// `2020-09-05` for `2020-09-06T00:00:00+07:00`, since midnight is what a day alone stands for; every other text as it is.
  package static func text(of moment: String) -> String {
    guard moment.dropFirst(10).hasPrefix("T00:00:00"), let day = FigureCorrection.day(ofMoment: moment) else {
      return moment
    }
    return NumberText.isoDay(year: day.year, month: day.month, day: day.day)
  }
}
