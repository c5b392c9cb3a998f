internal import Facts
internal import Findings
internal import Schema
internal import SharedWork

/// The total of each indicator's measure over the reporting units.
enum IndicatorTotals {
  /// The totals in the order of the schema, an indicator's measures beside one another, of all that at least one unit is asked.
  static func of(_ context: ValidationContext) -> [IndicatorTotal] {
    let doubts = HeadlineRange.doubts(context)
    let totals = AllCores.map(context.schema.indicators.count, jobs: context.jobs) { indicator in
      context.table.measures.indices.compactMap { measure -> IndicatorTotal? in
        let positions = context.index.units.compactMap {
          context.index.own(unit: $0, indicator: indicator, measure: measure)
        }
        return positions.isEmpty ? nil : total(indicator, measure, positions, doubts, context)
      }
    }
    return derived(totals.flatMap(\.self), context)
  }

  private static func total(
    _ indicator: Int, _ measure: Int, _ positions: [Int], _ doubts: [Int: Double],
    _ context: ValidationContext
  ) -> IndicatorTotal {
    let asked = context.schema.indicators[indicator]
    let name = context.table.measures[measure]
    let applying = positions.filter { context.table.facts[$0].state != .notApplicable }
    if context.derived.contains(name) {
      let given = applying.filter { context.figure($0) != nil }.count
      return IndicatorTotal(
        indicator: indicator, measure: name, total: nil, units: given, expected: applying.count)
    }
    if case .ratio(let above, let below) = asked.aggregate {
      return ratio(indicator, measure, above, below, applying, context)
    }
    let counted = applying.filter { isCounted($0, context) }
    let values = counted.map { context.published($0) ?? context.table.facts[$0].value }
    let result = aggregated(values, asked)
    let whole = counted.filter { !hasRowKeptOut($0, context) }
    var total = IndicatorTotal(
      indicator: indicator, measure: name, total: result, units: whole.count, expected: applying.count)
    total.isLowerBound =
      !counted.isEmpty
      && (asked.qualifier == .atLeast || counted.contains { context.table.facts[$0].qualifier == .atLeast })
    if let result, asked.aggregate == .sum {
      (total.low, total.high) = HeadlineRange.range(of: result, positions: applying, doubts, context)
    }
    return total
  }

  /// The values of the units as one; nil where there is none, or where values are not made one.
  private static func aggregated(_ values: [Double], _ indicator: Indicator) -> Double? {
    if values.isEmpty { return nil }
    switch indicator.aggregate {
    case .sum: return indicator.type.isNumeric ? values.reduce(0, +) : nil
    case .mean: return indicator.type.isNumeric ? values.reduce(0, +) / Double(values.count) : nil
    case .min: return values.min()
    case .max: return values.max()
    case .last: return values.last
    case .distinct, .list, .none, .ratio: return nil
    }
  }

  /// Whether a fact is in the total: a figure that is not kept out, a day, or an answer in words.
  private static func isCounted(_ position: Int, _ context: ValidationContext) -> Bool {
    let fact = context.table.facts[position]
    if fact.flags.contains(.keptOut) { return false }
    switch fact.state {
    case .number, .zero, .date: return true
    case .text: return !context.indicator(of: position).type.isNumeric
    case .blank, .pending, .notApplicable, .unreadable, .ambiguous: return false
    }
  }

  /// Whether a joined figure lacks a row that an error keeps out, so that its unit's share is not whole.
  private static func hasRowKeptOut(_ position: Int, _ context: ValidationContext) -> Bool {
    let fact = context.table.facts[position]
    guard fact.flags.contains(.joined) else { return false }
    return context.index.rows(of: Int(fact.unit)).contains { row in
      let cell = context.index.fact(in: row, indicator: Int(fact.indicator), measure: Int(fact.measure))
      return cell.map { context.table.facts[$0].flags.contains(.keptOut) } ?? false
    }
  }

  /// The ratio of the sums of two indicators, over the units that have given both; a percentage where that is asked.
  private static func ratio(
    _ indicator: Int, _ measure: Int, _ above: String, _ below: String, _ applying: [Int],
    _ context: ValidationContext
  ) -> IndicatorTotal {
    var sums = (above: 0.0, below: 0.0)
    var units = 0
    for position in applying {
      let unit = Int(context.table.facts[position].unit)
      func figure(_ code: String) -> Double? {
        context.indicatorOf[code].flatMap {
          context.published(context.index.own(unit: unit, indicator: $0, measure: measure))
        }
      }
      guard let one = figure(above), let other = figure(below) else { continue }
      sums.above += one
      sums.below += other
      units += 1
    }
    let factor = context.schema.indicators[indicator].type == .percent ? 100.0 : 1
    return IndicatorTotal(
      indicator: indicator, measure: context.table.measures[measure],
      total: sums.below == 0 ? nil : sums.above / sums.below * factor, units: units, expected: applying.count)
  }

  /// Derived measures are never added; they are computed again from the totals beside them.
  private static func derived(_ totals: [IndicatorTotal], _ context: ValidationContext) -> [IndicatorTotal] {
    if context.derived.isEmpty { return totals }
    var known: [String: Double] = [:]
    for total in totals { known["\(total.indicator)|\(total.measure)"] = total.total }
    return totals.map { total in
      guard context.derived.contains(total.measure) else { return total }
      let layouts = context.schema.indicators[total.indicator].layouts
      let expression = context.schema.layouts.filter { layouts.contains($0.code) }.flatMap(\.values)
        .first { $0.measure == total.measure && $0.derived != nil }?.derived
      var total = total
      total.total = expression?.derivedValue { known["\(total.indicator)|\($0)"] }
      total.low = total.total
      total.high = total.total
      return total
    }
  }
}
