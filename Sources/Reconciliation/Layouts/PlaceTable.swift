/// Where the first fact of each figure of a return stands, by sub-unit, indicator and measure.
struct PlaceTable {
  /// How many indicators and measures there are.
  private let indicators: Int, measures: Int
  /// A place for each figure; −1: none yet.
  private var places: [Int32]
  /// Figures of a return with so many rows that most places would stay empty.
  private var others: [Int: Int32] = [:]

  /// More places than these are not laid out.
  private static let largest = 1 << 20

  /// A table for a return with so many sub-units, each with so many indicators and measures.
  init(subUnits: Int, indicators: Int, measures: Int) {
    self.indicators = indicators
    self.measures = measures
    let (product, isTooLarge) = (subUnits + 1).multipliedReportingOverflow(by: max(1, indicators * measures))
    places = isTooLarge || product > Self.largest ? [] : Array(repeating: -1, count: product)
  }

  /// The place of a figure that was met before; nil where it is new, and then the new place is kept. `subUnit`: the
  /// number of the sub-unit's code; −1: the unit's own.
  mutating func place(subUnit: Int32, indicator: Int32, measure: Int32, orTake new: Int) -> Int? {
    let key = ((Int(subUnit) + 1) * indicators + Int(indicator)) * measures + Int(measure)
    let known = places.indices.contains(key) ? places[key] : others[key] ?? -1
    if known >= 0 { return Int(known) }
    let taken = Int32(truncatingIfNeeded: new)
    if places.indices.contains(key) { places[key] = taken } else { others[key] = taken }
    return nil
  }
}
