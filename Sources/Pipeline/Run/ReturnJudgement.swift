internal import Facts
internal import Findings
internal import Schema

/// What the whole folder shows of each unit: who is missing, late, blank or incomplete (M600–M604).
struct ReturnJudgement {
  let schema: CampaignSchema
  let round: Round?
  let clock: CampaignClock
  let asOf: Int

  /// The findings, in the order of the schema's units.
  func findings(_ selection: ReturnSelection, facts: FactTable) -> [Finding] {
    let due = round?.due.map { clock.seconds(of: $0) }
    let counts = counts(facts)
    return schema.reportingUnits(in: round).flatMap { unit -> [Finding] in
      guard let chosen = selection.consolidated[unit]?.last else {
        if selection.rejectedUnits.contains(unit) { return [] }
        return [MissingReport.finding(unit: schema.units[unit], isDue: due.map { asOf > $0 } ?? true)]
      }
      let file = selection.inputs[chosen.input].file
      let code = schema.units[unit].code
      var found: [Finding] = []
      if let due, chosen.received > due {
        found.append(
          LateReport.finding(
            file: file, unit: code, received: clock.text(ofSeconds: chosen.received),
            days: (chosen.received - due + 86_399) / 86_400))
      }
      guard let count = counts[unit] else { return found }
      if !count.hasFigure, count.asked > 0 || !count.isAnswered {
        found.append(BlankReport.finding(file: file, unit: code))
        return found
      }
      if count.figures == count.zeros, count.zeroIndicators >= 5 {
        found.append(AllZeroReport.finding(file: file, unit: code, count: count.zeroIndicators))
      }
      if count.filled * 10 < count.required * 9 {
        found.append(
          IncompleteReport.finding(file: file, unit: code, filled: count.filled, required: count.required))
      }
      return found
    }
  }

  /// How a unit's own figures and those of its grids look.
  fileprivate struct Count {
    var figures = 0
    var zeros = 0
    /// How many indicators have a zero, in whatever measures and rows.
    var zeroIndicators = 0
    /// Whether any of them could be read, be it in two ways.
    var hasFigure = false
    /// How many figures are asked, and whether anything else is answered.
    var asked = 0
    var isAnswered = false
    var required = 0
    var filled = 0
  }

  /// The counts of each unit, by its position; nil: it has no facts.
  private func counts(_ facts: FactTable) -> [Count?] {
    let required = schema.indicators.map(\.required)
    let numeric = schema.indicators.map(\.type.isNumeric)
    var counts = [Count?](repeating: nil, count: schema.units.count)
    // The last unit that had a zero in each indicator.
    var zeroAt = [Int](repeating: -1, count: schema.indicators.count)
    // The facts of a unit stand together.
    var (unit, count) = (-1, Count())
    for fact in facts.facts {
      if fact.unit != unit {
        if counts.indices.contains(unit) { counts[unit] = count }
        unit = Int(fact.unit)
        count = counts[unit] ?? Count()
      }
      let indicator = Int(fact.indicator)
      if fact.state == .zero, numeric[indicator], !fact.flags.contains(.joined), zeroAt[indicator] != unit {
        zeroAt[indicator] = unit
        count.zeroIndicators += 1
      }
      count.add(
        fact, isNumeric: numeric[indicator],
        isCross: fact.state == .text && Self.isCross(facts.text(at: fact.text)),
        isRequired: required[indicator] && fact.measure == 0 && fact.subUnit < 0)
    }
    if counts.indices.contains(unit) { counts[unit] = count }
    return counts
  }

  /// Whether an answer is a cross, as one through a whole form leaves them in its fields for words, too.
  private static func isCross(_ text: String?) -> Bool {
    guard let text, text.utf8.count <= 2 else { return false }
    return ["x", "X", "×"].contains(text)
  }
}

extension ReturnJudgement.Count {
  /// Counts a fact. What could not be read was still filled in.
  fileprivate mutating func add(_ fact: Fact, isNumeric: Bool, isCross: Bool, isRequired: Bool) {
    if isNumeric, fact.state != .notApplicable { asked += 1 }
    if !isNumeric, !isCross, [.text, .date, .unreadable].contains(fact.state) { isAnswered = true }
    if isNumeric, !fact.flags.contains(.joined) {
      switch fact.state {
      case .unreadable: figures += 1
      case .number, .ambiguous:
        figures += 1
        hasFigure = true
      case .zero:
        figures += 1
        zeros += 1
        hasFigure = true
      case .date, .text, .blank, .pending, .notApplicable: break
      }
    }
    if isRequired, fact.state != .notApplicable {
      required += 1
      if fact.state != .blank, fact.state != .pending { filled += 1 }
    }
  }
}
