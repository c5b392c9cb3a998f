package import Schema
internal import VietnameseText

/// What staff can decide about a finding.
package enum DecisionAction: String, Sendable, CaseIterable {
  /// The figure is another one; `Decision.value` says which.
  case correct
  /// The figure is right, and the unit said why.
  case explain
  /// The figure is taken as it is.
  case accept
  /// The unit has to look again: the finding stays open.
  case giveBack = "return"

  /// The words of the drop-down list: Vietnamese, then English.
  package var words: FindingMessage {
    switch self {
    case .correct: FindingMessage(vietnamese: "sửa", english: "correct")
    case .explain: FindingMessage(vietnamese: "giải trình", english: "explain")
    case .accept: FindingMessage(vietnamese: "chấp nhận", english: "accept")
    case .giveBack: FindingMessage(vietnamese: "trả lại", english: "return")
    }
  }
  /// The action that a word means, in either language, with or without tones; nil for other words.
  package init?(word: String) {
    let key = TextKey.bare(word)
    guard
      let action = Self.allCases.first(where: {
        key == TextKey.bare($0.words.vietnamese) || key == $0.words.english
      })
    else { return nil }
    self = action
  }
  /// Whether it lets the finding rest.
  package var isAcceptance: Bool { self == .explain || self == .accept }
}

/// A figure that staff saw or typed: a number, or a text where it is none.
package enum DecidedValue: Sendable, Equatable {
  case number(Double)
  case text(String)

  /// Whether two are the same value; spreadsheet programs keep fifteen digits of a number.
  package func isSame(as other: DecidedValue) -> Bool {
    guard case .number(let one) = self, case .number(let two) = other else { return self == other }
    return Self.isSame(one, two)
  }
  /// The same of numbers.
  package static func isSame(_ one: Double, _ two: Double) -> Bool {
    one == two || abs(one - two) <= 1e-14 * max(abs(one), abs(two))
  }
  /// The same of values of which there may be none.
  package static func areSame(_ one: DecidedValue?, _ two: DecidedValue?) -> Bool {
    guard let one, let two else { return one == nil && two == nil }
    return one.isSame(as: two)
  }

  /// The value as plain text.
  package var plain: String {
    switch self {
    case .number(let number): NumberText.plain(number)
    case .text(let text): text
    }
  }
  /// The value as people of a language write it.
  package func shown(in language: Language) -> String {
    switch self {
    case .number(let number):
      language == .english ? NumberText.english(number) : NumberText.vietnamese(number)
    case .text(let text): text
    }
  }
}

/// What staff decided about one finding, as a line of decisions.jsonl keeps it.
package struct Decision: Sendable, Equatable {
  /// The finding's fingerprint and code.
  package var fingerprint: String, code: String
  /// Where the finding stands: codes; nil where it is not about one.
  package var round: String?, unit: String?, subUnit: String?
  /// The one figure that the finding stands at, which a correction changes.
  package var figure: FigureName?
  /// All figures that the finding names.
  package var indicators: [String] = []
  /// What was decided.
  package var action: DecisionAction
  /// The right figure, of a correction.
  package var value: DecidedValue?
  /// The figure when it was decided; nil: there was none.
  package var was: DecidedValue?
  /// What the figure was held against when it was decided, of arithmetic; see `Finding.heldAgainst`.
  package var against: Double?
  /// Why, by whom, and when (ISO 8601 with offset).
  package var reason: String?, by: String?, at: String?
  /// How far the figure may move before the finding comes back.
  package var within: Tolerance = .relative(0.1)

  /// A decision.
  package init(fingerprint: String, code: String, action: DecisionAction) {
    self.fingerprint = fingerprint
    self.code = code
    self.action = action
  }
  /// Whether it says whose a doubtful label or name is (S012, I020), the right code standing as the value: that is the
  /// schema's business and changes no figure.
  package var namesOwner: Bool {
    guard action == .correct, code == "S012" || code == "I020", case .text? = value else { return false }
    return true
  }
  /// Whether somebody typed the same thing about the same figure, whenever that was.
  package func says(_ other: Decision) -> Bool {
    fingerprint == other.fingerprint && action == other.action && DecidedValue.areSame(value, other.value)
      && DecidedValue.areSame(was, other.was)
      && DecidedValue.areSame(against.map { .number($0) }, other.against.map { .number($0) })
      && reason == other.reason && by == other.by
  }
}

extension Finding {
  /// The figure as a decision remembers it: its number, else what its cell says; nil where there is nothing.
  package var decidedValue: DecidedValue? {
    if let value, value.isFinite { return .number(value) }
    guard let raw, !raw.isEmpty else { return nil }
    return .text(raw)
  }
  /// What other figures make of the one that the finding stands at, of balances and rules: the sum of a total's parts. Nil
  /// for findings that are held against nothing, or against what statistics expect.
  package var heldAgainst: Double? {
    guard code.hasPrefix("B") || code.hasPrefix("R"), let other = expected ?? (isOfTwoFigures ? low : nil),
      other.isFinite
    else { return nil }
    return other
  }
  /// The one figure that the finding stands at.
  package var figure: FigureName? { indicator.map { FigureName(indicator: $0, measure: measure) } }
  /// Whether it holds a running sum against this round's figure, either of which may be the wrong one (B143, B144); it stands
  /// at the sum and names both, the sum first.
  package var isOfTwoFigures: Bool { code == "B143" || code == "B144" }
  /// The figures that it casts doubt on: its own, of a running sum this round's too; where it stands at none, all that it
  /// names.
  package var doubted: [FigureName] {
    guard let figure else { return indicators.map { FigureName($0) } }
    return isOfTwoFigures
      ? [figure] + indicators.map { FigureName($0) }.filter { $0 != figure } : [figure]
  }
}
