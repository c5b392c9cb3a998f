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
    return map(stretches, jobs: jobs) { place -> [Part] in
      elements[(place * stretch)..<min((place + 1) * stretch, elements.count)].map(part)
    }.flatMap(\.self)
  }

  /// Parts in the making.
  private final class Work<Part: Sendable>: Sendable {
    private struct State {
      var next = 0
      var made: [Part?]
      /// How many helpers are at it, and whether new ones come too late.
      var helpers = 0
      var isClosed = false
    }
    private let part: @Sendable (Int) -> Part
    private let state: Mutex<State>
    /// Told by the last helper once the work is closed.
    private let done = DispatchSemaphore(value: 0)

    init(count: Int, _ part: @escaping @Sendable (Int) -> Part) {
      self.part = part
      state = Mutex(State(made: Array(repeating: nil, count: count)))
    }

    /// Makes parts until all are begun.
    private func run() {
      while let place = state.withLock({ state -> Int? in
        guard state.next < state.made.count else { return nil }
        state.next += 1
        return state.next - 1
      }) {
        let result = part(place)
        state.withLock { $0.made[place] = result }
      }
    }
    /// Makes parts beside others.
    func help() {
      let isWelcome = state.withLock { state in
        if !state.isClosed { state.helpers += 1 }
        return !state.isClosed
      }
      guard isWelcome else { return }
      run()
      let isLast = state.withLock { state in
        state.helpers -= 1
        return state.isClosed && state.helpers == 0
      }
      if isLast { done.signal() }
    }
    /// Makes parts, waits for those that helpers have begun, and gives all.
    func finish() -> [Part] {
      run()
      let waits = state.withLock { state in
        state.isClosed = true
        return state.helpers > 0
      }
      if waits { done.wait() }
      return state.withLock { state in
        defer { state.made = [] }
        return state.made.enumerated().map { $1 ?? part($0) }
      }
    }
  }
}
