internal import ArgumentParser
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema

/// `tonghop template`: the workbooks that go out to the units.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Write the blank workbooks to send out, one a reporting unit.",
    discussion: """
      Each file is called by the unit's code and its name in plain letters, such as "899 Thanh pho Rach Gia.xlsx". \
      Unit and round are filled in, totals are formulas, only the cells for figures can be changed (there is no \
      password). A file of that name that is another one is never replaced without --replace.

      With --filled the workbooks hold final figures instead: each unit's own, and for the unit that consolidates \
      (--unit KG) the totals of all, ready for the office above.
      """)

  @Option(help: ArgumentHelp("The campaign's schema.", valueName: "file"))
  var schema: String
  @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var output: String
  @Option(help: ArgumentHelp("The code of the only unit.", valueName: "code"))
  var unit: String?
  @Option(help: ArgumentHelp("Another round than the schema's current one.", valueName: "code"))
  var round: String?
  @Option(help: "The language of prompts and notes; the schema's where it is not given.")
  var language: MessageLanguage?
  @Flag(help: "Fill the workbooks in with the figures returned.")
  var filled = false
  @Option(
    help: ArgumentHelp(
      "The folder of returns that --filled reads; the schema's folder where it is not given.",
      valueName: "folder"))
  var from: String?
  @Option(
    help: ArgumentHelp(
      "With --filled: the moment that counts as now, such as 2020-09-06.", valueName: "datetime"))
  var asOf: String?
  @Flag(help: "Replace workbooks that lie there already.")
  var replace = false
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if !filled, from != nil || asOf != nil {
      throw ValidationError("--from and --as-of go with --filled; blank templates need no returns.")
    }
  }

  func run() throws {
    if filled { CrashGuard.install() }
    var options = TemplateRun.Options(schema: FilePath(schema), output: FilePath(output))
    options.unit = unit
    options.round = round
    options.language = language?.language
    options.replaces = replace
    if filled {
      options.filledFrom = from.map { FilePath($0) } ?? FilePath(schema).parent
      options.asOf = asOf
      options.now = Int(time(nil))
      options.version = Tonghop.version
    }
    let report = try reporting(in: language?.language ?? .vietnamese) { () throws(RunError) in
      try TemplateRun.write(options)
    }
    guard !quiet else { return }
    for note in report.notes { Terminal.message(note.text(in: report.language)) }
    let count = report.files.count
    Terminal.result(
      report.language == .english
        ? "\(count) workbooks written to \(output)" : "Đã ghi \(count) biểu mẫu vào \(output)")
    for file in report.files { Terminal.result("  " + file) }
  }
}
