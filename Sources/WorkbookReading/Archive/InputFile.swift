import Glibc

/// One workbook file, opened for reading; or its bytes, if they are in memory already.
///
/// Files are read with `pread` on one descriptor, never mapped: a mapping kills the process when the file shrinks.
/// Small files are read in one go.
package final class InputFile {
  /// How many bytes there are.
  let size: Int
  /// The descriptor, −1 for bytes in memory.
  private let descriptor: Int32
  /// All bytes, of a small file or of one in memory.
  private var image: UnsafeMutableRawBufferPointer?
  /// What `fstat` said when the file was opened.
  private let opened: stat

  /// Files up to this size are read in one go.
  private static let smallFile = 1 << 20

  /// Opens a file. Links to a regular file are followed; anything but a regular file is refused before it is opened,
  /// since opening a pipe may wait and opening a device may act.
  init(path: [UInt8]) throws(WorkbookReadError) {
    var name = path.map { CChar(bitPattern: $0) }
    name.append(0)
    var seen = stat()
    guard stat(name, &seen) == 0 else {
      throw WorkbookReadError(.system(call: "stat", code: errno))
    }
    try Self.checkRegular(seen)
    let descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw WorkbookReadError(.system(call: "open", code: errno)) }
    var opened = stat()
    let answer = fstat(descriptor, &opened)
    let code = errno
    self.descriptor = descriptor
    self.opened = opened
    size = Int(opened.st_size)
    guard answer == 0 else { throw WorkbookReadError(.system(call: "fstat", code: code)) }
    try Self.checkRegular(opened)
    if size <= Self.smallFile {
      let image = UnsafeMutableRawBufferPointer.allocate(byteCount: max(size, 1), alignment: 8)
      if let base = image.baseAddress {
        do { try Self.read(descriptor, into: base, count: size, at: 0) } catch {
          image.deallocate()
          throw error
        }
      }
      self.image = image
    }
  }

  /// The same, with the file's name in what is thrown.
  package static func opened(pathBytes: [UInt8]) throws(WorkbookReadError) -> InputFile {
    do throws(WorkbookReadError) { return try InputFile(path: pathBytes) } catch {
      throw error.located(workbook: name(of: pathBytes))
    }
  }

  /// The last segment of a path, for messages.
  static func name(of path: [UInt8]) -> String {
    printable(path[((path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...])
  }

  /// Whether all bytes are in memory, so that what is written to the file from now on changes nothing.
  package var isInMemory: Bool { image != nil }

  /// Hands all bytes to a closure, piece by piece; throws if they are not all there.
  package func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) throws(WorkbookReadError) {
    if let image { return body(UnsafeRawBufferPointer(rebasing: image[..<size])) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.smallFile, alignment: 8)
    defer { piece.deallocate() }
    guard let base = piece.baseAddress else { return }
    var offset = 0
    while offset < size {
      let count = min(piece.count, size - offset)
      try read(into: base, count: count, at: offset)
      body(UnsafeRawBufferPointer(start: base, count: count))
      offset += count
    }
  }

  /// Bytes in memory.
  package init(contents: [UInt8]) {
    size = contents.count
    descriptor = -1
    opened = stat()
    let image = UnsafeMutableRawBufferPointer.allocate(byteCount: max(size, 1), alignment: 8)
    image.copyBytes(from: contents)
    self.image = image
  }

  deinit {
    image?.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// Copies bytes of the file; throws if they are not all there.
  func read(into target: UnsafeMutableRawPointer, count: Int, at offset: Int) throws(WorkbookReadError) {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
      throw WorkbookReadError(.damagedContainer(.cutShort))
    }
    guard let base = image?.baseAddress else {
      return try Self.read(descriptor, into: target, count: count, at: offset)
    }
    target.copyMemory(from: base + offset, byteCount: count)
  }

  /// Some bytes of the file as an array.
  func bytes(count: Int, at offset: Int) throws(WorkbookReadError) -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
      throw WorkbookReadError(.damagedContainer(.cutShort))
    }
    var failure: WorkbookReadError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      do throws(WorkbookReadError) {
        try read(into: UnsafeMutableRawPointer(base), count: count, at: offset)
        filled = count
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Where the bytes lie if the whole file is in memory; valid as long as the file is.
  var wholeImage: UnsafeRawPointer? { image.flatMap { $0.baseAddress.map { UnsafeRawPointer($0) } } }

  /// Throws if the file is no longer the one that was opened: another size or another time of change.
  func checkUnchanged() throws(WorkbookReadError) {
    guard descriptor >= 0 else { return }
    var now = stat()
    guard fstat(descriptor, &now) == 0 else { throw WorkbookReadError(.system(call: "fstat", code: errno)) }
    guard now.st_size == opened.st_size, now.st_mtim.tv_sec == opened.st_mtim.tv_sec,
      now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec
    else { throw WorkbookReadError(.changedWhileRead) }
  }

  private static func checkRegular(_ info: stat) throws(WorkbookReadError) {
    let kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: ""
      case S_IFDIR: "a folder"
      case S_IFIFO: "a pipe"
      case S_IFSOCK: "a socket"
      case S_IFCHR, S_IFBLK: "a device"
      default: "something else"
      }
    guard kind.isEmpty else { throw WorkbookReadError(.notARegularFile(kind)) }
  }

  /// `pread` until all bytes are there.
  private static func read(
    _ descriptor: Int32, into target: UnsafeMutableRawPointer, count: Int, at offset: Int
  ) throws(WorkbookReadError) {
    var done = 0
    while done < count {
      let got = pread(descriptor, target + done, count - done, off_t(offset + done))
      if got < 0 {
        if errno == EINTR { continue }
        throw WorkbookReadError(.system(call: "pread", code: errno))
      }
      // Fewer bytes than `fstat` promised: somebody cut the file.
      if got == 0 { throw WorkbookReadError(.changedWhileRead) }
      done += got
    }
  }
}

extension WorkbookReadError.Detail {
  /// The end is missing.
  static let cutShort = Self("the file is cut short", "tệp bị cụt")
}
