internal import Dispatch
internal import Synchronization

/// Values that are no longer needed, and are work to take apart.
package enum LettingGo {
  /// Lets go of a value on another core, while the caller goes on; where `jobs` is 1, at once.
  package static func elsewhere<Value: Sendable>(_ value: consuming Value, jobs: Int) {
    guard jobs > 1 else { return }
    let last = Last(value)
    DispatchQueue.global().async { last.value.withLock { $0 = nil } }
  }

  /// The one who still holds the value.
  private final class Last<Value: Sendable>: Sendable {
    let value: Mutex<Value?>
    init(_ value: consuming Value) { self.value = Mutex(value) }
  }
}
