internal import Foundation
internal import SharedWork

/// The steps of the model of `Expectations`. Indicators are looked at one by one but for what a unit does in all of them.
struct Polish: Sendable {
  private let rounds: FigureRounds
  private let units: Int
  /// On how many cores indicators are looked at.
  private let jobs: Int
  /// What is known of each indicator.
  private var columns: [PolishColumn]

  /// The figures of a round in the terms of the model.
  init(_ rounds: FigureRounds, jobs: Int) {
    self.rounds = rounds
    self.jobs = jobs
    units = rounds.now.units
    columns = AllCores.map(rounds.now.indicators, jobs: jobs) { PolishColumn(rounds, indicator: $0) }
    takeActivity()
  }

  /// a = the unit's median distance this time over the additive indicators of a group, if there are at least 8.
  private mutating func takeActivity() {
    let centres = columns.map { median(of: $0.present) ?? 0 }
    for group in [FigureRounds.Kind.Group.plain, .exposed] {
      let members = rounds.kinds.indices.filter { rounds.kinds[$0].group == group }
      guard members.count >= 8 else { continue }
      var distances: [Double] = []
      for unit in 0..<units {
        distances.removeAll(keepingCapacity: true)
        for indicator in members {
          let w = columns[indicator].w[unit]
          guard !w.isNaN,
            exp(centres[indicator] + columns[indicator].past[unit]) * rounds.exposure[unit, indicator] >= 5
          else { continue }
          distances.append(w - centres[indicator])
        }
        guard distances.count >= 8, let middle = takeMedian(of: &distances) else { continue }
        for indicator in members { columns[indicator].take(activity: middle, of: unit) }
      }
    }
  }

  /// The scores, indicator by indicator, unit by unit.
  func scores() -> [[CellScore?]] {
    let looked = AllCores.map(columns.count, jobs: jobs) { columns[$0].lookAround() }
    var spreads: [Double] = []
    for others in looked { for other in others { if let other { spreads.append(other.spread) } } }
    let isAnyJudged = zip(columns, looked).contains { column, others in
      others.indices.contains { others[$0] != nil && !column.w[$0].isNaN }
    }
    guard isAnyJudged, let typical = takeMedian(of: &spreads) else {
      return columns.map { _ in Array(repeating: nil, count: units) }
    }
    let scaled = AllCores.map(columns.count, jobs: jobs) {
      columns[$0].takeScales(looked[$0], typical: typical)
    }
    let pooled = Self.pooledScale(scaled.compactMap { $0.summary })
    return AllCores.map(columns.count, jobs: jobs) { columns[$0].scores(scaled[$0].others, pooled: pooled) }
  }

  /// s0²: the median over indicators of the median over units, of those that are large enough to tell.
  private static func pooledScale(_ medians: [(scale: Double, expected: Double)]) -> Double {
    var used = medians.filter { $0.expected >= 10 }
    if used.count < 5 { used = medians }
    return used.count < 5 ? 0.12 : max(median(of: used.map { $0.scale }) ?? 0, 0.01)
  }
}
