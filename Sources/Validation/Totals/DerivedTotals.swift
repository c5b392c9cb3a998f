internal import Facts
internal import Findings
internal import Schema

/// Totals of measures that are computed from others of their row: over the units that have given all of those, so that no unit's
/// figure stands on one side alone. They are never added.
struct DerivedTotals {
  /// The round.
  let context: ValidationContext
  /// How an indicator's figures of the units are made one.
  let aggregated: ([Double], Indicator) -> Double?

  /// The total of a derived measure; `applying`: the units' own facts of it that apply, positions in the table.
  func total(_ indicator: Int, _ measure: Int, _ applying: [Int]) -> IndicatorTotal {
    let asked = context.schema.indicators[indicator]
    let name = context.table.measures[measure]
    var total = IndicatorTotal(
      indicator: indicator, measure: name, total: nil, units: 0, expected: applying.count)
    let expression = context.schema.layouts.filter { asked.layouts.contains($0.code) }.flatMap(\.values)
      .first { $0.measure == name && $0.derived != nil }?.derived
    let operands = expression?.measuresOfRow ?? []
    // What is itself computed has no total that could be computed with.
    guard let expression, !operands.contains(where: context.derived.contains) else { return total }
    var figures: [[Double]] = []
    for position in applying {
      let unit = Int(context.table.facts[position].unit)
      let known = operands.compactMap { operand in
        context.table.measures.firstIndex(of: operand).flatMap {
          context.published(context.index.own(unit: unit, indicator: indicator, measure: $0))
        }
      }
      let isWhole = known.count == operands.count
      if isWhole { figures.append(known) }
      if isWhole != (context.figure(position) != nil) { total.exceptions.append(unit) }
    }
    total.units = figures.count
    total.total = expression.derivedValue { operand in
      // The ratio of two sums is that of the whole, whatever stands beside it.
      if case .ratio(let above, let below) = asked.aggregate {
        return context.table.measures.firstIndex(of: operand).flatMap {
          IndicatorTotals.ratio(indicator, $0, above, below, applying, context).total
        }
      }
      return operands.firstIndex(of: operand).flatMap { place in aggregated(figures.map { $0[place] }, asked)
      }
    }
    (total.low, total.high) = (total.total, total.total)
    return total
  }
}
