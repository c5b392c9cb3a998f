private import Glibc

/// A new file that is written piece by piece. What goes wrong is kept and thrown by `finish`.
struct NewFile: ~Copyable {
  private let descriptor: Int32
  private var failure: SystemCalls.Failure?

  /// Makes the file, or empties it; its folder is there.
  init(_ path: FilePath) throws(SystemCalls.Failure) {
    descriptor = open(path.cString, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemCalls.Failure(code: errno) }
  }

  /// Writes bytes behind those that were written.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    var done = 0
    while done < bytes.count, failure == nil {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      if count < 0 { failure = SystemCalls.Failure(code: errno) } else { done += count }
    }
  }

  /// Syncs and closes the file.
  consuming func finish() throws(SystemCalls.Failure) {
    if failure == nil, fsync(descriptor) != 0 { failure = SystemCalls.Failure(code: errno) }
    if close(descriptor) != 0, failure == nil { failure = SystemCalls.Failure(code: errno) }
    if let failure { throw failure }
  }
}
