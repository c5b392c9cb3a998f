/// How much a finding weighs, heaviest first.
package enum Severity: Int, Sendable, CaseIterable, Comparable {
  /// The workbook is not consolidated.
  case fatal
  /// Must be corrected, or accepted with a reason.
  case error
  /// In the total; an explanation is asked.
  case warning
  /// To know.
  case info

  /// Its name in findings.jsonl.
  package var name: String {
    switch self {
    case .fatal: "fatal"
    case .error: "error"
    case .warning: "warning"
    case .info: "info"
    }
  }
  /// Heavier before lighter.
  package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

/// A sentence in both languages.
package struct FindingMessage: Sendable, Equatable {
  /// Vietnamese, at most 25 words, and English.
  package var vietnamese: String, english: String
  /// A message.
  package init(vietnamese: String, english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }
}

/// Something doubtful. Units, indicators and measures are named by their codes, as findings.jsonl has them.
package struct Finding: Sendable, Equatable {
  /// Code and name of the rule; see `RuleDescription`.
  package var code: String, name: String
  /// How much it weighs.
  package var severity: Severity
  /// 0 file and structure, 1 cell and workbook, 2 over rounds, 3 between units, 5 outside figures.
  package var level: Int
  /// Where: codes; nil where it is not about one.
  package var round: String?, unit: String?, subUnit: String?, indicator: String?, measure: String?
  /// The file relative to the folder, the sheet, the cell as `C17`.
  package var file: String?, sheet: String?, cell: String?
  /// What the cell says, as text.
  package var raw: String?
  /// The figure found and the figure expected.
  package var value: Double?, expected: Double?
  /// What would be usual.
  package var low: Double?, high: Double?
  /// The measure of doubt, such as z or a label's score.
  package var score: Double?
  /// The share of the indicator's expected total that is at stake (FINDINGS.md, Impact); above 1 where a figure is wrong by more than
  /// all that is expected.
  package var impact: Double?
  /// The figure that would fit.
  package var suggestion: Double?
  /// The unit of measure in which the figure was given, where that is another one than is asked (T112).
  package var statedUnit: String?
  /// What is odd, in one sentence.
  package var message: FindingMessage
  /// The code of the schema's rule.
  package var rule: String?
  /// All indicators it is about, with `[measure]` unless now.
  package var indicators: [String] = []
  /// The other unit, by its code.
  package var otherUnit: String?
  /// The findings that this one took in.
  package var evidence: [Finding] = []
  /// The normalised text that a finding without indicator is about, for its fingerprint.
  package var normalisedText: String?
  /// Whether staff accepted it, so that it is silent together with what it took in.
  package var isAccepted = false

  /// A finding of a rule.
  package init(_ rule: RuleDescription, severity: Severity? = nil, message: FindingMessage) {
    code = rule.code
    name = rule.name
    self.severity = severity ?? rule.severity
    level = rule.level
    self.message = message
  }

  /// A finding of which nothing is said yet, as a store gives it back.
  package init(code: String, name: String, severity: Severity, level: Int) {
    self.code = code
    self.name = name
    self.severity = severity
    self.level = level
    message = FindingMessage(vietnamese: "", english: "")
  }
}
