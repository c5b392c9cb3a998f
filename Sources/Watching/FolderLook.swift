private import Glibc

/// One look at a folder and all below it: what `stat` says of every file.
enum FolderLook {
  /// What a look saw.
  struct Seen {
    /// The files by their paths, and folders that may not be read; nil: the folder cannot be opened.
    var files: [WatchedPath: FileSight]?
    /// The folders, the top one as an empty path.
    var folders: [WatchedPath] = []
  }

  /// Looks through a folder. Hidden files are not seen, lock files are; `isLeftOut` tells which entries, and what is
  /// below them, are none of the watcher's business.
  static func look(at folder: [UInt8], leavingOut isLeftOut: (WatchedPath) -> Bool) -> Seen {
    var seen = Seen()
    var files: [WatchedPath: FileSight] = [:]
    var rest: [(path: WatchedPath, depth: Int)] = [([], 0)]
    while let (relative, depth) = rest.popLast() {
      let path = relative.isEmpty ? folder : folder + [UInt8(ascii: "/")] + relative
      guard let stream = opendir(cString(path)) else {
        // A folder below that went away in between is as good as empty, and one that may not be read is seen itself, since a
        // run has to tell of it; any other trouble, such as a share that does not answer, must not look like files that were
        // removed.
        let trouble = errno
        guard !relative.isEmpty, [EACCES, EPERM, ENOENT, ENOTDIR].contains(trouble) else { return Seen() }
        var status = stat()
        if [EACCES, EPERM].contains(trouble), stat(cString(path), &status) == 0 {
          files[relative] = FileSight(status)
        }
        continue
      }
      defer { closedir(stream) }
      seen.folders.append(relative)
      errno = 0
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
        defer { errno = 0 }
        if name.first == UInt8(ascii: "."), !LockFileName.isOne(name) { continue }
        let below = relative.isEmpty ? name : relative + [UInt8(ascii: "/")] + name
        if isLeftOut(below) { continue }
        var status = stat()
        guard fstatat(dirfd(stream), cString(name), &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
          // As deep as a run looks.
          if depth < 64 { rest.append((below, depth + 1)) }
        case S_IFLNK:
          var target = stat()
          if fstatat(dirfd(stream), cString(name), &target, 0) == 0, target.st_mode & S_IFMT != S_IFDIR {
            status = target
          }
          files[below] = FileSight(status)
        default: files[below] = FileSight(status)
        }
      }
      if errno != 0 { return Seen() }
    }
    seen.files = files
    return seen
  }

  private static func cString(_ path: [UInt8]) -> [CChar] { path.map { CChar(bitPattern: $0) } + [0] }
}

extension FileSight {
  /// What `stat` says.
  fileprivate init(_ status: stat) {
    size = Int(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
    inode = Int(truncatingIfNeeded: status.st_ino)
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
