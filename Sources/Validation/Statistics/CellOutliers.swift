internal import Foundation

/// A figure unlike what is expected; at most one of these for each cell.
package struct CellOutlier: Sendable, Equatable {
  /// The unit and the indicator.
  package var unit: Int, indicator: Int
  /// H200, H201, H203, P300, P301 or P303.
  package var code: String
  /// Whether it is only to know: beyond notice_z, not beyond the threshold.
  package var isNotice: Bool
  /// The figure without the power of ten too much; nil: another one.
  package var suggestion: Double?
}

/// Finds figures unlike what is expected (P300, P301, H200, H201) and those that are a power of ten of it (P303, H203).
package enum CellOutliers {
  /// The outliers of a round, unit by unit.
  package static func find(
    _ rounds: FigureRounds, _ expectations: Expectations, _ threshold: OutlierThreshold, noticeZ: Double
  ) -> [CellOutlier] {
    let (units, indicators) = (rounds.now.units, rounds.now.indicators)
    var totals = Array(repeating: 0.0, count: indicators)
    // Figures of at least 10 and how many of them end in 0.
    var tens = Array(repeating: (count: 0, round: 0), count: indicators)
    for unit in 0..<units {
      for indicator in 0..<indicators where !rounds.now[unit, indicator].isNaN {
        let x = rounds.now[unit, indicator]
        totals[indicator] += x
        guard x >= 10 else { continue }
        tens[indicator].count += 1
        if endsInZero(x) { tens[indicator].round += 1 }
      }
    }
    var found: [CellOutlier] = []
    for unit in 0..<units {
      for indicator in 0..<indicators {
        let x = rounds.now[unit, indicator]
        guard let score = expectations[unit, indicator], let z = score.z,
          threshold.isMaterial(x, score.expected, total: totals[indicator], units: units)
        else { continue }
        let counted = tens[indicator].count - (x >= 10 ? 1 : 0)
        let round = tens[indicator].round - (x >= 10 && endsInZero(x) ? 1 : 0)
        let share = counted > 0 ? Double(round) / Double(counted) : 0
        let power = powerOfTen(
          x, score, threshold.z, roundShare: share, isWhole: rounds.kinds[indicator].isWhole)
        let isOld = score.history > 0
        if let power {
          found.append(
            CellOutlier(
              unit: unit, indicator: indicator, code: isOld ? "H203" : "P303", isNotice: false,
              suggestion: power))
        } else if abs(z) >= min(threshold.z, noticeZ) {
          let code =
            isOld
            ? score.history >= 4 ? "H201" : "H200"
            : rounds.exposure[unit, indicator] != 1 ? "P301" : "P300"
          found.append(
            CellOutlier(unit: unit, indicator: indicator, code: code, isNotice: abs(z) < threshold.z))
        }
      }
    }
    return found
  }

  private static func endsInZero(_ x: Double) -> Bool { x.truncatingRemainder(dividingBy: 10) == 0 }

  /// The right figure of which x is a power of ten, if that explains it: near a power, whole, itself as expected, and odd enough.
  static func powerOfTen(
    _ x: Double, _ score: CellScore, _ threshold: Double, roundShare: Double, isWhole: Bool
  ) -> Double? {
    guard let residual = score.residual, let z = score.z else { return nil }
    let power = (residual / log(10.0)).rounded(.toNearestOrEven)
    guard abs(power) >= 1, abs(power) <= 3 else { return nil }
    let width = power == -1 ? 0.4 : power == 1 ? 0.5 : 0.7
    guard abs(residual - power * log(10.0)) <= width else { return nil }
    let factor = [1, 10.0, 100, 1000][Int(abs(power))]
    let right = power > 0 ? x / factor : x * factor
    if power > 0, isWhole, right != right.rounded() { return nil }
    let rest = (log(right + 0.5) - log(score.expected + 0.5)) / score.deviation(of: right)
    let bonus = power == -1 ? -1 : power > 0 && isWhole && roundShare <= 1.0 / 3 ? 0.7 : 0
    return abs(rest) <= 2 && abs(z) >= threshold - bonus ? right : nil
  }
}
