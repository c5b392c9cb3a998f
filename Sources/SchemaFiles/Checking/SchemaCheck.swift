package import Schema

/// What is doubtful about a schema although it can be used: `tonghop schema check` shows it.
package struct SchemaCheck {
  let schema: CampaignSchema
  let fileName: String
  /// Where the elements of the lists stand, as far as that is known.
  let places: [String: SchemaPlace]
  private(set) var notes: [SchemaNote] = []

  /// Everything doubtful, in the order units, rounds, layouts, indicators, rules, corrections.
  /// - Parameters:
  ///   - fileName: how the notes name the schema.
  ///   - places: where the elements of the lists stand, as `LoadedSchema` has it.
  package static func warnings(
    for schema: CampaignSchema, fileName: String = "schema.yaml", places: [String: SchemaPlace] = [:]
  ) -> [SchemaNote] {
    var check = SchemaCheck(schema: schema, fileName: fileName, places: places)
    check.checkUnits()
    check.checkRounds()
    check.checkLayouts()
    check.checkIndicators()
    check.checkParts()
    check.checkRules()
    check.checkPairsOfRules()
    check.checkCorrections()
    return check.notes
  }

  private init(schema: CampaignSchema, fileName: String, places: [String: SchemaPlace]) {
    self.schema = schema
    self.fileName = fileName
    self.places = places
  }

  /// Notes something about an element of a list, by its place from 0.
  mutating func note(_ key: String, _ index: Int, vietnamese: String, english: String) {
    let path = "\(key)[\(index + 1)]"
    notes.append(
      SchemaNote(
        place: places[path] ?? SchemaPlace(file: fileName, path: path), key: key,
        message: SchemaSentence(vietnamese: vietnamese, english: english)))
  }
}
