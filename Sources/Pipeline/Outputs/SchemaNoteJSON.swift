package import Schema

/// What a schema's check found, one JSON object a line; absent facts are null.
package enum SchemaNoteJSON {
  /// An error.
  package static func object(_ problem: SchemaProblem, language: Language) -> JSONValue {
    object(
      "error", problem.place, key: nil, message: problem.message.text(in: language),
      suggestion: problem.suggestion)
  }

  /// A warning, or a note of severity `info`.
  package static func object(_ note: SchemaNote, severity: String, language: Language) -> JSONValue {
    object(
      severity, note.place, key: note.key.isEmpty ? nil : note.key, message: note.message.text(in: language),
      suggestion: nil)
  }

  private static func object(
    _ severity: String, _ place: SchemaPlace, key: String?, message: String, suggestion: String?
  ) -> JSONValue {
    .object([
      ("severity", .string(severity)), ("file", .string(place.file)), ("sheet", .text(place.sheet)),
      ("cell", .text(place.cell)), ("line", .number(orNull: place.line.map(Double.init))),
      ("column", .number(orNull: place.column.map(Double.init))),
      ("path", .text(place.path.isEmpty ? nil : place.path)), ("key", .text(key)),
      ("message", .string(message)), ("suggestion", .text(suggestion)),
    ])
  }
}
