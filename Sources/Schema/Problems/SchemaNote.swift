/// Something about a schema that is worth knowing and does not stop anything.
package struct SchemaNote: Sendable, Equatable {
  /// Where it stands.
  package var place: SchemaPlace
  /// The key it is about, as `indicators.phrase`; empty where it is about no single key.
  package var key: String
  /// What is worth knowing, without the place.
  package var message: SchemaSentence
  /// A note.
  package init(place: SchemaPlace, key: String = "", message: SchemaSentence) {
    self.place = place
    self.key = key
    self.message = message
  }

  /// Place and message; where there is no line, with the way to it through the model.
  package var sentence: SchemaSentence {
    let path = place.line == nil && !place.path.isEmpty ? " (\(place.path))" : ""
    return SchemaSentence(
      vietnamese: "\(place.description.vietnamese)\(path): \(message.vietnamese)",
      english: "\(place.description.english)\(path): \(message.english)")
  }
  /// Place and message in Vietnamese.
  package var vietnamese: String { sentence.vietnamese }
  /// Place and message in English.
  package var english: String { sentence.english }
}
