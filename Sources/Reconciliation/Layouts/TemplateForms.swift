internal import Cells
internal import Schema
internal import VietnameseText

/// What the blank workbooks that were sent out say of a schema's forms and grids: the labels as they are printed, their
/// order, and where formulas stand.
struct TemplateForms: Sendable {
  /// An indicator of a layout, a position in `CampaignSchema.indicators`, with its text in the template.
  struct Printed: Sendable {
    var indicator: Int
    var text: String
  }
  /// The indicators of each layout in the template's order, by the layout's position in the schema.
  private(set) var order: [Int: [Printed]] = [:]
  /// The figures of the unit's own that are formulas.
  private(set) var formulas: Set<OverwrittenFormulas.Figure> = []

  /// Which column of each form holds what, by the layout's position in the schema.
  private(set) var columns: [Int: FormColumns] = [:]

  /// Nothing was sent out, or it says nothing of these layouts.
  static let none = TemplateForms()
  private init() {}

  /// Reads templates; only labels that are recognised without doubt count.
  init(_ templates: [Workbook], compiled: CompiledSchema, session: ReadingSession) {
    for template in templates {
      let context = WorkbookContext(
        LegacyDecoding.decoded(template)?.workbook ?? template, compiled: compiled, session: session)
      let tables = TableSelection.chosen(TableSearch(context).tables(), context: context)
      for table in tables where order[table.plan] == nil {
        switch table.kind {
        case .form(let form): take(form, in: context)
        case .grid(let grid):
          order[table.plan] = grid.columns.filter { !$0.isDoubtful }.map {
            Printed(indicator: compiled.plans[table.plan].indicators[$0.indicator], text: $0.heading)
          }
        }
      }
    }
  }

  /// Takes in the rows of a form.
  private mutating func take(_ form: FormTable, in context: WorkbookContext) {
    let plan = context.compiled.plans[form.plan]
    columns[form.plan] = form.segments.first?.columns
    let sheet = context.sheets[form.sheet].sheet
    let found = FormReader(form, context: context, draft: ReturnDraft(context.compiled, file: "", unit: nil))
      .rows()
    let rows = found.rows
    let matching = LabelMatching(
      rows.map(\.labelled), titled: found.titled, plan: plan, thresholds: context.compiled.schema.thresholds,
      session: context.session)
    for match in matching.matches.sorted(by: { $0.row < $1.row }) where !match.isDoubtful {
      let row = rows[match.row]
      let indicator = plan.indicators[match.indicator]
      order[form.plan, default: []].append(Printed(indicator: indicator, text: row.label.plain))
      for (measure, column) in row.columns.values.enumerated() {
        let cell = row.values[measure].map { sheet.cells[$0] }
        // A formula whose stored result is an empty text has no cell.
        guard let column,
          cell?.flags.contains(.formula) == true || cell?.kind == .formulaWithoutValue
            || sheet.formulas[CellReference(row: row.row, column: column)] != nil
        else { continue }
        formulas.insert(
          OverwrittenFormulas.Figure(
            indicator: Int32(truncatingIfNeeded: indicator), measure: plan.measures[measure]))
      }
    }
  }

  /// The schema with the printed labels as aliases, so that what stands in the template is nobody's edit.
  func taught(_ schema: CampaignSchema) -> CampaignSchema {
    var schema = schema
    for printed in order.sorted(by: { $0.key < $1.key }).flatMap(\.value) where !TextKey.isBlank(printed.text)
    {
      let own = schema.indicators[printed.indicator]
      let key = TextKey.toned(printed.text)
      guard !([own.label] + own.aliases).contains(where: { TextKey.toned($0) == key }) else { continue }
      schema.indicators[printed.indicator].aliases.append(printed.text)
    }
    return schema
  }

  /// Indicators of a layout in the template's order; those that it lacks follow the one before them in the schema.
  func ordered(_ indicators: [Int], layout: Int) -> [Int] {
    guard let printed = order[layout] else { return indicators }
    let places = Dictionary(
      printed.enumerated().map { ($1.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    var before = -1
    let keys = indicators.map { indicator -> Int in
      before = places[indicator] ?? before
      return before
    }
    return indicators.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { indicators[$0] }
  }
}
