internal import Findings
private import Glibc
internal import Schema
private import Synchronization

/// What goes to the user's screen: results to standard output, messages to standard error.
enum Terminal {
  /// A line of the result.
  static func result(_ line: String) { write(Array((line + "\n").utf8), to: STDOUT_FILENO) }
  /// Bytes of the result.
  static func result(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }
  /// A line for the person at the screen.
  static func message(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }
  /// A text for the person at the screen that the next one writes over.
  static func overwrite(_ text: String) { write(Array(("\r\u{1B}[K" + text).utf8), to: STDERR_FILENO) }

  /// Whether standard error is a terminal.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }
  /// Whether the result may be coloured: a terminal, and NO_COLOR is not set (no-color.org).
  static var hasColour: Bool {
    guard isatty(STDOUT_FILENO) == 1 else { return false }
    guard let value = getenv("NO_COLOR") else { return true }
    return value.pointee == 0
  }

  /// A severity's name, coloured where that is welcome.
  static func label(_ severity: Severity, language: Language) -> String {
    let name =
      switch (severity, language) {
      case (.fatal, .vietnamese): "Không tổng hợp được"
      case (.error, .vietnamese): "Lỗi"
      case (.warning, .vietnamese): "Cảnh báo"
      case (.info, .vietnamese): "Thông tin"
      case (_, .english): severity.name
      }
    guard hasColour else { return name }
    let colour =
      switch severity {
      case .fatal, .error: 31
      case .warning: 33
      case .info: 36
      }
    return "\u{1B}[\(colour)m\(name)\u{1B}[0m"
  }

  /// Why a result could not be written whole, as `errno`; 0: it could, or nobody reads it any more.
  private static let failure = Atomic<Int32>(0)
  /// Notes that a result cannot be written, by `errno`. That a reader had enough is no failure.
  static func note(failure code: Int32) {
    if code != EPIPE { failure.store(code, ordering: .relaxed) }
  }
  /// Whether results are for a log, without which all is well too.
  private static let isLog = Atomic<Bool>(false)
  /// From now on a result that cannot be written is no failure: a watcher's runs leave outputs.
  static func printsToLog() { isLog.store(true, ordering: .relaxed) }
  /// Says that a result could not be written whole; false where it could, or is for a log only.
  static func tellsFailure() -> Bool {
    let code = failure.load(ordering: .relaxed)
    guard code != 0, !isLog.load(ordering: .relaxed) else { return false }
    let why = String(cString: strerror(code))
    message("Không ghi được trọn kết quả ra đầu ra chuẩn / the result could not be written whole: \(why)")
    return true
  }

  /// Writes all bytes; what cannot be written to a screen is given up.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if descriptor == STDOUT_FILENO { note(failure: count < 0 ? errno : EIO) }
        return
      }
      done += count
    }
  }
}
