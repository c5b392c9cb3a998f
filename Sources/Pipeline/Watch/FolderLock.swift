private import Glibc

/// A lock on a path that dies with its process (flock(2)), whatever ends it.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Waits at most so many milliseconds for a lock on a folder or file that is there; nil: somebody else holds it. Where
  /// the file system knows no locks, there is one all the same: without it nothing worse happens than before there were any.
  init?(_ path: FilePath, waiting most: Int = 0) {
    descriptor = open(path.cString, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { return }
      guard waited < most else { return nil }
      usleep(20_000)
      waited += 20
    }
  }
  /// Whether what is locked is what stands at a path now: a share that was mounted again has another file there.
  func stands(at path: FilePath) -> Bool {
    var own = stat()
    guard descriptor >= 0, fstat(descriptor, &own) == 0 else { return false }
    var there = stat()
    guard stat(path.cString, &there) == 0 else { return false }
    return own.st_dev == there.st_dev && own.st_ino == there.st_ino
  }
  deinit { if descriptor >= 0 { close(descriptor) } }
}
