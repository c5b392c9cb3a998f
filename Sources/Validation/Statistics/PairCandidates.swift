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
    var groups = UnitGroups(units: round.units)
    for indicator in rounds.kinds.indices where rounds.kinds[indicator].hasIdentity {
      groups.begin()
      for unit in 0..<round.units where round[unit, indicator] >= 5 {
        groups.add(unit, key: round[unit, indicator].bitPattern)
      }
    }
    return groups.pairs(sharing: 4, mostMembers: round.units <= mostCompared ? .max : mostSharing)
  }

  /// Pairs that may be P307: units of which two ratios of neighbouring figures lie in the same tenth, several times.
  package static func forProportions(
    _ rounds: FigureRounds, mostCompared: Int = mostCompared
  ) -> [(Int, Int)] {
    let round = rounds.asReturned
    if round.units <= mostCompared { return all(round.units) }
    let columns = rounds.kinds.indices.filter { rounds.kinds[$0].hasIdentity }
    var groups = UnitGroups(units: round.units)
    var before: [Int32?] = []
    for place in columns.indices.dropLast() {
      // The ratio of this figure and the next, in tenths of its logarithm; nil where one is too small.
      let tenths = (0..<round.units).map { unit -> Int32? in
        let (one, next) = (round[unit, columns[place]], round[unit, columns[place + 1]])
        guard one >= 20, next >= 20 else { return nil }
        return Int32(exactly: (log(next / one) * 10).rounded(.down))
      }
      if place > 0 {
        groups.begin()
        for unit in tenths.indices {
          guard let first = before[unit], let second = tenths[unit] else { continue }
          groups.add(unit, key: UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second)))
        }
      }
      before = tenths
    }
    return groups.pairs(sharing: 2, mostMembers: mostSharing)
  }

  private static func all(_ units: Int) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    found.reserveCapacity(units * max(units - 1, 0) / 2)
    for first in 0..<units {
      for second in (first + 1)..<max(units, first + 1) { found.append((first, second)) }
    }
    return found
  }
}
