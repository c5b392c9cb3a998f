internal import Foundation

/// P307: one return is a constant multiple of another, beyond chance.
package enum ProportionalReturns {
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
}
