internal import Findings
internal import Schema
internal import SheetPlan

/// For whom a template is made, and of which round.
struct TemplateRequest {
  /// The schema and the round; nil: the campaign has no rounds.
  let schema: CampaignSchema, round: Round?
  /// The unit: a position in `CampaignSchema.units`.
  let unit: Int
  /// The role on the stamp.
  let role: Role
  /// What stands in it.
  var filling = TemplateFilling()
  /// The words.
  let words: Wording
  /// The positions of indicators and choices by their codes.
  let indicatorPositions: [String: Int]
  /// Which indicator is a part of which.
  let tree: IndicatorTree

  /// The role of a workbook, as its stamp has it.
  enum Role: String {
    case template
    case markedCopy = "marked-copy"
  }

  /// A template of a unit.
  init(schema: CampaignSchema, round: Round?, unit: Int, role: Role = .template) {
    self.schema = schema
    self.round = round
    self.unit = unit
    self.role = role
    words = Wording(schema: schema)
    indicatorPositions = Dictionary(
      schema.indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    tree = IndicatorTree(schema)
  }

  /// The unit.
  var reportingUnit: ReportingUnit { schema.units[unit] }
  /// Whether the unit is the one that consolidates, whose form goes to the office above.
  var isRoot: Bool { !reportingUnit.reports && reportingUnit.parent == nil }
  /// Whether an indicator is asked of the unit; what only units below are asked, the consolidating unit has too.
  func applies(_ indicator: Indicator) -> Bool { isRoot || indicator.applies(to: reportingUnit) }
  /// What the round is called in returns.
  var roundName: String? { round.map { $0.title.isEmpty ? $0.code : $0.title } }

  /// The indicators of a layout in this round: positions in the schema, in its order.
  func indicators(of layout: SheetLayout) -> [Int] {
    schema.indicators.indices.filter { position in
      let indicator = schema.indicators[position]
      return (indicator.layouts.contains(layout.code) || layout.indicators.contains(indicator.code))
        && schema.isAsked(indicator, in: round)
    }
  }

  /// The units right below the unit that exist in the round.
  var unitsBelow: [ReportingUnit] {
    schema.units.filter { $0.parent == reportingUnit.code && $0.exists(in: round) }
  }

  /// Whether the unit has to fill in a layout.
  func isAsked(_ layout: SheetLayout) -> Bool {
    if layout.kind == .grid, layout.rows == .units, unitsBelow.isEmpty { return false }
    return indicators(of: layout).contains { applies(schema.indicators[$0]) }
  }

  /// The measures of a layout's value columns, as the reader of returns has them.
  func measures(of layout: SheetLayout) -> [String] {
    layout.values.isEmpty ? ["now"] : layout.values.map(\.measure)
  }
  /// Whether a measure of a layout is asked of an indicator.
  func asks(_ measure: String, of indicator: Indicator) -> Bool {
    indicator.measures?.contains(measure) ?? true
  }

  /// A limit of an indicator as a number of the unit; nil: there is none, or the unit does not have that number.
  func number(_ limit: Limit?) -> Double? {
    switch limit {
    case .number(let number): number
    case .field(let name): reportingUnit.number(named: name)
    case nil: nil
    }
  }
}
