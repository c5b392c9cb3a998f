private import Foundation

/// What a run may know of the machine.
enum Machine {
  /// The cores that this process may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
