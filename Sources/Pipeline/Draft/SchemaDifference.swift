package import Schema
internal import SchemaFiles
internal import VietnameseText

/// `tonghop schema diff`: two schema files compared.
package struct SchemaDifference: Sendable {
  /// The differences, in the order of the schema.
  package var changes: [SchemaChange]
  /// The language of the newer schema.
  package var language: Language

  /// Reads and compares two schemas.
  package static func compare(_ old: FilePath, _ new: FilePath) throws(RunError) -> SchemaDifference {
    let (before, _) = try LoadedCampaign.read(old, unbuilt: .none)
    let (after, _) = try LoadedCampaign.read(new, unbuilt: .none)
    return SchemaDifference(
      changes: SchemaComparison(before.schema, after.schema).changes, language: after.schema.campaign.language
    )
  }

  /// The differences as sentences under the headings of their parts; one sentence where there is none.
  package func text(in language: Language) -> String {
    guard !changes.isEmpty else { return language == .english ? "Nothing differs." : "Không có gì khác." }
    var lines: [String] = []
    for area in SchemaChange.Area.allCases {
      let own = changes.filter { $0.area == area }
      guard !own.isEmpty else { continue }
      lines.append(area.title.text(in: language))
      lines += own.map { "  \(Self.sign(of: $0.kind)) \($0.sentence.text(in: language))" }
    }
    return lines.joined(separator: "\n")
  }

  /// The differences as one JSON object.
  package func json(in language: Language) -> JSONValue {
    .object([
      (
        "changes",
        .array(
          changes.map { change in
            .object([
              ("area", .string(change.area.rawValue)), ("kind", .string(change.kind.rawValue)),
              ("code", .text(change.code)), ("key", .text(change.key)), ("before", .text(change.before)),
              ("after", .text(change.after)), ("message", .string(change.sentence.text(in: language))),
            ])
          })
      )
    ])
  }

  private static func sign(of kind: SchemaChange.Kind) -> String {
    switch kind {
    case .added: "+"
    case .dropped: "−"
    case .replaced, .renamed, .moved, .changed: "~"
    case .effect: "•"
    }
  }
}
