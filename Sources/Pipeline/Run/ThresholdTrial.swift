internal import Facts
internal import Findings
package import Schema
internal import Validation

/// What other thresholds of the statistics would have found in a campaign's own rounds.
package struct ThresholdTrial: Sendable {
  /// A figure that would be a warning.
  package struct Place: Sendable, Hashable {
    /// The codes of the unit and of the indicator, and the unit's name.
    package var unit: String, indicator: String, unitName: String
    /// What stands there, and what is expected.
    package var value: Double?, expected: Double?
    /// Two are the same figure whatever threshold names them.
    package static func == (first: Place, second: Place) -> Bool {
      first.unit == second.unit && first.indicator == second.indicator
    }
    package func hash(into hasher: inout Hasher) {
      hasher.combine(unit)
      hasher.combine(indicator)
    }
  }
  /// One threshold in one round.
  package struct Step: Sendable {
    /// outlier_z, and the threshold that the round's own tails made of it.
    package var outlierZ: Double, threshold: Double
    /// The figures that are warnings, in the order of findings.jsonl.
    package var warnings: [Place]
  }
  /// A round under each threshold, lowest first.
  package struct RoundTrial: Sendable {
    /// The round, and how many rounds before it are known.
    package var round: Round, earlier: Int
    /// The thresholds that were tried.
    package var steps: [Step]
  }

  /// The schema, and its rounds that have facts, oldest first.
  package var schema: CampaignSchema, rounds: [RoundTrial]
  /// What was left alone in the history, and why.
  package var notes: [RunNote]

  /// The thresholds that are tried besides the schema's own.
  package static let usual = [3, 3.5, 4, 4.5, 5.0]

  /// Judges every round of `history/` again under each threshold. Errors about single cells that only the workbooks show are
  /// not known there: their figures are judged too.
  package static func run(_ options: ConsolidationOptions) throws(RunError) -> ThresholdTrial {
    let campaign = try LoadedCampaign.load(options)
    let history = EarlierRounds(below: options.folder, schema: campaign.schema, round: nil)
    let thresholds = Set(usual + [campaign.schema.thresholds.outlierZ]).sorted()
    var trial = ThresholdTrial(schema: campaign.schema, rounds: [], notes: campaign.notes + history.notes)
    for (place, judged) in history.rounds.enumerated() {
      guard let round = campaign.schema.rounds.first(where: { $0.code == judged.round }) else { continue }
      let steps = thresholds.map { outlierZ in
        step(outlierZ, judged, earlier: Array(history.rounds[..<place]), round, campaign.schema)
      }
      trial.rounds.append(RoundTrial(round: round, earlier: place, steps: steps))
    }
    return trial
  }

  private static func step(
    _ outlierZ: Double, _ judged: EarlierRound, earlier: [EarlierRound], _ round: Round,
    _ schema: CampaignSchema
  ) -> Step {
    var schema = schema
    schema.thresholds.outlierZ = outlierZ
    // What staff explained is asked again: the question is what the threshold finds.
    schema.accepted = []
    let returned = Set(judged.facts.facts.filter { $0.state != .blank }.map { Int($0.unit) })
    let outcome = Validator.validate(
      ValidationInput(
        schema: schema, round: round, facts: judged.facts, structural: [], returned: returned,
        earlier: earlier))
    let names = Dictionary(
      schema.units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let warnings = outcome.findings.compactMap { finding -> Place? in
      guard finding.severity == .warning, codes.contains(finding.code), let unit = finding.unit,
        let indicator = finding.indicator
      else { return nil }
      return Place(
        unit: unit, indicator: indicator, unitName: names[unit] ?? unit, value: finding.value,
        expected: finding.expected)
    }
    return Step(
      outlierZ: outlierZ, threshold: outcome.reach?.threshold ?? outlierZ, warnings: warnings)
  }

  /// The findings that the threshold decides.
  private static let codes: Set<String> = ["H200", "H201", "H203", "P300", "P301", "P303"]
}
