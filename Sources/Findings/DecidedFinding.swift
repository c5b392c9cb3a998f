/// A finding that staff have dealt with, for the foot of the findings' sheet.
package struct DecidedFinding: Sendable, Equatable {
  /// What was decided; its fingerprint is blank where the schema itself says it.
  package var decision: Decision
  /// What became of it, in a sentence.
  package var message: FindingMessage
  /// Whether it rests: false where the decision no longer fits and was not applied.
  package var isApplied: Bool
  /// A decision and what became of it.
  package init(decision: Decision, message: FindingMessage, isApplied: Bool) {
    self.decision = decision
    self.message = message
    self.isApplied = isApplied
  }
}
