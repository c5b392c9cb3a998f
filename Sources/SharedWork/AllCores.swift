internal import Dispatch
internal import Synchronization

/// Work that falls into parts which need nothing of each other.
///
/// Parts may share out work of their own in turn, which `concurrentPerform` does not do: what is nested in another takes
/// turns on one core there. Nobody waits for a helper that has not begun.
package enum AllCores {
  /// The results of all parts on so many cores at most, in their order, whichever ends first.
  package static func map<Part: Sendable>(
    _ count: Int, jobs: Int, _ part: @escaping @Sendable (Int) -> Part
  ) -> [Part] {
    guard jobs > 1, count > 1 else { return (0..<count).map(part) }
    let work = Work(count: count, part)
    for _ in 1..<min(jobs, count) { DispatchQueue.global().async { work.help() } }
    return work.finish()
  }

  /// A result for each element, in order; the elements are shared out in stretches.
  package static func map<Element: Sendable, Part: Sendable>(
    _ elements: [Element], jobs: Int, stretch: Int = 64, _ part: @escaping @Sendable (Element) -> Part
  ) -> [Part] {
    let stretches = (elements.count + stretch - 1) / max(stretch, 1)
    var parts: [Part] = []
    parts.reserveCapacity(elements.count)
    for made in map(
      stretches, jobs: jobs,
      { place -> [Part] in
        elements[(place * stretch)..<min((place + 1) * stretch, elements.count)].map(part)
      })
    {
      parts += made
    }
    return parts
  }

  /// Parts in the making. Once it is done nothing of it is held, by helpers that begin too late either: what the parts look
  /// at may be tables that somebody changes next, and that two hold are copied.
  private final class Work<Part: Sendable>: Sendable {
    private struct State {
      /// How a part is made; nil: all are.
      var part: (@Sendable (Int) -> Part)?
      var next = 0
      var made: [Part?]
      /// How many helpers are at it.
      var helpers = 0
    }
    private let state: Mutex<State>
    /// Told by the last helper once no more are welcome.
    private let done = DispatchSemaphore(value: 0)

    init(count: Int, _ part: @escaping @Sendable (Int) -> Part) {
      state = Mutex(State(part: part, made: Array(repeating: nil, count: count)))
    }

    /// Makes parts until all are begun.
    private func run(_ part: @Sendable (Int) -> Part) {
      while let place = state.withLock({ state -> Int? in
        guard state.next < state.made.count else { return nil }
        state.next += 1
        return state.next - 1
      }) {
        let result = part(place)
        state.withLock { $0.made[place] = result }
      }
    }
    /// Makes parts beside others, where it does not come too late.
    func help() {
      guard begin() else { return }
      let isLast = state.withLock { state in
        state.helpers -= 1
        return state.part == nil && state.helpers == 0
      }
      if isLast { done.signal() }
    }
    /// Makes parts as a helper; false: it came too late. What they look at is let go of before the helper is counted out.
    private func begin() -> Bool {
      let part = state.withLock { state in
        if state.part != nil { state.helpers += 1 }
        return state.part
      }
      guard let part else { return false }
      run(part)
      return true
    }
    /// Makes parts, waits for those that helpers have begun, and gives all.
    func finish() -> [Part] {
      let part = state.withLock { $0.part }
      if let part { run(part) }
      let waits = state.withLock { state in
        state.part = nil
        return state.helpers > 0
      }
      if waits { done.wait() }
      let made = state.withLock { state in
        defer { state.made = [] }
        return state.made
      }
      return made.indices.compactMap { made[$0] ?? part?($0) }
    }
  }
}
