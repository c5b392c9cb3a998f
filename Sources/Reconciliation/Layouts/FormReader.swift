internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Reads a form: one row an indicator.
struct FormReader {
  /// The workbook.
  let context: WorkbookContext
  /// The form and its layout.
  let table: FormTable
  let plan: LayoutPlan
  /// The sheet.
  let sheet: SheetView
  /// The return that it belongs to.
  let draft: ReturnDraft
  /// The units of measure that the sheet states.
  let stated: StatedUnits

  /// A reader of a form that was found in a workbook.
  init(_ table: FormTable, context: WorkbookContext, draft: ReturnDraft) {
    self.table = table
    self.context = context
    self.draft = draft
    plan = context.compiled.plans[table.plan]
    let sheet = context.sheets[table.sheet]
    self.sheet = sheet
    var headings: [Int: String] = [:]
    // The value column that stands in a column; where segments differ, that of the last.
    var positions: [Int: Int] = [:]
    for segment in table.segments {
      for (position, column) in segment.columns.values.enumerated() {
        guard let column else { continue }
        positions[column] = position
        let text = (segment.heading.map(Array.init) ?? []).map { sheet.form(row: $0, column: column).plain }
        headings[column] = text.joined(separator: " ")
      }
    }
    let top = table.segments.first.map { $0.heading?.lowerBound ?? $0.rows.lowerBound } ?? 1
    let plan = plan
    stated = StatedUnits(plan, sheet: sheet, top: top, headings: headings) { column in
      guard let position = positions[column], plan.values.indices.contains(position) else { return [] }
      return plan.values[position].texts.map(\.plain)
    }
  }

  var session: ReadingSession { sheet.session }
  var schema: CampaignSchema { context.compiled.schema }

  /// Reads everything: facts and findings go to the draft, roles to the sheet.
  func read() -> FormOutcome {
    var outcome = FormOutcome()
    markHeadings()
    let found = self.rows()
    let rows = found.rows
    let matching = LabelMatching(
      rows.map(\.labelled), titled: found.titled, plan: plan, thresholds: schema.thresholds, session: session)
    let last = lastRow(rows, matching: matching)
    markArea(rows, last: last, matching: matching)
    let evidence = observe(rows, matching: matching)
    var choices = [Int?](repeating: nil, count: plan.indicators.count)
    var repeatedOf: [Int: [Int]] = [:]
    for match in matching.matches { choices[match.indicator] = match.row }
    let free = freeLines(rows, matching: matching)
    // A line of the unit's own may be called as an indicator is.
    let own = Set(free.map(\.position))
    for (row, indicator) in matching.repeated where rows[row].row <= last && !own.contains(row) {
      repeatedOf[indicator, default: []].append(row)
    }
    for (indicator, others) in repeatedOf {
      // A heading may bear an indicator's label without any figure: the row with figures is the indicator's.
      if let own = choices[indicator], !rows[own].isFilled,
        let filled = others.first(where: { rows[$0].isFilled })
      {
        choices[indicator] = filled
        repeatedOf[indicator] = others.filter { $0 != filled } + [own]
      }
    }
    let shared = SharedCells(
      sheet,
      places: Set(
        choices.enumerated().flatMap { position, at in
          plan.measures.indices.compactMap { measure in
            guard let at, draft.asked[plan.indicators[position]],
              plan.asks(measure, of: schema.indicators[plan.indicators[position]])
            else { return nil }
            return rows[at].columns.values[measure].map { CellReference(row: rows[at].row, column: $0) }
          }
        }))
    for position in plan.indicators.indices {
      guard let at = choices[position] else {
        if let missing = missing(position, rows: rows, matching: matching) { outcome.missing.append(missing) }
        continue
      }
      readRow(
        rows[at], indicator: position, others: (repeatedOf[position] ?? []).map { rows[$0] },
        evidence: evidence, shared: shared)
    }
    readFreeLines(free, rows: rows)
    addLabelFindings(rows, matching: matching)
    addTitleFindings(found.titles)
    addRoundFindings()
    addOrderFinding(rows, matching: matching)
    addColumnOrderFinding()
    return outcome
  }

  /// Marks the headings as template text.
  func markHeadings() {
    for segment in table.segments {
      guard let heading = segment.heading else { continue }
      for row in sheet.rows(in: heading) {
        sheet.markOpen(row: row, columns: segment.columns.all, .template)
      }
    }
  }

  /// The rows of the form down to the text that ends it. Rows of column numbers, headings that come again and the
  /// titles of sections are marked here and are not among them.
  func rows() -> FormRows {
    var result = FormRows()
    collect(into: &result)
    settleTitles(&result)
    return result
  }

  /// Takes in the rows, with the titles above them as far as their words tell whose they are.
  private func collect(into result: inout FormRows) {
    var section: Int?
    var title: Int?
    func begin(_ known: Int) {
      (section, title) = (known, nil)
      result.titled.insert(known)
    }
    for segment in table.segments {
      let columns = segment.columns
      // A heading that says what ends the table ends it too.
      if let heading = segment.heading, !result.rows.isEmpty,
        sheet.rows(in: heading).contains(where: { endsTable(sheet.cells(inRow: $0)) })
      {
        return
      }
      for row in sheet.rows(in: segment.rows) {
        let cells = sheet.cells(inRow: row)
        if endsTable(cells) { return }
        if row <= segment.rows.lowerBound + 2,
          NumberingRow.holds(
            row, on: sheet, in: columns.all, isExpected: plan.layout.columnNumbers == true, inAnyOrder: true)
        {
          sheet.markOpen(row: row, columns: columns.all, .template)
          continue
        }
        let made = self.row(row, columns: columns, section: section)
        if repeatsHeading(made) {
          sheet.markOpen(row: row, columns: columns.all, .template)
          if let known = plan.section(titled: made.label) { begin(known) }
          continue
        }
        if let known = plan.section(titled: made.label) {
          begin(known)
          made.labelled.section = known
          if plan.index.exact(made.label) == nil {
            markText(made)
            continue
          }
        } else if let known = titleBesideLabel(made) {
          begin(known)
          sheet.markOpen(row: row, columns: columns.all, .template)
          continue
        } else if let unknown = unknownTitle(made) {
          result.titles.append(unknown)
          title = unknown.row
        }
        made.labelled.title = title
        result.rows.append(made)
      }
    }
  }

  /// The section that a row names in another column than that of the labels, as titles do that are merged over the whole
  /// table; nil where it names none, or holds anything else.
  func titleBesideLabel(_ row: Row) -> Int? {
    guard row.label.isBlank, !row.isFilled else { return nil }
    guard let first = sheet.cells(inRow: row.row).first(where: { !sheet.isBlank($0) }),
      sheet.sheet.cells[first].kind == .text
    else { return nil }
    return plan.section(titled: sheet.form(first))
  }

  /// Whether a row holds a text that ends the table.
  func endsTable(_ cells: Range<Int>) -> Bool {
    guard !plan.stop.isEmpty else { return false }
    return cells.contains { index in
      sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index)
        && session.mask(sheet.formIndex(index), in: plan).contains(.stop)
    }
  }

  /// Whether a row is the heading once more: a value column says its heading's text.
  func repeatsHeading(_ row: Row) -> Bool {
    for (position, index) in row.values.enumerated() {
      guard let index, sheet.sheet.cells[index].kind == .text else { continue }
      if plan.values[position].fit(sheet.formIndex(index), session: session) >= .head { return true }
    }
    return false
  }

  /// Marks label, number, code and unit of measure as template text.
  func markText(_ row: Row) {
    func mark(_ column: Int?) {
      guard let column, let index = sheet.index(row: row.row, column: column) else { return }
      // A number where the unit of measure should stand is something typed, not the template's.
      if column == row.columns.unit, isTypedUnit(index) { return }
      sheet.mark(index, .template)
    }
    for column in row.columns.label { mark(column) }
    mark(row.columns.number)
    mark(row.columns.code)
    mark(row.columns.unit)
    for column in row.columns.ignored {
      if let index = sheet.index(row: row.row, column: column) { sheet.mark(index, .template) }
    }
  }

  /// What the text numbers of each value column show about points and commas.
  func observe(_ rows: [Row], matching: LabelMatching) -> [SeparatorEvidence] {
    var evidence = Array(repeating: SeparatorEvidence(), count: plan.values.count)
    for match in matching.matches {
      for (position, index) in rows[match.row].values.enumerated() {
        guard let index, sheet.sheet.cells[index].kind == .text, !sheet.isBlank(index) else { continue }
        evidence[position].observe(
          context.sourceCell(sheet, index), as: schema.indicators[plan.indicators[match.indicator]])
      }
    }
    for column in evidence { context.evidence += column }
    return evidence
  }

  /// Reads the facts of an indicator's row. `others`: rows that claim the indicator too; `shared`: the cells that are
  /// several figures' at once.
  func readRow(
    _ row: Row, indicator position: Int, others: [Row], evidence: [SeparatorEvidence], shared: SharedCells
  ) {
    let indicator = plan.indicators[position]
    let isAsked = draft.asked[indicator]
    let noteIndex = row.columns.note.flatMap { sheet.filledIndex(row: row.row, column: $0) }
    let note = noteIndex.map { sheet.plainText(of: sheet.sheet.cells[$0]).nfc }
    let clash = isAsked ? clash(row, with: others, indicator: indicator, evidence: evidence) : nil
    for (measure, name) in plan.measures.enumerated() {
      let index = row.values[measure]
      guard plan.asks(measure, of: schema.indicators[indicator]) else { continue }
      guard let column = row.columns.values[measure] else {
        if isAsked {
          draft.content.facts.facts.append(
            draft.fact(.blank, indicator: indicator, measure: name, sheet: nil))
        }
        continue
      }
      var value = context.value(sheet, index, indicator: indicator, measure: name, column: evidence[measure])
      guard isAsked else {
        // "x" where nothing is asked says so; anything else there is something that nobody expects.
        if let index, value.state == .notApplicable || value.state == .blank { sheet.mark(index, .template) }
        continue
      }
      value = restated(value, row: row, column: column, indicator: indicator, measure: name)
      if let clash, clash.measure == measure, !clash.isEqual {
        value.state = .ambiguous
        value.qualifier = .none
        value.flags.insert(.keptOut)
      } else if let own = shared[row.row, column] {
        draft.leaveOpen(
          &value, of: own, in: shared, indicator: indicator, measure: name, sheet: sheet, row: row.row,
          column: column)
      }
      var fact = draft.fact(
        value, indicator: indicator, measure: name, sheet: sheet, row: row.row, column: column)
      if let clash, clash.measure == measure, !clash.isEqual {
        fact.text = draft.content.facts.text(clash.text)
      }
      if let said = sheet.note(note, besides: CellReference(row: row.row, column: column)) {
        fact.note = draft.content.facts.text(said)
      }
      draft.content.facts.facts.append(fact)
      if let index { sheet.mark(index, .fact) }
      draft.add(
        doubtsOf: value, indicator: indicator, measure: name, sheet: sheet, row: row.row, column: column)
    }
    if let noteIndex, isAsked, !isStray(noteIndex, in: row) { sheet.mark(noteIndex, .note) }
    if isAsked { reopenNumber(of: row, indicator: position) }
    for other in others { markRepeated(other) }
  }
}
