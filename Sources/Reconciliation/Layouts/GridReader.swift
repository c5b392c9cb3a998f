internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Reads a grid: one row a sub-unit, one column an indicator.
struct GridReader {
  /// The workbook.
  let context: WorkbookContext
  /// The grid and its layout.
  let table: GridTable
  let plan: LayoutPlan
  /// The sheet.
  let sheet: SheetView
  /// The return that it belongs to.
  let draft: ReturnDraft
  /// The rows to read; nil: all of them. Where the reporting unit stands in a column, each unit's own.
  let only: Set<Int>?
  /// The units of measure that the sheet states.
  let stated: StatedUnits

  /// A reader of a grid that was found in a workbook.
  init(_ table: GridTable, context: WorkbookContext, draft: ReturnDraft, only: Set<Int>? = nil) {
    self.table = table
    self.context = context
    self.draft = draft
    self.only = only
    plan = context.compiled.plans[table.plan]
    sheet = context.sheets[table.sheet]
    let headings = Dictionary(
      table.columns.map { ($0.column, $0.heading) }, uniquingKeysWith: { first, _ in first })
    let plan = plan
    stated = StatedUnits(plan, sheet: sheet, top: table.heading.lowerBound, headings: headings) { place in
      guard let column = table.columns.first(where: { $0.column == place }) else { return [] }
      let asked = context.compiled.schema.indicators[plan.indicators[column.indicator]]
      let texts = plan.values.indices.contains(column.measure) ? plan.values[column.measure].texts : []
      return [asked.label] + asked.aliases + texts.map(\.plain)
    }
  }

  var session: ReadingSession { sheet.session }
  var schema: CampaignSchema { context.compiled.schema }

  /// Reads everything: facts and findings go to the draft, roles to the sheet.
  func read() -> GridOutcome {
    passOverHeading()
    if let codes = table.codesRow { sheet.markOpen(row: codes, .template) }
    let rows = rows()
    let (last, doubtful) = lastRow(rows)
    markPrintedNumbers(rows, below: last)
    let kept = rows.filter { $0.row <= last }
    var told = ToldTotals()
    if plan.layout.rows == .free {
      told = toldTotals(only.map { own in kept.filter { own.contains($0.row) } } ?? kept)
      if !told.sure.isEmpty {
        for place in kept.indices where told.sure.contains(kept[place].row) { kept[place].isTotal = true }
      }
    }
    var area = ReturnDraft.TableArea(
      rows: table.heading.lowerBound...max(last, table.heading.upperBound), columns: table.all,
      firstDataRow: table.heading.upperBound + 1)
    area.valueColumns = table.columns.map(\.column)
    area.unknownColumns = table.unknown
    area.isOfUnits = plan.layout.rows == .units
    var outcome = GridOutcome()
    let evidence = observe(kept)
    let read: [(row: Row, subUnit: SubUnit?)] =
      switch plan.layout.rows {
      case .units: unitRows(kept, area: &area)
      case .free: freeRows(kept, told: told, area: &area)
      case .indicators: ownRow(kept, area: &area)
      }
    let missing = missingIndicators()
    let shared = SharedCells(
      sheet,
      places: Set(
        read.flatMap { entry in
          table.columns.filter { draft.asked[plan.indicators[$0.indicator]] }.map {
            CellReference(row: entry.row.row, column: $0.column)
          }
        }))
    for entry in read {
      outcome.rows.append(entry.row.row)
      readRow(entry.row, subUnit: entry.subUnit, evidence: evidence, shared: shared, without: missing)
    }
    for row in kept where row.isTotal && only?.contains(row.row) ?? true {
      if isOfPart(row, of: kept) {
        passOver(row)
      } else {
        readTotal(row, evidence: evidence, outcome: &outcome)
      }
    }
    addMissing(read.compactMap(\.subUnit))
    addHeadingFindings()
    draft.areas[table.sheet, default: []].append(area)
    for row in doubtful where only?.contains(row.row) ?? true {
      var below = ReturnDraft.TableArea(rows: row.row...row.row, columns: table.all, firstDataRow: row.row)
      below.valueColumns = area.valueColumns
      below.isOfUnits = area.isOfUnits
      below.rowTexts[row.row] = label(of: row).plain
      draft.areas[table.sheet, default: []].append(below)
    }
    return outcome
  }

  /// What the text numbers of each column of indicators show about points and commas.
  func observe(_ rows: [Row]) -> [SeparatorEvidence] {
    var evidence = Array(repeating: SeparatorEvidence(), count: table.columns.count)
    for row in rows {
      for index in sheet.cells(inRow: row.row)
      where sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index) {
        let place = Int(sheet.sheet.cells[index].column)
        for (position, column) in table.columns.enumerated() where column.column == place {
          evidence[position].observe(
            context.sourceCell(sheet, index), as: schema.indicators[plan.indicators[column.indicator]])
        }
      }
    }
    for own in evidence { context.evidence += own }
    return evidence
  }

  /// Reads the facts of a row; blank ones for the indicators that have no column. `subUnit`: nil where the row is the
  /// unit's own.
  func readRow(
    _ row: Row, subUnit: SubUnit?, evidence: [SeparatorEvidence], shared: SharedCells,
    without missing: [Int]
  ) {
    var position = -1
    if let subUnit {
      position = draft.content.facts.subUnits.count
      draft.content.facts.subUnits.append(subUnit)
    }
    markLabels(row)
    let noteIndex = table.note.flatMap { sheet.filledIndex(row: row.row, column: $0) }
    let note = noteIndex.map { TextKey.singleSpaced(sheet.plainText(of: sheet.sheet.cells[$0])) }
    if let noteIndex { sheet.mark(noteIndex, .note) }
    for (column, evidence) in zip(table.columns, evidence) {
      let indicator = plan.indicators[column.indicator]
      let name = plan.measures[column.measure]
      let index = sheet.index(row: row.row, column: column.column)
      var value = context.value(sheet, index, indicator: indicator, measure: name, column: evidence)
      if value.state == .number || value.state == .ambiguous,
        let unit = stated.unit(row: "", column: column.column)
      {
        value = context.compiled.values.restated(
          value, indicator: indicator, measure: name, statedUnit: unit.unit, isOfTable: unit.isOfTable)
      }
      if !draft.asked[indicator] {
        if let index, value.state == .notApplicable || value.state == .blank { sheet.mark(index, .template) }
        continue
      }
      if let own = shared[row.row, column.column] {
        draft.leaveOpen(
          &value, of: own, in: shared, indicator: indicator, measure: name, subUnit: subUnit?.code,
          sheet: sheet, row: row.row, column: column.column)
      }
      var fact = draft.fact(
        value, indicator: indicator, measure: name, subUnit: position, sheet: sheet, row: row.row,
        column: column.column)
      if let said = sheet.note(note, besides: CellReference(row: row.row, column: column.column)) {
        fact.note = draft.content.facts.text(said)
      }
      draft.content.facts.facts.append(fact)
      if let index { sheet.mark(index, .fact) }
      draft.add(
        doubtsOf: value, indicator: indicator, measure: name, subUnit: subUnit?.code, sheet: sheet,
        row: row.row,
        column: column.column)
    }
    addBlanks(missing, subUnit: position)
  }

  /// Marks the label and the running number of a row as template text.
  func markLabels(_ row: Row) {
    func mark(_ column: Int) {
      if let index = sheet.index(row: row.row, column: column) { sheet.mark(index, .template) }
    }
    table.rowLabels.forEach(mark)
    table.ignored.forEach(mark)
    if let column = table.number { mark(column) }
    if let column = table.unitColumn { mark(column) }
    // Columns of the template that the schema does not read: printed codes, keys to the left of the labels.
    for column in table.unknown.keys {
      guard let index = sheet.index(row: row.row, column: column), isPrinted(column) else { continue }
      sheet.mark(index, .template)
    }
  }

  /// Marks the running numbers that the template prints in rows that stayed blank as template text: each one more than the one
  /// above, nothing else in the row.
  private func markPrintedNumbers(_ rows: [Row], below last: Int) {
    guard only == nil, let column = table.number else { return }
    func number(_ row: Row) -> (index: Int, value: Double)? {
      guard let index = sheet.filledIndex(row: row.row, column: column) else { return nil }
      let cell = sheet.sheet.cells[index]
      return cell.kind == .number && cell.number == cell.number.rounded() ? (index, cell.number) : nil
    }
    var before = rows.last { $0.row <= last && number($0) != nil }.flatMap(number)?.value ?? 0
    for row in rows where row.row > last {
      guard let own = number(row) else { continue }
      let isAlone = sheet.cells(inRow: row.row).allSatisfy { $0 == own.index || sheet.isBlank($0) }
      guard isAlone, own.value == before + 1 else { return }
      sheet.mark(own.index, .template)
      before = own.value
    }
  }

  /// Whether a column that the layout does not know holds texts of the template: it stands before the indicators.
  func isPrinted(_ column: Int) -> Bool {
    guard let first = table.columns.first?.column else { return false }
    return column < first
  }
}
