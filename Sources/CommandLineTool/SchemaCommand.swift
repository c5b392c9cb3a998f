internal import ArgumentParser

/// `tonghop schema`: work on schemas.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Work on schemas: check, convert, take over confirmed labels.",
    subcommands: [SchemaCheckCommand.self, SchemaConvertCommand.self, SchemaAcceptCommand.self])
}
