package import Schema

/// From which |z| a figure is odd: more where more figures than usual lie far out (an empirical null, Efron 2004).
package struct OutlierThreshold: Sendable {
  /// c.
  package let z: Double
  /// Limits of the schema.
  private let limits: Thresholds

  /// c = outlier_z + 220·(q − 0.0055), within [outlier_z, 7]; q the share of cells with 3 ≤ |z| < 4.5, of those with x̂ ≥ 5.
  package init(_ expectations: Expectations, _ limits: Thresholds) {
    self.limits = limits
    var (tail, count) = (0, 0)
    for score in expectations.all where score.expected >= 5 {
      guard let z = score.z else { continue }
      count += 1
      if abs(z) >= 3, abs(z) < 4.5 { tail += 1 }
    }
    let share = Double(tail + 3) / Double(count + 500)
    z = min(max(limits.outlierZ + 220 * (share - 0.0055), limits.outlierZ), max(7, limits.outlierZ))
  }

  /// Whether a difference matters for the total of an indicator.
  func isMaterial(_ x: Double, _ expected: Double, total: Double, units: Int) -> Bool {
    abs(x - expected)
      >= max(limits.materialityMin, min(limits.materialityShare, 0.05 / Double(max(units, 1))) * total)
  }
}
