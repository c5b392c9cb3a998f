/// Two pieces of work that need nothing of each other, on two cores.
package enum BothAtOnce {
  /// Runs both and waits for both; where `jobs` is 1, one after the other. The first one's error counts before the second's.
  package static func run<First: Sendable, Second: Sendable, Failure: Error>(
    jobs: Int, _ first: @escaping @Sendable () throws(Failure) -> First,
    _ second: @escaping @Sendable () throws(Failure) -> Second
  ) throws(Failure) -> (First, Second) {
    guard jobs > 1 else { return (try first(), try second()) }
    var one: Result<First, Failure>?
    var other: Result<Second, Failure>?
    for done in AllCores.map(2, jobs: jobs, { Done(place: $0, first, second) }) {
      one = done.first ?? one
      other = done.second ?? other
    }
    // Both were made: what is made again here never is.
    let (done, also) = (one ?? Result(catching: first), other ?? Result(catching: second))
    return (try done.get(), try also.get())
  }

  /// What became of one of them.
  private struct Done<First: Sendable, Second: Sendable, Failure: Error>: Sendable {
    var first: Result<First, Failure>?
    var second: Result<Second, Failure>?
    init(
      place: Int, _ first: () throws(Failure) -> First, _ second: () throws(Failure) -> Second
    ) {
      if place == 0 { self.first = Result(catching: first) } else { self.second = Result(catching: second) }
    }
  }
}
