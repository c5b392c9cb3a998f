internal import Dispatch
internal import Synchronization

/// Work that falls into parts which need nothing of each other.
package enum AllCores {
  /// The results of all parts on so many cores at most, in their order, whichever ends first.
  package static func map<Part: Sendable>(_ count: Int, jobs: Int, _ part: @Sendable (Int) -> Part) -> [Part]
  {
    guard jobs > 1, count > 1 else { return (0..<count).map(part) }
    let state = Mutex<(next: Int, found: [Part?])>((0, Array(repeating: nil, count: count)))
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      while let place = state.withLock({ state -> Int? in
        guard state.next < count else { return nil }
        state.next += 1
        return state.next - 1
      }) {
        let result = part(place)
        state.withLock { $0.found[place] = result }
      }
    }
    return state.withLock { $0.found.enumerated().map { $1 ?? part($0) } }
  }

  /// A result for each element, in order; the elements are shared out in stretches.
  package static func map<Element: Sendable, Part: Sendable>(
    _ elements: [Element], jobs: Int, stretch: Int = 64, _ part: @Sendable (Element) -> Part
  ) -> [Part] {
    let stretches = (elements.count + stretch - 1) / max(stretch, 1)
    return map(stretches, jobs: jobs) { place -> [Part] in
      elements[(place * stretch)..<min((place + 1) * stretch, elements.count)].map(part)
    }.flatMap(\.self)
  }
}
