package import Schema
internal import VietnameseText

/// The words of what is written for people, in the campaign's language.
package struct Wording: Sendable {
  /// The language of the campaign.
  package let language: Language
  /// Headings of the columns of measures that have no name of their own, by the measure's word in the schema.
  private let headings: [String: String]
  /// The words of a language.
  package init(language: Language) {
    self.language = language
    headings = [:]
  }
  /// The words of a campaign: its language, and the headings of its value columns, by which whoever fills in the form knows
  /// them. Of a heading in several rows the lowest text counts, all of them where two measures share it.
  package init(schema: CampaignSchema) {
    language = schema.campaign.language
    var paths: [String: String] = [:]
    for value in schema.layouts.lazy.flatMap(\.values) where paths[value.measure] == nil {
      guard case .text(let text)? = value.column.first else { continue }
      paths[value.measure] = TextKey.singleSpaced(text)
    }
    func lowest(_ path: String) -> String {
      path.split(separator: ">").last.map { TextKey.trimmed(String($0)) } ?? path
    }
    let shared = Dictionary(grouping: paths.values.map(lowest)) { $0 }.filter { $0.value.count > 1 }
    headings = paths.mapValues { shared[lowest($0)] == nil ? lowest($0) : $0 }
  }

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
  /// A figure's name: `A01`, of another measure `A01 – Lũy kế từ đầu năm`.
  package func figure(_ name: FigureName) -> String {
    name.measure == "now" ? name.indicator : "\(name.indicator) – \(measure(name.measure))"
  }
  /// The measure's name as a row or column heading: a common word, else what stands above its column.
  package func measure(_ name: String) -> String {
    switch name {
    case "now": self("Thực hiện", "Actual")
    case "plan": self("Kế hoạch", "Plan")
    case "cumulative": self("Lũy kế từ đầu năm", "Cumulative since January")
    case "previous": self("Cùng kỳ năm trước", "Same period last year")
    case "rate": self("Tỷ lệ (%)", "Rate (%)")
    default: headings[name] ?? name
    }
  }
}
