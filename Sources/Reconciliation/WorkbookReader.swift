internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Reads a whole workbook: finds its tables, whose it is and of which round, reads the tables, settles what is left.
struct WorkbookReader {
  /// The schema and the workbook.
  private let compiled: CompiledSchema
  private let context: WorkbookContext
  private let file: String
  /// The encoding in which texts lay, if not Unicode.
  private let encoding: LegacyEncoding?

  /// A reader of a workbook; `file` is its path relative to the folder.
  init(_ workbook: Workbook, file: String, compiled: CompiledSchema, session: ReadingSession) {
    let decoded = LegacyDecoding.decoded(workbook)
    self.compiled = compiled
    self.file = file
    encoding = decoded?.encoding
    context = WorkbookContext(decoded?.workbook ?? workbook, compiled: compiled, session: session)
  }

  private var schema: CampaignSchema { compiled.schema }

  /// The returns of the workbook.
  func read() -> [ReconciledReturn] {
    let stamp = Stamp.read(context.sheets)
    let search = TableSearch(context)
    let tables = search.tables()
    let identity = IdentityReader(
      context, file: file, tables: tables, ownership: search.ownership, stamp: stamp)
    let groups = identity.groups()
    var results: [ReconciledReturn] = []
    var grandTotals: [(fact: Fact, sheet: SheetView)] = []
    for (position, group) in groups.enumerated() {
      let draft = ReturnDraft(compiled, file: file, unit: group.identity.unit)
      draft.content.stamp = stamp
      if position == 0 { addFileFindings(draft) }
      identity.addUnitFinding(group, to: draft)
      identity.addFormerFinding(group, to: draft)
      identity.addGuessedFinding(group, to: draft)
      identity.addMisspeltFinding(group, to: draft)
      let round = identity.round(of: group)
      identity.addRoundFinding(round, to: draft)
      identity.addTitleRoundFinding(group, round, to: draft)
      draft.content.round = round.round.map { schema.rounds[$0].code }
      if draft.content.rejectedBy == nil, let unit = group.identity.unit {
        // A further unit's sheet may have no layout's name.
        let isFurther = groups.count > 1 && !tables.contains { group.sheets.contains($0.sheet) }
        let own = isFurther ? group.sheets.flatMap { search.filled(on: context.sheets[$0]) } : tables
        read(group, unit: unit, tables: own, names: search.ownership, draft: draft)
        addVersionFinding(stamp, to: draft)
      }
      var ledger = CellLedger()
      for sheet in group.sheets {
        let view = context.sheets[sheet]
        guard let rows = group.rows[sheet] else {
          ledger.count(view.roles)
          continue
        }
        ledger.count(
          view.sheet.cells.indices.filter { rows.contains(Int(view.sheet.cells[$0].row)) }.map {
            view.roles[$0]
          })
      }
      draft.content.cells = ledger
      results.append(
        ReconciledReturn(content: draft.content, findings: draft.findings, printedTotals: draft.printedTotals)
      )
      // They stand with the first return.
      if position == 0 { grandTotals = draft.grandTotals }
    }
    if !grandTotals.isEmpty, let table = results.first?.content.facts {
      results[0].grandTotals = GrandTotal.mismatches(grandTotals, in: table, of: results.map(\.content))
    }
    return results
  }

  /// Reads the tables of a return and settles its sheets.
  private func read(
    _ group: IdentityReader.Group, unit: Int, tables: [FoundTable], names: SheetOwnership, draft: ReturnDraft
  ) {
    let own = TableSelection.chosen(tables.filter { group.sheets.contains($0.sheet) }, context: context)
    var totalRows: [Int: [Int: String]] = [:]
    var gridRows: [Int: [Int]] = [:]
    var forms: [(reader: FormReader, outcome: FormOutcome)] = []
    for table in own {
      let plan = compiled.plans[table.plan]
      if !draft.content.layouts.contains(plan.layout.code) { draft.content.layouts.append(plan.layout.code) }
      switch table.kind {
      case .form(let form):
        let reader = FormReader(form, context: context, draft: draft)
        forms.append((reader, reader.read()))
      case .grid(let grid):
        let rows = group.rows[table.sheet].map { $0.subtracting(group.totals[table.sheet] ?? []) }
        let reader = GridReader(grid, context: context, draft: draft, only: rows)
        let outcome = reader.read()
        if let totals = group.totals[table.sheet], totals.count == 1, let total = totals.first {
          reader.readGrandTotal(row: total)
        }
        totalRows[table.sheet, default: [:]].merge(outcome.totalRows) { first, _ in first }
        gridRows[table.sheet, default: []] += outcome.rows
      }
    }
    FormReader.addMissing(forms)
    RepeatedFacts.merge(in: draft)
    addMissingSheets(unit: unit, group: group, names: names, draft: draft)
    for sheet in group.sheets where !Stamp.isStamp(context.sheets[sheet]) {
      let view = context.sheets[sheet]
      if draft.areas[sheet] != nil {
        FormulaChecks(draft: draft, sheet: view).run(
          totalRows: totalRows[sheet] ?? [:], rows: gridRows[sheet] ?? [])
      }
      Leftovers(draft: draft, sheet: view, only: group.rows[sheet]).settle()
    }
    HiddenFigures.add(to: draft, sheets: group.sheets.map { context.sheets[$0] })
  }

  /// F008 and T110, once a file.
  private func addFileFindings(_ draft: ReturnDraft) {
    if !context.workbook.activeContent.isEmpty {
      let content = ActiveContent.allCases.filter(context.workbook.activeContent.contains)
      draft.add(ActiveContentRule.description, ActiveContentRule.message(content)) {
        $0.normalisedText = content.map(\.rawValue).joined(separator: ",")
      }
    }
    if let encoding {
      let place = ValuePlace(round: compiled.round?.code, unit: draft.unitCode, file: file)
      draft.findings.append(
        ValueRules.finding(for: .legacyEncoding(encoding), value: .blank, at: place, schema: schema))
    }
  }

  /// S015: the stamp names another version.
  private func addVersionFinding(_ stamp: ReturnStamp?, to draft: ReturnDraft) {
    guard let found = stamp?.schemaVersion, !found.isEmpty, found != schema.version else { return }
    func major(_ version: String) -> Substring { version.prefix { $0 != "." } }
    draft.add(
      SchemaVersionRule.description, severity: major(found) == major(schema.version) ? .info : .warning,
      SchemaVersionRule.message(found: found, expected: schema.version)
    ) { $0.normalisedText = found }
  }

  /// S010: layouts that the unit has to fill in and that are on no sheet.
  private func addMissingSheets(
    unit: Int, group: IdentityReader.Group, names: SheetOwnership, draft: ReturnDraft
  ) {
    let sheets = group.sheets.map { context.sheets[$0] }.filter {
      !Stamp.isStamp($0) && !$0.sheet.cells.isEmpty
    }
    for plan in compiled.plans
    where !draft.content.layouts.contains(plan.layout.code) && compiled.isAsked(plan, of: unit) {
      let named = sheets.first { names.isNamed($0, for: plan) }
      draft.add(
        MissingSheetRule.description,
        MissingSheetRule.message(
          layout: Self.name(of: plan.layout), sheets: sheets.map(\.sheet.name), named: named?.sheet.name),
        sheet: named
      ) { $0.normalisedText = plan.layout.code }
    }
  }

  /// What a layout is called: the name of its sheet, else its code.
  private static func name(of layout: SheetLayout) -> String {
    for pattern in layout.sheet { if case .text(let text) = pattern { return text } }
    return layout.code
  }
}
