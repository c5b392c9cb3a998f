internal import Cells
internal import Findings
package import Schema
internal import SchemaDrafting
internal import SchemaFiles
internal import WorkbookReading

/// `tonghop schema draft`: the schema drafted from a template, as the bytes of a schema file.
package struct TemplateDraft: Sendable {
  /// What the command is told.
  package struct Options: Sendable {
    /// The blank template, or filled returns of one template.
    package var templates: [FilePath]
    /// Where the schema goes; nil: standard output. The ending decides on the format.
    package var output: FilePath?
    /// The campaign's code and title; nil: as the template has them.
    package var code: String?, title: String?
    /// A schema whose units and rounds are taken over.
    package var units: FilePath?
    /// Options for templates.
    package init(templates: [FilePath]) { self.templates = templates }
  }
  /// The schema as YAML.
  package var text: [UInt8]
  /// The schema.
  package var schema: CampaignSchema
  /// What was assumed, declined and left to do.
  package var notes: [RunNote]

  /// Drafts a schema. Nothing is written.
  package static func draft(_ options: Options) throws(RunError) -> TemplateDraft {
    if let code = options.code, !SchemaCode.isPlain(code) { throw .invalidCode(text: code) }
    var told = SchemaDraftOptions(fileName: stem(of: options.templates.first))
    told.code = options.code
    told.title = options.title
    told.templatePath = templatePath(options)
    if let path = options.units { told.source = try LoadedCampaign.read(path, unbuilt: .none).0.schema }
    var workbooks: [Workbook] = []
    for path in options.templates { workbooks.append(try read(path)) }
    let draft: SchemaDraft
    do throws(SchemaDraftError) { draft = try SchemaDrafter.draft(workbooks, told) } catch {
      switch error {
      case .nothingToDraft(let declined):
        throw .nothingToDraft(
          path: options.templates.map(\.shown).joined(separator: ", "), why: declined.map(\.sentence))
      }
    }
    return TemplateDraft(
      text: DraftFile.yaml(of: draft), schema: draft.schema, notes: draft.notes)
  }

  /// Drafts a schema and writes it to `options.output`, in the form that its ending means. A file that is there is never
  /// replaced: staff may have worked on it.
  package static func write(_ options: Options) throws(RunError) -> TemplateDraft {
    guard let output = options.output else { return try draft(options) }
    if (try? SystemCalls.status(of: output)) != nil { throw .schemaAlreadyThere(path: output.shown) }
    let draft = try draft(options)
    switch SchemaConversion.Form(ending: output) {
    case .workbook: _ = try SchemaConversion.writeWorkbook(draft.schema, to: output, over: nil)
    case .yaml, nil: try WholeFile.write(draft.text, to: output)
    }
    return draft
  }

  /// One template, read whole.
  private static func read(_ path: FilePath) throws(RunError) -> Workbook {
    do throws(WorkbookReadError) {
      return try WorkbookReader.readWorkbook(pathBytes: path.bytes, options: .all)
    } catch {
      throw .templateNotRead(FindingMessage(vietnamese: error.messageInVietnamese, english: error.message))
    }
  }

  /// A file's name without its ending.
  private static func stem(of path: FilePath?) -> String {
    let name = path.map { FilePath(bytes: $0.name).shown } ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return name }
    return String(name[..<point])
  }

  /// How a schema that is written beside its blank template names it; nil where it goes elsewhere, or where filled
  /// returns stand for the template.
  private static func templatePath(_ options: Options) -> String? {
    guard let output = options.output, let only = options.templates.first, options.templates.count == 1,
      let folder = SystemCalls.resolved(output.parent), let own = SystemCalls.resolved(only.parent),
      own == folder
    else { return nil }
    return String(validating: only.name, as: UTF8.self)
  }
}
