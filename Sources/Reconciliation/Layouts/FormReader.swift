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
  private let stated: StatedUnits

  /// A reader of a form that was found in a workbook.
  init(_ table: FormTable, context: WorkbookContext, draft: ReturnDraft) {
    self.table = table
    self.context = context
    self.draft = draft
    plan = context.compiled.plans[table.plan]
    let sheet = context.sheets[table.sheet]
    self.sheet = sheet
    var headings: [Int: String] = [:]
    for segment in table.segments {
      for column in segment.columns.values.compactMap({ $0 }) {
        let text = (segment.heading.map(Array.init) ?? []).map { sheet.form(row: $0, column: column).plain }
        headings[column] = text.joined(separator: " ")
      }
    }
    stated = StatedUnits(plan, sheet: sheet, headings: headings)
  }

  private var session: ReadingSession { sheet.session }
  private var schema: CampaignSchema { context.compiled.schema }

  /// A row of the form with what stands in it.
  struct Row {
    var row: Int
    var columns: FormColumns
    /// The form of its label.
    var label: TextForm
    /// The cells of its values, in the order of the layout's value columns; nil where there is no cell.
    var values: [Int?]
    /// Whether anything stands in a value or note column.
    var isFilled: Bool
    /// What is known of its label.
    var labelled: LabelledRow
  }

  /// Reads everything: facts and findings go to the draft, roles to the sheet.
  func read() -> FormOutcome {
    var outcome = FormOutcome()
    markHeadings()
    let rows = rows()
    let matching = LabelMatching(
      rows.map(\.labelled), plan: plan, thresholds: schema.thresholds, session: session)
    let last = lastRow(rows, matching: matching)
    markArea(rows, last: last, matching: matching)
    let evidence = observe(rows, matching: matching)
    var choices: [Int: Int] = [:]
    var repeatedOf: [Int: [Int]] = [:]
    for match in matching.matches { choices[match.indicator] = match.row }
    for (row, indicator) in matching.repeated where rows[row].row <= last {
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
    for position in plan.indicators.indices {
      guard let at = choices[position] else {
        addMissing(position, rows: rows, matching: matching)
        continue
      }
      let facts = readRow(
        rows[at], indicator: position, others: (repeatedOf[position] ?? []).map { rows[$0] },
        evidence: evidence)
      outcome.places.append(contentsOf: facts)
    }
    readFreeRows(rows, last: last, matching: matching)
    addLabelFindings(rows, matching: matching)
    addOrderFinding(rows, matching: matching)
    outcome.lastRow = last
    return outcome
  }

  /// Marks the headings as template text.
  private func markHeadings() {
    for segment in table.segments {
      guard let heading = segment.heading else { continue }
      for row in sheet.rows(in: heading) {
        sheet.markOpen(row: row, columns: segment.columns.all, .template)
      }
    }
  }

  /// The rows of the form down to the text that ends it. Rows of column numbers, headings that come again and the
  /// titles of sections are marked here and are not among them.
  private func rows() -> [Row] {
    var result: [Row] = []
    var section: Int?
    for segment in table.segments {
      let columns = segment.columns
      for row in sheet.rows(in: segment.rows) {
        let cells = sheet.cells(inRow: row)
        if endsTable(cells) { return result }
        if row <= segment.rows.lowerBound + 2, NumberingRow.holds(row, on: sheet) {
          sheet.markOpen(row: row, columns: columns.all, .template)
          continue
        }
        let made = self.row(row, columns: columns, section: section)
        if repeatsHeading(made) {
          sheet.markOpen(row: row, columns: columns.all, .template)
          if let title = plan.section(titled: made.label) { section = title }
          continue
        }
        if let title = plan.section(titled: made.label) {
          section = title
          if plan.index.exact(made.label) == nil {
            markText(made)
            continue
          }
        }
        result.append(made)
      }
    }
    return result
  }

  /// Whether a row holds a text that ends the table.
  private func endsTable(_ cells: Range<Int>) -> Bool {
    guard !plan.stop.isEmpty else { return false }
    return cells.contains { index in
      sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index)
        && session.mask(sheet.formIndex(index), in: plan).contains(.stop)
    }
  }

  /// Whether a row is the heading once more: a value column says its heading's text.
  private func repeatsHeading(_ row: Row) -> Bool {
    for (position, index) in row.values.enumerated() {
      guard let index, sheet.sheet.cells[index].kind == .text else { continue }
      if plan.values[position].fit(sheet.formIndex(index), session: session) >= .head { return true }
    }
    return false
  }

  /// A row with what stands in it.
  private func row(_ row: Int, columns: FormColumns, section: Int?) -> Row {
    var labelForm: Int32 = 0
    for column in columns.label where labelForm == 0 {
      labelForm = sheet.index(row: row, column: column).map(sheet.formIndex) ?? 0
    }
    let label = session.form(at: labelForm)
    let code = columns.code.map { sheet.form(row: row, column: $0).plain }.flatMap { $0.isEmpty ? nil : $0 }
    let printed = columns.number.map { sheet.form(row: row, column: $0).plain } ?? ""
    let unit = columns.unit.map { sheet.form(row: row, column: $0) } ?? .blank
    let values = columns.values.map { column in column.flatMap { sheet.index(row: row, column: $0) } }
    let note = columns.note.flatMap { sheet.filledIndex(row: row, column: $0) }
    let hasValue = values.contains { $0 != nil && !sheet.isBlank($0 ?? 0) }
    let number = printed.isEmpty ? label.numbering : printed
    return Row(
      row: row, columns: columns, label: label, values: values, isFilled: hasValue || note != nil,
      labelled: LabelledRow(
        row: row, label: label, labelForm: labelForm, code: code, number: IndicatorIndex.numberKey(number),
        unit: unit.key,
        section: section,
        looksAsked: hasValue || !unit.isBlank || code != nil))
  }

  /// Marks label, number, code and unit of measure as template text.
  private func markText(_ row: Row) {
    for column in row.columns.label
      + [row.columns.number, row.columns.code, row.columns.unit].compactMap({ $0 })
    {
      guard let index = sheet.index(row: row.row, column: column) else { continue }
      // A number where the unit of measure should stand is something typed, not the template's.
      if column == row.columns.unit, sheet.sheet.cells[index].kind != .text { continue }
      sheet.mark(index, .template)
    }
    for column in row.columns.ignored {
      if let index = sheet.index(row: row.row, column: column) { sheet.mark(index, .template) }
    }
  }

  /// The last row of the table: the last one recognised, and rows right below it that look like more of the table.
  private func lastRow(_ rows: [Row], matching: LabelMatching) -> Int {
    let recognised = matching.matches.map(\.row) + matching.repeated.map(\.row)
    guard let lowest = recognised.max() else { return table.segments.last?.rows.lowerBound ?? 1 }
    var last = rows[lowest].row
    for row in rows[(lowest + 1)...] {
      let hasNumber = row.values.contains { index in
        index.map { sheet.sheet.cells[$0].kind != .text && !sheet.isBlank($0) } ?? false
      }
      let isLabelled = !row.label.isBlank || row.labelled.code != nil
      guard row.row == last + 1, isLabelled, row.isFilled,
        hasNumber || row.labelled.looksAsked || isTotal(row)
      else { break }
      last = row.row
    }
    return last
  }

  /// Whether a row is a total or sub-total that is no indicator.
  private func isTotal(_ row: Row) -> Bool {
    guard !row.label.isBlank else { return false }
    if !plan.totalRow.isEmpty,
      plan.totalRow.fit(session.forms.form(row.label.plain), session: session) > .none
    {
      return true
    }
    return TotalWords.names(row.label)
  }

  /// Notes where the table lies, and marks what is text of the template.
  private func markArea(_ rows: [Row], last: Int, matching: LabelMatching) {
    let recognised = Set(matching.matches.map(\.row) + matching.repeated.map(\.row))
    for segment in table.segments where segment.rows.lowerBound <= last || segment.heading != nil {
      let first = segment.heading?.lowerBound ?? segment.rows.lowerBound
      guard first <= last else { continue }
      var area = ReturnDraft.TableArea(
        rows: first...max(min(last, segment.rows.upperBound), segment.rows.lowerBound - 1),
        columns: segment.columns.all,
        firstDataRow: segment.rows.lowerBound)
      area.valueColumns = segment.columns.values.compactMap { $0 }
      for column in segment.columns.all where !segment.columns.knows(column) {
        area.unknownColumns[column] = segment.heading.map { headingText(column, rows: $0) } ?? ""
      }
      for (position, row) in rows.enumerated() where area.rows.contains(row.row) {
        if recognised.contains(position) {
          markText(row)
        } else if !row.isFilled {
          markText(row)
        } else if isTotal(row) {
          sheet.markOpen(row: row.row, columns: segment.columns.all, .template)
        } else {
          area.rowTexts[row.row] = row.label.plain
          if isInserted(position, matching: matching) { area.insertedRows.insert(row.row) }
          if let near = matching.nearest[position] {
            area.nearest[row.row] = schema.indicators[plan.indicators[near.indicator]].label
          }
        }
      }
      draft.areas[table.sheet, default: []].append(area)
    }
  }

  /// Whether nothing of the template is missing between the recognised rows around a row.
  private func isInserted(_ position: Int, matching: LabelMatching) -> Bool {
    guard matching.nearest[position] == nil else { return false }
    let before = matching.matches.last { $0.row < position }?.indicator
    let after = matching.matches.first { $0.row > position }?.indicator
    let found = Set(matching.matches.map(\.indicator))
    let between = ((before ?? -1) + 1)..<max((before ?? -1) + 1, after ?? plan.indicators.count)
    return between.allSatisfy(found.contains)
  }

  /// The text above a column.
  private func headingText(_ column: Int, rows: ClosedRange<Int>) -> String {
    for row in rows.reversed() {
      let form = sheet.form(row: row, column: column)
      if !form.isBlank { return form.plain }
    }
    return ""
  }

  /// What the text numbers of each value column show about points and commas.
  private func observe(_ rows: [Row], matching: LabelMatching) -> [SeparatorEvidence] {
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

  /// Reads the facts of an indicator's row. `others`: rows that claim the indicator too.
  private func readRow(
    _ row: Row, indicator position: Int, others: [Row], evidence: [SeparatorEvidence]
  ) -> [FormOutcome.Place] {
    let indicator = plan.indicators[position]
    let isAsked = draft.unit.map { schema.indicators[indicator].applies(to: schema.units[$0]) } ?? true
    let noteIndex = row.columns.note.flatMap { sheet.filledIndex(row: row.row, column: $0) }
    let note = noteIndex.map { sheet.plainText(of: sheet.sheet.cells[$0]).nfc }
    let clash = isAsked ? clash(row, with: others, indicator: indicator, evidence: evidence) : nil
    var places: [FormOutcome.Place] = []
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
      }
      var fact = draft.fact(
        value, indicator: indicator, measure: name, sheet: sheet, row: row.row, column: column)
      let place = CellReference(row: row.row, column: column)
      let comment = sheet.sheet.comments[place].map(TextKey.singleSpaced)
      let said = [note, comment].compactMap { $0 }.filter { !$0.isEmpty }
      if !said.isEmpty { fact.note = draft.content.facts.text(said.joined(separator: "; ")) }
      draft.content.facts.facts.append(fact)
      if let index { sheet.mark(index, .fact) }
      draft.add(
        doubtsOf: value, indicator: indicator, measure: name, sheet: sheet, row: row.row, column: column)
      places.append(
        FormOutcome.Place(indicator: indicator, measure: name, row: row.row, column: column, index: index))
    }
    if let noteIndex, isAsked { sheet.mark(noteIndex, .note) }
    for other in others { markRepeated(other) }
    return places
  }

  /// Two rows that claim one indicator: the first measure in which they differ, or in which both say something.
  private func clash(
    _ row: Row, with others: [Row], indicator: Int, evidence: [SeparatorEvidence]
  ) -> (measure: Int, isEqual: Bool)? {
    for other in others where other.isFilled {
      var found: (measure: Int, isEqual: Bool)?
      var values = ("", "")
      for (measure, name) in plan.measures.enumerated() {
        let own = context.value(
          sheet, row.values[measure], indicator: indicator, measure: name, column: evidence[measure])
        let second = context.value(
          sheet, other.values[measure], indicator: indicator, measure: name, column: evidence[measure])
        guard second.state != .blank else { continue }
        let isEqual =
          own.state == second.state
          && (own.value == second.value || own.value.isNaN && own.text == second.text)
        if found == nil || (found?.isEqual == true && !isEqual) {
          found = (measure, isEqual)
          values = (shown(row.values[measure]), shown(other.values[measure]))
        }
      }
      guard let found, let column = other.columns.values[found.measure],
        let own = row.columns.values[found.measure]
      else { continue }
      draft.add(
        RepeatedIndicatorRule.description, severity: found.isEqual ? .warning : .error,
        RepeatedIndicatorRule.message(
          label: schema.indicators[indicator].label,
          cells: (
            CellReference(row: row.row, column: own).description,
            CellReference(row: other.row, column: column).description
          ), values: values, isEqual: found.isEqual),
        sheet: sheet, row: other.row, column: column, indicator: indicator,
        measure: plan.measures[found.measure])
      return found
    }
    return nil
  }

  /// What a cell says, for a message.
  private func shown(_ index: Int?) -> String {
    guard let index, !sheet.isBlank(index) else { return "–" }
    let cell = sheet.sheet.cells[index]
    return cell.kind == .number
      ? NumberText.vietnamese(cell.number) : TextKey.singleSpaced(sheet.plainText(of: cell))
  }

  /// Marks a row that claims an indicator again: S014 stands for its figures.
  private func markRepeated(_ row: Row) {
    markText(row)
    for index in row.values.compactMap({ $0 }) { sheet.mark(index, .unrecognised) }
    if let note = row.columns.note.flatMap({ sheet.index(row: row.row, column: $0) }) {
      sheet.mark(note, .unrecognised)
    }
  }

  /// A value with a doubt where its row, its heading or the table says another unit of measure than the schema.
  private func restated(_ value: ReadValue, row: Row, column: Int, indicator: Int, measure: String)
    -> ReadValue
  {
    guard value.state == .number || value.state == .ambiguous else { return value }
    let own = row.columns.unit.map { sheet.form(row: row.row, column: $0).plain } ?? ""
    guard let unit = stated.unit(row: own, column: column) else { return value }
    let doubted = context.compiled.values.restated(
      value, indicator: indicator, measure: measure, statedUnit: unit)
    guard !own.isEmpty, doubted.doubts != value.doubts,
      !isMeant(value.value, row: row, unit: own, indicator: indicator)
    else { return doubted }
    return value
  }

  /// Whether the unit of measure that a row states is that of a figure. Where the figures of the row lie as far apart
  /// as the two units of measure, only those on the stated unit's side are given in it.
  private func isMeant(_ value: Double, row: Row, unit: String, indicator: Int) -> Bool {
    guard let own = UnitOfMeasure(unit),
      let asked = schema.indicators[indicator].unit.flatMap({ UnitOfMeasure($0) }),
      own.dimension == asked.dimension, own.factor != asked.factor
    else { return true }
    let sizes = row.values.compactMap { $0 }.map { sheet.sheet.cells[$0] }.filter {
      $0.kind == .number && $0.number != 0
    }
    .map { abs($0.number) }
    guard let largest = sizes.max(), let smallest = sizes.min() else { return true }
    let ratio = own.factor / asked.factor
    return ratio < 1 ? abs(value) > largest * ratio.squareRoot() : abs(value) < smallest * ratio.squareRoot()
  }

  /// An indicator that has no row.
  private func addMissing(_ position: Int, rows: [Row], matching: LabelMatching) {
    let indicator = plan.indicators[position]
    if let unit = draft.unit, !schema.indicators[indicator].applies(to: schema.units[unit]) { return }
    for (measure, name) in plan.measures.enumerated()
    where plan.asks(measure, of: schema.indicators[indicator]) {
      draft.content.facts.facts.append(draft.fact(.blank, indicator: indicator, measure: name, sheet: nil))
    }
    let near = matching.nearest.filter { $0.value.indicator == position }.max {
      ($0.value.score, $1.key) < ($1.value.score, $0.key)
    }
    draft.add(
      MissingIndicatorRule.description,
      MissingIndicatorRule.message(
        label: schema.indicators[indicator].label,
        nearest: near.map { (rows[$0.key].row, rows[$0.key].label.plain) }),
      sheet: sheet, indicator: indicator
    ) { $0.score = near?.value.score }
  }

  /// Rows between two labels of the schema in which units write lines of their own.
  private func readFreeRows(_ rows: [Row], last: Int, matching: LabelMatching) {
    guard !plan.freeAfter.isEmpty else { return }
    let matchOf = Dictionary(
      matching.matches.map { ($0.row, $0.indicator) }, uniquingKeysWith: { first, _ in first })
    var owner: Int?
    for (position, row) in rows.enumerated() where row.row <= last || owner != nil {
      let form = session.forms.form(row.label.plain)
      if plan.freeAfter.fit(form, session: session) > .none {
        owner = matchOf[position].map { plan.indicators[$0] } ?? plan.indicators.last
        continue
      }
      if !plan.freeUntil.isEmpty, plan.freeUntil.fit(form, session: session) > .none { owner = nil }
      if matchOf[position] != nil { owner = nil }
      guard let owner, row.isFilled, !row.label.isBlank else { continue }
      readFreeRow(row, indicator: owner)
    }
  }

  /// Keeps a line of the unit's own as a text fact.
  private func readFreeRow(_ row: Row, indicator: Int) {
    let label = row.label.plain
    let subUnit = draft.content.facts.subUnits.count
    draft.content.facts.subUnits.append(SubUnit(code: label, label: label))
    for (measure, name) in plan.measures.enumerated() {
      guard let index = row.values[measure], !sheet.isBlank(index), let column = row.columns.values[measure]
      else { continue }
      let text = sheet.plainText(of: sheet.sheet.cells[index]).nfc
      draft.content.facts.facts.append(
        draft.fact(
          ReadValue(state: .text, text: text), indicator: indicator, measure: name, subUnit: subUnit,
          sheet: sheet,
          row: row.row, column: column))
      sheet.mark(index, .fact)
    }
    markText(row)
    if let note = row.columns.note.flatMap({ sheet.filledIndex(row: row.row, column: $0) }) {
      sheet.mark(note, .note)
    }
  }

  /// Labels that are doubtful, edited, or without diacritics.
  private func addLabelFindings(_ rows: [Row], matching: LabelMatching) {
    let bare = matching.matches.filter {
      $0.recognition == .bare && $0.isUnmarked(rows[$0.row].label, plan: plan)
    }
    let isUnmarkedSheet = bare.count * 2 > matching.matches.count
    if isUnmarkedSheet, let first = bare.first {
      let row = rows[first.row]
      draft.add(
        EditedLabelRule.description, EditedLabelRule.message(withoutDiacritics: bare.count), sheet: sheet,
        row: row.row,
        column: row.columns.label.first ?? 1)
    }
    for match in matching.matches {
      let row = rows[match.row]
      let indicator = plan.indicators[match.indicator]
      if let unit = draft.unit, !schema.indicators[indicator].applies(to: schema.units[unit]) { continue }
      let label = schema.indicators[indicator].label
      let column = row.columns.label.first ?? row.columns.code ?? 1
      switch match.recognition {
      case .label, .words: continue
      case .bare where isUnmarkedSheet || !match.isUnmarked(row.label, plan: plan): continue
      case .bare: break
      case .code where row.label.isBlank || plan.index.exact(row.label)?.1.contains(match.indicator) == true:
        continue
      case .code: break
      case .score where match.isDoubtful:
        draft.add(
          DoubtfulLabelRule.description,
          DoubtfulLabelRule.message(found: row.label.plain, label: label, score: match.score), sheet: sheet,
          row: row.row, column: column, indicator: indicator
        ) {
          $0.score = match.score
          $0.raw = row.label.plain
        }
        continue
      case .score:
        // Only signs between the words differ: nobody can misread that.
        let own = LabelSyllables(row.label.words)
        if plan.index.syllables[match.indicator].contains(own) { continue }
      }
      draft.add(
        EditedLabelRule.description, EditedLabelRule.message(found: row.label.plain, label: label),
        sheet: sheet,
        row: row.row, column: column, indicator: indicator
      ) {
        $0.score = match.score
        $0.raw = row.label.plain
      }
    }
  }

  /// Rows that stand in another order than the schema's.
  private func addOrderFinding(_ rows: [Row], matching: LabelMatching) {
    let order = matching.matches.map(\.indicator)
    let kept = Set(LongestRun.positions(of: order))
    let moved = matching.matches.indices.filter { !kept.contains($0) }
    guard let first = moved.first else { return }
    let match = matching.matches[first]
    let row = rows[match.row]
    draft.add(
      MovedContentRule.description,
      MovedContentRule.message(
        rows: moved.map { rows[matching.matches[$0].row].row }, label: row.label.plain),
      sheet: sheet, row: row.row, column: row.columns.label.first ?? 1,
      indicator: plan.indicators[match.indicator])
  }
}

extension LabelMatching.Match {
  /// Whether a text has lost the diacritics of the label it stands for: one that never had any has lost none.
  fileprivate func isUnmarked(_ text: TextForm, plan: LayoutPlan) -> Bool {
    !text.hasMarks && plan.index.texts[indicator].contains { $0.hasMarks }
  }
}

/// What else is known of a form that was read.
struct FormOutcome {
  /// A figure and its cell.
  struct Place {
    var indicator: Int
    var measure: String
    var row: Int
    var column: Int
    var index: Int?
  }
  /// The figures that have a place on the sheet.
  var places: [Place] = []
  /// The last row of the table.
  var lastRow = 0
}
