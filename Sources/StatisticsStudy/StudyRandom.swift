internal import Foundation

/// Random numbers that a seed determines (SplitMix64), and the distributions of the study.
struct StudyRandom: RandomNumberGenerator {
  private var state: UInt64
  /// Numbers of a seed; a stream keeps what one campaign draws apart from what another does.
  init(seed: UInt64, stream: UInt64) {
    state = seed &* 0xD129_0F26_4A5C_B1D3 &+ stream &* 0x9E37_79B9_7F4A_7C15
    _ = next()
  }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  /// Between 0 and 1, neither of them.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
  /// Between two numbers.
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }
  /// A whole number below a count.
  mutating func index(below count: Int) -> Int { min(Int(uniform() * Double(count)), count - 1) }
  /// Mean 0, standard deviation 1 (Box & Muller 1958).
  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }
  /// Student's t with 3 degrees of freedom, scaled to standard deviation 1.
  mutating func studentT3() -> Double {
    let (a, b, c) = (normal(), normal(), normal())
    return normal() / ((a * a + b * b + c * c) / 3).squareRoot() / 3.0.squareRoot()
  }
  /// Gamma with mean 1 and a shape (Marsaglia & Tsang 2000); the shape is at least 1.
  mutating func gamma(shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0 else { continue }
      if log(uniform()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v / shape }
    }
  }
  /// Counts with a mean; from 60 on by the normal distribution.
  mutating func poisson(_ mean: Double) -> Double {
    guard mean < 60 else { return max((mean + normal() * mean.squareRoot()).rounded(), 0) }
    let limit = exp(-mean)
    var count = 0.0
    var product = uniform()
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }
}
