internal import Foundation

/// I023: a return that fits another unit's earlier figures better than its own.
package struct OtherUnitsFigures {
  /// The other unit, and how much better its figures fit.
  package struct Match: Sendable, Equatable {
    package var unit: Int
    package var gain: Double
  }

  private let units: Int
  private let columns: [Int]
  /// ln(x+½) less the province's median, now and before; NaN where there is no figure above 0.
  private let now: FigureMatrix, before: FigureMatrix
  private let scales: [Double], flatScales: [Double]
  /// The residuals before, by their column's scale, a row a unit over `columns`.
  private let scaledBefore: [Double]
  /// The same of the few columns that tell units apart best, several units at once.
  private let coarse: NearFigures

  /// Prepares the comparison of the judged round with the one before; nil without an earlier round.
  package init?(_ rounds: FigureRounds) {
    guard let earlier = rounds.earlier.last else { return nil }
    units = rounds.now.units
    columns = rounds.kinds.indices.filter { rounds.kinds[$0].hasIdentity }
    now = Self.residuals(rounds.asReturned, columns)
    before = Self.residuals(earlier, columns)
    var changes = FigureMatrix(units: units, indicators: rounds.now.indicators)
    var flat = changes
    for unit in 0..<units {
      for column in columns { changes[unit, column] = now[unit, column] - before[unit, column] }
      var own = columns.map { changes[unit, $0] }.filter { !$0.isNaN }
      let level = takeMedian(of: &own) ?? 0
      for column in columns { flat[unit, column] = changes[unit, column] - level }
    }
    scales = Self.scales(changes, columns)
    flatScales = Self.scales(flat, columns)
    var scaled: [Double] = []
    scaled.reserveCapacity(units * columns.count)
    for unit in 0..<units { for column in columns { scaled.append(before[unit, column] / scales[column]) } }
    scaledBefore = scaled
    coarse = NearFigures(scaled, columns: columns.count)
  }

  private static func residuals(_ round: FigureMatrix, _ columns: [Int]) -> FigureMatrix {
    var found = FigureMatrix(units: round.units, indicators: round.indicators)
    for column in columns {
      let present = (0..<round.units).filter { !round[$0, column].isNaN && round[$0, column] != 0 }
      let logarithms = present.map { log(round[$0, column] + 0.5) }
      let middle = median(of: logarithms) ?? 0
      for (unit, value) in zip(present, logarithms) { found[unit, column] = value - middle }
    }
    return found
  }

  /// The units' own changes, robustly, shrunk to what is typical of all indicators.
  private static func scales(_ changes: FigureMatrix, _ columns: [Int]) -> [Double] {
    var spread = Array(repeating: (count: 0, variance: 0.0), count: changes.indicators)
    for column in columns {
      var values = (0..<changes.units).map { changes[$0, column] }.filter { !$0.isNaN }
      guard let middle = takeMedian(of: &values) else { continue }
      var distances = values.map { abs($0 - middle) }
      let deviation = 1.4826 * (takeMedian(of: &distances) ?? 0)
      spread[column] = (values.count, deviation * deviation)
    }
    let typical = median(of: columns.map { spread[$0].variance }) ?? 0
    return spread.map { entry in
      let count = Double(entry.count)
      return max((count * entry.variance + 20 * typical) / (count + 20), 0.01).squareRoot()
    }
  }

  /// The unit whose earlier figures a return fits best, if better than its own by enough.
  /// - Parameter isOneReturn: whether two returns of this round are P306 or P307.
  package func find(unit: Int, isOneReturn: (Int) -> Bool) -> Match? {
    let places = columns.indices.filter {
      !now[unit, columns[$0]].isNaN && !before[unit, columns[$0]].isNaN
    }
    func bounded(_ value: Double) -> Double { min(value * value, 16) }
    let own = places.map { columns[$0] }
    let ownFit = own.map { bounded((now[unit, $0] - before[unit, $0]) / scales[$0]) }
    // The most that any other unit can gain.
    guard places.count >= 8, 0.5 * ownFit.reduce(0, +) >= 16 - 1e-6 else { return nil }
    let scaledNow = own.map { now[unit, $0] / scales[$0] }
    var best: Match?
    let sum = ownFit.reduce(0, +)
    for other in coarse.units(near: scaledNow, at: places, within: sum - 32) where other != unit {
      guard mayGain(other, places, scaledNow, ownFit, sum) else { continue }
      var shared: [Int] = []
      var gain = 0.0
      for (place, column) in own.enumerated() where !before[other, column].isNaN {
        shared.append(column)
        gain += 0.5 * (ownFit[place] - bounded((now[unit, column] - before[other, column]) / scales[column]))
      }
      guard shared.count >= 8, gain >= 16, gain > best?.gain ?? 0 else { continue }
      if flatGain(unit, other, shared) >= 12 || isOneReturn(other) { best = Match(unit: other, gain: gain) }
    }
    return best
  }

  /// Whether another unit's figures can gain enough: a fit that cannot win is not looked at further.
  private func mayGain(
    _ other: Int, _ places: [Int], _ scaledNow: [Double], _ ownFit: [Double], _ sum: Double
  ) -> Bool {
    let row = other * columns.count
    // What the columns looked at so far have gained, and the rest can still gain, twice.
    var most = sum
    for place in places.indices {
      let distance = scaledNow[place] - scaledBefore[row + places[place]]
      // An absent figure is not compared: nothing is gained by it.
      most -= distance.isNaN ? ownFit[place] : min(distance * distance, 16)
      if most < 32 - 1e-6 { return false }
    }
    return true
  }

  /// The gain once each difference's median is taken out: a unit that doubled all it does is not a larger one.
  private func flatGain(_ unit: Int, _ other: Int, _ shared: [Int]) -> Double {
    func fit(_ from: Int) -> Double {
      let differences = shared.map { now[unit, $0] - before[from, $0] }
      let level = median(of: differences) ?? 0
      return zip(differences, shared).reduce(0) { sum, entry in
        let value = (entry.0 - level) / flatScales[entry.1]
        return sum + min(value * value, 16)
      }
    }
    return 0.5 * (fit(unit) - fit(other))
  }
}
