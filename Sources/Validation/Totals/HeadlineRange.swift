internal import Facts
internal import Findings

/// The extremes of a total when each doubtful value is, or is not, replaced by what is expected or suggested.
enum HeadlineRange {
  /// The doubtful figures and what would stand in their place: of the first finding, in order of weight, that says so.
  static func doubts(_ context: ValidationContext) -> [Int: Double] {
    var doubts: [Int: Double] = [:]
    for severity in [Severity.error, .warning] {
      for finding in context.findings where finding.severity == severity && finding.subUnit == nil {
        guard let fact = context.fact(of: finding), !finding.code.hasPrefix("R") else { continue }
        if let other = finding.suggestion ?? finding.heldAgainst ?? finding.expected, doubts[fact] == nil {
          doubts[fact] = other
        }
        if let (flow, other) = flow(of: finding, context), doubts[flow] == nil { doubts[flow] = other }
      }
    }
    return doubts
  }

  /// This round's figure beside a running sum that it does not fit, and what it would be if the sum is the right one: what the
  /// sum grew by since the round before (B143), the whole sum at most (B144).
  private static func flow(
    of finding: Finding, _ context: ValidationContext
  ) -> (fact: Int, other: Double)? {
    guard finding.isOfTwoFigures, let sum = finding.value, let name = finding.indicators.last,
      let unit = finding.unit.flatMap({ context.unitOf[$0] })
    else { return nil }
    let figure = FigureName(name)
    guard figure != finding.figure, let indicator = context.indicatorOf[figure.indicator],
      let measure = context.table.measures.firstIndex(of: figure.measure),
      let fact = context.index.own(unit: unit, indicator: indicator, measure: measure),
      let flow = context.figure(fact)
    else { return nil }
    let other = finding.expected.map { sum - ($0 - flow) } ?? sum
    return other < 0 ? nil : (fact, other)
  }

  /// The range of a sum. A figure that is kept out may come in as suggested, or as it stands; where a recomputed figure is
  /// published, the reported one may be right.
  static func range(
    of total: Double, positions: [Int], _ doubts: [Int: Double], _ context: ValidationContext
  ) -> (low: Double, high: Double) {
    var low = total
    var high = total
    for position in positions {
      let fact = context.table.facts[position]
      let counted = context.published(position)
      var others: [Double] = []
      if context.recomputed[position] != nil, fact.state.isFigure { others.append(fact.value) }
      if let other = doubts[position] { others.append(other) }
      if fact.flags.contains(.keptOut), fact.state.isFigure, doubts[position] == nil {
        others.append(fact.value)
      }
      if others.isEmpty { continue }
      let changes = others.map { $0 - (counted ?? 0) }
      low += min(changes.min() ?? 0, 0)
      high += max(changes.max() ?? 0, 0)
    }
    return (low, high)
  }
}
