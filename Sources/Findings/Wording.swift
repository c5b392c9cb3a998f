package import Schema
internal import VietnameseText

/// The words of what is written for people, in the campaign's language.
package struct Wording: Sendable {
  /// The language of the campaign.
  package let language: Language
  /// The words of a language.
  package init(language: Language) { self.language = language }

  /// One of two texts: Vietnamese, then English.
  package func callAsFunction(_ vietnamese: String, _ english: String) -> String {
    language == .english ? english : vietnamese
  }
  /// A sentence of a finding or a rule.
  package func callAsFunction(_ message: FindingMessage) -> String {
    self(message.vietnamese, message.english)
  }

  /// A number as people of the language write it.
  package func number(_ value: Double, decimals: Int? = nil) -> String {
    language == .english
      ? NumberText.english(value, decimals: decimals) : NumberText.vietnamese(value, decimals: decimals)
  }
  /// A count.
  package func number(_ value: Int) -> String { number(Double(value), decimals: 0) }

  /// The severity's name.
  package func severity(_ severity: Severity) -> String {
    switch severity {
    case .fatal: self("Nghiêm trọng", "Fatal")
    case .error: self("Lỗi", "Error")
    case .warning: self("Cảnh báo", "Warning")
    case .info: self("Thông tin", "Information")
    }
  }
  /// The measure's name as a row or column heading.
  package func measure(_ name: String) -> String {
    switch name {
    case "now": self("Thực hiện", "Actual")
    case "plan": self("Kế hoạch", "Plan")
    case "cumulative": self("Lũy kế từ đầu năm", "Cumulative since January")
    case "previous": self("Cùng kỳ năm trước", "Same period last year")
    case "rate": self("Tỷ lệ (%)", "Rate (%)")
    default: name
    }
  }
}
