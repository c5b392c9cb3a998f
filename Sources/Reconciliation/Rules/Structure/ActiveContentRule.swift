internal import Cells
internal import Findings

/// F008: macros, external links, embedded objects, connections.
enum ActiveContentRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "F008", name: "active-content", level: 0, severity: .info,
    title: (
      "Tệp có nội dung chạy được",
      "Active content"
    ),
    checks: (
      "Tệp có macro, liên kết ngoài, đối tượng nhúng hoặc kết nối dữ liệu.",
      "The workbook has macros, external links, embedded objects or data connections."
    ),
    matters: (
      "Chúng không được chạy hay tải; số liệu chỉ được đọc như đã lưu.",
      "None of it is run or fetched; the figures are read as they were stored."
    ),
    example: (
      "Tệp .xlsm có vbaProject.bin.",
      "An .xlsm with a vbaProject.bin."
    ),
    remedy: (
      "Gửi tệp .xlsx không có macro nếu có thể.",
      "Send an .xlsx without macros where possible."
    ))

  /// What is said.
  static func message(_ content: [ActiveContent]) -> FindingMessage {
    let vietnamese = content.map {
      switch $0 {
      case .macros: "macro"
      case .externalLinks: "liên kết ngoài"
      case .embeddedObjects: "đối tượng nhúng"
      case .connections: "kết nối dữ liệu"
      }
    }
    return FindingMessage(
      vietnamese: "Tệp có \(vietnamese.joined(separator: ", ")); không chạy, chỉ đọc số liệu đã lưu.",
      english:
        "The workbook has \(content.map(\.rawValue).joined(separator: ", ")); nothing was run, only stored values were read."
    )
  }
}
