internal import Findings
internal import History
internal import Schema

/// What became of the decisions and corrections in a run: which findings they let rest, which are open all the same.
struct DecisionOutcome {
  private let schema: CampaignSchema
  private let book: DecisionBook
  private let corrections: [CorrectionPass.Outcome]
  /// The findings that stay open, those whose decision no longer fits say so.
  private(set) var findings: [Finding]
  /// Decisions to be shown beside open findings, by the findings' fingerprints.
  private(set) var decisions: [String: Decision] = [:]
  /// Findings that rest, and corrections that no longer fit.
  private(set) var decided: [DecidedFinding] = []
  /// What there is to tell.
  private(set) var notes: [RunNote] = []

  /// Looks at what validation found. Findings have their round.
  init(
    findings: [Finding], accepted: [Finding], schema: CampaignSchema, book: DecisionBook,
    corrections: [CorrectionPass.Outcome]
  ) {
    self.schema = schema
    self.book = book
    self.corrections = corrections
    self.findings = findings
    // Fingerprints of thousands of findings are made for nothing where nothing was decided.
    if book.decisions.isEmpty && corrections.isEmpty { return }
    lookAtOpen()
    lookAtAccepted(accepted)
    lookAtCorrections()
  }

  /// Open findings about which something was decided.
  private mutating func lookAtOpen() {
    for place in findings.indices {
      let fingerprint = Self.fingerprint(of: findings[place])
      guard
        case .open(let decision, let noLongerFits) = book.verdict(
          on: findings[place], fingerprint: fingerprint)
      else { continue }
      if noLongerFits {
        // A figure that nobody touched is open again because those that it is made of have changed.
        let isOwn =
          decision.against == nil || !DecidedValue.areSame(decision.was, findings[place].decidedValue)
        let was = isOwn ? decision.was : decision.against.map { .number($0) }
        let what = isOwn ? ("giá trị", "the value") : ("số đối chiếu", "the figure it is held against")
        findings[place].message = Self.joined(
          findings[place].message,
          FindingMessage(
            vietnamese:
              "Đã \(decision.action.words.vietnamese) khi \(what.0) là \(was.map { Self.shown($0, .vietnamese) } ?? "trống"); nay đã khác.",
            english:
              "It was accepted when \(what.1) was \(was.map { Self.shown($0, .english) } ?? "blank"); it has changed since."
          ))
      } else if decision.action != .correct || isApplied(fingerprint) {
        decisions[fingerprint] = decision
        if Self.changesNothing(decision) {
          findings[place].message = Self.joined(findings[place].message, Self.noChange(decision))
        }
      } else {
        findings[place].message = Self.joined(findings[place].message, whyNotApplied(decision))
      }
    }
  }

  /// Why the correction that was decided for a finding was not applied.
  private func whyNotApplied(_ decision: Decision) -> FindingMessage {
    let isUnreadable = corrections.contains { outcome in
      outcome.correction.decision?.fingerprint == decision.fingerprint && outcome.result == .unreadable
    }
    guard isUnreadable, let value = decision.value else {
      return FindingMessage(
        vietnamese: "Lần sửa trước không còn khớp nên không áp dụng.",
        english: "The earlier correction no longer fits and was not applied.")
    }
    return FindingMessage(
      vietnamese: "“\(Self.shown(value, .vietnamese))” không phải giá trị hợp lệ, nên chưa sửa.",
      english: "“\(Self.shown(value, .english))” is not a value of this indicator, so nothing was corrected.")
  }

  /// Whether the correction that was decided for a finding was applied.
  private func isApplied(_ fingerprint: String) -> Bool {
    corrections.contains { outcome in
      guard outcome.correction.decision?.fingerprint == fingerprint else { return false }
      return switch outcome.result {
      case .applied, .needless: true
      case .moved, .noSuchFigure, .unreadable, .overruled: false
      }
    }
  }

  /// Whether a correction says what stood there already.
  private static func changesNothing(_ decision: Decision) -> Bool {
    guard decision.action == .correct, let value = decision.value, let was = decision.was else {
      return false
    }
    return value.isSame(as: was) || value.plain == was.plain
      || Language.allCases.contains { value.shown(in: $0) == was.shown(in: $0) }
  }
  /// What is said of such a correction.
  private static func noChange(_ decision: Decision) -> FindingMessage {
    func value(_ language: Language) -> String { decision.value.map { shown($0, language) } ?? "" }
    return FindingMessage(
      vietnamese: "Giá trị đúng \(value(.vietnamese)) trùng số đang ghi nên không sửa gì.",
      english: "The correct value \(value(.english)) is what stands there, so nothing was changed.")
  }

  /// Findings that rest by a decision; what the schema accepts is silent.
  private mutating func lookAtAccepted(_ accepted: [Finding]) {
    for finding in accepted {
      let fingerprint = Self.fingerprint(of: finding)
      guard case .accepted(var decision) = book.verdict(on: finding, fingerprint: fingerprint) else {
        continue
      }
      let isRemembered = decision.fingerprint != fingerprint
      let round = decision.round ?? ""
      // The row is about this round's finding, whichever round the explanation is from.
      decision.fingerprint = fingerprint
      decision.round = finding.round
      decision.figure = finding.figure
      decided.append(
        DecidedFinding(
          decision: decision,
          message: isRemembered
            ? Self.joined(
              finding.message,
              FindingMessage(
                vietnamese: "Đã \(decision.action.words.vietnamese) ở đợt \(round).",
                english: "It was accepted in round \(round).")) : finding.message,
          isApplied: true))
    }
  }

  /// Corrections: those that were applied, and those that no longer fit.
  private mutating func lookAtCorrections() {
    let open = Set(findings.map { Self.fingerprint(of: $0) })
    for outcome in corrections {
      let decision = outcome.correction.decision ?? Self.decision(of: outcome.correction)
      if outcome.result == .needless, Self.changesNothing(decision) {
        let place = Self.place(of: outcome.correction, schema)
        let message = Self.noChange(decision)
        notes.append(
          FindingMessage(
            vietnamese: "\(place): \(message.vietnamese)", english: "\(place): \(message.english)"))
      }
      if let message = Self.trouble(outcome, schema) {
        notes.append(message)
        if !open.contains(decision.fingerprint) {
          decided.append(DecidedFinding(decision: decision, message: message, isApplied: false))
        }
      } else if case .applied = outcome.result, let stood = outcome.stood, outcome.correction.decision != nil,
        !open.contains(decision.fingerprint)
      {
        let becomes = outcome.correction.becomes
        decided.append(
          DecidedFinding(
            decision: decision,
            message: FindingMessage(
              vietnamese:
                "Đã sửa từ \(MessageLength.cut(stood.vietnamese)) thành \(Self.shown(becomes, .vietnamese)).",
              english:
                "Corrected from \(MessageLength.cut(stood.english)) to \(Self.shown(becomes, .english))."),
            isApplied: true))
      }
    }
  }

  /// Why a correction was not applied; nil where it was, or need not be.
  private static func trouble(_ outcome: CorrectionPass.Outcome, _ schema: CampaignSchema) -> FindingMessage?
  {
    let correction = outcome.correction
    let place = place(of: correction, schema)
    func was(_ language: Language) -> String {
      correction.was?.map { shown($0, language) } ?? (language == .english ? "blank" : "trống")
    }
    let (becomes, became) = (
      shown(correction.becomes, .vietnamese), shown(correction.becomes, .english)
    )
    switch outcome.result {
    case .applied, .needless: return nil
    case .moved(let now):
      let stands = outcome.stood ?? FindingMessage(vietnamese: now, english: now)
      return FindingMessage(
        vietnamese:
          "\(place): lần sửa từ \(was(.vietnamese)) thành \(becomes) không áp dụng, vì ô nay ghi \(MessageLength.cut(stands.vietnamese)). Xem lại và quyết định lại.",
        english:
          "\(place): the correction from \(was(.english)) to \(became) was not applied, for the cell now says \(MessageLength.cut(stands.english)). Look again and decide."
      )
    case .noSuchFigure:
      return FindingMessage(
        vietnamese: "\(place): không có số liệu này trong đợt, nên lần sửa thành \(becomes) không áp dụng.",
        english:
          "\(place): there is no such figure in this round, so the correction to \(became) was not applied.")
    case .unreadable:
      return FindingMessage(
        vietnamese: "\(place): “\(becomes)” không phải giá trị hợp lệ của chỉ tiêu này, nên không sửa.",
        english: "\(place): “\(became)” is not a value of this indicator, so nothing was corrected.")
    case .overruled(let first):
      return FindingMessage(
        vietnamese:
          "\(place): lược đồ đã sửa thành \(first.shown(in: .vietnamese)) ở dòng trước, nên lần sửa thành \(becomes) không áp dụng.",
        english:
          "\(place): the schema corrects it to \(first.shown(in: .english)) further up, so the correction to \(became) was not applied."
      )
    }
  }

  /// The figure that a correction is about, for a sentence.
  private static func place(of correction: FigureCorrection, _ schema: CampaignSchema) -> String {
    let unit = schema.units.first { $0.code == correction.unit }?.name ?? correction.unit
    return [unit, correction.subUnit, correction.figure.description].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// A correction of the schema as the sheet of findings shows it.
  private static func decision(of correction: FigureCorrection) -> Decision {
    var decision = Decision(fingerprint: "", code: "", action: .correct)
    decision.round = correction.round
    decision.unit = correction.unit
    decision.subUnit = correction.subUnit
    decision.figure = correction.figure
    decision.value = correction.becomes
    decision.was = correction.was ?? nil
    decision.reason = correction.reason
    decision.by = correction.by
    return decision
  }

  /// What decisions say of a finding: true, it rests; false, it is open whatever the schema accepts; nil, nothing.
  static func rests(_ finding: Finding, by book: DecisionBook) -> Bool? {
    switch book.verdict(on: finding, fingerprint: fingerprint(of: finding)) {
    case .accepted: true
    case .open(let decision, let noLongerFits):
      noLongerFits || decision.action == .giveBack ? false : nil
    case nil: nil
    }
  }

  /// The fingerprint of a finding.
  static func fingerprint(of finding: Finding) -> String {
    finding.fingerprint { SHA256.hexadecimal(of: $0) }
  }

  /// A value as a sentence has it.
  private static func shown(_ value: DecidedValue, _ language: Language) -> String {
    MessageLength.cut(value.shown(in: language))
  }

  private static func joined(_ first: FindingMessage, _ second: FindingMessage) -> FindingMessage {
    FindingMessage(
      vietnamese: first.vietnamese + " " + second.vietnamese, english: first.english + " " + second.english)
  }
}
