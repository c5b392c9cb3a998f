internal import Facts
internal import Findings
internal import Schema

/// How much of an indicator's total is at stake: w · |x − x̂| / max(Σx̂, 1), w = 1 for arithmetic, min(1, |z|/7) for statistics
/// (Latouche & Berthelot 1992).
package enum Impact {
  /// The formula. `z`: nil for arithmetic.
  package static func of(value: Double, expected: Double, expectedTotal: Double, z: Double? = nil) -> Double {
    (z.map { min(1, abs($0) / 7) } ?? 1) * abs(value - expected) / max(abs(expectedTotal), 1)
  }

  /// Fills in the impact of findings that have none. x is what is in the total: nothing where the value is kept out or absent.
  /// - Parameter usual: what a figure should be, by the position of the fact; nil where it is not known.
  static func fill(
    _ findings: inout [Finding], _ usual: (Int) -> Double?, _ context: ValidationContext
  ) {
    var totals: [Int: Double] = [:]
    func expectedTotal(like fact: Int) -> Double {
      let (indicator, measure) = (
        Int(context.table.facts[fact].indicator), Int(context.table.facts[fact].measure)
      )
      let key = indicator * context.index.measures + measure
      if let known = totals[key] { return known }
      let sum = context.index.units.reduce(0.0) { sum, unit in
        guard let position = context.index.own(unit: unit, indicator: indicator, measure: measure) else {
          return sum
        }
        return sum + (usual(position) ?? context.published(position) ?? 0)
      }
      totals[key] = sum
      return sum
    }
    for place in findings.indices where findings[place].impact == nil {
      guard let fact = context.fact(of: findings[place]) else { continue }
      let finding = findings[place]
      let x: Double
      let expected: Double
      if let other = finding.suggestion ?? finding.expected {
        (x, expected) = (finding.value ?? 0, other)
      } else if let value = finding.value, let low = finding.low, value < low {
        (x, expected) = (value, low)
      } else if let value = finding.value, let high = finding.high, value > high {
        (x, expected) = (value, high)
      } else if let figure = usual(fact), context.published(fact) == nil {
        (x, expected) = (0, figure)
      } else {
        continue
      }
      findings[place].impact = of(
        value: x, expected: expected, expectedTotal: expectedTotal(like: fact),
        z: OneCause.ofFigures.contains(finding.code) ? finding.score : nil)
    }
  }
}
