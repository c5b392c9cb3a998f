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
    let sizes = expectations.all.compactMap { score in score.expected >= 5 ? score.z.map(abs) : nil }
    let tail = sizes.filter { $0 >= 3 && $0 < 4.5 }.count
    let share = Double(tail + 3) / Double(sizes.count + 500)
    z = min(max(limits.outlierZ + 220 * (share - 0.0055), limits.outlierZ), max(7, limits.outlierZ))
  }

  /// Whether a difference matters for the total of an indicator.
  func isMaterial(_ x: Double, _ expected: Double, total: Double, units: Int) -> Bool {
    abs(x - expected)
      >= max(limits.materialityMin, min(limits.materialityShare, 0.05 / Double(max(units, 1))) * total)
  }
}
