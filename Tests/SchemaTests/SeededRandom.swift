/// A small generator (SplitMix64) whose numbers depend on its seed alone.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  /// A generator.
  init(seed: UInt64) { state = seed }
  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  /// One chance in so many.
  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }
  /// One of a list; the default where it is empty.
  mutating func pick<Element>(_ list: [Element], default element: Element) -> Element {
    list.randomElement(using: &self) ?? element
  }
}
