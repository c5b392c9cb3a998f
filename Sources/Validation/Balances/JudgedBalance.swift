internal import Facts
internal import Schema

/// A balance, or a column of a grid, at one place, and what can be said of it there.
struct JudgedBalance: Sendable {
  /// What is judged.
  enum Subject: Sendable, Equatable {
    /// A balance: position in the list of all.
    case balance(Int)
    /// The rows of a grid against the form's figure of an indicator.
    case column(Int)
    /// The rows of a grid against the total that it prints of an indicator.
    case printed(Int)
  }
  /// What is judged.
  let subject: Subject
  /// The total, or the form's figure; the parts, or the rows: positions in `FactTable.facts`.
  let total: Int, parts: [Int]
  /// The row of a grid (position in `FactTable.subUnits`); nil: the unit's own figures.
  let row: Int?
  /// What can be said.
  let verdict: BalanceVerdict
  /// By how much the two sides may differ (τ).
  let tolerance: Double

  /// The constraint that it is, where it has to hold exactly and all its figures are known.
  func constraint(relation: ParentRelation, value: (Int) -> Double?) -> Constraint? {
    guard relation == .part, let total = value(total) else { return nil }
    let known = parts.compactMap(value)
    guard known.count == parts.count else { return nil }
    let kind: Constraint.Kind = if case .balance = subject { .total } else { .column }
    return Constraint(
      kind: kind, total: self.total, parts: parts, row: row, residual: known.reduce(0, +) - total,
      tolerance: tolerance, holds: verdict == .holds)
  }
}

/// Judges the balances of one unit: its own figures and each row of its grids, in every measure that is added up.
struct BalanceJudge {
  /// The round.
  let context: ValidationContext
  /// The balances that are judged.
  let balances: [Balance]
  /// The measures in which balances are judged.
  let measures: [Int]
  /// Which indicators are added up, so that the rows of a grid make the form's figure.
  private let isAdded: [Bool]
  /// What figures of each indicator may be off by, in a form and in a grid.
  private let inForm: [BalanceTolerance.Basis], inGrid: [BalanceTolerance.Basis]

  /// A judge of these balances.
  init(_ context: ValidationContext, _ balances: [Balance]) {
    self.context = context
    self.balances = balances
    measures = context.table.measures.indices.filter { !context.derived.contains(context.table.measures[$0]) }
    let indicators = context.schema.indicators
    isAdded = indicators.map { $0.type.isNumeric && $0.type != .percent && $0.aggregate == .sum }
    inForm = indicators.map { BalanceTolerance.Basis(of: $0, layout: context.layout(of: $0, .form)) }
    inGrid = indicators.map { BalanceTolerance.Basis(of: $0, layout: context.layout(of: $0, .grid)) }
  }

  /// Everything that can be judged at a unit.
  func judge(unit: Int) -> [JudgedBalance] {
    var judged: [JudgedBalance] = []
    let rows = context.index.rows(of: unit)
    for measure in measures {
      for place in balances.indices {
        let site = balance(place, row: nil) { context.index.own(unit: unit, indicator: $0, measure: measure) }
        if let site { judged.append(site) }
      }
      for row in rows {
        for place in balances.indices {
          let site = balance(place, row: row.subUnit) {
            context.index.fact(in: row, indicator: $0, measure: measure)
          }
          if let site { judged.append(site) }
        }
      }
      for indicator in isAdded.indices where isAdded[indicator] && !rows.isEmpty {
        if let column = column(unit, indicator, measure, rows) { judged.append(column) }
      }
    }
    for total in context.printedTotals[unit] ?? [] {
      if let site = printed(total, rows) { judged.append(site) }
    }
    return judged
  }

  /// The rows of a grid against the total that stands in the same sheet.
  private func printed(_ total: Int, _ rows: [FactIndex.Row]) -> JudgedBalance? {
    let fact = context.table.facts[total]
    let (indicator, measure) = (Int(fact.indicator), Int(fact.measure))
    guard isAdded.indices.contains(indicator), measures.contains(measure),
      measure < context.index.measures, isAdded[indicator], fact.state != .notApplicable
    else { return nil }
    var cells: [Int] = []
    cells.reserveCapacity(rows.count)
    for row in rows {
      guard let place = context.index.fact(in: row, indicator: indicator, measure: measure) else { continue }
      let cell = context.table.facts[place]
      // A row that is missing stands in no sheet: its part of the total is blank.
      let isHere = cell.file == fact.file && cell.sheet == fact.sheet
      if cell.state != .notApplicable, isHere || isMissing(cell, of: row) {
        cells.append(place)
      }
    }
    return cells.isEmpty ? nil : self.judged(.printed(indicator), total, cells, .part, nil)
  }

  /// Whether a blank is that of a row that the grid should have for a unit below, and has not (S011).
  private func isMissing(_ cell: Fact, of row: FactIndex.Row) -> Bool {
    cell.state == .blank && cell.file < 0 && context.table.subUnits[row.subUnit].unit != nil
  }

  /// A balance where it is asked; parts that do not apply here are left out.
  private func balance(_ place: Int, row: Int?, _ position: (Int) -> Int?) -> JudgedBalance? {
    let balance = balances[place]
    guard let total = position(balance.total) else { return nil }
    let parts = balance.parts.compactMap(position).filter { context.table.facts[$0].state != .notApplicable }
    if parts.isEmpty || context.table.facts[total].state == .notApplicable { return nil }
    // The joined figures add up where their rows do.
    if row == nil, ([total] + parts).allSatisfy({ context.table.facts[$0].flags.contains(.joined) }) {
      return nil
    }
    return judged(.balance(place), total, parts, balance.relation, row)
  }

  /// The rows of a grid against the form, where both hold an indicator that is added up.
  private func column(_ unit: Int, _ indicator: Int, _ measure: Int, _ rows: [FactIndex.Row])
    -> JudgedBalance?
  {
    guard let form = context.index.own(unit: unit, indicator: indicator, measure: measure),
      !context.table.facts[form].flags.contains(.joined), context.table.facts[form].state != .notApplicable
    else { return nil }
    let cells = rows.compactMap { context.index.fact(in: $0, indicator: indicator, measure: measure) }
      .filter { context.table.facts[$0].state != .notApplicable }
    return cells.isEmpty ? nil : judged(.column(indicator), form, cells, .part, nil)
  }

  private func judged(
    _ subject: JudgedBalance.Subject, _ total: Int, _ parts: [Int], _ relation: ParentRelation, _ row: Int?
  ) -> JudgedBalance {
    let values = parts.map { context.figure($0) }
    let sum = context.figure(total)
    let fact = context.table.facts[total]
    let basis =
      fact.subUnit >= 0 || fact.flags.contains(.joined)
      ? inGrid[Int(fact.indicator)] : inForm[Int(fact.indicator)]
    let tolerance = BalanceTolerance(basis, figures: { (values + [sum]).compactMap { $0 } })
    let canGrow = zip(parts, values).allSatisfy { part, value in
      value != nil
        || (ValueLimits(of: context.indicator(of: part), at: context.schema.units[Int(fact.unit)]).low ?? -1)
          >= 0
    }
    let amount = { (count: Int) in tolerance.amount(parts: count, total: sum ?? 0) }
    let verdict = BalanceVerdict.of(
      total: sum, parts: values, relation: relation, canGrow: canGrow, tolerance: amount)
    return JudgedBalance(
      subject: subject, total: total, parts: parts, row: row, verdict: verdict,
      tolerance: amount(values.filter { $0 != nil }.count))
  }
}
