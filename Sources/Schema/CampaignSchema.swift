/// The whole schema of a campaign: what a return should hold. All references between its parts are indices or codes
/// that the reader of the schema has checked.
package struct CampaignSchema: Sendable, Equatable {
  /// The campaign itself.
  package var campaign: Campaign
  /// The version of this schema, `major.minor`.
  package var version: String = "1.0"
  /// The rounds, oldest first; none: the campaign has no rounds.
  package var rounds: [Round] = []
  /// The code of the round being consolidated; nil: the last of `rounds`.
  package var current: String?
  /// All units, in the author's order, parents anywhere.
  package var units: [ReportingUnit] = []
  /// Merged, split and renamed units.
  package var crosswalk: [CrosswalkEntry] = []
  /// The sheets that returns are made of.
  package var layouts: [SheetLayout] = []
  /// Parts of the form, with the headings that stand in it.
  package var sections: [IndicatorSection] = []
  /// Lists for indicators of type `choice`, by their code.
  package var choices: [ChoiceList] = []
  /// The indicators, in the author's order.
  package var indicators: [Indicator] = []
  /// The validation rules, in the author's order.
  package var rules: [ValidationRule] = []
  /// Limits of statistics and of matching labels.
  package var thresholds = Thresholds()
  /// Figures that staff corrected.
  package var corrections: [Correction] = []
  /// Findings that staff accepted.
  package var accepted: [AcceptedFinding] = []

  /// A schema that has nothing but a campaign.
  package init(campaign: Campaign) { self.campaign = campaign }

  /// The round with a code; of nil the current one, else the last one. Nil where there is no such round.
  package func round(code: String?) -> Round? {
    guard let wanted = code ?? current else { return rounds.last }
    return rounds.first { $0.code == wanted }
  }
  /// The positions in `units` of the units that send returns, in the schema's order.
  package var reportingUnits: [Int] { units.indices.filter { units[$0].reports } }
}
