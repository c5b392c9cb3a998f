internal import Foundation

/// P304: figures that fit when moved by one or two rows.
package enum ShiftedRows {
  /// By how many rows the figures stand too low, the block of rows, and how much better they fit when moved back.
  package struct Shift: Sendable, Equatable {
    package var rows: Int
    package var gain: Double
    package var first: Int, last: Int
  }

  /// The block of at least 5 rows with the largest gain of a neighbouring row's figures; nil: none gains 16 and fits well.
  package static func find(_ rounds: FigureRounds, _ expectations: Expectations, unit: Int) -> Shift? {
    let round = rounds.asReturned
    func distance(_ value: Double, _ row: Int) -> Double {
      guard let score = expectations[unit, row] else { return 0 }
      let noise = 1 / ((value + 0.5) * (score.expected + 0.5)).squareRoot()
      return log((value + 0.5) / (score.expected + 0.5)) / (score.scale * score.scale + noise).squareRoot()
    }
    func bounded(_ value: Double) -> Double { min(value * value, 16) }
    /// How ill each row's own figure fits; nil where there is none, or nothing is expected.
    let owns = (0..<round.indicators).map { row -> Double? in
      let own = round[unit, row]
      guard expectations[unit, row] != nil, !own.isNaN, own != 0 else { return nil }
      return bounded(distance(own, row))
    }
    // What all rows together can gain.
    guard owns.reduce(0, { $0 + ($1 ?? 0) }) >= 32 - 1e-6 else { return nil }
    var best: Shift?
    var usable: [Int] = []
    var gains: [Double] = []
    var fits: [Double] = []
    for rows in [-2, -1, 1, 2] {
      usable.removeAll(keepingCapacity: true)
      gains.removeAll(keepingCapacity: true)
      fits.removeAll(keepingCapacity: true)
      var total = 0.0
      var start = 0
      for row in 0..<round.indicators where (0..<round.indicators).contains(row + rows) {
        let figure = round[unit, row + rows]
        guard let own = owns[row], !figure.isNaN, figure != 0 else { continue }
        let other = bounded(distance(figure, row))
        usable.append(row)
        gains.append(0.5 * (own - other))
        fits.append(other)
      }
      for (end, gain) in gains.enumerated() {
        if total <= 0 { (total, start) = (0, end) }
        total += gain
        let size = end - start + 1
        guard size >= 5, total >= 16, total > best?.gain ?? 0 else { continue }
        guard fits[start...end].reduce(0, +) / Double(size) <= 2.5 else { continue }
        best = Shift(rows: rows, gain: total, first: usable[start], last: usable[end])
      }
    }
    return best
  }
}
