package import Schema

/// A schema that was read, with what is worth knowing about it.
package struct LoadedSchema: Sendable, Equatable {
  /// The schema, complete and checked.
  package var schema: CampaignSchema
  /// Keys that are kept but change nothing yet, each named once, in the order of the file.
  package var notes: [SchemaNote]
  /// Where rounds, units, layouts, indicators and rules stand, by their way through the model, as `rules[3]`.
  package var places: [String: SchemaPlace]
  /// A loaded schema.
  package init(schema: CampaignSchema, notes: [SchemaNote] = [], places: [String: SchemaPlace] = [:]) {
    self.schema = schema
    self.notes = notes
    self.places = places
  }
}
