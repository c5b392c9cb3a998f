internal import Cells
internal import Facts
internal import Findings
internal import Schema

/// What leadership sees first: the indicators that the schema calls headlines.
struct HeadlineFigures {
  /// One of them.
  struct Figure {
    /// The indicator's position, its label and its unit of measure.
    var indicator: Int, label: String
    /// The decimals that the schema gives it; nil: none.
    var decimals: Int?
    /// The cell of its total in the matrix.
    var cell: CellReference
    /// The total.
    var total: MatrixTotal
    /// The share of the population of the reporting units whose figures are in it, in percent; nil where it is not
    /// known.
    var population: Double?
    /// The change against the round before, in percent; nil where there is none.
    var change: Double?
  }
  /// The figures in the schema's order.
  let figures: [Figure]
  /// How many headlines there are beyond those shown.
  let left: Int

  /// At most `most` of the headlines with a total; where the schema names none, the first sums of whole indicators.
  init(of view: RunView, layout: MatrixLayout, totals: MatrixTotals, most: Int) {
    let now = 0
    let asked = view.schema.indicators.indices.filter {
      layout.row(indicator: $0, measure: now) != nil && totals.total(indicator: $0, measure: now).exists
    }
    var chosen = asked.filter { view.schema.indicators[$0].headline }
    if chosen.isEmpty {
      chosen = Array(
        asked.filter {
          view.schema.indicators[$0].parent == nil && view.schema.indicators[$0].aggregate == .sum
        }.prefix(6))
    }
    left = max(0, chosen.count - most)
    figures = chosen.prefix(most).compactMap { position in
      let indicator = view.schema.indicators[position]
      guard let cell = layout.cell(unitColumn: -1, indicator: position, measure: now) else { return nil }
      let total = totals.total(indicator: position, measure: now)
      return Figure(
        indicator: position, label: indicator.withUnit(view.label(of: indicator)),
        decimals: indicator.decimals, cell: cell,
        total: total, population: Self.population(of: position, total, view),
        change: Self.change(of: position, total: total, view))
    }
  }

  /// Whether a unit's figure is in the total, and whole.
  private static func isCovered(_ unit: Int, _ fact: Fact?, _ total: MatrixTotal) -> Bool {
    (fact?.countedFigure != nil) != total.exceptions.contains(unit)
  }

  /// The share of the population that is covered.
  private static func population(of indicator: Int, _ total: MatrixTotal, _ view: RunView) -> Double? {
    var (covered, all) = (0.0, 0.0)
    for (column, unit) in view.units.enumerated() {
      guard let fact = view.fact(unitColumn: column, indicator: indicator, measure: 0),
        fact.state != .notApplicable
      else { continue }
      guard let population = view.schema.units[unit].population else { return nil }
      all += population
      if isCovered(unit, fact, total) { covered += population }
    }
    return all > 0 ? covered / all * 100 : nil
  }

  /// The change of a sum against the round before this one. Only where the same units have a figure in both: a sum over other
  /// units would be no change. What runs on since the year began does not change from one year to the next: it begins anew.
  private static func change(of position: Int, total: MatrixTotal, _ view: RunView) -> Double? {
    guard view.schema.indicators[position].aggregate == .sum, let value = total.value,
      let before = view.roundBefore
    else { return nil }
    if view.schema.indicators[position].kind == .cumulative, !view.isOfYear(before) { return nil }
    var sums: [Int32: Double] = [:]
    for fact in before.facts.facts
    where fact.subUnit < 0 && Int(fact.indicator) == position && fact.measure == 0 {
      if let figure = fact.countedFigure { sums[fact.unit] = figure }
    }
    var sum = 0.0
    for (column, unit) in view.units.enumerated() {
      // A figure that lacks rows is in the sum all the same.
      let own = view.fact(unitColumn: column, indicator: position, measure: 0)?.countedFigure
      let counted = own != nil || total.exceptions.contains(unit)
      guard counted == (sums[Int32(unit)] != nil) else { return nil }
      sum += sums[Int32(unit)] ?? 0
    }
    return sum > 0 ? (value - sum) / sum * 100 : nil
  }
}

extension RunView {
  /// The place of the round in the schema.
  private var place: Int? {
    result.round.flatMap { round in schema.rounds.firstIndex { $0.code == round.code } }
  }
  /// The round just before this one; nil where there is none, or its facts are not known: no other takes its place.
  var roundBefore: EarlierRound? {
    guard let place, place > 0 else { return nil }
    return earlier.first { $0.round == schema.rounds[place - 1].code }
  }
  /// Whether a round is of the year of this one, or neither year is known.
  func isOfYear(_ other: EarlierRound) -> Bool {
    schema.rounds.first { $0.code == other.round }?.yearOfFigures == result.round?.yearOfFigures
  }
}
