internal import Foundation

extension CellScore {
  /// The figures about which nothing would be said at a threshold: those nearer than `z` deviations to what is expected.
  /// A figure's own noise of counting is part of its deviation, so that the two ends are looked for, not computed.
  func usual(z: Double) -> (low: Double, high: Double) {
    let middle = max(expected, 0)
    func isUsual(_ figure: Double) -> Bool {
      abs(log((figure + 0.5) / (expected + 0.5))) < z * deviation(of: figure)
    }
    /// The last usual figure between one that is and one that is not.
    func edge(_ inside: Double, _ outside: Double) -> Double {
      var (inside, outside) = (inside, outside)
      for _ in 0..<60 {
        let probe = (inside + outside) / 2
        if isUsual(probe) { inside = probe } else { outside = probe }
      }
      return inside
    }
    var beyond = middle + 1
    // As many doublings as a figure can have digits: the noise never outgrows the distance.
    for _ in 0..<200 where isUsual(beyond) { beyond *= 2 }
    return (low: isUsual(0) ? 0 : edge(middle, 0), high: edge(middle, beyond))
  }
}
