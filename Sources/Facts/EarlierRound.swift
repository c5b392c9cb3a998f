/// The facts of a round before the one that is consolidated, as its own run wrote them.
package struct EarlierRound: Sendable {
  /// The round's code.
  package var round: String
  /// Its facts, in terms of the present schema; what the schema no longer knows is left out.
  package var facts: FactTable
  /// An earlier round.
  package init(round: String, facts: FactTable) {
    self.round = round
    self.facts = facts
  }
}
