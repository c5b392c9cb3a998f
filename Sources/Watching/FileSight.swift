/// A path relative to the folder that is watched, as bytes: names on Linux are bytes, not text.
package typealias WatchedPath = [UInt8]

/// What one look at a folder saw of a file. Sights are compared for being equal only, so that a clock that jumps, here or
/// on the machine that holds the folder, makes no difference.
package struct FileSight: Sendable, Equatable {
  /// The size in bytes.
  package var size: Int
  /// When its bytes last changed, in nanoseconds since 1970, and when anything of it did: who copies a file with its times
  /// leaves the first as it was.
  package var modified: Int, changed: Int
  /// Which file it is.
  package var inode: Int
  /// A sight.
  package init(size: Int, modified: Int, changed: Int = 0, inode: Int = 0) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }
}

/// The names of the files that spreadsheet programs put beside a workbook while somebody has it open.
package enum LockFileName {
  /// Those of a workbook, by its own name: Excel's and LibreOffice's.
  package static func names(of workbook: [UInt8]) -> [[UInt8]] {
    [Array("~$".utf8) + workbook, Array(".~lock.".utf8) + workbook + Array("#".utf8)]
  }
  /// Whether a name is one of those.
  package static func isOne(_ name: some Collection<UInt8>) -> Bool {
    name.starts(with: "~$".utf8) || name.starts(with: ".~lock.".utf8)
  }
}
