/// A calendar day.
package struct CalendarDay: Sendable, Hashable, Comparable {
  /// Year, month (1–12), day (1–31).
  package var year: Int, month: Int, day: Int
  /// A day that the caller knows to exist.
  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }
  /// Earlier before later.
  package static func < (first: Self, second: Self) -> Bool {
    (first.year, first.month, first.day) < (second.year, second.month, second.day)
  }
}

/// A moment on the wall clock of the campaign's time zone. Without a time: the end of that day.
package struct LocalMoment: Sendable, Hashable {
  /// The day.
  package var day: CalendarDay
  /// Minutes since midnight; nil: the end of the day (24:00).
  package var minutes: Int?
  /// A moment.
  package init(day: CalendarDay, minutes: Int? = nil) {
    self.day = day
    self.minutes = minutes
  }
}

/// One round of the campaign, for which every unit sends one return.
package struct Round: Sendable, Equatable {
  /// Its code, used in file names.
  package var code: String
  /// Its title as printed in the returns.
  package var title: String = ""
  /// More names that returns use.
  package var aliases: [String] = []
  /// The day it is about.
  package var date: CalendarDay?
  /// When returns are due.
  package var due: LocalMoment?
  /// When the round closes.
  package var closes: LocalMoment?
  /// The year that its figures belong to; by default that of `date`.
  package var year: Int?
  /// A round.
  package init(code: String) { self.code = code }

  /// The year that its figures belong to, as given or that of its day; nil: not known.
  package var yearOfFigures: Int? { year ?? date?.year }
}
