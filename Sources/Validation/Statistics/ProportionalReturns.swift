internal import Foundation
internal import SharedWork

/// P307: one return is a constant multiple of another, beyond chance.
package struct ProportionalReturns {
  /// The factor, how many figures keep to it, of how many, and the chance of that.
  package struct Match: Sendable, Equatable {
    package var ratio: Double
    package var equal: Int, compared: Int
    package var chance: Double
  }

  /// Whether the figures of one unit are those of another times a factor.
  package static func find(_ rounds: FigureRounds, _ first: Int, _ second: Int) -> Match? {
    let round = rounds.asReturned
    var ratios: [Double] = []
    var figures: [Double] = []
    for indicator in rounds.kinds.indices where rounds.kinds[indicator].hasIdentity {
      let (one, other) = (round[first, indicator], round[second, indicator])
      guard one >= 20, other >= 20 else { continue }
      ratios.append(log(one / other))
      figures.append(one)
    }
    guard ratios.count >= 6, let centre = median(of: ratios) else { return nil }
    let slack = figures.map { max(max(1, exp(centre)) / $0, 0.05) }
    let equal = zip(ratios, slack).filter { abs($0 - centre) <= $1 }.count
    guard equal >= 6, Double(equal) >= 0.8 * Double(ratios.count) else { return nil }
    // One figure fixes the factor: that with the least room.
    let chances = slack.map { min(1, 2.26 * $0) }.sorted().dropFirst()
    let chance = Chances.poissonBinomialTail(Array(chances), atLeast: equal - 1)
    let pairs = Double(round.units) * Double(round.units - 1) / 2
    guard chance <= 1e-4 / pairs else { return nil }
    return Match(ratio: exp(centre), equal: equal, compared: ratios.count, chance: chance)
  }

  /// ln x and 1/x of the figures that count, a row a unit; NaN where a figure is absent or too small.
  private let logarithms: [Double], inverses: [Double]
  private let columns: Int
  /// The same logarithms, coarsely and several at once.
  private let scattered: ScatteredRatios

  /// Prepares the comparison of many pairs.
  init(_ rounds: FigureRounds) {
    let round = rounds.asReturned
    let used = rounds.kinds.indices.filter { rounds.kinds[$0].hasIdentity }
    columns = used.count
    var (logarithms, inverses): ([Double], [Double]) = ([], [])
    logarithms.reserveCapacity(round.units * columns)
    inverses.reserveCapacity(round.units * columns)
    for unit in 0..<round.units {
      for indicator in used {
        let figure = round[unit, indicator]
        logarithms.append(figure >= 20 ? log(figure) : .nan)
        inverses.append(1 / figure)
      }
    }
    self.logarithms = logarithms
    self.inverses = inverses
    scattered = ScatteredRatios(logarithms, columns: columns, units: round.units)
  }

  /// The pairs that are worth `find`, in order: all that it would name, and few others.
  static func candidates(_ rounds: FigureRounds, jobs: Int) -> [(Int, Int)] {
    let comparison = ProportionalReturns(rounds)
    let units = rounds.asReturned.units
    if units > PairCandidates.mostCompared {
      return comparison.worthwhile(PairCandidates.forProportions(rounds))
    }
    return AllCores.map(Array(0..<units), jobs: jobs, stretch: 16) { first in
      comparison.worthwhile(((first + 1)..<max(units, first + 1)).lazy.map { (first, $0) })
    }.flatMap(\.self)
  }
  private func worthwhile(_ pairs: some Sequence<(Int, Int)>) -> [(Int, Int)] {
    var ratios = Array(repeating: 0.0, count: columns)
    return pairs.filter { mayBe($0.0, $0.1, &ratios) }
  }

  /// Whether a pair is worth `find`: a rough look that passes over no pair which `find` would name.
  private func mayBe(_ first: Int, _ second: Int, _ ratios: inout [Double]) -> Bool {
    if scattered.isCertain(first, second) { return false }
    let (one, other) = (first * columns, second * columns)
    if isScattered(one, other) { return false }
    var count = 0
    for column in 0..<columns {
      let ratio = logarithms[one + column] - logarithms[other + column]
      if ratio.isNaN { continue }
      ratios[count] = ratio
      count += 1
    }
    // The middle may be off by the rounding of logarithms: there is room for that below.
    guard count >= 6, let centre = takeMedian(of: &ratios, 0..<count) else { return false }
    let factor = max(1, exp(centre))
    var equal = 0
    for column in 0..<columns {
      let distance = abs(logarithms[one + column] - logarithms[other + column] - centre)
      if distance <= max(factor * inverses[one + column], 0.05) + 1e-9 { equal += 1 }
    }
    return equal >= 6 && Double(equal) >= 0.8 * Double(count)
  }

  /// Whether the ratios of two rows are so far apart that four fifths of them cannot lie about one middle.
  ///
  /// A figure that keeps to the factor C lies within 0.05·e^0.0527 of it, since it is 20 or more and so is the other one;
  /// farther than 4.4 below C the slack of a small figure outgrows its distance again, so that ratios as far below the
  /// largest one say nothing. Of neighbouring columns that both keep to it the ratios differ by less than 0.11; a column
  /// that does not spoils one such couple, and a fifth of them at most may.
  private func isScattered(_ one: Int, _ other: Int) -> Bool {
    var most = -Double.infinity
    var count = 0
    for column in 0..<columns {
      let ratio = logarithms[one + column] - logarithms[other + column]
      if ratio.isNaN { continue }
      most = max(most, ratio)
      count += 1
    }
    let least = most - 4.3
    var spoilt = 0
    var neighbour = Double.nan
    for column in 0..<columns {
      let ratio = logarithms[one + column] - logarithms[other + column]
      if ratio.isNaN || ratio <= least { continue }
      if neighbour.isNaN {
        neighbour = ratio
        continue
      }
      if abs(ratio - neighbour) > 0.11 {
        spoilt += 1
        if spoilt * 5 > count { return true }
      }
      neighbour = .nan
    }
    return false
  }
}
