private import Foundation

/// What a run may know of the machine.
enum Machine {
  /// The cores that this process may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The bytes of workbooks below which sharing out what follows their reading costs more than it spares: threads that start,
  /// and memory that each of them takes anew. A province of fifteen districts has a third of it.
  static let worthSharing = 512 * 1024

  /// The same for reading them, which is shared out without anything to put together after: a sixtieth of a second's work.
  static let worthReadingTogether = 256 * 1024

  /// How many cores judge and write what was read of files of a folder. `asked`: what the user asked for; nil: as many as help.
  static func jobs(_ asked: Int?, for candidates: [FolderScan.Candidate]) -> Int {
    cores(asked, for: candidates, from: worthSharing)
  }
  /// How many cores read the files of a folder.
  static func readers(_ asked: Int?, for candidates: [FolderScan.Candidate]) -> Int {
    cores(asked, for: candidates, from: worthReadingTogether)
  }
  private static func cores(_ asked: Int?, for candidates: [FolderScan.Candidate], from worth: Int) -> Int {
    if let asked { return asked }
    let bytes = candidates.reduce(0) { $0 + min($1.status.size, worth) }
    return bytes < worth ? 1 : cores
  }
}
