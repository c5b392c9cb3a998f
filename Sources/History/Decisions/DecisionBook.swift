package import Findings
internal import Schema

/// All decisions of a campaign in the order in which they were made, and what counts of them.
package struct DecisionBook: Sendable {
  /// The decisions, oldest first.
  package private(set) var decisions: [Decision] = []
  /// Of each finding what counts.
  private var standing: [String: Standing] = [:]
  /// Decisions about the same finding of any round: the places of the latest acceptances.
  private var remembered: [Subject: Int] = [:]

  /// What counts of the decisions about one finding.
  private struct Standing {
    var latest: Decision
    var correction: Decision?
    var acceptance: Decision?
  }
  /// A finding whatever its round.
  private struct Subject: Hashable {
    var code: String
    var unit: String
    var subUnit: String
    var indicators: [String]
  }

  /// No decisions.
  package init() {}
  /// Decisions in their order.
  package init(_ decisions: [Decision]) { for decision in decisions { add(decision) } }

  /// Takes in a decision that is later than all others.
  package mutating func add(_ decision: Decision) {
    decisions.append(decision)
    var now = standing[decision.fingerprint] ?? Standing(latest: decision)
    now.latest = decision
    switch decision.action {
    case .correct where decision.namesOwner: (now.correction, now.acceptance) = (nil, nil)
    case .correct: (now.correction, now.acceptance) = (decision, nil)
    case .explain, .accept:
      now.acceptance = decision
      // What is accepted is either the corrected figure or the one that was returned.
      if !DecidedValue.areSame(now.correction?.value, decision.was) { now.correction = nil }
    case .giveBack: (now.correction, now.acceptance) = (nil, nil)
    }
    standing[decision.fingerprint] = now
    if let subject = Self.subject(of: decision) {
      remembered[subject] = decision.action.isAcceptance ? decisions.count - 1 : nil
    }
  }

  /// The latest decision about a finding.
  package func latest(_ fingerprint: String) -> Decision? { standing[fingerprint]?.latest }
  /// Whether the same was decided about a finding at any time.
  package func holds(_ decision: Decision) -> Bool { decisions.contains { $0.says(decision) } }

  /// Whether a decision is the one that counts for its finding already, also by one that an earlier round's goes on for.
  package func isStanding(_ decision: Decision) -> Bool {
    if let latest = latest(decision.fingerprint) { return latest.says(decision) }
    guard let subject = Self.subject(of: decision), let place = remembered[subject] else { return false }
    var earlier = decisions[place]
    earlier.fingerprint = decision.fingerprint
    return earlier.says(decision)
  }

  /// A correction as it is about the figure that was returned: where another one that counts has replaced that already, what
  /// staff saw is what it became.
  package func aboutReturned(_ decision: Decision) -> Decision {
    guard decision.action == .correct, let place = FigureCorrection(decision)?.place else { return decision }
    let before = standing.values.compactMap(\.correction).filter {
      $0.round == decision.round && FigureCorrection($0)?.place == place
        && DecidedValue.areSame($0.value, decision.was)
    }
    // Of several the one that was made last: they are kept by their fingerprints.
    guard let last = decisions.last(where: { made in before.contains(made) }) else { return decision }
    var decision = decision
    decision.was = last.was
    return decision
  }

  /// A correction that counts of the same figure, by another finding, and says something else; who decides now saw the figure
  /// without it. Nil where there is none.
  package func unseen(by decision: Decision) -> Decision? {
    decisions.last { made in
      standing[made.fingerprint]?.correction == made && made.fingerprint != decision.fingerprint
        && decision.overrulesUnseen(made)
    }
  }

  /// The corrections of a round that count, the latest decided first.
  package func corrections(of round: String?) -> [FigureCorrection] {
    var seen: Set<String> = []
    return decisions.reversed().compactMap { decision -> FigureCorrection? in
      guard decision.round == round, seen.insert(decision.fingerprint).inserted,
        let correction = standing[decision.fingerprint]?.correction
      else { return nil }
      return FigureCorrection(correction)
    }
  }

  /// What staff decided about a finding.
  package enum Verdict: Sendable, Equatable {
    /// It rests, by this decision.
    case accepted(Decision)
    /// It is open although something was decided; whether that no longer fits.
    case open(Decision, noLongerFits: Bool)
  }

  /// The verdict about a finding; nil: nothing was decided. An acceptance of an earlier round goes on where the finding is
  /// about figures of one unit.
  package func verdict(on finding: Finding, fingerprint: String) -> Verdict? {
    if let own = standing[fingerprint] {
      guard let acceptance = own.acceptance else {
        return .open(own.latest, noLongerFits: false)
      }
      return Self.fits(acceptance, finding)
        ? .accepted(acceptance) : .open(acceptance, noLongerFits: true)
    }
    guard finding.otherUnit == nil, let unit = finding.unit, !finding.indicators.isEmpty,
      let place = remembered[
        Subject(
          code: finding.code, unit: unit, subUnit: finding.subUnit ?? "", indicators: finding.indicators)]
    else { return nil }
    let acceptance = decisions[place]
    guard acceptance.round != finding.round else { return nil }
    return Self.fits(acceptance, finding) ? .accepted(acceptance) : nil
  }

  /// Whether a figure, and what others make of it, are still what they were when it was accepted, or near enough.
  private static func fits(_ decision: Decision, _ finding: Finding) -> Bool {
    if let against = decision.against, let now = finding.heldAgainst,
      abs(now - against) > decision.within.amount(for: against)
    {
      return false
    }
    return isNear(decision, finding)
  }
  private static func isNear(_ decision: Decision, _ finding: Finding) -> Bool {
    switch (decision.was, finding.decidedValue) {
    case (nil, nil): true
    case (.number(let was), .number(let now)): abs(now - was) <= decision.within.amount(for: was)
    case (let was, let now): DecidedValue.areSame(was, now)
    }
  }

  private static func subject(of decision: Decision) -> Subject? {
    guard let unit = decision.unit, !decision.indicators.isEmpty else { return nil }
    return Subject(
      code: decision.code, unit: unit, subUnit: decision.subUnit ?? "", indicators: decision.indicators)
  }
}

extension Decision {
  /// Whether it corrects the figure that another one corrects to something else, which it was not made upon.
  package func overrulesUnseen(_ other: Decision) -> Bool {
    guard let place = FigureCorrection(self)?.place, FigureCorrection(other)?.place == place else {
      return false
    }
    return round == other.round && !DecidedValue.areSame(value, other.value)
      && !DecidedValue.areSame(was, other.value)
  }
}
