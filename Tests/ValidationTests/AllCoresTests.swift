import Dispatch
import SharedWork
import Testing

@Suite("Work on all cores")
struct AllCoresTests {
  @Test("Results come in the order of the parts, of parts within parts too", arguments: [1, 2, 5])
  func order(jobs: Int) {
    let results = AllCores.map(40, jobs: jobs) { outer in
      AllCores.map(Array(0..<outer), jobs: jobs, stretch: 3) { outer * 100 + $0 }
    }
    let expected = (0..<40).map { outer in (0..<outer).map { outer * 100 + $0 } }
    #expect(results == expected)
    let nothing = AllCores.map(0, jobs: jobs) { $0 }
    #expect(nothing.isEmpty)
  }

  @Test("Nothing of the work is held once it is done, by helpers either that find no core free until then")
  func release() {
    final class Large: Sendable {}
    let gate = DispatchSemaphore(value: 0)
    for _ in 0..<64 { DispatchQueue.global().async { gate.wait() } }
    var large: Large? = Large()
    weak let held = large
    let results = AllCores.map(8, jobs: 4) { [large] place in large == nil ? -1 : place }
    #expect(results == Array(0..<8))
    large = nil
    #expect(held == nil)
    for _ in 0..<64 { gate.signal() }
  }
}
