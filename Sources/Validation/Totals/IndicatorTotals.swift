internal import Facts
internal import Findings
internal import Schema
internal import SharedWork

/// The total of each indicator's measure over the reporting units.
enum IndicatorTotals {
  /// The totals in the order of the schema, an indicator's measures beside one another, of all that at least one unit is asked.
  static func of(_ context: ValidationContext) -> [IndicatorTotal] {
    let doubts = HeadlineRange.doubts(context)
    let parts = Dictionary(
      grouping: context.schema.indicators.indices.filter { context.tree.relations[$0] == .part },
      by: { context.tree.parents[$0] ?? -1 })
    let totals = AllCores.map(context.schema.indicators.count, jobs: context.jobs) { indicator in
      context.table.measures.indices.compactMap { measure -> IndicatorTotal? in
        let positions = context.index.units.compactMap {
          context.index.own(unit: $0, indicator: indicator, measure: measure)
        }
        return positions.isEmpty ? nil : total(indicator, measure, positions, doubts, parts, context)
      }
    }
    return totals.flatMap(\.self)
  }

  private static func total(
    _ indicator: Int, _ measure: Int, _ positions: [Int], _ doubts: [Int: Double], _ parts: [Int: [Int]],
    _ context: ValidationContext
  ) -> IndicatorTotal {
    let asked = context.schema.indicators[indicator]
    let name = context.table.measures[measure]
    let applying = positions.filter { context.table.facts[$0].state != .notApplicable }
    if context.derived.contains(name) {
      return DerivedTotals(context: context, aggregated: aggregated).total(indicator, measure, applying)
    }
    if case .ratio(let above, let below) = asked.aggregate {
      return ratio(indicator, measure, above, below, applying, context)
    }
    let counted = applying.filter { isCounted($0, context) }
    let values = counted.map { context.published($0) ?? context.table.facts[$0].value }
    let result = aggregated(values, asked)
    let whole = counted.filter {
      !JoinedRows.isIncomplete($0, context) && !JoinedRows.lacksPart($0, parts: parts, context)
    }
    var total = IndicatorTotal(
      indicator: indicator, measure: name, total: result, units: whole.count, expected: applying.count)
    if asked.type.isNumeric {
      // Both lists are in the order of the units.
      var rest = whole[...]
      for position in applying {
        let isWhole = rest.first == position
        if isWhole { rest.removeFirst() }
        if isWhole != (context.figure(position) != nil) {
          total.exceptions.append(Int(context.table.facts[position].unit))
        }
      }
      total.exceptions.sort()
    }
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
    case .sum: return indicator.type.isNumeric ? sum(values) : nil
    case .mean: return indicator.type.isNumeric ? values.reduce(0, +) / Double(values.count) : nil
    case .min: return values.min()
    case .max: return values.max()
    case .last: return values.last
    case .distinct, .list, .none, .ratio: return nil
    }
  }

  /// The sum of figures with at most six decimals is the number of so many decimals that binary fractions miss by their last bits:
  /// three times 0.3 is 0.9.
  static func sum(_ values: [Double]) -> Double {
    let total = values.reduce(0, +)
    guard total != total.rounded(), abs(total) < 1e9 else { return total }
    var scale = 1.0
    for _ in 0...6 {
      let (one, wanted) = (scale, total * scale)
      let isDecimal = values.allSatisfy { ($0 * one).rounded() / one == $0 }
      if isDecimal { return wanted.rounded() / one }
      scale *= 10
    }
    return total
  }

  /// Whether a fact is in the total: a figure that is not kept out, or one that the rows of a grid give in its place; a day; an
  /// answer in words.
  private static func isCounted(_ position: Int, _ context: ValidationContext) -> Bool {
    let fact = context.table.facts[position]
    if context.published(position) != nil { return true }
    if fact.flags.contains(.keptOut) { return false }
    switch fact.state {
    case .number, .zero, .date: return true
    case .text: return !context.indicator(of: position).type.isNumeric
    case .blank, .pending, .notApplicable, .unreadable, .ambiguous: return false
    }
  }

  /// The ratio of the sums of two indicators, over the units that have given both; a percentage where that is asked.
  static func ratio(
    _ indicator: Int, _ measure: Int, _ above: String, _ below: String, _ applying: [Int],
    _ context: ValidationContext
  ) -> IndicatorTotal {
    var sums = (above: 0.0, below: 0.0)
    var units = 0
    var exceptions: [Int] = []
    for position in applying {
      let unit = Int(context.table.facts[position].unit)
      func figure(_ code: String) -> Double? {
        context.indicatorOf[code].flatMap {
          context.published(context.index.own(unit: unit, indicator: $0, measure: measure))
        }
      }
      let isGiven = context.figure(position) != nil
      guard let one = figure(above), let other = figure(below) else {
        if isGiven { exceptions.append(unit) }
        continue
      }
      if !isGiven { exceptions.append(unit) }
      sums.above += one
      sums.below += other
      units += 1
    }
    let factor = context.schema.indicators[indicator].type == .percent ? 100.0 : 1
    var total = IndicatorTotal(
      indicator: indicator, measure: context.table.measures[measure],
      total: sums.below == 0 ? nil : sums.above / sums.below * factor, units: units, expected: applying.count)
    total.exceptions = exceptions
    return total
  }
}
