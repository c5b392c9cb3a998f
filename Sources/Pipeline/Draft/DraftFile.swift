internal import Findings
internal import Schema
internal import SchemaDrafting
internal import SchemaFiles

/// A drafted schema as a file. The one place to add a format: a case, its ending, its bytes.
enum DraftFile {
  /// The formats of schema files.
  enum Format {
    case yaml, workbook

    /// The format of a file by its ending; standard output takes YAML.
    init(_ output: FilePath?) throws(RunError) {
      guard let output else {
        self = .yaml
        return
      }
      switch SchemaConversion.Form(ending: output) {
      case .yaml: self = .yaml
      case .workbook: self = .workbook
      case nil: throw .schemaFormat(path: output.shown)
      }
    }
  }

  /// The bytes of a draft; none of a workbook.
  static func bytes(of draft: SchemaDraft, _ format: Format) -> [UInt8] {
    switch format {
    case .yaml: Array(yaml(of: draft).utf8)
    case .workbook: []
    }
  }

  /// YAML with what is left to do above it, as comments.
  private static func yaml(of draft: SchemaDraft) -> String {
    let text = SchemaYAMLWriter.yaml(of: draft.schema)
    let notes = draft.notes.map { $0.text(in: draft.schema.campaign.language) }
    var head: [String] =
      draft.schema.campaign.language == .english
      ? ["Drafted from a template; not checked by anybody yet. To do:"]
      : ["Bản nháp lập từ biểu mẫu, chưa ai kiểm tra. Việc cần làm:"]
    head += notes.isEmpty ? [] : notes.enumerated().map { "\($0.offset + 1). \($0.element)" }
    // A note is one line of comment, whatever the template's texts hold.
    return head.map { "# " + $0.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n" }.joined()
      + text
  }
}

extension FindingMessage {
  /// The sentence in a language.
  func text(in language: Language) -> String { language == .english ? english : vietnamese }
}
