internal import ArgumentParser
internal import Findings
internal import Pipeline
internal import Schema

/// `tonghop schema draft`: a schema from the template that an office has already.
struct SchemaDraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Draft a schema from a blank template, or from filled returns of one.",
    discussion: """
      Finds the tables, their headings, labels, codes, units of measure, value columns, totals and printed arithmetic, and \
      writes them as a schema that staff then finish. Of several filled returns, what is equal in all of them is template. \
      What was assumed and what is left to do is said on standard error and above the schema.
      """)

  @Argument(help: ArgumentHelp("The blank template, or filled returns of it.", valueName: "template"))
  var templates: [String]
  @Option(
    help: ArgumentHelp(
      "Where the schema goes, .xlsx or .yaml; standard output, as YAML, where it is not given.",
      valueName: "file"))
  var output: String?
  @Option(help: ArgumentHelp("The campaign's code.", valueName: "code"))
  var code: String?
  @Option(help: ArgumentHelp("The campaign's title.", valueName: "title"))
  var title: String?
  @Option(help: ArgumentHelp("A schema whose units and rounds are taken over.", valueName: "schema"))
  var units: String?
  @Option(help: "The language of messages.")
  var language: MessageLanguage = .vi
  @Flag(help: "Print nothing but errors and the schema.")
  var quiet = false

  func validate() throws {
    if let output, SchemaConversion.Form(ending: FilePath(output)) == nil {
      throw ValidationError("'\(output)' has to end in .xlsx, .yaml or .yml.")
    }
  }

  func run() throws {
    var options = TemplateDraft.Options(templates: templates.map { FilePath($0) })
    options.output = output.map { FilePath($0) }
    options.code = code
    options.title = title
    options.units = units.map { FilePath($0) }
    let draft = try reporting(in: language.language) { () throws(RunError) in
      try TemplateDraft.write(options)
    }
    let schema = draft.schema
    if output == nil { Terminal.result(draft.text) }
    guard !quiet else { return }
    for note in draft.notes { Terminal.message(note.text(in: language.language)) }
    Terminal.message(
      language == .en
        ? "\(schema.layouts.count) layouts, \(schema.indicators.count) indicators, \(schema.rules.count) rules\(output.map { "; written to \($0)" } ?? ""). Look at each note, then: tonghop schema check"
        : "\(schema.layouts.count) biểu, \(schema.indicators.count) chỉ tiêu, \(schema.rules.count) quy tắc\(output.map { "; đã ghi vào \($0)" } ?? ""). Xem từng ghi chú ở trên, rồi chạy: tonghop schema check"
    )
  }
}
