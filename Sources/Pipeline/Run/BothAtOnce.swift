private import Dispatch
private import Synchronization

/// Two pieces of work that need nothing of each other, on two cores.
enum BothAtOnce {
  /// Runs both and waits for both; where `jobs` is 1, one after the other. The first one's error counts before the second's.
  static func run<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @Sendable () throws(RunError) -> First,
    _ second: @Sendable () throws(RunError) -> Second
  ) throws(RunError) -> (First, Second) {
    guard jobs > 1 else { return (try first(), try second()) }
    let one = Mutex<Result<First, RunError>?>(nil)
    let other = Mutex<Result<Second, RunError>?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { place in
      if place == 0 {
        let result = Result(catching: first)
        one.withLock { $0 = result }
      } else {
        let result = Result(catching: second)
        other.withLock { $0 = result }
      }
    }
    guard let done = one.withLock({ $0 }), let also = other.withLock({ $0 }) else {
      return (try first(), try second())
    }
    return (try done.get(), try also.get())
  }
}
