/// One thing in which two schemas differ.
package struct SchemaChange: Sendable, Equatable {
  /// The part of the schema it is in; they are told in this order.
  package enum Area: String, Sendable, CaseIterable {
    case campaign, version, rounds, units, layouts, sections, indicators, choices, rules, thresholds,
      decisions
    /// What the differences mean for returns on the old template.
    case returns
  }
  /// What happened.
  package enum Kind: String, Sendable, CaseIterable {
    case added, dropped, renamed, moved, replaced, changed
    /// Nothing happened; it is a consequence.
    case effect
  }
  /// The part.
  package var area: Area
  /// What happened.
  package var kind: Kind
  /// The code of the thing it is about; nil: the part as a whole.
  package var code: String?
  /// The key that changed, as the schema has it; nil: the thing as a whole.
  package var key: String?
  /// What it was and what it is, as text; nil where it was not there, or is not.
  package var before: String?, after: String?
  /// The change in a sentence.
  package var sentence: SchemaSentence
}

extension SchemaChange.Area {
  /// Its heading.
  package var title: SchemaSentence {
    switch self {
    case .campaign: SchemaSentence(vietnamese: "Chiến dịch", english: "Campaign")
    case .version: SchemaSentence(vietnamese: "Phiên bản", english: "Version")
    case .rounds: SchemaSentence(vietnamese: "Đợt báo cáo", english: "Rounds")
    case .units: SchemaSentence(vietnamese: "Đơn vị", english: "Units")
    case .layouts: SchemaSentence(vietnamese: "Biểu", english: "Layouts")
    case .sections: SchemaSentence(vietnamese: "Mục", english: "Sections")
    case .indicators: SchemaSentence(vietnamese: "Chỉ tiêu", english: "Indicators")
    case .choices: SchemaSentence(vietnamese: "Danh mục lựa chọn", english: "Choices")
    case .rules: SchemaSentence(vietnamese: "Quy tắc", english: "Rules")
    case .thresholds: SchemaSentence(vietnamese: "Ngưỡng", english: "Thresholds")
    case .decisions:
      SchemaSentence(vietnamese: "Sửa số và giải trình", english: "Corrections and accepted findings")
    case .returns:
      SchemaSentence(vietnamese: "Báo cáo làm theo mẫu cũ", english: "Returns made on the old template")
    }
  }
}
