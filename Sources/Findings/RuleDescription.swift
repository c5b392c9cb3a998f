/// What is said of a rule of the catalogue, by `tonghop explain` and on the Rules sheet.
package struct RuleDescription: Sendable {
  /// The code, never reused, as `T105`.
  package var code: String
  /// The name, which states the defect, as `decimal-in-count`.
  package var name: String
  /// The level: 0 file and structure, 1 cell and workbook, 2 over rounds, 3 between units, 5 outside figures.
  package var level: Int
  /// The usual severity.
  package var severity: Severity
  /// A short title.
  package var title: FindingMessage
  /// What is checked.
  package var checks: FindingMessage
  /// Why it matters.
  package var matters: FindingMessage
  /// An example.
  package var example: FindingMessage
  /// What to do.
  package var remedy: FindingMessage
  /// Whether each finding's message says what to do itself, as it depends on the case: nothing is said beside it.
  package var isInMessage: Bool

  /// A description. Each text is given in Vietnamese, then English.
  package init(
    code: String, name: String, level: Int, severity: Severity, title: (String, String),
    checks: (String, String), matters: (String, String), example: (String, String), remedy: (String, String),
    isInMessage: Bool = false
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.severity = severity
    self.title = FindingMessage(vietnamese: title.0, english: title.1)
    self.checks = FindingMessage(vietnamese: checks.0, english: checks.1)
    self.matters = FindingMessage(vietnamese: matters.0, english: matters.1)
    self.example = FindingMessage(vietnamese: example.0, english: example.1)
    self.isInMessage = isInMessage
    self.remedy = FindingMessage(vietnamese: remedy.0, english: remedy.1)
  }
}
