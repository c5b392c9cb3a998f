internal import Findings
internal import Schema
internal import VietnameseText

/// The words of the workbook in its language.
struct Wording: Sendable {
  /// The language of the campaign.
  let language: Language

  /// One of two texts: Vietnamese, then English.
  func callAsFunction(_ vietnamese: String, _ english: String) -> String {
    language == .english ? english : vietnamese
  }
  /// A sentence of a finding or a rule.
  func callAsFunction(_ message: FindingMessage) -> String { self(message.vietnamese, message.english) }

  /// A number as people of the language write it.
  func number(_ value: Double, decimals: Int? = nil) -> String {
    language == .english
      ? NumberText.english(value, decimals: decimals) : NumberText.vietnamese(value, decimals: decimals)
  }
  /// A count.
  func number(_ value: Int) -> String { number(Double(value), decimals: 0) }

  /// The severity's name.
  func severity(_ severity: Severity) -> String {
    switch severity {
    case .fatal: self("Nghiêm trọng", "Fatal")
    case .error: self("Lỗi", "Error")
    case .warning: self("Cảnh báo", "Warning")
    case .info: self("Thông tin", "Information")
    }
  }
  /// The measure's name as a row or column heading.
  func measure(_ name: String) -> String {
    switch name {
    case "now": self("Thực hiện", "Actual")
    case "plan": self("Kế hoạch", "Plan")
    case "cumulative": self("Lũy kế từ đầu năm", "Cumulative since January")
    case "previous": self("Cùng kỳ năm trước", "Same period last year")
    case "rate": self("Tỷ lệ (%)", "Rate (%)")
    default: name
    }
  }

  /// The names on the tabs.
  var overview: String { self("Tổng quan", "Overview") }
  var matrix: String { self("Bảng tổng hợp", "Matrix") }
  var returns: String { self("Tình hình nộp", "Returns") }
  var findings: String { self("Cần kiểm tra", "Findings") }
  var subUnits: String { self("Chi tiết xã, phường", "Sub-units") }
  var remarks: String { self("Ý kiến", "Remarks") }
  var facts: String { self("Số liệu gốc", "Facts") }
  var sources: String { self("Nguồn", "Sources") }
  var rules: String { self("Quy tắc", "Rules") }

  /// What every sheet of a campaign with made-up figures says.
  var synthetic: String {
    self("SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT", "SYNTHETIC DATA, NOT REAL FIGURES")
  }
}
