/// Random numbers that a seed determines (SplitMix64: Steele, Lea and Flood 2014), the same on every run.
package struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// The numbers of a seed.
  package init(seed: UInt64) { state = seed }

  /// The next number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below `end`, which is above 0.
  package mutating func below(_ end: Int) -> Int { Int.random(in: 0..<max(end, 1), using: &self) }

  /// One chance in so many.
  package mutating func chance(_ one: Int) -> Bool { below(one) == 0 }

  /// One of a list; the default where it is empty.
  package mutating func pick<Element>(_ list: [Element], default element: Element) -> Element {
    list.randomElement(using: &self) ?? element
  }
}
