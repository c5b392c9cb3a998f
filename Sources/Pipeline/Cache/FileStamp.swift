/// What a file system says of a file's version: where all of it is the same, and none of its times is too young to tell,
/// the bytes are the same.
package struct FileStamp: Sendable, Hashable {
  /// The size in bytes.
  package var size = 0
  /// When its bytes and when anything of it last changed, in nanoseconds since 1970 by the file system's clock.
  package var modified = 0, changed = 0
  /// Which file it is on which file system.
  package var inode = 0, device = 0
  /// A stamp of nothing.
  package init() {}
  /// The younger of its times.
  var latest: Int { max(modified, changed) }
}

extension ByteWriter {
  /// A stamp.
  mutating func stamp(_ stamp: FileStamp) {
    for part in [stamp.size, stamp.modified, stamp.changed, stamp.inode, stamp.device] { number(part) }
  }
}

extension ByteReader {
  /// A stamp.
  mutating func stamp() throws(DamagedBytes) -> FileStamp {
    var stamp = FileStamp()
    stamp.size = try number()
    stamp.modified = try number()
    stamp.changed = try number()
    stamp.inode = try number()
    stamp.device = try number()
    return stamp
  }
}
