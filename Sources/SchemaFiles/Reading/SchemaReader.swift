import Schema

/// The tree of a schema's file → the model. All codes are read first, so that every reference can be checked where it
/// stands; everything that is wrong is collected.
final class SchemaReader {
  let problems: ProblemCollector
  let root: MappingReader
  var schema = CampaignSchema(campaign: Campaign(code: "", title: ""))

  // The mappings of the lists, with the code of each; nil where it has none that can be read.
  private(set) var rounds: [Coded] = []
  private(set) var units: [Coded] = []
  private(set) var layouts: [Coded] = []
  private(set) var sections: [Coded] = []
  private(set) var indicators: [Coded] = []
  private(set) var rules: [Coded] = []

  // All names that can be referred to.
  private(set) var roundNames = NameTable(.round)
  private(set) var unitNames = NameTable(.unit)
  private(set) var layoutNames = NameTable(.layout)
  private(set) var sectionNames = NameTable(.section)
  private(set) var indicatorNames = NameTable(.indicator)
  private(set) var ruleNames = NameTable(.rule)
  var choiceListNames = NameTable(.choiceList)
  var fieldNames = NameTable(.unitField)
  var levelNames = NameTable(.levelOrClass)
  /// The measures of all layouts, and `now`.
  var measureNames = NameTable(.measure)

  /// A mapping of a list with its code.
  struct Coded {
    var code: String?
    var reader: MappingReader
  }

  /// A reader of a file's tree; nil, with a problem, where it is no mapping.
  private init?(_ node: SchemaNode, problems: ProblemCollector) {
    guard
      let root = MappingReader(
        node, section: "schema", keys: SchemaKeys.root, path: .root, problems: problems)
    else { return nil }
    self.root = root
    self.problems = problems
  }

  /// The schema of a file's tree.
  static func schema(
    of node: SchemaNode, file: String, unbuilt: UnbuiltKeys
  ) throws(SchemaError) -> LoadedSchema {
    try schema(of: node, problems: ProblemCollector(file: file, unbuilt: unbuilt))
  }

  /// The schema of a file's tree, of which some problems may be known already.
  static func schema(of node: SchemaNode, problems: ProblemCollector) throws(SchemaError) -> LoadedSchema {
    let reader = Self(node, problems: problems)
    let schema = reader?.read()
    if let error = problems.error { throw error }
    guard let reader, let schema else {
      // A reader that gives no schema has said why; this says it again should one forget to.
      throw SchemaError(
        problems: [SchemaProblem(place: SchemaPlace(file: problems.file), reason: .blankFile)])
    }
    return LoadedSchema(schema: schema, notes: problems.notes, places: reader.places)
  }

  /// Where the elements of the lists stand, by their way through the model.
  private var places: [String: SchemaPlace] {
    var places: [String: SchemaPlace] = [:]
    for list in [rounds, units, layouts, indicators, rules] {
      for coded in list {
        let path = coded.reader.path.text
        places[path] = problems.place(at: coded.reader.position(of: "code"), path: path)
      }
    }
    return places
  }

  private func read() -> CampaignSchema? {
    // Another format may have other keys for everything: nothing else is said then.
    guard readFormat() else { return nil }
    collectCodes()
    readCampaign()
    readRounds()
    readUnits()
    readSections()
    readChoices()
    readLayouts()
    readIndicators()
    completeLayouts()
    readRules()
    readThresholds()
    readCrosswalk()
    readCorrections()
    readAccepted()
    return schema
  }

  private func readFormat() -> Bool {
    let format = "tonghop/1"
    guard root.value("schema") != nil else {
      root.missing("schema")
      return true
    }
    guard let found = root.word("schema") else { return true }
    if found == format { return true }
    root.report(
      .notOneOf(found: found, expected: [format]), "schema",
      suggestion: problems.nearest(to: found, in: [format]))
    return false
  }

  private func collectCodes() {
    rounds = coded("rounds", SchemaKeys.round, &roundNames)
    units = coded("units", SchemaKeys.unit, &unitNames)
    layouts = coded("layouts", SchemaKeys.layout, &layoutNames)
    sections = coded("sections", SchemaKeys.section, &sectionNames)
    indicators = coded("indicators", SchemaKeys.indicator, &indicatorNames)
    rules = coded("rules", SchemaKeys.rule, &ruleNames)
    for key in ["units", "layouts", "indicators"] {
      if root.value(key) == nil {
        root.missing(key)
      } else if case .list(let list)? = root.value(key)?.content, list.isEmpty {
        root.report(.otherShape(found: .nothing, expected: .list), key)
      }
    }
    for indicator in indicators {
      if let code = indicator.code, SchemaCode.isReserved(code) {
        indicator.reader.report(.otherForm(found: code, expected: .unreservedCode), "code")
      }
    }
  }

  private func coded(_ key: String, _ keys: [String], _ table: inout NameTable) -> [Coded] {
    let readers = root.mappings(key, keys: keys)
    var result: [Coded] = []
    result.reserveCapacity(readers.count)
    for reader in readers {
      let code = reader.requiredCode("code")
      if let code {
        let position = reader.position(of: "code")
        if let first = table.add(code, line: position.line) {
          reader.report(.repeatedCode(code, of: table.thing, firstLine: first), "code")
        }
      } else {
        table.isComplete = false
      }
      result.append(Coded(code: code, reader: reader))
    }
    if case .list(let list)? = root.value(key)?.content, list.count == readers.count { return result }
    if root.value(key) != nil { table.isComplete = false }
    return result
  }
}
