import Testing
import VietnameseText

@Suite("Edit distance up to a limit")
struct BoundedDistanceTests {
  @Test("It is the edit distance, or nil beyond the limit", arguments: 1...20 as ClosedRange<Int>)
  func agrees(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33)) % bound
    }
    for _ in 0..<100 {
      let first = (0..<next(9)).map { _ in UInt8(97 + next(3)) }
      let second = (0..<next(9)).map { _ in UInt8(97 + next(3)) }
      let distance = EditDistance.between(first, second)
      for limit in 0...9 {
        #expect(EditDistance.between(first, second, limit: limit) == (distance <= limit ? distance : nil))
      }
    }
  }
}
