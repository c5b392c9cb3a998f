internal import Foundation

/// Chances of coincidences.
package enum Chances {
  /// P(at least so many successes) of trials of one chance.
  package static func binomialTail(trials: Int, chance: Double, atLeast count: Int) -> Double {
    if count <= 0 { return 1 }
    if count > trials || chance <= 0 { return 0 }
    if chance >= 1 { return 1 }
    var sum = 0.0
    for successes in count...trials {
      let ways =
        lgamma(Double(trials) + 1) - lgamma(Double(successes) + 1) - lgamma(Double(trials - successes) + 1)
      sum += exp(ways + Double(successes) * log(chance) + Double(trials - successes) * log1p(-chance))
    }
    return min(sum, 1)
  }

  /// P(at least so many successes) of trials that each have a chance of their own.
  package static func poissonBinomialTail(_ chances: [Double], atLeast count: Int) -> Double {
    var distribution = [1.0]
    for chance in chances {
      var next = Array(repeating: 0.0, count: distribution.count + 1)
      for (successes, probability) in distribution.enumerated() {
        next[successes] += probability * (1 - chance)
        next[successes + 1] += probability * chance
      }
      distribution = next
    }
    return count < distribution.count ? distribution.dropFirst(max(count, 0)).reduce(0, +) : 0
  }

  /// The chance that two independent figures agree whose expected size is a value: from a log-sd of 0.3, and from how often
  /// the figures of this indicator agree (heaped figures do so more often).
  package static func ofMatch(_ value: Double, matches: Int, pairs: Int) -> Double {
    min(1, max(0.28 / (value + 0.09 * value * value).squareRoot(), Double(matches + 1) / Double(pairs + 10)))
  }
}
