internal import Findings
internal import WorkbookReading

/// F003: a file of another format, meant as a return.
enum UnsupportedFormat {
  static let rule = RuleDescription(
    code: "F003", name: "unsupported-format", level: 0, severity: .fatal,
    title: ("Tệp không phải .xlsx", "File of another format"),
    checks: (
      "Nội dung tệp là định dạng gì (xls, xlsb, ods, csv, html, pdf, docx, zip, rar), dù tên tệp ra sao.",
      "What format the content has (xls, xlsb, ods, csv, html, pdf, docx, zip, rar), whatever the name says."
    ),
    matters: ("Số liệu trong tệp không được tổng hợp.", "Its figures are not consolidated."),
    example: (
      "Tệp .xls đời cũ, hoặc .docx đổi tên thành .xlsx.", "An old .xls file, or a .docx renamed .xlsx."
    ),
    remedy: (
      "Mở tệp, chọn Lưu thành > Excel Workbook (*.xlsx), rồi gửi lại. Nơi tổng hợp có LibreOffice thì chạy với --convert để đọc .xls, .ods, .csv.",
      "Open the file, choose Save As > Excel Workbook (*.xlsx), and send it again. With LibreOffice and --convert, .xls, .ods and .csv are read as they are."
    ), isInMessage: true)

  /// The finding for a file whose format has a name and a way to save it, in both languages. `beside`: a document beside
  /// a workbook of the same unit is only mentioned.
  static func finding(file: String, reason: FindingMessage, beside: Bool) -> Finding {
    var finding = Finding(rule, severity: beside ? .info : .fatal, message: reason)
    finding.file = file
    return finding
  }

  /// The finding for a file that was read through a copy in .xlsx.
  static func converted(file: String, format: FileFormat) -> Finding {
    var finding = Finding(
      rule, severity: .info,
      message: FindingMessage(
        vietnamese:
          "Đã chuyển sang .xlsx để đọc (LibreOffice); tệp gửi là \(format.vietnamese). Lần sau hãy gửi .xlsx.",
        english:
          "Converted to .xlsx (LibreOffice) and read; what was sent is \(format.english). Please send .xlsx next time."
      ))
    finding.file = file
    return finding
  }
}
