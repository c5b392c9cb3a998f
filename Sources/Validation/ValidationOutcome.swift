package import Facts
package import Findings

/// What validation found.
package struct ValidationOutcome: Sendable {
  /// The facts, with `.keptOut` on those that an error about their one cell keeps out of totals.
  package var facts: FactTable
  /// All findings, those of earlier stages too, in the order of findings.jsonl.
  package var findings: [Finding]
  /// Findings that staff accepted, with what they took in; no longer among the others.
  package var accepted: [Finding]
  /// How often each rule of the author and each balance held.
  package var rules: [RuleOutcome]
  /// The totals, in the order of the schema, an indicator's measures beside one another.
  package var totals: [IndicatorTotal]
  /// What the statistics would notice, and where they are weak; nil without statistics.
  package var reach: StatisticalReach?
  /// The units' figures for which a recomputed one is published, in the order of the facts.
  package var recomputed: [RecomputedFigure]
}

/// A reported total that does not agree with what it is made of: the figure that totals take in its place.
package struct RecomputedFigure: Sendable, Equatable {
  /// The reported figure: position in `ValidationOutcome.facts.facts`.
  package var fact: Int
  /// The sum of its parts, or of the rows of its grid.
  package var value: Double
}
