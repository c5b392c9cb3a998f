internal import Findings

/// F001: a workbook that the reader refuses.
enum UnreadableWorkbook {
  static let rule = RuleDescription(
    code: "F001", name: "unreadable-workbook", level: 0, severity: .fatal,
    title: ("Không đọc được tệp", "Workbook that cannot be read"),
    checks: (
      "Tệp .xlsx có mở và đọc được trọn vẹn không; lý do nêu theo loại lỗi của bộ đọc.",
      "Whether the .xlsx file opens and can be read whole; the reason is given by the reader's error class."
    ),
    matters: (
      "Số liệu trong tệp không được tổng hợp, đơn vị coi như chưa có số liệu.",
      "Its figures are not consolidated; the unit stands without figures."
    ),
    example: (
      "Tệp tải về dở dang nên thiếu phần cuối.", "A download that broke off, so that the end is missing."
    ),
    remedy: (
      "Mở tệp bằng Excel, lưu lại dạng .xlsx rồi gửi lại.",
      "Open the file in the spreadsheet program, save it as .xlsx again, and send it again."
    ), isInMessage: true)

  /// The finding for a folder whose files nobody can see.
  static func finding(folder: String) -> Finding {
    finding(
      file: folder,
      reason: FindingMessage(
        vietnamese:
          "Không mở được thư mục này, nên không biết trong đó có báo cáo nào; xin cấp quyền đọc rồi chạy lại.",
        english:
          "This folder cannot be opened, so nobody knows which returns it holds; allow it to be read and run again."
      ))
  }

  /// The finding for a file and what the reader says, in both languages.
  static func finding(file: String, reason: FindingMessage) -> Finding {
    var finding = Finding(rule, message: reason)
    finding.file = file
    return finding
  }
}
