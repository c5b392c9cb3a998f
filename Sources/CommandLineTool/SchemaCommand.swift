internal import ArgumentParser

/// `tonghop schema`: work on schemas.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Check a campaign's schema, or turn it into the other form.",
    subcommands: [SchemaCheckCommand.self, SchemaConvertCommand.self])
}
