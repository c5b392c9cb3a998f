internal import ArgumentParser
private import Glibc
internal import Findings
internal import Pipeline
internal import Schema

/// `tonghop schema`: work on schemas.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Check a campaign's schema, take over confirmed labels.",
    subcommands: [SchemaCheckCommand.self, SchemaAcceptCommand.self])
}

/// `tonghop schema check`: whether a schema can be used.
struct SchemaCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a schema: every error at its line, with what was expected.")

  @Argument(help: ArgumentHelp("The schema.", valueName: "file"))
  var file: String
  @Option(help: "The language of messages; the schema's where it is not given.")
  var language: MessageLanguage?

  func run() throws {
    let checked = try reporting(in: language?.language ?? .vietnamese) { () throws(RunError) in
      try SchemaInspection.inspect(FilePath(file))
    }
    let spoken = language?.language ?? checked.schema.campaign.language
    for note in checked.notes { Terminal.message(note.text(in: spoken)) }
    let schema = checked.schema
    Terminal.result(
      spoken == .english
        ? "\(file): \(schema.indicators.count) indicators, \(schema.reportingUnits.count) reporting units, \(schema.rounds.count) rounds, \(schema.rules.count) rules; no error"
        : "\(file): \(schema.indicators.count) chỉ tiêu, \(schema.reportingUnits.count) đơn vị báo cáo, \(schema.rounds.count) đợt, \(schema.rules.count) quy tắc; không có lỗi"
    )
  }
}
