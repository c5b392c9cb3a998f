/// Numbers that look random and are the same in every run (SplitMix64: Steele, Lea, Flood, "Fast splittable
/// pseudorandom number generators", 2014).
struct SeededNumbers {
  private var state: UInt64

  /// A sequence that belongs to a text.
  init(_ seed: String) {
    // FNV-1a, 64 bit.
    state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The next 64 bits.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number below a bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }
  /// A number in a range.
  mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * Double(next() >> 11) / 9_007_199_254_740_992
  }
  /// About 1, at most so much more or less: the mean of four numbers, so that the ends are rare.
  mutating func factor(_ spread: Double) -> Double {
    1 + spread * ((0..<4).reduce(0) { sum, _ in sum + number(-1...1) }) / 4
  }
  /// Throws so many things into boxes with weights.
  mutating func spread(_ count: Int, over weights: [Double]) -> [Int] {
    var boxes = [Int](repeating: 0, count: weights.count)
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return boxes }
    for _ in 0..<count {
      var place = number(0...sum)
      var box = weights.lastIndex { $0 > 0 } ?? 0
      for (index, weight) in weights.enumerated() where weight > 0 {
        if place < weight {
          box = index
          break
        }
        place -= weight
      }
      boxes[box] += 1
    }
    return boxes
  }
}
