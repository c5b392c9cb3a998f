internal import Findings

/// Why a return in another format could not be turned into .xlsx.
enum ConversionFailure: Sendable, Equatable {
  /// LibreOffice could not open it: damaged, protected by a password, or not what its content seems to be.
  case notOpened
  /// LibreOffice's copy cannot be read.
  case notReadable
  /// It took too long.
  case timedOut(seconds: Int)
  /// LibreOffice crashed, or ran out of the memory it may use.
  case crashed
  /// LibreOffice did not start; in the system's words.
  case notStarted(String)
  /// LibreOffice failed with the files before and was not tried with this one.
  case given
  /// It ends before its content does.
  case cutOff
  /// It has more bytes, lines or columns than are converted.
  case tooLarge

  /// From how a call ended.
  init(_ ending: ChildProcess.Ending, seconds: Double) {
    switch ending {
    case .exited(0): self = .notOpened
    case .timedOut: self = .timedOut(seconds: Int(seconds.rounded(.up)))
    case .notStarted(let text): self = .notStarted(text)
    case .exited, .crashed: self = .crashed
    }
  }

  /// Whether the same file would very likely fail again, and take its time again: it is not tried until it, the program or the
  /// schema changes, or its reading is asked for without the cache.
  var isLasting: Bool {
    switch self {
    case .notOpened, .notReadable, .timedOut: true
    case .crashed, .notStarted, .given, .cutOff, .tooLarge: false
    }
  }

  /// What was tried, in a sentence that follows the one on what to do.
  var sentence: FindingMessage {
    switch self {
    case .notOpened:
      FindingMessage(
        vietnamese: "(LibreOffice không mở được tệp: hỏng hoặc có mật khẩu.)",
        english: "(LibreOffice cannot open it: it is damaged, or has a password.)")
    case .notReadable:
      FindingMessage(
        vietnamese: "(Bản LibreOffice chuyển sang không đọc được.)",
        english: "(The copy that LibreOffice made cannot be read.)")
    case .timedOut(let seconds):
      FindingMessage(
        vietnamese: "(LibreOffice chuyển quá \(seconds) giây, đã dừng.)",
        english: "(LibreOffice took more than \(seconds) s and was stopped.)")
    case .crashed:
      FindingMessage(
        vietnamese: "(LibreOffice bị lỗi khi chuyển tệp.)",
        english: "(LibreOffice failed while converting it.)")
    case .notStarted(let text):
      FindingMessage(
        vietnamese: "(Không chạy được LibreOffice: \(text).)",
        english: "(LibreOffice did not start: \(text).)")
    case .given:
      FindingMessage(
        vietnamese: "(LibreOffice lỗi nhiều lần, không thử tệp này.)",
        english: "(LibreOffice failed several times; this file was not tried.)")
    case .cutOff:
      FindingMessage(
        vietnamese: "(Tệp bị cắt cụt khi gửi; xin gửi lại.)",
        english: "(The file is cut off; please send it again.)")
    case .tooLarge:
      FindingMessage(
        vietnamese: "(Tệp quá lớn, không tự chuyển.)", english: "(It is too large to be converted here.)")
    }
  }
}
