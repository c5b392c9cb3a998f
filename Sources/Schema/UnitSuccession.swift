/// What became of units: who stands for whom on another day, by the schema's `crosswalk`. Units are positions in
/// `CampaignSchema.units`.
package struct UnitSuccession: Sendable {
  /// A share of a unit's figures that goes to another.
  package struct Share: Sendable, Equatable {
    /// The unit.
    package var unit: Int
    /// How much of it, from 0 to 1.
    package var weight: Double
    /// A share.
    package init(unit: Int, weight: Double) {
      self.unit = unit
      self.weight = weight
    }
  }
  private struct Step: Sendable {
    var from: Int
    var to: Int
    var date: CalendarDay?
    var weight: Double
  }

  private let units: [ReportingUnit]
  /// By date, those without one first.
  private let steps: [Step]

  /// The succession of a schema's units. Entries that name unknown units or lead nowhere are passed over.
  package init(_ schema: CampaignSchema) {
    units = schema.units
    let positions = Dictionary(
      schema.units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    steps = schema.crosswalk.compactMap { entry in
      guard let from = positions[entry.from], let to = positions[entry.to], from != to, entry.weight > 0
      else {
        return nil
      }
      return Step(from: from, to: to, date: entry.date, weight: entry.weight)
    }.enumerated().sorted { first, second in
      let none = CalendarDay(year: 0, month: 1, day: 1)
      let (one, other) = (first.element.date ?? none, second.element.date ?? none)
      return one == other ? first.offset < second.offset : one < other
    }.map(\.element)
  }

  /// Whether nothing ever changed.
  package var isEmpty: Bool { steps.isEmpty }

  /// Whether a unit exists on a day; nil: on any.
  package func exists(_ unit: Int, on day: CalendarDay?) -> Bool {
    guard let day else { return true }
    let unit = units[unit]
    return unit.validFrom.map { $0 <= day } != false && unit.validTo.map { day <= $0 } != false
  }

  /// Who has a unit's figures of one day on a later day, and how much of them: itself where nothing changed in between. A
  /// day that is not known lies before, or after, all changes.
  package func shares(of unit: Int, from: CalendarDay?, to: CalendarDay?) -> [Share] {
    var shares = [Share(unit: unit, weight: 1)]
    // Changes of one day happen at once: a unit that gains by one of them passes nothing on by another.
    var position = 0
    while position < steps.count {
      var end = position
      while end < steps.count, steps[end].date == steps[position].date { end += 1 }
      let group = steps[position..<end]
      position = end
      if let date = group.first?.date {
        if let from, date <= from { continue }
        if let to, date > to { continue }
      }
      shares = shares.flatMap { share -> [Share] in
        let leaving = group.filter { $0.from == share.unit }
        if leaving.isEmpty { return [share] }
        var next = leaving.map { Share(unit: $0.to, weight: share.weight * $0.weight) }
        let rest = 1 - leaving.reduce(0) { $0 + $1.weight }
        if rest > 1e-9, exists(share.unit, on: to) {
          next.append(Share(unit: share.unit, weight: share.weight * rest))
        }
        return next
      }
    }
    var merged: [Share] = []
    for share in shares {
      if let place = merged.firstIndex(where: { $0.unit == share.unit }) {
        merged[place].weight += share.weight
      } else {
        merged.append(share)
      }
    }
    return merged
  }

  /// The one reporting unit that stands on a day for a unit that does not exist then: what it was merged into or renamed to,
  /// or, on a day before that, what it was renamed from. Nil where the unit exists, or where there is none or several.
  package func substitute(for unit: Int, on day: CalendarDay) -> Int? {
    guard !exists(unit, on: day) else { return nil }
    var current: Set<Int> = [unit]
    // As many steps as there are changes: a circle ends too.
    for _ in 0...steps.count {
      let next = Set(
        current.flatMap { unit -> [Int] in
          if exists(unit, on: day) { return [unit] }
          let later = steps.filter { $0.from == unit && ($0.date.map { $0 <= day } ?? true) }.map(\.to)
          if let end = units[unit].validTo, end < day { return later }
          return steps.filter { $0.to == unit && ($0.date.map { $0 > day } ?? true) }.map(\.from)
        })
      if next == current { break }
      current = next
    }
    guard current.count == 1, let found = current.first, exists(found, on: day), units[found].reports else {
      return nil
    }
    return found
  }
}
