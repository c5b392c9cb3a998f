internal import Findings
internal import Narrative
internal import Schema
internal import WorkbookReading
internal import WorkbookWriting

/// `tonghop report`: the figures of a round as a Word document, in the office's form or in its own template.
package enum ReportRun {
  /// What was written, and what there is to tell.
  package struct Outcome: Sendable {
    /// The document.
    package var document: FilePath
    /// How many fields of a template were filled in; nil without a template.
    package var filled: Int?
    /// Things to tell: fields that are not known, figures that are doubtful, notes of the run.
    package var notes: [RunNote]
  }

  /// Reads and judges the folder as `consolidate` does, and writes nothing but the document.
  /// - Parameters:
  ///   - document: the file to write; nil: `output/<campaign>_<round>.docx` below the folder.
  ///   - template: the office's own document, whose fields are filled in.
  package static func report(
    _ options: ConsolidationOptions, to document: FilePath?, template: FilePath?,
    progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(RunError) -> Outcome {
    let found = try ConsolidationRun.found(options, progress: progress)
    let round = found.result.round.map { "_" + $0.code } ?? ""
    let path =
      document
      ?? options.folder.appending("output").appending(found.campaign.schema.campaign.code + round + ".docx")
    var outcome = Outcome(document: path, filled: nil, notes: found.campaign.notes)
    let parts: [(name: String, bytes: [UInt8])]
    if let template {
      parts = try filled(template, with: TemplateFields(found.result), &outcome)
    } else {
      parts = WordDocument.parts(Report.document(for: found.result))
    }
    let folder = try OutputFolder(path.parent)
    try folder.stage(FilePath(bytes: path.name).shown, bytes: PackageParts.bytes(parts))
    try folder.commit()
    return outcome
  }

  /// The parts of a template with its fields filled in.
  private static func filled(
    _ template: FilePath, with fields: TemplateFields, _ outcome: inout Outcome
  ) throws(RunError) -> [(name: String, bytes: [UInt8])] {
    let contents: [PackageContents.Part]
    do throws(WorkbookReadError) {
      contents = try PackageContents.read(pathBytes: template.bytes)
    } catch {
      throw .template(
        path: template.shown,
        why: FindingMessage(
          vietnamese: error.found.vietnamese + " Mẫu phải là văn bản Word lưu dạng .docx.",
          english: error.found.english + " A template is a Word document saved as .docx."))
    }
    guard contents.contains(where: { $0.name == "word/document.xml" }) else {
      throw .template(
        path: template.shown,
        why: FindingMessage(
          vietnamese: "Đây không phải văn bản Word (.docx).", english: "It is no Word document (.docx)."))
    }
    var filling = TemplateFilling()
    let parts = contents.map { part -> (name: String, bytes: [UInt8]) in
      guard TemplateFilling.holdsText(part.name) else { return (part.name, part.bytes) }
      return (part.name, filling.fill(part.bytes, value: fields.value))
    }
    outcome.filled = filling.filled.count
    for field in filling.unknown {
      let nearest = fields.nearest(field)
      outcome.notes.append(
        RunNote(
          vietnamese: "Không rõ trường {{\(field)}}; để nguyên."
            + (nearest.map { " Có phải {{\($0)}}?" } ?? ""),
          english: "The field {{\(field)}} is not known; it stays as it is."
            + (nearest.map { " Did you mean {{\($0)}}?" } ?? "")))
    }
    return parts
  }
}
