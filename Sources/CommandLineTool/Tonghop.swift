internal import ArgumentParser
private import Glibc
private import Logging
internal import Pipeline
internal import VietnameseText

/// The tool. One file a subcommand.
@main
struct Tonghop: ParsableCommand {
  /// The version of the tool, as run.json has it.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tonghop",
    abstract: "Consolidates a folder of returned workbooks into one that leadership can trust.",
    discussion: """
      Put the returned .xlsx files and schema.yaml into one folder, then: tonghop consolidate FOLDER

      Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 something could not be read or \
      written at all, 64 wrong usage, 70 a bug in the program.
      """,
    version: version,
    subcommands: [
      ConsolidateCommand.self, WatchCommand.self, CheckCommand.self, CellsCommand.self, ExplainCommand.self,
      TemplateCommand.self, SchemaCommand.self, HistoryCommand.self, LockCommand.self,
      ReportCommand.self,
    ])

  /// Runs the command line; a mistyped subcommand gets the nearest known one.
  static func main() {
    // Logs are for technicians: on standard error, from the level that TONGHOP_LOG names, else warnings only.
    let level = getenv("TONGHOP_LOG").flatMap { Logger.Level(rawValue: String(cString: $0)) } ?? .warning
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let sentence = MistypedCommand.sentence(for: arguments, in: self) {
      Terminal.message("Error: " + sentence)
      exit(withError: ExitCode.validationFailure)
    }
    // A file that may not grow any more is an error to be told, not the end.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      if error is ExitCode, Terminal.tellsFailure() { exit(withError: ExitCode(2)) }
      exit(withError: error)
    }
    if Terminal.tellsFailure() { exit(withError: ExitCode(2)) }
  }
}

/// What to say of a subcommand that does not exist; the argument parser suggests options only.
enum MistypedCommand {
  /// The sentence; nil where the command line begins with a subcommand or an option.
  static func sentence(for arguments: [String], in command: any ParsableCommand.Type) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
    let subcommands = command.configuration.subcommands
    let names = subcommands.map { name(of: $0) } + ["help"]
    if names.contains(first) {
      guard let chosen = subcommands.first(where: { name(of: $0) == first }),
        !chosen.configuration.subcommands.isEmpty
      else { return nil }
      return sentence(for: Array(arguments.dropFirst()), in: chosen)
    }
    let nearest = NearestName.suggestion(for: first, in: names)
    return "There is no subcommand '\(first)'."
      + (nearest.map { " Did you mean '\($0)'?" } ?? " Known: \(names.joined(separator: ", ")).")
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? String(describing: command).lowercased()
  }
}
