package import Schema

/// The model → `schema.yaml`, so that reading it gives the same model. What is as usual is not written.
package struct SchemaYAMLWriter {
  let schema: CampaignSchema

  /// The text of a schema that was read, or whose references are right.
  package static func yaml(of schema: CampaignSchema) -> String {
    YAMLText.text(of: SchemaYAMLWriter(schema: schema).root.entries)
  }

  /// The whole tree.
  var root: NodeBuilder {
    var root = NodeBuilder()
    root.add("schema", NodeBuilder.plain("tonghop/1"))
    root.add("campaign", campaign)
    root.text("version", schema.version)
    list("rounds", schema.rounds.map(round), into: &root)
    root.text("current", schema.current)
    list("units", schema.units.map(unit), into: &root)
    list("crosswalk", schema.crosswalk.map(crosswalk), into: &root)
    list("layouts", schema.layouts.map(layout), into: &root)
    list("sections", schema.sections.map(section), into: &root)
    if !schema.choices.isEmpty { root.add("choices", choices) }
    let usual = UsualLayouts(schema)
    list("indicators", schema.indicators.map { indicator($0, usual) }, into: &root)
    list("rules", schema.rules.map(rule), into: &root)
    if schema.thresholds != Thresholds() { root.add("thresholds", thresholds) }
    list("corrections", schema.corrections.map(correction), into: &root)
    list("accepted", schema.accepted.map(accepted), into: &root)
    return root
  }

  private func list(_ key: String, _ nodes: [SchemaNode], into root: inout NodeBuilder) {
    if !nodes.isEmpty { root.add(key, NodeBuilder.list(nodes)) }
  }

  private var campaign: SchemaNode {
    var node = NodeBuilder()
    let campaign = schema.campaign
    node.text("code", campaign.code)
    node.text("title", campaign.title)
    node.unlessBlank("issuer", campaign.issuer)
    node.text("superior", campaign.superior)
    node.word("language", campaign.language.rawValue)
    node.word("header", campaign.header.rawValue, unless: "none")
    node.word("number_locale", campaign.numberLocale.rawValue)
    node.word("dash", campaign.dash.rawValue)
    if !campaign.notations.isEmpty {
      var notations = NodeBuilder()
      for notation in campaign.notations { notations.word(notation.word, notation.state) }
      node.add("notations", notations.node)
    }
    node.text("time_zone", campaign.timeZone)
    node.flag("convert", campaign.convert)
    node.flag("synthetic", campaign.synthetic)
    return node.node
  }

  private func round(_ round: Round) -> SchemaNode {
    var node = NodeBuilder()
    node.text("code", round.code)
    node.unlessBlank("title", round.title)
    node.texts("aliases", round.aliases)
    node.day("date", round.date)
    node.moment("due", round.due)
    node.moment("closes", round.closes)
    if round.year != round.date?.year {
      if let year = round.year { node.word("year", "\(year)") } else { node.null("year") }
    }
    return node.node
  }

  private func unit(_ unit: ReportingUnit) -> SchemaNode {
    var node = NodeBuilder()
    node.text("code", unit.code)
    node.text("name", unit.name)
    node.texts("aliases", unit.aliases)
    node.unlessBlank("level", unit.level)
    node.text("class", unit.unitClass)
    node.text("parent", unit.parent)
    node.flag("reports", unit.reports)
    node.number("population", unit.population)
    if !unit.fields.isEmpty {
      var fields = NodeBuilder()
      for field in unit.fields { fields.number(field.name, field.value) }
      node.add("fields", fields.node)
    }
    node.text("contact", unit.contact)
    node.day("valid_from", unit.validFrom)
    node.day("valid_to", unit.validTo)
    return node.node
  }

  private func crosswalk(_ entry: CrosswalkEntry) -> SchemaNode {
    var node = NodeBuilder()
    node.text("from", entry.from)
    node.text("to", entry.to)
    node.day("date", entry.date)
    node.number("weight", entry.weight, unless: 1)
    node.text("source", entry.source)
    return node.node
  }

  private func section(_ section: IndicatorSection) -> SchemaNode {
    var node = NodeBuilder()
    node.text("code", section.code)
    node.text("title", section.title)
    return node.node
  }

  private var choices: SchemaNode {
    var lists = NodeBuilder()
    for list in schema.choices {
      lists.add(
        list.code,
        NodeBuilder.list(
          list.choices.map { choice in
            var node = NodeBuilder()
            node.text("code", choice.code)
            if choice.label != choice.code { node.text("label", choice.label) }
            node.texts("aliases", choice.aliases)
            return node.node
          }))
    }
    return lists.node
  }
}
