internal import Facts
internal import Findings
internal import Schema

/// Findings that staff explained are silent until the value moves by more than they allowed.
enum Acceptance {
  /// Whether a finding was accepted. An acceptance of an earlier round goes on as long as the value stays within its limit of
  /// that round's value; one of the judged round, or of no round, holds for the value as it is.
  static func covers(_ finding: Finding, in context: ValidationContext) -> Bool {
    guard let unit = finding.unit, finding.severity != .fatal else { return false }
    return context.schema.accepted.contains { accepted in
      // A rule of the author is named by its own code. Without an indicator it is about the unit as a whole, or about
      // whatever the rule names.
      let isRule = accepted.code == finding.rule
      guard accepted.unit == unit, isRule || accepted.code == finding.code,
        accepted.indicator == finding.indicator ?? "" || (isRule && accepted.indicator.isEmpty),
        accepted.subUnit == finding.subUnit, accepted.measure == finding.measure ?? "now"
      else { return false }
      guard let code = accepted.round, code != context.round?.code else { return true }
      guard accepted.subUnit == nil, let indicator = finding.indicator, let now = finding.value,
        let unitPlace = context.unitOf[unit],
        let indicatorPlace = context.indicatorOf[indicator],
        let before = context.earlier.first(where: { $0.round.code == code })?
          .fact(unit: unitPlace, indicator: indicatorPlace, measure: accepted.measure)?.figure
      else { return false }
      return abs(now - before) <= accepted.within.amount(for: before)
    }
  }
}
