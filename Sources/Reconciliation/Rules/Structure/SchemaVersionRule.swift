internal import Findings

/// S015: the stamp names another version of the schema.
enum SchemaVersionRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "S015", name: "other-schema-version", level: 0, severity: .info,
    title: (
      "Mẫu phiên bản khác",
      "Other schema version"
    ),
    checks: (
      "Dấu phiên bản trong tệp khác phiên bản của bộ chỉ tiêu; khác số chính thì cảnh báo.",
      "The stamp names another version of the schema; a warning where the major number differs."
    ),
    matters: (
      "Mẫu cũ có thể thiếu hoặc khác chỉ tiêu.",
      "An older template may lack or change indicators."
    ),
    example: (
      "Tệp theo mẫu 1.0, bộ chỉ tiêu là 2.0.",
      "The file follows 1.0, the schema is 2.0."
    ),
    remedy: (
      "Dùng mẫu mới nhất.",
      "Use the latest template."
    ))

  /// What is said.
  static func message(found: String, expected: String) -> FindingMessage {
    let found = TextExcerpt.cut(found)
    return FindingMessage(
      vietnamese: "Tệp làm theo mẫu phiên bản \(found), bộ chỉ tiêu hiện là \(expected).",
      english: "The workbook follows version \(found) of the template; the schema is \(expected).")
  }
}
