internal import Foundation

/// What a figure should be, and how far it is from that.
package struct CellScore: Sendable {
  /// x̂: what the province does × what this unit usually does × how active it was this time.
  package var expected: Double
  /// The standard deviation of the logarithm about it, without the noise of counting.
  package var scale: Double
  /// How many other units have a figure, and how many earlier rounds this unit has one in.
  package var others: Int, history: Int
  /// ln(x/x̂) in the terms of the model, and z; nil where the figure is absent or 0.
  package var residual: Double?, z: Double?
}

/// One expectation for each unit and indicator of a round (median polish over province, own level and activity, Tukey 1977;
/// scale clipped as by Huber 1981 and shrunk to a pooled one as by Smyth 2004). Linear in units but for sorting.
package struct Expectations: Sendable {
  /// The scores, unit by unit; nil where fewer than 5 others have a figure.
  private let scores: [CellScore?]
  private let indicators: Int

  /// The score of a unit and an indicator; nil: not judged.
  package subscript(unit: Int, indicator: Int) -> CellScore? { scores[unit * indicators + indicator] }
  /// All scores that there are.
  var all: [CellScore] { scores.compactMap { $0 } }

  /// The expectations of a round.
  package init(_ rounds: FigureRounds) {
    indicators = rounds.now.indicators
    scores = Polish(rounds).scores()
  }
}

/// The steps of the model; positions are unit · indicators + indicator, NaN is absent.
private struct Polish {
  let rounds: FigureRounds
  let units: Int, indicators: Int
  /// The unit's usual ratio to the province (p), how many rounds it comes from (k), and its activity (a).
  private var past: [Double], history: [Int], activity: [Double]
  /// The logarithm of the figure by its exposure, less p and a.
  private var w: [Double]

  init(_ rounds: FigureRounds) {
    self.rounds = rounds
    let (units, indicators) = (rounds.now.units, rounds.now.indicators)
    self.units = units
    self.indicators = indicators
    past = Array(repeating: 0, count: units * indicators)
    history = Array(repeating: 0, count: units * indicators)
    activity = Array(repeating: 0, count: units * indicators)
    w = Array(repeating: .nan, count: units * indicators)
    takePast()
    for unit in 0..<units {
      for indicator in 0..<indicators where rounds.now.isPositive(unit, indicator) {
        let place = unit * indicators + indicator
        w[place] = logarithm(rounds.now, unit, indicator) - past[place]
      }
    }
    takeActivity()
  }

  private func logarithm(_ round: FigureMatrix, _ unit: Int, _ indicator: Int) -> Double {
    log((round[unit, indicator] + 0.5) / rounds.exposure[unit, indicator])
  }
  /// The values of a column that are there.
  private func column(_ values: [Double], _ indicator: Int) -> [Double] {
    (0..<units).map { values[$0 * indicators + indicator] }.filter { !$0.isNaN }
  }
  private func centre(_ indicator: Int) -> Double { median(of: column(w, indicator)) ?? 0 }

  /// p = k/(k+0.75) · median over the rounds of the unit's distance from the province.
  private mutating func takePast() {
    for indicator in 0..<indicators {
      var distances: [[Double]] = Array(repeating: [], count: units)
      for round in rounds.earlier {
        let present = (0..<units).filter { round.isPositive($0, indicator) }
        let logarithms = present.map { logarithm(round, $0, indicator) }
        let middle = median(of: logarithms) ?? 0
        for (unit, value) in zip(present, logarithms) { distances[unit].append(value - middle) }
      }
      for unit in 0..<units {
        let place = unit * indicators + indicator
        let count = Double(distances[unit].count)
        history[place] = distances[unit].count
        past[place] = (median(of: distances[unit]) ?? 0) * count / (count + 0.75)
      }
    }
  }

  /// a = the unit's median distance this time over the additive indicators of a group, if there are at least 8.
  private mutating func takeActivity() {
    let centres = (0..<indicators).map(centre)
    for group in [FigureRounds.Kind.Group.plain, .exposed] {
      let members = rounds.kinds.indices.filter { rounds.kinds[$0].group == group }
      guard members.count >= 8 else { continue }
      for unit in 0..<units {
        let distances = members.compactMap { indicator -> Double? in
          let place = unit * indicators + indicator
          guard !w[place].isNaN,
            exp(centres[indicator] + past[place]) * rounds.exposure[unit, indicator] >= 5
          else { return nil }
          return w[place] - centres[indicator]
        }
        guard distances.count >= 8, let middle = median(of: distances) else { continue }
        for indicator in members {
          activity[unit * indicators + indicator] = middle
          w[unit * indicators + indicator] -= middle
        }
      }
    }
  }

  /// x̂ + ½ for a middle of the others.
  private func base(_ place: Int, _ middle: Double) -> Double {
    exp(middle + past[place] + activity[place])
      * rounds.exposure[place / indicators, place % indicators]
  }

  /// What the others of a cell say: their middle, their spread about it, their noise.
  private struct Others {
    var middle = 0.0
    var spread = 0.0
    var noise = 0.0
    var count = 0
    var scale = 0.0
  }

  func scores() -> [CellScore?] {
    var others: [Others?] = Array(repeating: nil, count: units * indicators)
    for indicator in 0..<indicators { lookAround(indicator, &others) }
    let judged = others.indices.filter { others[$0] != nil && !w[$0].isNaN }
    guard !judged.isEmpty, let typical = median(of: others.compactMap { $0?.spread }) else {
      return Array(repeating: nil, count: units * indicators)
    }
    for indicator in 0..<indicators { takeScales(indicator, typical, &others) }
    let pooled = pooledScale(judged, others)
    return others.indices.map { place in
      guard let other = others[place] else { return nil }
      let count = Double(other.count)
      let variance = max((count * other.scale + 20 * pooled) / (count + 20), 0.01)
      let base = base(place, other.middle)
      var score = CellScore(
        expected: base - 0.5, scale: variance.squareRoot(), others: other.count, history: history[place])
      guard !w[place].isNaN else { return score }
      let x = rounds.now[place / indicators, place % indicators]
      let residual = w[place] - other.middle
      score.residual = residual
      score.z = residual / score.deviation(of: x)
      return score
    }
  }

  /// The middle, spread and noise of the others of each cell of a column, where there are at least 5.
  private func lookAround(_ indicator: Int, _ others: inout [Others?]) {
    let values = column(w, indicator)
    let all = MedianOfOthers(values)
    let centre = median(of: values) ?? 0
    var noises: [Int: Double] = [:]
    for unit in 0..<units {
      let place = unit * indicators + indicator
      guard !w[place].isNaN else { continue }
      noises[place] = 1 / ((rounds.now[unit, indicator] + 0.5) * base(place, centre)).squareRoot()
    }
    let allNoises = MedianOfOthers(Array(noises.values))
    // Leaving one out gives few different middles, and the distances from each are sorted once.
    var distances: [Double: MedianOfOthers] = [:]
    for unit in 0..<units {
      let place = unit * indicators + indicator
      let own = w[place].isNaN ? nil : w[place]
      let count = values.count - (own == nil ? 0 : 1)
      guard count >= 5 else { continue }
      let middle = all.median(without: own)
      let about = distances[middle] ?? MedianOfOthers(values.map { abs($0 - middle) })
      distances[middle] = about
      let deviation = about.median(without: own.map { abs($0 - middle) })
      let root = 1.4826 * smallSampleFactor(count) * deviation
      others[place] = Others(
        middle: middle, spread: root * root, noise: allNoises.median(without: noises[place]), count: count)
    }
  }

  /// s_r²: the others' clipped variance about their middle, less the noise of counting.
  private func takeScales(_ indicator: Int, _ typical: Double, _ others: inout [Others?]) {
    let values = column(w, indicator)
    var sums: [[Double]: Double] = [:]
    for unit in 0..<units {
      let place = unit * indicators + indicator
      guard let other = others[place] else { continue }
      let count = Double(other.count)
      let clip = 2 * ((count * other.spread + 10 * typical) / (count + 10)).squareRoot()
      func clipped(_ value: Double) -> Double {
        let distance = min(abs(value - other.middle), clip)
        return distance * distance
      }
      let key = [other.middle, clip]
      let sum = sums[key] ?? values.reduce(0) { $0 + clipped($1) }
      sums[key] = sum
      let own = w[place].isNaN ? 0 : clipped(w[place])
      others[place]?.scale = max((sum - own) / (count - 1) / 0.9205 - other.noise, 0)
    }
  }

  /// s0²: the median over indicators of the median over units, of those that are large enough to tell.
  private func pooledScale(_ judged: [Int], _ others: [Others?]) -> Double {
    var columns: [Int: [(scale: Double, expected: Double)]] = [:]
    for place in judged {
      guard let other = others[place] else { continue }
      columns[place % indicators, default: []].append((other.scale, base(place, other.middle) - 0.5))
    }
    let medians = columns.sorted { $0.key < $1.key }.map { _, cells in
      (scale: median(of: cells.map(\.scale)) ?? 0, expected: median(of: cells.map(\.expected)) ?? 0)
    }
    var used = medians.filter { $0.expected >= 10 }
    if used.count < 5 { used = medians }
    return used.count < 5 ? 0.12 : max(median(of: used.map(\.scale)) ?? 0, 0.01)
  }
}

extension CellScore {
  /// The standard deviation of ln x about ln x̂, for a figure: scale, what the others' middle may be off by, and counting.
  func deviation(of x: Double) -> Double {
    (scale * scale * (1 + 1.5 / Double(others)) + 1 / ((x + 0.5) * (expected + 0.5)).squareRoot())
      .squareRoot()
  }
}
