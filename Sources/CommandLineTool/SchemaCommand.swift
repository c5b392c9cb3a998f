internal import ArgumentParser

/// `tonghop schema`: work on schemas.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Work on schemas: draft, check, convert, compare, take over confirmed labels.",
    subcommands: [
      SchemaDraftCommand.self, SchemaCheckCommand.self, SchemaConvertCommand.self, SchemaDiffCommand.self,
      SchemaAcceptCommand.self,
    ])
}
