internal import SchemaFiles
package import Schema
internal import Findings

/// A schema that was read for its own sake.
package struct SchemaInspection: Sendable {
  /// The schema.
  package var schema: CampaignSchema
  /// What is kept but not used yet.
  package var notes: [RunNote]

  /// Reads a schema.
  package static func inspect(_ path: FilePath) throws(RunError) -> SchemaInspection {
    let (loaded, _) = try LoadedCampaign.read(path)
    return SchemaInspection(
      schema: loaded.schema,
      notes: loaded.notes.map { RunNote(vietnamese: $0.vietnamese, english: $0.english) })
  }
}
