internal import Schema
internal import VietnameseText

/// A schema made ready once for all workbooks of a run.
final class CompiledSchema: Sendable {
  /// The schema and the round that is consolidated.
  let schema: CampaignSchema, round: Round?
  /// What was sent out.
  let templates: TemplateForms
  /// Readers of values, units and rounds.
  let values: ValueReader, units: UnitMatcher, rounds: RoundMatcher
  /// The layouts.
  let plans: [LayoutPlan]
  /// The schema's texts.
  let forms: TextForms
  /// Who stands for each reporting unit that does not exist in the round; nil for all others.
  let substitutes: [Int?]
  /// Whether units of a level and class are asked each indicator.
  private let askedOf: [UnitKind: [Bool]]
  /// What decides who is asked what.
  private struct UnitKind: Hashable {
    var level: String, unitClass: String?
    init(_ unit: ReportingUnit) {
      level = unit.level
      unitClass = unit.unitClass
    }
  }
  /// The units directly or farther below each unit; empty for most.
  private let below: [Int: [Int]]

  /// Makes a schema ready, on so many cores at most.
  init(schema: CampaignSchema, round: Round?, templates: TemplateForms = .none, jobs: Int = 1) {
    let schema = templates.taught(schema)
    self.schema = schema
    self.templates = templates
    self.round = round
    values = ValueReader(schema: schema, round: round)
    rounds = RoundMatcher(schema: schema)
    let succession = UnitSuccession(schema)
    // Of a round whose day is not known it is the state in which its year begins.
    let day = round?.date ?? round?.year.map { CalendarDay(year: $0, month: 1, day: 1) }
    substitutes = schema.units.indices.map { position in
      let unit = schema.units[position]
      guard let day, unit.reports, !unit.exists(in: round) else { return nil }
      return succession.substitute(for: position, on: day)
    }
    units = UnitMatcher(schema: schema, round: round, former: substitutes.map { $0 != nil }, jobs: jobs)
    var forms = TextForms(units: UnitOfMeasure.bracketNames(schema))
    plans = schema.layouts.indices.map {
      LayoutPlan($0, schema: schema, round: round, templates: templates, forms: &forms)
    }
    forms.endSchema()
    self.forms = forms
    var below: [Int: [Int]] = [:]
    let positions = Dictionary(
      schema.units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    for (position, unit) in schema.units.enumerated() {
      if let parent = unit.parent.flatMap({ positions[$0] }) { below[parent, default: []].append(position) }
    }
    self.below = below
    var askedOf: [UnitKind: [Bool]] = [:]
    for unit in schema.units where askedOf[UnitKind(unit)] == nil {
      askedOf[UnitKind(unit)] = schema.indicators.map { $0.applies(to: unit) }
    }
    self.askedOf = askedOf
  }

  /// The units right below a unit, in the schema's order, that exist in the round.
  func unitsBelow(_ unit: Int) -> [Int] {
    (below[unit] ?? []).filter { schema.units[$0].exists(in: round) }
  }

  /// Whether a unit is asked each indicator, by its position in the schema; of an unknown unit all are.
  func asked(of unit: Int?) -> [Bool] {
    unit.flatMap { askedOf[UnitKind(schema.units[$0])] } ?? schema.indicators.map { _ in true }
  }

  /// The indicators of a layout that a unit is asked, by their positions in the layout; of nil all of them.
  func asked(_ plan: LayoutPlan, of unit: Int?) -> [Int] {
    plan.indicators.indices.filter { position in
      guard let unit else { return true }
      return schema.indicators[plan.indicators[position]].applies(to: schema.units[unit])
    }
  }

  /// Whether a unit has to fill in a layout.
  func isAsked(_ plan: LayoutPlan, of unit: Int) -> Bool {
    if plan.layout.kind == .grid, plan.layout.rows == .units, unitsBelow(unit).isEmpty { return false }
    return !asked(plan, of: unit).isEmpty
  }
}
