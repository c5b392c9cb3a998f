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
  /// Why, who, when.
  package var reason: String?, by: String?, date: String?
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
    date = correction.date.map { day in
      func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
      return "\(day.year)-\(padded(day.month))-\(padded(day.day))"
    }
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
    date = decision.at.map { String($0.prefix(10)) }
    self.decision = decision
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
