internal import Dispatch

/// Work that goes on beside its caller, who needs nothing of it but that it is done.
package final class Beside: Sendable {
  private let work = DispatchGroup()

  /// Begins it on another core; where `jobs` is 1, does it at once.
  package init(jobs: Int, _ part: @escaping @Sendable () -> Void) {
    if jobs > 1 { DispatchQueue.global().async(group: work, execute: part) } else { part() }
  }
  /// Waits for it.
  package func finish() { work.wait() }
  /// Whoever lets go of it waits for it.
  deinit { work.wait() }
}
