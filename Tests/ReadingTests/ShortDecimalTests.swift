import Cells
import TestSupport
import Testing

@Suite("Numbers of few decimals")
struct ShortDecimalTests {
  /// A number as it is stored; nil: it is no short one.
  private static func text(_ value: Double) -> String? {
    guard let number = ShortDecimal(value) else { return nil }
    return String(unsafeUninitializedCapacity: number.count) { room in
      guard let base = room.baseAddress else { return 0 }
      number.store(to: base, count: number.count)
      return number.count
    }
  }
  /// What is said of a number in general, whole ones without a point.
  private static func said(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
  }

  @Test("They are written as they are written in general")
  func sameAsInGeneral() {
    var random = SeededRandom(seed: 7)
    var short = 0
    for _ in 0..<40_000 {
      let digits =
        Int64.random(in: -1_000_000_000_000_000...1_000_000_000_000_000, using: &random)
        >> Int64.random(in: 0...50, using: &random)
      let value = Double(digits) / [1, 10, 100, 1000, 10_000, 7][Int.random(in: 0...5, using: &random)]
      // And the numbers next to it, which need all their digits.
      for value in [
        value, value.nextUp, value.nextDown,
        Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random)),
      ] {
        guard let text = Self.text(value) else { continue }
        short += 1
        #expect(text == Self.said(value))
      }
    }
    #expect(short > 20_000)
  }

  @Test(
    "What has up to three decimals is one",
    arguments: [
      (0, "0"), (-0.0, "0"), (7063, "7063"), (-12, "-12"), (0.5, "0.5"), (-0.05, "-0.05"), (0.001, "0.001"),
      (12.34, "12.34"),
      (999_999_999_999.5, "999999999999.5"), (1e12, nil), (0.1 + 0.2, nil), (0.0001, nil), (1.0 / 3, nil),
      (.infinity, nil),
      (.nan, nil), (.leastNonzeroMagnitude, nil),
    ] as [(Double, String?)])
  func known(value: Double, text: String?) {
    #expect(Self.text(value) == text)
  }
}
