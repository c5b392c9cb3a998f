import Foundation
import TestSupport
import Validation

/// A made-up campaign of figures: unit sizes, indicator sizes, rounds, chance, and a few errors of each kind.
struct RandomCampaign: Encodable {
  var rounds: [[[Double?]]]
  var exposure: [[Double]]
  var group: [Int]
  var integer: [Bool]
  var usable: [Bool]
  var hasPairs: Bool

  /// How large a campaign is, and how its units begin and go on.
  struct Shape {
    var units: Int, indicators: Int, earlier: Int
    /// The chance of a blank, of a zero, and how many of the first rounds a unit may lack.
    var blanks = 0.03, zeros = 0.003, late = 0
    /// Whether comparisons of pairs are worth the time of the reference.
    var hasPairs = true

    /// The shapes of the fixture.
    static func usual(_ seed: UInt64) -> Shape {
      Shape(
        units: [8, 15, 21, 40][Int(seed % 4)], indicators: 10 + Int(seed % 3) * 10,
        earlier: [0, 1, 3, 5][Int((seed / 2) % 4)])
    }
    /// Any shape: 8 to 102 units, 0 to 8 earlier rounds, few or many zeros and blanks, units that joined later.
    static func any(_ seed: UInt64) -> Shape {
      var random = SeededRandom(seed: seed &+ 1_000_003)
      // Small ones are more frequent: they hold the odd cases, and large ones cost the reference minutes.
      let units = Int((8 * exp(Double.random(in: 0...log(102.0 / 8), using: &random))).rounded())
      return Shape(
        units: units, indicators: Int.random(in: 9...(units > 40 ? 14 : 24), using: &random),
        earlier: Int.random(in: 0...8, using: &random),
        blanks: [0, 0.03, 0.25][Int.random(in: 0..<3, using: &random)],
        zeros: [0, 0.003, 0.05, 0.3][Int.random(in: 0..<4, using: &random)],
        late: Int.random(in: 0...4, using: &random), hasPairs: units <= 16)
    }
  }

  init(seed: UInt64) { self.init(seed: seed, Shape.usual(seed)) }

  init(seed: UInt64, _ shape: Shape) {
    var random = SeededRandom(seed: seed)
    func normal() -> Double {
      let (a, b) = (Double.random(in: 1e-9...1, using: &random), Double.random(in: 0...1, using: &random))
      return (-2 * log(a)).squareRoot() * cos(2 * .pi * b)
    }
    let (units, indicators, earlier) = (shape.units, shape.indicators, shape.earlier)
    let people = (0..<units).map { _ in (50_000 * exp(normal() * 0.5)).rounded() }
    let level = (0..<indicators).map { _ in exp(Double.random(in: 1...7, using: &random)) }
    group = (0..<indicators).map { $0 % 3 == 0 ? 1 : 0 }
    integer = (0..<indicators).map { $0 % 7 != 6 }
    usable = (0..<indicators).map { $0 % 11 != 10 }
    let groups = group
    exposure = people.map { size in groups.map { $0 == 1 ? size : 1 } }
    let own = people.map { size in level.map { $0 * exp(normal() * 0.4) * (size / 50_000) } }
    rounds = []
    let pairs = shape.hasPairs
    hasPairs = pairs
    for number in 0...earlier {
      let activity = (0..<units).map { _ in exp(normal() * 0.3) }
      rounds.append(
        own.enumerated().map { unit, usual in
          usual.enumerated().map { column, size -> Double? in
            let value = size * activity[unit] * exp(normal() * 0.2)
            if Double.random(in: 0...1, using: &random) < shape.blanks { return nil }
            if Double.random(in: 0...1, using: &random) < shape.zeros { return 0 }
            // A unit that joined later has a short history.
            if shape.late > 0, number < min(unit % (shape.late + 1), earlier) { return nil }
            return column % 7 == 6 ? (value * 10).rounded() / 10 : value.rounded()
          }
        })
    }
    let last = rounds.count - 1
    for _ in 0..<4 {
      let (unit, column) = (
        Int.random(in: 0..<units, using: &random), Int.random(in: 0..<indicators, using: &random)
      )
      let factor = [10, 100, 0.1, 6.0][Int.random(in: 0..<4, using: &random)]
      rounds[last][unit][column] = rounds[last][unit][column].map { ($0 * factor).rounded() }
    }
    // A copy of the round before, another unit's return, a multiple, a zero, and a block moved down by one row.
    if earlier > 0 { rounds[last][1] = rounds[last - 1][1] }
    rounds[last][2] = rounds[last][3].enumerated().map { $0 % 4 == 0 ? rounds[last][2][$0] : $1 }
    rounds[last][4] = rounds[last][5].map { $0.map { ($0 * 1.3).rounded() } }
    rounds[last][6][2] = 0
    let moved = rounds[last][7]
    for column in 2..<9 { rounds[last][7][column] = moved[column - 1] }
    for column in 0..<indicators where column % 2 == 0 {
      rounds[last][0][column] = rounds[last][0][column].map { ($0 / 10).rounded() * 10 }
    }
  }

  /// The same as the statistics take it.
  var figures: FigureRounds {
    func matrix(_ round: [[Double?]]) -> FigureMatrix {
      var matrix = FigureMatrix(units: round.count, indicators: group.count)
      for (unit, row) in round.enumerated() {
        for (column, value) in row.enumerated() { if let value { matrix[unit, column] = value } }
      }
      return matrix
    }
    let kinds = group.indices.map {
      FigureRounds.Kind(
        group: group[$0] == 1 ? .exposed : .plain, isWhole: integer[$0], hasIdentity: usable[$0],
        hasDigits: true)
    }
    return FigureRounds(
      now: matrix(rounds[rounds.count - 1]), earlier: rounds.dropLast().map(matrix),
      exposure: matrix(exposure.map { $0.map { $0 } }), kinds: kinds)
  }
}
