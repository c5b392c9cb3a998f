internal import Cells
package import Findings
package import Schema

/// A figure that is to be replaced: by the schema's `corrections`, or as staff decided.
package struct FigureCorrection: Sendable, Equatable {
  /// The round; nil: whichever is consolidated.
  package var round: String?
  /// The unit's code; a sub-unit's code or label.
  package var unit: String, subUnit: String?
  /// The figure.
  package var figure: FigureName
  /// What has to stand there, so that the correction still fits; nil inside: nothing; nil outside: whatever there is.
  package var was: DecidedValue??
  /// What stands there after.
  package var becomes: DecidedValue
  /// Why, who, on which day.
  package var reason: String?, by: String?, date: CalendarDay?
  /// The decision that it comes from; nil: the schema.
  package var decision: Decision?

  /// One of the schema's corrections.
  package init(_ correction: Correction) {
    round = correction.round
    unit = correction.unit
    subUnit = correction.subUnit
    figure = FigureName(indicator: correction.indicator, measure: correction.measure)
    was = correction.was.map { .some(.text($0)) }
    becomes = .text(correction.becomes)
    reason = correction.reason
    by = correction.by
    date = correction.date
  }
  /// A decision to correct; nil where it does not say which figure, or to what.
  package init?(_ decision: Decision) {
    guard decision.action == .correct, let unit = decision.unit, let figure = decision.figure,
      let value = decision.value
    else { return nil }
    round = decision.round
    self.unit = unit
    subUnit = decision.subUnit
    self.figure = figure
    was = .some(decision.was)
    becomes = value
    reason = decision.reason
    by = decision.by
    date = decision.at.flatMap(Self.day(ofMoment:))
    self.decision = decision
  }

  /// The day of a moment as `2020-09-06T08:00:00+07:00`. Midnight is the end of the day before, since that is what a day
  /// alone stands for.
  package static func day(ofMoment text: String) -> CalendarDay? {
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, SerialDate(year: parts[0], month: parts[1], day: parts[2]) != nil else {
      return nil
    }
    let isMidnight = text.dropFirst(10).hasPrefix("T00:00:00")
    let days = SerialDate.daysSince1970(year: parts[0], month: parts[1], day: parts[2]) - (isMidnight ? 1 : 0)
    let (year, month, day) = SerialDate.civil(daysSince1970: days)
    return CalendarDay(year: year, month: month, day: day)
  }

  /// What makes two corrections be about one figure.
  package var place: Place { Place(unit: unit, subUnit: subUnit ?? "", figure: figure) }
  /// One figure of one unit.
  package struct Place: Hashable, Sendable {
    var unit: String
    var subUnit: String
    var figure: FigureName
  }
}
