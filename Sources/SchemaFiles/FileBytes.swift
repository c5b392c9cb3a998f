private import Glibc

/// Reads a file whole.
enum FileBytes {
  /// Why a file was not read.
  enum Failure: Error, Equatable {
    /// It is larger than the limit.
    case tooLarge
    /// The system's words.
    case unreadable(String)
  }

  /// The bytes of a regular file, at most `limit`. Pipes and devices are refused before anything is read from them.
  static func read(path: String, limit: Int) -> Result<[UInt8], Failure> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .failure(lastError()) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(lastError()) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failure(.unreadable("not a regular file")) }
    guard status.st_size <= limit else { return .failure(.tooLarge) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readBytes(descriptor, &buffer)
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(lastError())
      }
      if count == 0 { return .success(bytes) }
      bytes += buffer[..<count]
      // It may grow while it is read.
      guard bytes.count <= limit else { return .failure(.tooLarge) }
    }
  }

  private static func lastError() -> Failure {
    .unreadable(strerror(errno).map { String(cString: $0) } ?? "errno \(errno)")
  }
}

/// `read(2)`, whose name the type's own function hides.
private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
  buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
}
