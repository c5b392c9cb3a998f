private import Glibc

/// What kind of entry a path names, and what `stat` says of it.
package struct FileStatus: Sendable, Equatable {
  /// What stands behind the name.
  package enum Kind: Sendable, Equatable {
    case file, folder, link, other
  }
  /// The kind.
  package var kind: Kind
  /// The size in bytes.
  package var size: Int
  /// The modification time in seconds since 1970.
  package var modified: Int
  /// Its version, as exactly as the file system knows it.
  package var stamp = FileStamp()
}

/// The few calls of the operating system that a run needs, with errors as texts.
package enum SystemCalls {
  /// A clock that nobody sets, in seconds. (A thread's own processor time costs a call of the system each time it is asked.)
  static var seconds: Double {
    var time = timespec()
    guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// A call that failed, and what the system says.
  package struct Failure: Error, Sendable, Equatable {
    /// `errno`.
    package var code: Int32
    /// The system's own words.
    package var text: String { String(cString: strerror(code)) }
    /// Whether there is no room, on the disk or in somebody's share of it.
    var isFullDisk: Bool { code == ENOSPC || code == EDQUOT }
    /// Whether this user may not.
    var isForbidden: Bool { code == EACCES || code == EPERM }
    /// Something stands where a folder should be.
    package static let notAFolder = Failure(code: ENOTDIR)
  }

  /// What stands behind a path; links are followed or not.
  package static func status(of path: FilePath, followingLinks: Bool = true) throws(Failure) -> FileStatus {
    var buffer = stat()
    let result = path.cString.withUnsafeBufferPointer { text -> Int32 in
      guard let base = text.baseAddress else { return -1 }
      return followingLinks ? stat(base, &buffer) : lstat(base, &buffer)
    }
    guard result == 0 else { throw Failure(code: errno) }
    let kind: FileStatus.Kind =
      switch buffer.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return FileStatus(
      kind: kind, size: Int(buffer.st_size), modified: Int(buffer.st_mtim.tv_sec), stamp: FileStamp(buffer))
  }

  /// Gives a file that is there the present time, and tells its version then; nil where that cannot be done.
  static func touched(_ path: FilePath) -> FileStamp? {
    guard utimensat(AT_FDCWD, path.cString, nil, 0) == 0 else { return nil }
    return try? status(of: path).stamp
  }

  /// The names in a folder, `.` and `..` left out, in byte order.
  package static func names(in folder: FilePath) throws(Failure) -> [[UInt8]] {
    guard let stream = opendir(folder.cString) else { throw Failure(code: errno) }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in Array(bytes.prefix { $0 != 0 }) }
      if name != [UInt8(ascii: ".")], name != [UInt8(ascii: "."), UInt8(ascii: ".")] { names.append(name) }
      errno = 0
    }
    if errno != 0 { throw Failure(code: errno) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The bytes of a regular file, read block by block.
  package static func read(_ path: FilePath, each: (UnsafeRawBufferPointer) -> Void) throws(Failure) {
    let descriptor = open(path.cString, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(code: errno) }
      if count == 0 { return }
      block.withUnsafeBytes { each(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }
  /// All bytes of a regular file.
  package static func contents(of path: FilePath) throws(Failure) -> [UInt8] {
    let descriptor = open(path.cString, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    // Room for all of it at once, and for a byte more, which tells whether it has grown since.
    var room = 1 << 16
    if let status = try? status(of: path), status.kind == .file { room = max(status.size, 0) + 1 }
    var bytes: [UInt8] = []
    while true {
      var failure: Failure?
      let more = [UInt8](unsafeUninitializedCapacity: room) { buffer, done in
        while done < buffer.count {
          let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = Failure(code: errno) }
          if got <= 0 { return }
          done += got
        }
      }
      if let failure { throw failure }
      if bytes.isEmpty { bytes = more } else { bytes.append(contentsOf: more) }
      if more.count < room { return bytes }
      room = 1 << 16
    }
  }

  /// So many bytes of a regular file from an offset on, or as many as there are.
  static func bytes(of path: FilePath, at offset: Int, count: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path.cString, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    var done = 0
    while done < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(offset + done))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Failure(code: errno) }
      if got == 0 { break }
      done += got
    }
    bytes.removeLast(bytes.count - done)
    return bytes
  }

  /// Does something that a request to end (SIGTERM, SIGINT, SIGHUP) has to wait for.
  static func uninterrupted<E>(_ body: () throws(E) -> Void) throws(E) {
    var asked = sigset_t()
    var before = sigset_t()
    sigemptyset(&asked)
    for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&asked, number) }
    pthread_sigmask(SIG_BLOCK, &asked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// Whether this user may make files in a folder.
  static func mayWrite(to folder: FilePath) -> Bool { access(folder.cString, W_OK | X_OK) == 0 }

  /// Makes a folder, and those above it; it is no error when it is there.
  package static func makeFolder(_ path: FilePath) throws(Failure) {
    if mkdir(path.cString, 0o777) == 0 || errno == EEXIST {
      guard try status(of: path).kind == .folder else { throw .notAFolder }
      return
    }
    guard errno == ENOENT, path.parent != path else { throw Failure(code: errno) }
    try makeFolder(path.parent)
    guard mkdir(path.cString, 0o777) == 0 || errno == EEXIST else { throw Failure(code: errno) }
  }

  /// Makes a folder, and those above it, below one that has to be there: where a share went away, nothing is made anew in
  /// its place.
  static func makeFolder(_ path: FilePath, below root: FilePath) throws(Failure) {
    if mkdir(path.cString, 0o777) == 0 || errno == EEXIST {
      guard try status(of: path).kind == .folder else { throw .notAFolder }
      return
    }
    guard errno == ENOENT, path.parent != root, path.parent != path else { throw Failure(code: errno) }
    try makeFolder(path.parent, below: root)
    guard mkdir(path.cString, 0o777) == 0 || errno == EEXIST else { throw Failure(code: errno) }
  }

  /// Writes a new file and syncs it, unless nothing depends on what is in it.
  package static func write(_ bytes: [UInt8], to path: FilePath, syncs: Bool = true) throws(Failure) {
    try write(to: [path], syncs: syncs) { sink throws(Failure) in
      try bytes.withUnsafeBytes { bytes -> Result<Void, Failure> in
        Result { () throws(Failure) in try sink(bytes) }
      }.get()
    }
  }

  /// Writes new files of the same bytes, of which a body hands over one stretch after the other, and syncs them where that is
  /// asked. What the body says.
  static func write<Value>(
    to paths: [FilePath], syncs: Bool = true,
    _ body: ((UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var descriptors: [Int32] = []
    defer { for descriptor in descriptors { close(descriptor) } }
    for path in paths {
      let descriptor = open(path.cString, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw Failure(code: errno) }
      descriptors.append(descriptor)
    }
    let opened = descriptors
    let value = try body { bytes throws(Failure) in
      for descriptor in opened { try write(bytes, to: descriptor) }
    }
    while let descriptor = descriptors.last {
      guard !syncs || fsync(descriptor) == 0 else { throw Failure(code: errno) }
      descriptors.removeLast()
      guard close(descriptor) == 0 else { throw Failure(code: errno) }
    }
    return value
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(code: errno) }
      done += count
    }
  }

  /// Writes over the beginning of a file that is there, without making it longer or shorter first.
  static func overwrite(_ path: FilePath, with bytes: [UInt8]) throws(Failure) {
    let descriptor = open(path.cString, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(code: errno) }
      done += count
    }
  }

  /// Makes an empty file where there is none, for whoever the process's umask lets write to it. What goes wrong shows when it
  /// is opened.
  static func touchFile(_ path: FilePath) {
    let descriptor = open(path.cString, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor >= 0 { close(descriptor) }
  }

  /// Syncs what was written to a file, or a folder's entries, to the disk.
  package static func sync(_ path: FilePath) throws(Failure) {
    let descriptor = open(path.cString, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    // Some network file systems cannot sync a folder; its files were synced one by one.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw Failure(code: errno) }
  }

  /// Renames a file over whatever has that name.
  package static func rename(_ path: FilePath, to target: FilePath) throws(Failure) {
    guard Glibc.rename(path.cString, target.cString) == 0 else { throw Failure(code: errno) }
  }
  /// Removes a file; it is no error when it is not there.
  package static func remove(_ path: FilePath) {
    _ = unlink(path.cString)
  }
  /// The path that links and `..` lead to; nil where it leads nowhere.
  package static func resolved(_ path: FilePath) -> FilePath? {
    guard let text = realpath(path.cString, nil) else { return nil }
    defer { free(text) }
    return FilePath(
      bytes: Array(UnsafeBufferPointer(start: text, count: strlen(text))).map { UInt8(bitPattern: $0) })
  }
}

extension FileStamp {
  /// What `stat` says of a file's version.
  fileprivate init(_ buffer: stat) {
    func nanoseconds(_ time: timespec) -> Int {
      Int(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ Int(time.tv_nsec)
    }
    size = Int(buffer.st_size)
    modified = nanoseconds(buffer.st_mtim)
    changed = nanoseconds(buffer.st_ctim)
    inode = Int(truncatingIfNeeded: buffer.st_ino)
    device = Int(truncatingIfNeeded: buffer.st_dev)
  }
}
