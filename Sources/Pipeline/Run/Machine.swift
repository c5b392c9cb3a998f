private import Foundation

/// What a run may know of the machine.
enum Machine {
  /// The cores that this process may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The bytes of workbooks below which sharing out what follows their reading costs more than it spares: threads that start,
  /// and memory that each of them takes anew. A province of fifteen districts has a third of it.
  static let worthSharing = 512 * 1024

  /// How many cores judge and write what was read of files of a folder. `asked`: what the user asked for; nil: as many as help.
  static func jobs(_ asked: Int?, for candidates: [FolderScan.Candidate]) -> Int {
    if let asked { return asked }
    let bytes = candidates.reduce(0) { $0 + min($1.status.size, worthSharing) }
    return bytes < worthSharing ? 1 : cores
  }
}
