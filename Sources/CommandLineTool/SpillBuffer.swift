import Glibc

/// Bytes that are held back until it is known that they may be printed: the first in memory, more in a file without a
/// name, which is gone with the process.
struct SpillBuffer {
  /// What is in memory, behind what was spilled.
  var bytes: [UInt8] = []
  private var owner: TemporaryFile?
  private var file: UnsafeMutablePointer<FILE>? { owner?.file }

  /// A file without a name. One thread fills it, another prints it; never both at once.
  private final class TemporaryFile: @unchecked Sendable {
    let file: UnsafeMutablePointer<FILE>

    init?() {
      guard let file = tmpfile() else { return nil }
      self.file = file
    }

    deinit { fclose(file) }
  }

  /// How much is kept in memory.
  private static let memory = 16 << 20

  /// Spills what is in memory if it is much. Where there can be no file, it stays in memory.
  mutating func spillIfLarge() {
    guard bytes.count > Self.memory else { return }
    if owner == nil { owner = TemporaryFile() }
    guard let file, fwrite(bytes, 1, bytes.count, file) == bytes.count else { return }
    bytes.removeAll(keepingCapacity: true)
  }

  /// A point to go back to.
  func mark() -> Int { (file.map { ftell($0) } ?? 0) + bytes.count }

  /// Goes back to a point.
  mutating func truncate(to mark: Int) {
    let spilled = file.map { ftell($0) } ?? 0
    if mark >= spilled {
      bytes.removeSubrange((mark - spilled)...)
    } else if let file {
      bytes.removeAll(keepingCapacity: true)
      fseek(file, mark, SEEK_SET)
    }
  }

  /// Writes everything to a descriptor and empties the buffer.
  mutating func write(to descriptor: Int32) {
    if let file {
      let length = ftell(file)
      fflush(file)
      rewind(file)
      var piece = [UInt8](repeating: 0, count: 1 << 20)
      var done = 0
      while done < length {
        let count = fread(&piece, 1, min(piece.count, length - done), file)
        if count <= 0 { Terminal.note(failure: EIO) }
        guard count > 0, Self.write(piece[..<count], to: descriptor) else { break }
        done += count
      }
    }
    _ = Self.write(bytes[...], to: descriptor)
    discard()
  }

  /// Empties the buffer.
  mutating func discard() {
    owner = nil
    bytes = []
  }

  /// Writes bytes; false if nobody reads them any more.
  @discardableResult
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0, errno != EINTR {
          Terminal.note(failure: errno)
          return false
        }
        done += max(count, 0)
      }
      return true
    }
  }
}
