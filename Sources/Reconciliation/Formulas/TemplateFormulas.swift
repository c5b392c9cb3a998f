internal import Cells
internal import Facts

/// Where the blank workbook that was sent out has formulas.
enum TemplateFormulas {
  /// The figures of the unit's own that are formulas in a template, by indicator and measure; none where no table of the
  /// schema stands in it.
  static func figures(
    of template: Workbook, compiled: CompiledSchema, session: ReadingSession
  ) -> Set<OverwrittenFormulas.Figure> {
    let context = WorkbookContext(template, compiled: compiled, session: session)
    let tables = TableSelection.chosen(TableSearch(context).tables(), context: context)
    let draft = ReturnDraft(compiled, file: "", unit: nil)
    for table in tables {
      guard case .form(let form) = table.kind else { continue }
      _ = FormReader(form, context: context, draft: draft).read()
    }
    let facts = draft.content.facts
    var found: Set<OverwrittenFormulas.Figure> = []
    for fact in facts.facts where fact.subUnit < 0 && fact.hasCell {
      guard let sheet = context.sheets.first(where: { $0.sheet.name == facts.text(at: fact.sheet) }),
        let index = sheet.index(row: Int(fact.row), column: Int(fact.column))
      else { continue }
      let cell = sheet.sheet.cells[index]
      guard cell.flags.contains(.formula) || cell.kind == .formulaWithoutValue else { continue }
      found.insert(
        OverwrittenFormulas.Figure(
          indicator: fact.indicator, measure: facts.measures[Int(fact.measure)]))
    }
    return found
  }
}
