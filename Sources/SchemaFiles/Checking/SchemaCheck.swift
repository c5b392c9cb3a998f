package import Schema

/// What is doubtful about a schema although it can be used: `tonghop schema check` shows it.
package struct SchemaCheck {
  let schema: CampaignSchema
  let fileName: String
  private(set) var notes: [SchemaNote] = []

  /// Everything doubtful, in the order units, rounds, layouts, indicators, rules.
  /// - Parameter fileName: how the notes name the schema.
  package static func warnings(for schema: CampaignSchema, fileName: String = "schema.yaml") -> [SchemaNote] {
    var check = SchemaCheck(schema: schema, fileName: fileName)
    check.checkUnits()
    check.checkRounds()
    check.checkLayouts()
    check.checkIndicators()
    check.checkRules()
    return check.notes
  }

  private init(schema: CampaignSchema, fileName: String) {
    self.schema = schema
    self.fileName = fileName
  }

  /// Notes something about an element of a list, by its place from 0.
  mutating func note(_ key: String, _ index: Int, vietnamese: String, english: String) {
    notes.append(
      SchemaNote(
        place: SchemaPlace(file: fileName, path: "\(key)[\(index + 1)]"), key: key,
        message: SchemaSentence(vietnamese: vietnamese, english: english)))
  }
}
