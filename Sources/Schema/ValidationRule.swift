/// Over what a rule is evaluated.
package enum RuleScope: String, Sendable, CaseIterable {
  /// Each reporting unit.
  case unit
  /// Each row of a grid.
  case row
  /// The totals of all units.
  case province
  /// The round as a whole.
  case round
}

/// What a missing operand does to a rule.
package enum MissingTreatment: String, Sendable, CaseIterable {
  case skip
  case zero
  case skipIfAll = "skip-if-all"
  case required
  case bounds
}

/// How much a failed rule weighs.
package enum RuleSeverity: String, Sendable, CaseIterable {
  case error
  case warning
  case info
}

/// A rule of the schema's author.
package struct ValidationRule: Sendable, Equatable {
  /// Its code.
  package var code: String
  /// What has to hold, parsed, and as the author wrote it.
  package var expression: RuleExpression, source: String
  /// Over what it is evaluated.
  package var scope: RuleScope = .unit
  /// How much a failure weighs.
  package var severity: RuleSeverity = .error
  /// What a missing operand does.
  package var missing: MissingTreatment = .skip
  /// How far comparisons are loosened.
  package var tolerance: Tolerance = .absolute(0)
  /// What to say when it fails.
  package var message: String?
  /// What to do then.
  package var help: String?
  /// A rule.
  package init(code: String, expression: RuleExpression, source: String) {
    self.code = code
    self.expression = expression
    self.source = source
  }
}

/// A figure that staff corrected.
package struct Correction: Sendable, Equatable {
  /// Round, unit and indicator by their codes; a sub-unit's code or label; the measure.
  package var round: String?, unit: String, indicator: String, subUnit: String?, measure: String = "now"
  /// The value before; nil: not said.
  package var was: String?
  /// The value after.
  package var becomes: String
  /// Why, who, when.
  package var reason: String?, by: String?, date: CalendarDay?
  /// A correction.
  package init(unit: String, indicator: String, becomes: String) {
    self.unit = unit
    self.indicator = indicator
    self.becomes = becomes
  }
}

/// A finding that staff accepted.
package struct AcceptedFinding: Sendable, Equatable {
  /// Round, unit and indicator by their codes (no indicator, blank: a finding about the whole unit); a sub-unit's code
  /// or label; the measure.
  package var round: String?, unit: String, indicator: String, subUnit: String?, measure: String = "now"
  /// The finding's code.
  package var code: String
  /// Why.
  package var reason: String?
  /// How far the value may move before the finding comes back.
  package var within: Tolerance = .absolute(0)
  /// An acceptance.
  package init(unit: String, indicator: String, code: String) {
    self.unit = unit
    self.indicator = indicator
    self.code = code
  }
}
