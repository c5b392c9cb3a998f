internal import Foundation

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
  /// The ratios of the pair that is looked at.
  private var ratios: [Double]

  /// Prepares the comparison of many pairs.
  init(_ rounds: FigureRounds) {
    let round = rounds.asReturned
    let used = rounds.kinds.indices.filter { rounds.kinds[$0].hasIdentity }
    columns = used.count
    var (logarithms, inverses): ([Double], [Double]) = ([], [])
    for unit in 0..<round.units {
      for indicator in used {
        let figure = round[unit, indicator]
        logarithms.append(figure >= 20 ? log(figure) : .nan)
        inverses.append(1 / figure)
      }
    }
    self.logarithms = logarithms
    self.inverses = inverses
    ratios = Array(repeating: 0, count: columns)
  }

  /// Whether a pair is worth `find`: a rough look that passes over no pair which `find` would name.
  mutating func mayBe(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (first * columns, second * columns)
    if isScattered(one, other) { return false }
    var count = 0
    for column in 0..<columns {
      let ratio = logarithms[one + column] - logarithms[other + column]
      if ratio.isNaN { continue }
      ratios[count] = ratio
      count += 1
    }
    guard count >= 6 else { return false }
    // The middle, of an even count the lower one; how far the real middle may be from it is in the room below.
    let lower = Self.smallest((count - 1) / 2, of: &ratios, count)
    var upper = Double.infinity
    if count.isMultiple(of: 2) {
      for place in (count / 2)..<count { upper = min(upper, ratios[place]) }
    } else {
      upper = lower
    }
    let centre = (lower + upper) / 2
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

  /// The number at a place in the order of the first `count` numbers; they are left with the smaller ones before it (Hoare's
  /// selection).
  private static func smallest(_ place: Int, of values: inout [Double], _ count: Int) -> Double {
    var (low, high) = (0, count - 1)
    while low < high {
      let pivot = values[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right { high = right } else if place >= left { low = left } else { break }
    }
    return values[place]
  }
}
