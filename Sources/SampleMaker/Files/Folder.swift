import SheetPlan
import WorkbookWriting

private import Glibc

/// A folder that files are written into.
struct Folder {
  /// Its path.
  let path: String

  /// A call of the operating system that failed.
  struct Failure: Error, CustomStringConvertible {
    /// What was done, and what the system says.
    let description: String
  }

  /// A folder; made where it is not there.
  init(_ path: String) throws {
    self.path = path
    try Self.make(path)
  }

  /// The path of a file in it; the folders between are made.
  func place(_ relative: String) throws -> String {
    let parts = relative.split(separator: "/")
    var folder = path
    for part in parts.dropLast() {
      folder += "/" + part
      try Self.make(folder)
    }
    return path + "/" + relative
  }

  /// Writes bytes.
  func write(_ bytes: [UInt8], to relative: String) throws {
    let place = try place(relative)
    let descriptor = open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure("open \(place)") }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Self.failure("write \(place)") }
      written += count
    }
  }

  /// Writes a text.
  func write(_ text: String, to relative: String) throws { try write(Array(text.utf8), to: relative) }

  /// Writes a workbook.
  func write(_ content: ReturnContent) throws {
    try WorkbookWriter.write(content.plan(), to: place(content.habits.file))
  }

  /// The bytes of a file in it.
  func bytes(of relative: String) throws -> [UInt8] {
    let descriptor = open(path + "/" + relative, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("open \(relative)") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw Self.failure("read \(relative)") }
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  private static func make(_ path: String) throws {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure("mkdir \(path)") }
  }
  private static func failure(_ what: String) -> Failure {
    Failure(description: what + ": " + String(cString: strerror(errno)))
  }
}
