internal import Facts
internal import Schema

/// Where each figure of a table stands: by unit, row of a grid, indicator and measure.
struct FactIndex: Sendable {
  /// One row of a unit's grid.
  struct Row: Sendable {
    /// Position in `FactTable.subUnits`.
    let subUnit: Int
    /// Its facts: figure slot (indicator × measure) and position in `FactTable.facts`, in order of slots.
    fileprivate(set) var cells: [(slot: Int32, fact: Int32)] = []
  }
  /// How many measures the table names.
  let measures: Int
  /// The units that have facts: positions in `CampaignSchema.units`, in the schema's order.
  private(set) var units: [Int] = []
  private let indicators: Int
  /// The place of each unit of the schema among `units`; −1: it has no facts.
  private var ordinals: [Int32]
  private var own: [Int32] = []
  private var rows: [[Row]] = []

  /// An index of a table. Facts of units or indicators that the schema does not have are passed over.
  init(_ table: FactTable, schema: CampaignSchema) {
    measures = max(table.measures.count, 1)
    indicators = schema.indicators.count
    let slots = indicators * measures
    ordinals = Array(repeating: -1, count: schema.units.count)
    for fact in table.facts where ordinals.indices.contains(Int(fact.unit)) { ordinals[Int(fact.unit)] = 0 }
    units = ordinals.indices.filter { ordinals[$0] == 0 }
    for (ordinal, unit) in units.enumerated() { ordinals[unit] = Int32(ordinal) }
    own = Array(repeating: -1, count: units.count * slots)
    rows = Array(repeating: [], count: units.count)
    var places: [Int64: Int] = [:]
    // The facts of a row stand beside one another as a rule.
    var latest: (key: Int64, place: Int) = (-1, 0)
    for (position, fact) in table.facts.enumerated() {
      guard let ordinal = ordinal(of: Int(fact.unit)), (0..<indicators).contains(Int(fact.indicator)),
        (0..<measures).contains(Int(fact.measure))
      else { continue }
      let slot = Int(fact.indicator) * measures + Int(fact.measure)
      guard fact.subUnit >= 0 else {
        own[ordinal * slots + slot] = Int32(position)
        continue
      }
      let key = Int64(ordinal) << 32 | Int64(fact.subUnit)
      let place = key == latest.key ? latest.place : places[key] ?? rows[ordinal].count
      latest = (key, place)
      if place == rows[ordinal].count {
        places[key] = place
        rows[ordinal].append(Row(subUnit: Int(fact.subUnit)))
      }
      rows[ordinal][place].cells.append(
        (Int32(truncatingIfNeeded: slot), Int32(truncatingIfNeeded: position)))
    }
    for ordinal in rows.indices {
      for place in rows[ordinal].indices { rows[ordinal][place].cells.sort { $0.slot < $1.slot } }
    }
  }

  /// A unit's own figure; nil where it is not asked.
  func own(unit: Int, indicator: Int, measure: Int = 0) -> Int? {
    guard let ordinal = ordinal(of: unit), (0..<indicators).contains(indicator),
      (0..<measures).contains(measure)
    else { return nil }
    let position = own[(ordinal * indicators + indicator) * measures + measure]
    return position < 0 ? nil : Int(position)
  }
  /// The rows of a unit's grids, in order of appearance.
  func rows(of unit: Int) -> [Row] { ordinal(of: unit).map { rows[$0] } ?? [] }
  /// The place of a unit among `units`.
  private func ordinal(of unit: Int) -> Int? {
    guard ordinals.indices.contains(unit), ordinals[unit] >= 0 else { return nil }
    return Int(ordinals[unit])
  }
  /// A figure of a row; nil where the row's grid does not ask it.
  func fact(in row: Row, indicator: Int, measure: Int = 0) -> Int? {
    let slot = indicator * measures + measure
    var low = 0
    var high = row.cells.count
    while low < high {
      let middle = (low + high) / 2
      if Int(row.cells[middle].slot) < slot { low = middle + 1 } else { high = middle }
    }
    return low < row.cells.count && Int(row.cells[low].slot) == slot ? Int(row.cells[low].fact) : nil
  }
}
