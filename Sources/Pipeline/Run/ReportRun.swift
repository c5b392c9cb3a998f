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

  /// Reads and judges the folder as `consolidate` does, and writes the document; beside it only what somebody wrote into the
  /// last one, and in the cache by what hash that would be known.
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
    let name = FilePath(bytes: path.name).text
    let bytes = PackageParts.bytes(parts)
    let hash = SHA256.hexadecimal(of: bytes)
    try folder.stage(name, bytes: bytes, sha256: hash)
    // What somebody wrote into the last report is not lost with it.
    let written = written(name, below: options.folder)
    if let kept = try EditedWorkbook.keep(name, in: path.parent, isOwn: { $0 == hash || $0 == written }) {
      outcome.notes.append(
        RunNote(
          vietnamese: "Báo cáo trước đã được sửa tay; giữ lại ở \(kept).",
          english: "The last report had been edited; it is kept as \(kept)."))
    }
    try folder.commit()
    note(hash, of: name, below: options.folder)
    return outcome
  }

  /// Where the hash of the last report of a name is noted. It may be deleted: then that one passes for edited.
  private static func place(of name: String, below folder: FilePath) -> FilePath {
    folder.appending(ReturnCache.folder).appending(name + ".report")
  }
  /// The hash of the last report of a name; nil: none is known.
  private static func written(_ name: String, below folder: FilePath) -> String? {
    (try? SystemCalls.contents(of: place(of: name, below: folder))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
  private static func note(_ hash: String, of name: String, below folder: FilePath) {
    let place = place(of: name, below: folder)
    try? SystemCalls.makeFolder(place.parent)
    try? SystemCalls.write(Array(hash.utf8), to: place)
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
