internal import Dispatch
internal import Synchronization

/// Work in parts that do not depend on one another, on several cores. What comes out stands in the order of the parts,
/// whoever was done first, so that one core or many give the same.
struct Crew: Sendable {
  /// How many work at once; 1: one part after the other, on the caller's thread.
  let workers: Int
  /// One alone.
  static let alone = Crew(workers: 1)
  /// Fewer units than this have too little to share out.
  private static let chunk = 32

  /// A result for each part.
  func map<Result: Sendable>(_ parts: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    guard workers > 1, parts > 1 else { return (0..<max(parts, 0)).map(work) }
    let state = Mutex<(next: Int, results: [Result?])>((0, Array(repeating: nil, count: parts)))
    DispatchQueue.concurrentPerform(iterations: min(workers, parts)) { _ in
      while let part = state.withLock({ state -> Int? in
        guard state.next < parts else { return nil }
        state.next += 1
        return state.next - 1
      }) {
        let result = work(part)
        state.withLock { $0.results[part] = result }
      }
    }
    return state.withLock { $0.results }.compactMap { $0 }
  }

  /// What a run of places gives, one run behind the other. How places are parted never depends on the number of workers.
  func runs<Element: Sendable>(_ count: Int, _ work: @Sendable (Range<Int>) -> [Element]) -> [Element] {
    guard workers > 1, count > Self.chunk else { return work(0..<max(count, 0)) }
    let parts = (count + Self.chunk - 1) / Self.chunk
    return map(parts) { part in work(part * Self.chunk..<min((part + 1) * Self.chunk, count)) }.flatMap { $0 }
  }
}
