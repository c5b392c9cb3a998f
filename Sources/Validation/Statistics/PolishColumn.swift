internal import Foundation

/// One indicator in the terms of the model of `Expectations`: a place a unit, NaN is absent.
struct PolishColumn: Sendable {
  /// The figures and what they are counted by.
  private let figures: [Double], exposures: [Double]
  /// The unit's usual ratio to the province (p), and how many rounds it comes from (k).
  private(set) var past: [Double]
  private var history: [Int]
  /// The unit's activity (a).
  private var activity: [Double]
  /// The logarithm of the figure by its exposure, less p and a.
  private(set) var w: [Double]

  /// The values that are there.
  var present: [Double] { w.filter { !$0.isNaN } }

  /// An indicator of a round, before activities are known.
  init(_ rounds: FigureRounds, indicator: Int) {
    let units = rounds.now.units
    figures = (0..<units).map { rounds.now[$0, indicator] }
    exposures = (0..<units).map { rounds.exposure[$0, indicator] }
    past = Array(repeating: 0, count: units)
    history = Array(repeating: 0, count: units)
    activity = Array(repeating: 0, count: units)
    w = Array(repeating: .nan, count: units)
    takePast(rounds.earlier, indicator)
    for unit in 0..<units where figures[unit] > 0 {
      w[unit] = log((figures[unit] + 0.5) / exposures[unit]) - past[unit]
    }
  }

  /// p = k/(k+0.75) · median over the rounds of the unit's distance from the province.
  private mutating func takePast(_ earlier: [FigureMatrix], _ indicator: Int) {
    let units = figures.count
    if earlier.isEmpty { return }
    // A unit's distances stand beside one another.
    var distances = Array(repeating: 0.0, count: units * earlier.count)
    var logarithms: [Double] = []
    var scratch: [Double] = []
    for round in earlier {
      logarithms.removeAll(keepingCapacity: true)
      for unit in 0..<units where round.isPositive(unit, indicator) {
        logarithms.append(log((round[unit, indicator] + 0.5) / exposures[unit]))
      }
      scratch = logarithms
      let province = takeMedian(of: &scratch) ?? 0
      var place = 0
      for unit in 0..<units where round.isPositive(unit, indicator) {
        distances[unit * earlier.count + history[unit]] = logarithms[place] - province
        history[unit] += 1
        place += 1
      }
    }
    for unit in 0..<units {
      let begin = unit * earlier.count
      let count = Double(history[unit])
      past[unit] = (takeMedian(of: &distances, begin..<begin + history[unit]) ?? 0) * count / (count + 0.75)
    }
  }

  /// Takes a unit's activity out.
  mutating func take(activity: Double, of unit: Int) {
    self.activity[unit] = activity
    w[unit] -= activity
  }

  /// x̂ + ½ for a middle of the others.
  private func base(_ unit: Int, _ middle: Double) -> Double {
    exp(middle + past[unit] + activity[unit]) * exposures[unit]
  }

  /// What the others of a unit say: their middle, their spread about it, their noise, how many they are.
  struct Others: Sendable {
    /// Which of the few middles and spreads that there are: units of one kind have the same.
    fileprivate let kind: Int
    /// The middle, the squared spread and the noise of counting.
    let middle: Double, spread: Double, noise: Double
    /// How many others have a figure.
    let count: Int
    /// s_r².
    var scale = 0.0
  }
  private static let kinds = MedianOfOthers.Kind.allCases.count

  /// What the others of each unit say, where there are at least 5.
  func lookAround() -> [Others?] {
    let values = present
    let all = MedianOfOthers(values)
    let centre = values.isEmpty ? 0 : all.all
    var noises: [Double] = []
    let noiseOf = w.indices.map { unit -> Double? in
      if w[unit].isNaN { return nil }
      let noise = 1 / ((figures[unit] + 0.5) * base(unit, centre)).squareRoot()
      noises.append(noise)
      return noise
    }
    let allNoises = MedianOfOthers(noises)
    // Leaving one out gives few different middles; the distances from each are looked at once.
    var distances: [MedianOfOthers?] = Array(repeating: nil, count: Self.kinds)
    return w.indices.map { unit in
      let own = w[unit].isNaN ? nil : w[unit]
      let count = values.count - (own == nil ? 0 : 1)
      guard count >= 5 else { return nil }
      let kind = all.kind(without: own)
      let middle = all.median(kind)
      let about = distances[kind.rawValue] ?? MedianOfOthers(values.map { abs($0 - middle) })
      distances[kind.rawValue] = about
      let distance = about.kind(without: own.map { abs($0 - middle) })
      let root = 1.4826 * smallSampleFactor(count) * about.median(distance)
      return Others(
        kind: kind.rawValue * Self.kinds + distance.rawValue, middle: middle, spread: root * root,
        noise: allNoises.median(without: noiseOf[unit]), count: count)
    }
  }

  /// The others with their scales; of the cells that are judged the median scale and the median x̂, nil where there are none.
  struct Scaled: Sendable {
    var others: [Others?]
    var summary: (scale: Double, expected: Double)?
  }

  /// s_r²: the others' clipped variance about their middle, less the noise of counting.
  func takeScales(_ looked: [Others?], typical: Double) -> Scaled {
    let values = present
    // Units of one kind have the same middle and the same limit.
    var sums: [Double?] = Array(repeating: nil, count: Self.kinds * Self.kinds)
    var found = Scaled(others: looked)
    var (scales, expected): ([Double], [Double]) = ([], [])
    for unit in looked.indices {
      guard let other = looked[unit] else { continue }
      let count = Double(other.count)
      let clip = 2 * ((count * other.spread + 10 * typical) / (count + 10)).squareRoot()
      func clipped(_ value: Double) -> Double {
        let distance = min(abs(value - other.middle), clip)
        return distance * distance
      }
      let sum = sums[other.kind] ?? values.reduce(0) { $0 + clipped($1) }
      sums[other.kind] = sum
      let own = w[unit].isNaN ? 0 : clipped(w[unit])
      let scale = max((sum - own) / (count - 1) / 0.9205 - other.noise, 0)
      found.others[unit]?.scale = scale
      if w[unit].isNaN { continue }
      scales.append(scale)
      expected.append(base(unit, other.middle) - 0.5)
    }
    if let scale = takeMedian(of: &scales), let size = takeMedian(of: &expected) {
      found.summary = (scale, size)
    }
    return found
  }

  /// The scores of all units.
  func scores(_ others: [Others?], pooled: Double) -> [CellScore?] {
    others.indices.map { unit in
      guard let other = others[unit] else { return nil }
      let count = Double(other.count)
      let variance = max((count * other.scale + 20 * pooled) / (count + 20), 0.01)
      var score = CellScore(
        expected: base(unit, other.middle) - 0.5, scale: variance.squareRoot(), others: other.count,
        history: history[unit])
      guard !w[unit].isNaN else { return score }
      let residual = w[unit] - other.middle
      score.residual = residual
      score.z = residual / score.deviation(of: figures[unit])
      return score
    }
  }
}
