internal import Findings
internal import Schema
internal import SchemaDrafting
internal import SchemaFiles

/// A drafted schema as text.
enum DraftFile {
  /// YAML with what is left to do above it, as comments.
  static func yaml(of draft: SchemaDraft) -> [UInt8] {
    let language = draft.schema.campaign.language
    let notes = draft.notes.map { language == .english ? $0.english : $0.vietnamese }
    var head: [String] =
      language == .english
      ? ["Drafted from a template; not checked by anybody yet. To do:"]
      : ["Bản nháp lập từ biểu mẫu, chưa ai kiểm tra. Việc cần làm:"]
    head += notes.enumerated().map { "\($0.offset + 1). \($0.element)" }
    // A note is one line of comment, whatever the template's texts hold.
    let comments = head.map { "# " + $0.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n" }
    return Array((comments.joined() + SchemaYAMLWriter.yaml(of: draft.schema)).utf8)
  }
}
