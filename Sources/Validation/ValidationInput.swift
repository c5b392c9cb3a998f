package import Facts
package import Findings
package import Schema

/// Everything that validation looks at: values only, nothing is read from anywhere else.
package struct ValidationInput: Sendable {
  /// The schema, and the round that is judged; nil: the campaign has no rounds.
  package var schema: CampaignSchema, round: Round?
  /// The complete facts: one for each reporting unit, measure and indicator that applies; rows of grids with their sub-unit;
  /// a unit's own figures that were joined from the rows of a grid carry the flag `.joined`.
  package var facts: FactTable
  /// The totals that grids print, as facts of the unit in the cells of the total rows: held against the rows, never added.
  package var printedTotals: FactTable
  /// The findings that earlier stages made (F, S, I, T, M).
  package var structural: [Finding]
  /// The units, as positions in `schema.units`, that have a return which is consolidated.
  package var returned: Set<Int>
  /// Earlier rounds in any order; rounds that the schema does not know are left alone.
  package var earlier: [EarlierRound]
  /// Whether statistics (H, I023, P) are asked too.
  package var statistics: Bool
  /// What staff decided about a finding: true, it rests; false, it is open whatever the schema accepts; nil, nothing.
  package var decided: @Sendable (Finding) -> Bool? = { _ in nil }
  /// On how many cores parts that need nothing of each other may be judged; what is found is the same.
  package var jobs = 1

  /// What is to be validated.
  package init(
    schema: CampaignSchema, round: Round?, facts: FactTable, printedTotals: FactTable = FactTable(),
    structural: [Finding], returned: Set<Int>,
    earlier: [EarlierRound] = [], statistics: Bool = true
  ) {
    self.schema = schema
    self.round = round
    self.facts = facts
    self.printedTotals = printedTotals
    self.structural = structural
    self.returned = returned
    self.earlier = earlier
    self.statistics = statistics
  }
}
