internal import Cells
internal import Schema

/// Where a form ends, and what of it is text of the template.
extension FormReader {
  /// The last row of the table: the last one recognised, and rows right below it that look like more of the table.
  func lastRow(_ rows: [Row], matching: LabelMatching) -> Int {
    let recognised = matching.matches.map(\.row) + matching.repeated.map(\.row) + matching.strange
    guard let lowest = recognised.max() else { return table.segments.last?.rows.lowerBound ?? 1 }
    var last = rows[lowest].row
    for row in rows[(lowest + 1)...] {
      let hasNumber = row.values.contains { index in
        index.map { sheet.sheet.cells[$0].kind != .text && !sheet.isBlank($0) } ?? false
      }
      let isLabelled = !row.label.isBlank || row.labelled.code != nil
      // A row with its number that nobody filled in is one that is not asked, or not any more.
      let isRow =
        row.isFilled
        ? hasNumber || row.labelled.looksAsked || isTotal(row) : !row.labelled.number.isEmpty
      guard row.row == last + 1, isLabelled, isRow, !isClosing(row) else { break }
      last = row.row
    }
    return last
  }

  /// Whether a row says who made the form, where it was sent or when, as rows below a form do: nothing makes it one of its
  /// rows, neither a number nor a unit of measure.
  func isClosing(_ row: Row) -> Bool {
    ClosingWords.begin(row.label) && row.labelled.code == nil && row.labelled.number.isEmpty
      && row.labelled.unit == 0
  }

  /// Whether a row is a total or sub-total that is no indicator.
  func isTotal(_ row: Row) -> Bool {
    guard !row.label.isBlank else { return false }
    if !plan.totalRow.isEmpty,
      plan.totalRow.fit(session.forms.form(row.label.plain), session: session) > .none
    {
      return true
    }
    return row.label.namesTotal
  }

  /// Notes where the table lies, and marks what is text of the template.
  func markArea(_ rows: [Row], last: Int, matching: LabelMatching) {
    var recognised = Array(repeating: false, count: rows.count)
    for match in matching.matches { recognised[match.row] = true }
    for claim in matching.repeated { recognised[claim.row] = true }
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
      area.indicatorRows.reserveCapacity(matching.matches.count)
      for match in matching.matches where area.rows.contains(rows[match.row].row) {
        let indicator = plan.indicators[match.indicator]
        if draft.asked[indicator] {
          area.indicatorRows[rows[match.row].row] = schema.indicators[indicator].label
        }
      }
      for (position, row) in rows.enumerated() where area.rows.contains(row.row) {
        if recognised[position] {
          markText(row)
        } else if !row.isFilled {
          markText(row)
          reopenLabel(of: row)
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
  func isInserted(_ position: Int, matching: LabelMatching) -> Bool {
    guard matching.nearest[position] == nil else { return false }
    let before = matching.matches.last { $0.row < position }?.indicator
    let after = matching.matches.first { $0.row > position }?.indicator
    let found = Set(matching.matches.map(\.indicator))
    let between = ((before ?? -1) + 1)..<max((before ?? -1) + 1, after ?? plan.indicators.count)
    return between.allSatisfy(found.contains)
  }

  /// The text above a column.
  func headingText(_ column: Int, rows: ClosedRange<Int>) -> String {
    for row in rows.reversed() {
      let form = sheet.form(row: row, column: column)
      if !form.isBlank { return form.plain }
    }
    return ""
  }
}
