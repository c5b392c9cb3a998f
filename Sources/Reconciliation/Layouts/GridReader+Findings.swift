internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// The total row of a grid, and what its rows and headings lack, hold twice or have in other words.
extension GridReader {
  /// Keeps the printed totals beside the facts; their cells are text of the template.
  func readTotal(_ row: Row, evidence: [SeparatorEvidence], outcome: inout GridOutcome) {
    outcome.totalRows[row.row] = label(of: row).plain
    passOver(row)
    for (column, evidence) in zip(table.columns, evidence) {
      guard let index = sheet.filledIndex(row: row.row, column: column.column) else { continue }
      let indicator = plan.indicators[column.indicator]
      let name = plan.measures[column.measure]
      let value = context.value(sheet, index, indicator: indicator, measure: name, column: evidence)
      draft.printedTotals.append(
        draft.fact(
          value, indicator: indicator, measure: name, sheet: sheet, row: row.row, column: column.column))
      // A figure that would be kept out, were it counted, is compared with no rows either.
      guard
        value.state == .unreadable || value.state == .ambiguous || value.flags.contains(.keptOut),
        draft.asked[indicator]
      else { continue }
      // Nothing is counted from here, so that it is no more than a warning; but what was typed is not passed over.
      let first = draft.findings.count
      draft.add(
        doubtsOf: value, indicator: indicator, measure: name, subUnit: row.name, sheet: sheet, row: row.row,
        column: column.column)
      for place in draft.findings.indices[first...] {
        draft.findings[place].severity = max(draft.findings[place].severity, .warning)
      }
    }
  }

  /// Keeps the total that the grid prints over the rows of several units.
  func readGrandTotal(row: Int) {
    for column in table.columns {
      guard let index = sheet.filledIndex(row: row, column: column.column) else { continue }
      let indicator = plan.indicators[column.indicator]
      let name = plan.measures[column.measure]
      let value = context.value(
        sheet, index, indicator: indicator, measure: name, column: SeparatorEvidence())
      let fact = draft.fact(
        value, indicator: indicator, measure: name, sheet: sheet, row: row, column: column.column)
      draft.grandTotals.append((fact, sheet))
    }
  }

  /// A second row of a unit below: its figures are not counted, and where they differ neither are the first's.
  func addRepeated(_ row: Row, before: Row, unit: Int) {
    markLabels(row)
    var differing: [GridColumn] = []
    for column in table.columns {
      let own = sheet.filledIndex(row: row.row, column: column.column)
      let first = sheet.filledIndex(row: before.row, column: column.column)
      if let own {
        sheet.mark(own, .unrecognised)
        if first.map({ sheet.formIndex($0) }) != sheet.formIndex(own) { differing.append(column) }
      }
    }
    guard row.isFilled else { return }
    let column = differing.first ?? table.columns.first
    let cell = column?.column ?? 1
    for column in differing {
      let cells = [before, row].map { sheet.filledIndex(row: $0.row, column: column.column) }
      draft.repeatedFigures.append(
        (
          unit, plan.indicators[column.indicator], plan.measures[column.measure],
          RepeatedFigure.text(sheet.shown(cells.first ?? nil), sheet.shown(cells.last ?? nil))
        ))
    }
    draft.add(
      RepeatedIndicatorRule.description, severity: differing.isEmpty ? .warning : .error,
      RepeatedIndicatorRule.message(
        row: schema.units[unit].name,
        cells: (
          CellReference(row: before.row, column: cell).description,
          CellReference(row: row.row, column: cell).description
        )),
      sheet: sheet, row: row.row, column: cell, indicator: column.map { plan.indicators[$0.indicator] },
      measure: column.map { plan.measures[$0.measure] }
    ) { $0.subUnit = schema.units[unit].code }
  }

  /// Units below without a row, and indicators without a column.
  func addMissing(_ found: [SubUnit]) {
    if plan.layout.rows == .units, let unit = draft.unit, only == nil {
      let there = Set(found.compactMap(\.unit))
      let missing = context.compiled.unitsBelow(unit).filter { !there.contains($0) }
      for below in missing {
        let position = draft.content.facts.subUnits.count
        draft.content.facts.subUnits.append(
          SubUnit(code: schema.units[below].code, unit: below, label: schema.units[below].name.nfc))
        for indicator in context.compiled.asked(plan, of: unit) {
          for (measure, name) in plan.measures.enumerated()
          where plan.asks(measure, of: schema.indicators[plan.indicators[indicator]]) {
            draft.content.facts.facts.append(
              draft.fact(
                .blank, indicator: plan.indicators[indicator], measure: name, subUnit: position, sheet: nil))
          }
        }
      }
      if !missing.isEmpty {
        draft.add(
          MissingIndicatorRule.description,
          MissingIndicatorRule.message(units: missing.map { schema.units[$0].name }),
          sheet: sheet
        ) {
          if missing.count == 1 { $0.subUnit = missing.first.map { schema.units[$0].code } }
          $0.normalisedText = missing.map { schema.units[$0].code }.joined(separator: ",")
        }
      }
    }
    for indicator in missingIndicators() {
      draft.add(
        MissingIndicatorRule.description,
        MissingIndicatorRule.message(
          label: schema.indicators[plan.indicators[indicator]].label, nearest: nil),
        sheet: sheet, indicator: plan.indicators[indicator])
    }
  }

  /// Headings that are doubtful or edited.
  func addHeadingFindings() {
    let bare = table.columns.filter { $0.recognition == .bare }
    let isUnmarked = bare.count * 2 > table.columns.count
    if isUnmarked, let first = bare.first {
      draft.add(
        EditedLabelRule.description, EditedLabelRule.message(withoutDiacritics: bare.count), sheet: sheet,
        row: table.heading.upperBound, column: first.column)
    }
    for column in table.columns {
      let indicator = plan.indicators[column.indicator]
      let label = schema.indicators[indicator].label
      switch column.recognition {
      case .code, .label, .words: continue
      case .bare where isUnmarked: continue
      case .score where column.isDoubtful:
        draft.add(
          DoubtfulLabelRule.description,
          DoubtfulLabelRule.message(found: column.heading, label: label, score: column.score), sheet: sheet,
          row: table.heading.upperBound, column: column.column, indicator: indicator
        ) {
          $0.score = column.score
          $0.raw = column.heading
        }
        continue
      case .score:
        let form = session.forms.taken(column.heading)
        if plan.index.syllables[column.indicator].contains(LabelSyllables(form.words)) { continue }
      case .bare: break
      }
      draft.add(
        EditedLabelRule.description, EditedLabelRule.message(found: column.heading, label: label),
        sheet: sheet,
        row: table.heading.upperBound, column: column.column, indicator: indicator
      ) {
        $0.score = column.score
        $0.raw = column.heading
      }
    }
  }

  /// Blank facts of a row for the indicators whose columns are missing.
  func addBlanks(_ missing: [Int], subUnit: Int) {
    for indicator in missing {
      draft.content.facts.facts.append(
        draft.fact(
          .blank, indicator: plan.indicators[indicator], measure: plan.measures.first ?? "now",
          subUnit: subUnit, sheet: nil))
    }
  }

  /// The indicators asked that have no column: positions in the plan.
  func missingIndicators() -> [Int] {
    let found = Set(table.columns.map(\.indicator))
    return plan.indicators.indices.filter { draft.asked[plan.indicators[$0]] && !found.contains($0) }
  }
}
