internal import Findings

/// S017: a label differs from the template.
enum EditedLabelRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S017", name: "edited-label", level: 0, severity: .warning,
    title: (
      "Tên chỉ tiêu bị sửa",
      "Edited label"
    ),
    checks: (
      "Tên dòng khác mẫu không chỉ ở chữ hoa, khoảng trắng hay vị trí dấu; tờ không dấu thì báo một lần.",
      "The label differs from the template beyond case, spaces and tone placement; a sheet without any diacritics is reported once."
    ),
    matters: (
      "Tên bị sửa có thể đổi ý nghĩa của con số.",
      "An edited label may change what the figure means."
    ),
    example: (
      "“Tờ rơi đã phátt” thay cho “Tờ rơi đã phát”.",
      "“Tờ rơi đã phátt” for “Tờ rơi đã phát”."
    ),
    remedy: (
      "Không sửa tên chỉ tiêu của mẫu.",
      "Leave the template's labels as they are."
    ))

  /// What is said of one label.
  static func message(found: String, label: String) -> FindingMessage {
    let shown = TextExcerpt.quoted(found, beside: label)
    return FindingMessage(
      vietnamese: "Tên dòng \(shown.first) khác mẫu \(shown.second).",
      english: "The label \(shown.first) differs from the template's \(shown.second).")
  }
  /// What is said of a sheet without diacritics.
  static func message(withoutDiacritics labels: Int) -> FindingMessage {
    FindingMessage(
      vietnamese: "Tờ này viết không dấu (\(labels) tên chỉ tiêu); đã đối chiếu theo chữ không dấu.",
      english: "This sheet is written without diacritics (\(labels) labels); it was matched without them.")
  }
}
