package import Facts
package import Schema

/// Carries the facts of an earlier round over to the units and indicators of the judged one, so that like is compared with
/// like: merged units added up, split ones shared out by weight, renamed ones under their new code.
package struct FactCrosswalk {
  private let schema: CampaignSchema
  private let judged: Round?
  private let succession: UnitSuccession
  private let indicators: IndicatorSuccession
  /// Whether a unit has to report in the judged round.
  private let reports: [Bool]
  /// Measures that are computed from others.
  private let derived: Set<String>

  /// For a schema and the judged round.
  package init(_ schema: CampaignSchema, judged: Round?) {
    self.schema = schema
    self.judged = judged
    succession = UnitSuccession(schema)
    indicators = IndicatorSuccession(schema, judged: judged)
    var reports = [Bool](repeating: false, count: schema.units.count)
    for unit in schema.reportingUnits(in: judged) { reports[unit] = true }
    self.reports = reports
    derived = Set(schema.layouts.flatMap(\.values).filter { $0.derived != nil }.map(\.measure))
  }

  /// Where a figure stands after.
  private struct Place: Hashable {
    var unit: Int32
    var subUnit: String
    var indicator: Int32
    var measure: Int32
  }
  /// What goes into a figure.
  private struct Part {
    var fact: Fact
    var weight: Double
    /// A row of an old grid whose unit now reports itself.
    var isRow: Bool
    /// Whose return it stood in, and in which row of its grids.
    var unit: Int32, row: Int32
    /// By how many replacements its indicator became the one it stands for.
    var steps: Int
  }

  /// The facts of a round in terms of the judged one.
  package func carried(_ table: FactTable, of round: Round?) -> FactTable {
    if succession.isEmpty && indicators.isIdentity { return table }
    let (from, to) = (round?.date, judged?.date)
    let shares = schema.units.indices.map { succession.shares(of: $0, from: from, to: to) }
    let isStill = shares.enumerated().allSatisfy { $1 == [UnitSuccession.Share(unit: $0, weight: 1)] }
    if isStill && indicators.isIdentity { return table }
    var order: [Place] = []
    var parts: [Place: [Part]] = [:]
    var rows: [String: SubUnit] = [:]
    func add(_ fact: Fact, unit: Int, row: SubUnit?, weight: Double, isRow: Bool = false) {
      var fact = fact
      let (from, oldRow) = (fact.unit, fact.subUnit)
      let steps = indicators.steps[Int(fact.indicator)]
      let factor = indicators.factor[Int(fact.indicator)]
      if factor != 1, fact.state.isFigure { fact.value *= factor }
      fact.indicator = Int32(indicators.present[Int(fact.indicator)])
      fact.unit = Int32(unit)
      if let row { rows[row.code] = rows[row.code] ?? row }
      let place = Place(
        unit: fact.unit, subUnit: row?.code ?? "", indicator: fact.indicator, measure: fact.measure)
      if parts[place] == nil { order.append(place) }
      parts[place, default: []].append(
        Part(fact: fact, weight: weight, isRow: isRow, unit: from, row: oldRow, steps: steps))
    }
    for fact in table.facts {
      let (unit, indicator) = (Int(fact.unit), Int(fact.indicator))
      guard schema.units.indices.contains(unit), schema.indicators.indices.contains(indicator) else {
        continue
      }
      guard fact.subUnit >= 0 else {
        for share in shares[unit] { add(fact, unit: share.unit, row: nil, weight: share.weight) }
        continue
      }
      let row = table.subUnits[Int(fact.subUnit)]
      guard let place = row.unit else {
        // A row of its own goes with its unit, and nowhere where that was split.
        if shares[unit].count == 1, shares[unit][0].weight == 1 {
          add(fact, unit: shares[unit][0].unit, row: row, weight: 1)
        }
        continue
      }
      for share in shares[place] {
        if reports[share.unit], !reports[unit] {
          add(fact, unit: share.unit, row: nil, weight: share.weight, isRow: true)
        } else {
          let now = schema.units[share.unit]
          let new = share.unit == place ? row : SubUnit(code: now.code, unit: share.unit, label: now.name)
          add(fact, unit: reportingUnit(above: share.unit) ?? unit, row: new, weight: share.weight)
        }
      }
    }
    return assembled(order, parts, rows, like: table)
  }

  /// The unit above another that has to report in the judged round.
  private func reportingUnit(above unit: Int) -> Int? {
    var current = unit
    for _ in schema.units.indices {
      guard let code = schema.units[current].parent,
        let parent = schema.units.firstIndex(where: { $0.code == code })
      else { return nil }
      if reports[parent] { return parent }
      current = parent
    }
    return nil
  }

  private func assembled(
    _ order: [Place], _ parts: [Place: [Part]], _ rows: [String: SubUnit], like old: FactTable
  ) -> FactTable {
    var table = old
    table.facts = []
    table.subUnits = []
    var places: [String: Int32] = [:]
    var ratios: [Int] = []
    for place in order {
      let own = Self.surest(Self.newest(parts[place] ?? []))
      guard var fact = combined(own, measure: old.measures[Int(place.measure)]) else { continue }
      fact.subUnit = -1
      if !place.subUnit.isEmpty, let row = rows[place.subUnit] {
        if places[row.code] == nil {
          places[row.code] = Int32(table.subUnits.count)
          table.subUnits.append(row)
        }
        fact.subUnit = places[row.code] ?? -1
      }
      if own.count > 1 || own.first?.weight != 1,
        case .ratio = schema.indicators[Int(fact.indicator)].aggregate
      {
        ratios.append(table.facts.count)
      }
      table.facts.append(fact)
    }
    for position in ratios { recomputeRatio(at: position, in: &table) }
    return table
  }

  /// Where a round asked an indicator and one that it replaces, what was said of the newest counts: the two are one figure, not
  /// parts of one. A blank says nothing.
  private static func newest(_ parts: [Part]) -> [Part] {
    if parts.count < 2 || parts.allSatisfy({ $0.steps == parts[0].steps }) { return parts }
    func rank(_ part: Part) -> (Int, Int) { (part.fact.state == .blank ? 1 : 0, part.steps) }
    return parts.filter { part in
      !parts.contains { $0.unit == part.unit && $0.row == part.row && rank($0) < rank(part) }
    }
  }

  /// What a unit said itself counts, not the rows that others once wrote of it; but such rows, where all of them say something,
  /// rather than a share by weight of the unit they stood below.
  private static func surest(_ parts: [Part]) -> [Part] {
    let rows = parts.filter(\.isRow)
    guard !rows.isEmpty, rows.count < parts.count else { return parts }
    let isSaidWhole = parts.contains { !$0.isRow && $0.weight == 1 }
    if isSaidWhole || rows.contains(where: { $0.fact.state == .blank }) { return parts.filter { !$0.isRow } }
    let above = Set(rows.map(\.unit))
    return parts.filter { $0.isRow || !above.contains($0.unit) }
  }

  /// One figure of several. Sums are sums, where every part has a figure; extremes are extremes; what is neither is blank.
  private func combined(_ parts: [Part], measure: String) -> Fact? {
    guard var fact = parts.first?.fact else { return nil }
    if parts.count == 1, parts[0].weight == 1 { return fact }
    (fact.text, fact.note, fact.correctedFrom) = (-1, -1, -1)
    (fact.file, fact.sheet, fact.row, fact.column) = (-1, -1, 0, 0)
    fact.flags = []
    let applying = parts.filter { $0.fact.state != .notApplicable }
    let indicator = schema.indicators[Int(fact.indicator)]
    func blank() -> Fact {
      fact.state = applying.isEmpty ? .notApplicable : .blank
      (fact.value, fact.qualifier) = (.nan, .none)
      return fact
    }
    let figures = applying.compactMap { part in
      part.fact.countedFigure.map { (value: $0, weight: part.weight) }
    }
    guard !applying.isEmpty, figures.count == applying.count, indicator.type.isNumeric,
      !derived.contains(measure)
    else { return blank() }
    let isWhole = figures.allSatisfy { $0.weight == 1 }
    switch indicator.aggregate {
    case .sum: fact.value = figures.reduce(0) { $0 + $1.value * $1.weight }
    case .min where isWhole: fact.value = figures.map(\.value).min() ?? .nan
    case .max where isWhole: fact.value = figures.map(\.value).max() ?? .nan
    case .mean, .min, .max, .last, .distinct, .list, .none, .ratio: return blank()
    }
    fact.state = fact.value == 0 ? .zero : .number
    // A share by weight is an estimate.
    fact.qualifier =
      !isWhole || applying.contains { $0.fact.qualifier == .about }
      ? .about : applying.contains { $0.fact.qualifier == .atLeast } ? .atLeast : .exact
    return fact
  }

  /// The ratio of what it is the ratio of; blank where one of the two is not known.
  private func recomputeRatio(at position: Int, in table: inout FactTable) {
    let fact = table.facts[position]
    let indicator = schema.indicators[Int(fact.indicator)]
    guard case .ratio(let above, let below) = indicator.aggregate else { return }
    func figure(_ code: String) -> Fact? {
      table.facts.first { other in
        other.unit == fact.unit && other.subUnit == fact.subUnit && other.measure == fact.measure
          && schema.indicators[Int(other.indicator)].code == code && other.countedFigure != nil
      }
    }
    guard let one = figure(above), let other = figure(below), other.value != 0 else { return }
    let value = one.value / other.value * (indicator.type == .percent ? 100 : 1)
    table.facts[position].value = value
    table.facts[position].state = value == 0 ? .zero : .number
    table.facts[position].qualifier = .about
  }
}
