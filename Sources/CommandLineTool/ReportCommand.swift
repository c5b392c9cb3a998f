internal import ArgumentParser
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema

/// `tonghop report`: the report's paragraphs as a Word document.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the report of a round as a Word document.",
    discussion: """
      Figures stand in the sentences that the schema gives its indicators (phrase), with a mark that leads to the file and \
      cell they come from. With --template the fields of the office's own document are filled in instead: {{B01}} a total, \
      {{B01[plan]}} another measure, {{B01.899}} a unit's figure, {{round}}, {{date}}, {{returned}}, {{units}}, {{missing}}.
      """)

  @Argument(help: ArgumentHelp("The campaign's folder.", valueName: "folder"))
  var folder: String
  @Option(help: ArgumentHelp("The schema, where it does not lie in the folder.", valueName: "file"))
  var schema: String?
  @Option(
    help: ArgumentHelp(
      "The document; output/<campaign>_<round>.docx where it is not given.", valueName: "file"))
  var output: String?
  @Option(
    help: ArgumentHelp("The office's own Word document with fields such as {{B01}}.", valueName: "file"))
  var template: String?
  @Option(help: ArgumentHelp("Another round than the schema's current one.", valueName: "code"))
  var round: String?
  @Option(help: ArgumentHelp("The moment that counts as now, such as 2020-09-06.", valueName: "datetime"))
  var asOf: String?
  @Option(help: "The language of the report and of messages; the schema's where it is not given.")
  var language: MessageLanguage?
  @Flag(help: "Read .xls, .ods and .csv returns through LibreOffice, where it is installed.")
  var convert = false
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let template, template == output {
      throw ValidationError("--template and --output are the same file; the template is never changed.")
    }
  }

  func run() throws {
    var options = ConsolidationOptions(
      folder: FilePath(folder), now: Int(time(nil)), version: Tonghop.version)
    options.schema = schema.map { FilePath($0) }
    options.round = round
    options.converts = convert
    options.asOf = asOf
    options.language = language?.language
    let progress = ProgressLine(isShown: Terminal.showsProgress && !quiet)
    let spoken = language?.language ?? .vietnamese
    let outcome = try reporting(in: spoken) { () throws(RunError) in
      defer { progress.end() }
      return try ReportRun.report(
        options, to: output.map { FilePath($0) }, template: template.map { FilePath($0) }
      ) { progress.show($0) }
    }
    guard !quiet else { return }
    for note in outcome.notes { Terminal.message(note.text(in: spoken)) }
    if let filled = outcome.filled {
      Terminal.result(
        spoken == .english ? "Fields filled in: \(filled)" : "Số trường đã điền: \(filled)")
    }
    Terminal.result((spoken == .english ? "Report: " : "Báo cáo: ") + outcome.document.shown)
  }
}
