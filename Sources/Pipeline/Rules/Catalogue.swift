package import Findings
internal import Reconciliation
internal import Validation

/// The catalogue: what every stage can find.
package enum Catalogue {
  /// The rules about files and missing returns, which only the whole folder shows.
  static let ofFolder = [
    UnreadableWorkbook.rule, EncryptedWorkbook.rule, UnsupportedFormat.rule, DuplicateWorkbook.rule,
    SupersededWorkbook.rule, MissingReport.rule, LateReport.rule, BlankReport.rule, AllZeroReport.rule,
    IncompleteReport.rule,
  ]
  /// All rules, by code.
  package static let rules = (ofFolder + Reconciler.rules + Validator.rules).sorted { $0.code < $1.code }
  /// The rule with a code, or with a name; case is ignored.
  package static func rule(_ codeOrName: String) -> RuleDescription? {
    let wanted = codeOrName.lowercased()
    return rules.first { $0.code.lowercased() == wanted || $0.name == wanted }
  }
}
