internal import Facts
internal import Findings

/// The extremes of a total when each doubtful value is, or is not, replaced by what is expected or suggested.
enum HeadlineRange {
  /// The doubtful figures and what would stand in their place: of the first finding, in order of weight, that says so.
  static func doubts(_ context: ValidationContext) -> [Int: Double] {
    var doubts: [Int: Double] = [:]
    for severity in [Severity.error, .warning] {
      for finding in context.findings where finding.severity == severity && finding.subUnit == nil {
        guard let other = finding.suggestion ?? finding.expected, let fact = context.fact(of: finding),
          doubts[fact] == nil, !finding.code.hasPrefix("R")
        else { continue }
        doubts[fact] = other
      }
    }
    return doubts
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
