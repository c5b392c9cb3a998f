import ArgumentParser

/// The tool's root command.
@main
struct Tonghop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tonghop",
    abstract: "Consolidates the workbooks that reporting units sent back.",
    subcommands: [CellsCommand.self])
}
