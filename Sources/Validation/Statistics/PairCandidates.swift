internal import Foundation

/// Two units, whichever is named first.
struct UnitPair: Hashable {
  /// The smaller and the larger position.
  let first: Int, second: Int
  /// A pair.
  init(_ one: Int, _ other: Int) { (first, second) = (min(one, other), max(one, other)) }
}

/// Which pairs of units are worth comparing. Up to a thousand units all are; above, those that an index brings together, so
/// that the work grows with the units and not with their pairs.
package enum PairCandidates {
  /// More units than this are compared by the index.
  package static let mostCompared = 1000
  /// A key that more units share says nothing about two of them.
  private static let mostSharing = 60

  /// Pairs (first < second) that may be P306: units that share at least four figures.
  package static func forEqualFigures(
    _ rounds: FigureRounds, mostCompared: Int = mostCompared
  ) -> [(Int, Int)] {
    let round = rounds.asReturned
    if round.units <= mostCompared { return all(round.units) }
    var groups: [[Int]] = []
    for indicator in rounds.kinds.indices where rounds.kinds[indicator].hasIdentity {
      var units: [Double: [Int]] = [:]
      for unit in 0..<round.units where round[unit, indicator] >= 5 {
        units[round[unit, indicator], default: []].append(unit)
      }
      groups += units.values
    }
    return pairs(groups, sharing: 4)
  }

  /// Pairs that may be P307: units of which two ratios of neighbouring figures lie in the same tenth, several times.
  package static func forProportions(
    _ rounds: FigureRounds, mostCompared: Int = mostCompared
  ) -> [(Int, Int)] {
    let round = rounds.asReturned
    if round.units <= mostCompared { return all(round.units) }
    let columns = rounds.kinds.indices.filter { rounds.kinds[$0].hasIdentity }
    var groups: [[Int]] = []
    for place in columns.indices.dropLast(2) {
      var units: [[Int]: [Int]] = [:]
      for unit in 0..<round.units {
        let figures = columns[place..<(place + 3)].map { round[unit, $0] }
        guard figures.allSatisfy({ $0 >= 20 }) else { continue }
        let key = [figures[1] / figures[0], figures[2] / figures[1]].map {
          Int((log($0) * 10).rounded(.down))
        }
        units[key, default: []].append(unit)
      }
      groups += units.values
    }
    return pairs(groups, sharing: 2)
  }

  private static func all(_ units: Int) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    found.reserveCapacity(units * max(units - 1, 0) / 2)
    for first in 0..<units {
      for second in (first + 1)..<max(units, first + 1) { found.append((first, second)) }
    }
    return found
  }

  /// The pairs that stand in at least so many groups together, in order.
  private static func pairs(_ groups: [[Int]], sharing least: Int) -> [(Int, Int)] {
    var counts: [Int64: Int] = [:]
    for group in groups where group.count > 1 && group.count <= mostSharing {
      for first in group.indices {
        for second in group.indices where second > first {
          counts[Int64(group[first]) << 32 | Int64(group[second]), default: 0] += 1
        }
      }
    }
    return counts.filter { $0.value >= least }.keys.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }
}
