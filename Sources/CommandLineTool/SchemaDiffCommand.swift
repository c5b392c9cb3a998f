internal import ArgumentParser
internal import Findings
internal import Pipeline
internal import Schema

/// `tonghop schema diff`: in what two schemas differ.
struct SchemaDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two schemas: what was added, dropped, renamed, moved, replaced, changed.",
    discussion: "Also says what it means for returns that were made on the old template.")

  @Argument(help: ArgumentHelp("The older schema.", valueName: "old"))
  var old: String
  @Argument(help: ArgumentHelp("The newer schema.", valueName: "new"))
  var new: String
  @Option(help: "What is printed: sentences, or one JSON object.")
  var format = ResultFormat.text
  @Option(help: "The language; the newer schema's where it is not given.")
  var language: MessageLanguage?
  @Flag(help: "Print nothing where nothing differs.")
  var quiet = false

  func run() throws {
    let difference = try reporting(in: language?.language ?? .vietnamese) { () throws(RunError) in
      try SchemaDifference.compare(FilePath(old), FilePath(new))
    }
    let spoken = language?.language ?? difference.language
    if format == .json {
      Terminal.result(difference.json(in: spoken).line)
    } else if !quiet || !difference.changes.isEmpty {
      Terminal.result(difference.text(in: spoken))
    }
  }
}
