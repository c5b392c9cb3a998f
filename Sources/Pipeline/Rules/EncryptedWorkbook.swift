internal import Findings

/// F002: a workbook with a password.
enum EncryptedWorkbook {
  static let rule = RuleDescription(
    code: "F002", name: "encrypted-workbook", level: 0, severity: .fatal,
    title: ("Tệp đặt mật khẩu", "Workbook with a password"),
    checks: (
      "Tệp có được mã hóa (phần EncryptedPackage) hay không.",
      "Whether the file is a compound file with an EncryptedPackage."
    ),
    matters: (
      "Không ai đọc được số liệu nếu không có mật khẩu.", "Nobody can read its figures without the password."
    ),
    example: ("Đơn vị đặt mật khẩu mở tệp trước khi gửi.", "The unit set a password to open before sending."),
    remedy: (
      "Bỏ mật khẩu: Tệp > Thông tin > Bảo vệ sổ làm việc, rồi gửi lại.",
      "Remove the password: File > Info > Protect Workbook, and send it again."
    ))

  /// The finding for a file.
  static func finding(file: String) -> Finding {
    var finding = Finding(
      rule,
      message: FindingMessage(
        vietnamese: "Tệp có mật khẩu, không mở được.",
        english: "The file is password-protected and cannot be opened."
      ))
    finding.file = file
    return finding
  }
}
