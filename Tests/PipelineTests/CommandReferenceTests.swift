import Foundation
import TestSupport
import Testing

@Suite("The reference of the commands")
struct CommandReferenceTests {
  /// The names under SUBCOMMANDS of a help text.
  private static func subcommands(of help: String) -> [String] {
    guard let start = help.range(of: "SUBCOMMANDS:\n") else { return [] }
    return help[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }.compactMap { line in
        line.hasPrefix("  ") && !line.hasPrefix("   ")
          ? line.split(separator: " ").first.map(String.init) : nil
      }
  }

  /// The sections of a command and of those below it.
  private static func sections(_ command: [String]) throws -> String {
    let run = try ToolRun(command + ["--help"], environment: ["COLUMNS": "100"])
    let help = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    let own =
      "## \((["tonghop"] + command).joined(separator: " "))\n\n\(help.trimmingCharacters(in: .newlines))\n"
    return try ([own] + subcommands(of: run.output).map { try sections(command + [$0]) }).joined(
      separator: "\n")
  }

  @Test func `is what the commands say of themselves`() throws {
    let page = """
      # Command reference

      Every command with its options, as `--help` prints them. The files and formats that commands read and write are stable.

      ## Overview

      Exit codes: 0 nothing at or above `--fail-on` (default error); 1 findings at or above it, all outputs written; 2 something
      could not be read or written at all; 64 wrong usage; 70 a bug of the program, named. Results go to standard output,
      messages to standard error.


      """
    let sections = try Self.sections([])
    #expect(sections.components(separatedBy: "\n## ").count > 8)
    #expect(
      Golden.difference(of: page + sections, from: "Sources/Pipeline/Pipeline.docc/CommandReference.md")
        == nil)
  }
}
