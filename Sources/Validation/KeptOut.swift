internal import Findings

/// Which errors keep a value out of totals: those that are about one cell. An error about a relation of several cells
/// does not say which of them is wrong; there the total is recomputed.
enum KeptOut {
  private static let codes: Set<String> = ["C110", "C111", "C113", "F006", "S014", "B132", "B135", "B136"]

  /// Whether a finding keeps the value of its figure out of totals until it is corrected or accepted.
  static func isAboutOneCell(_ finding: Finding) -> Bool {
    finding.severity <= .error && (finding.code.hasPrefix("T") || codes.contains(finding.code))
  }
}
