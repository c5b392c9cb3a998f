internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// What a form lacks, holds twice or has in other words.
extension FormReader {
  /// An indicator that has no row: its facts are blank. Nil where it is not asked.
  func missing(_ position: Int, rows: [Row], matching: LabelMatching) -> FormOutcome.Missing? {
    let indicator = plan.indicators[position]
    if !draft.asked[indicator] { return nil }
    for (measure, name) in plan.measures.enumerated()
    where plan.asks(measure, of: schema.indicators[indicator]) {
      draft.content.facts.facts.append(draft.fact(.blank, indicator: indicator, measure: name, sheet: nil))
    }
    let near = matching.nearest.filter { $0.value.indicator == position }.max {
      ($0.value.score, $1.key) < ($1.value.score, $0.key)
    }
    return FormOutcome.Missing(
      indicator: position,
      near: near.map { (rows[$0.key].row, rows[$0.key].label.plain, $0.value.score) })
  }

  /// S011 for the indicators that have no row on any sheet of the form, on the sheet with the row that is most like them.
  static func addMissing(_ forms: [(reader: FormReader, outcome: FormOutcome)]) {
    for (position, form) in forms.enumerated() {
      let others = forms.indices.filter { $0 != position && forms[$0].reader.plan === form.reader.plan }
      for missing in form.outcome.missing {
        let rivals = others.map { other in
          (other, forms[other].outcome.missing.first { $0.indicator == missing.indicator })
        }
        let score = missing.near?.score ?? 0
        let isSaid = rivals.allSatisfy { other, rival in
          guard let rival else { return false }
          let second = rival.near?.score ?? 0
          return score > second || score == second && position < other
        }
        if isSaid { form.reader.add(missing) }
      }
    }
  }

  /// S011 of an indicator.
  private func add(_ missing: FormOutcome.Missing) {
    let indicator = plan.indicators[missing.indicator]
    draft.add(
      MissingIndicatorRule.description,
      MissingIndicatorRule.message(
        label: schema.indicators[indicator].label, nearest: missing.near.map { ($0.row, $0.text) }),
      sheet: sheet, indicator: indicator
    ) { $0.score = missing.near?.score }
  }

  /// Labels that are doubtful, edited, or without diacritics.
  func addLabelFindings(_ rows: [Row], matching: LabelMatching) {
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
      if !draft.asked[indicator] { continue }
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
        // Only spaces differ, beside signs or between syllables that were run together: nobody can misread that.
        let own = TextKey.toned(row.label.words).filter { $0 != " " }
        if plan.index.texts[match.indicator].contains(where: {
          TextKey.toned($0.words).filter { $0 != " " } == own
        }) {
          continue
        }
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
  func addOrderFinding(_ rows: [Row], matching: LabelMatching) {
    let order = matching.matches.map(\.indicator)
    if zip(order, order.dropFirst()).allSatisfy({ $0 < $1 }) { return }
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

  /// Two rows that claim one indicator: the first measure in which they differ, or in which both say something, and what
  /// both say there.
  func clash(
    _ row: Row, with others: [Row], indicator: Int, evidence: [SeparatorEvidence]
  ) -> (measure: Int, isEqual: Bool, text: String)? {
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
          values = (sheet.shown(row.values[measure]), sheet.shown(other.values[measure]))
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
      return (found.measure, found.isEqual, RepeatedFigure.text(values.0, values.1))
    }
    return nil
  }

  /// Marks a row that claims an indicator again: S014 stands for its figures.
  func markRepeated(_ row: Row) {
    markText(row)
    for index in row.values.compactMap({ $0 }) { sheet.mark(index, .unrecognised) }
    if let note = row.columns.note.flatMap({ sheet.index(row: row.row, column: $0) }) {
      sheet.mark(note, .unrecognised)
    }
  }
}

extension LabelMatching.Match {
  /// Whether a text has lost the diacritics of the label it stands for: one that never had any has lost none.
  func isUnmarked(_ text: TextForm, plan: LayoutPlan) -> Bool {
    !text.hasMarks && plan.index.texts[indicator].contains { $0.hasMarks }
  }
}
