internal import Cells
internal import Findings
internal import VietnameseText

/// What a unit wrote into rows of a grid that hold none of its figures: rows of totals, headings between the rows.
extension GridReader {
  /// Makes a row text of the template. Remarks in the column of notes and numbers in columns of nothing are said: no fact can
  /// have them, as those of other rows do.
  func passOver(_ row: Row) {
    var remarks: [Int] = []
    for index in sheet.cells(inRow: row.row) where sheet.roles[index] == .open {
      guard table.all.contains(Int(sheet.sheet.cells[index].column)) else { continue }
      if isRemark(index) {
        sheet.mark(index, .unrecognised)
        remarks.append(index)
      } else {
        sheet.mark(index, .template)
      }
    }
    if let shown = remarks.first(where: { sheet.sheet.cells[$0].kind != .text }) ?? remarks.first {
      let cell = sheet.sheet.cells[shown]
      say(sheet.plainText(of: cell), shown: sheet.shown(shown), at: cell.reference, in: row)
    }
    // Reasons are written into the notes of cells too, as a marked copy asks.
    guard !sheet.sheet.comments.isEmpty else { return }
    for column in table.columns {
      let place = CellReference(row: row.row, column: column.column)
      if let said = sheet.note(nil, besides: place) {
        say(said, shown: said, at: place, in: row)
      }
    }
  }

  /// Says what stands in a row beside its figures; `shown`: as staff read it.
  private func say(_ text: String, shown: String, at place: CellReference, in row: Row) {
    let label = label(of: row).plain
    draft.add(
      UnrecognisedContentRule.description, severity: .info,
      UnrecognisedContentRule.message(cell: place.description, text: shown, label: label),
      sheet: sheet, row: place.row, column: place.column
    ) {
      $0.raw = text
      $0.normalisedText = TextKey.folded(label + ": " + text)
    }
  }

  /// Whether a cell holds words in the column of notes, or a number where the table has no column.
  private func isRemark(_ index: Int) -> Bool {
    let cell = sheet.sheet.cells[index]
    let column = Int(cell.column)
    if column == table.note {
      guard cell.kind == .text else { return true }
      let text = sheet.form(index).plain
      return text.count > 1 && text.contains { $0.isLetter || $0.isNumber }
    }
    // What stands below a heading is said of its column.
    guard cell.kind != .text, let first = table.columns.first?.column, column > first else { return false }
    return table.unknown[column]?.isEmpty ?? true && !table.columns.contains { $0.column == column }
      && !table.rowLabels.contains(column) && !table.ignored.contains(column) && column != table.number
      && column != table.unitColumn
  }

  /// Makes the heading text of the template. Numbers that are no heading are said: under a merged cell, where nobody sees them,
  /// and to the right of all columns with nothing below.
  func passOverHeading() {
    let known =
      ([table.note, table.number, table.unitColumn].compactMap { $0 } + table.rowLabels + table.ignored)
      .max()
    let last = max(known ?? 0, table.columns.last?.column ?? 0)
    var places: [CellReference] = []
    for row in sheet.rows(in: table.heading) {
      for index in sheet.cells(inRow: row) where sheet.roles[index] == .open {
        let cell = sheet.sheet.cells[index]
        guard table.all.contains(Int(cell.column)) else { continue }
        let isStray =
          cell.kind != .text
          && (sheet.isCovered(row: row, column: Int(cell.column))
            || Int(cell.column) > last && isEmptyBelow(column: Int(cell.column)))
        sheet.mark(index, isStray ? .unrecognised : .template)
        if isStray { places.append(cell.reference) }
      }
    }
    guard let first = places.first else { return }
    draft.add(
      UnrecognisedContentRule.description, severity: .info,
      UnrecognisedContentRule.message(outside: places.map(\.description)), sheet: sheet, row: first.row,
      column: first.column
    ) { $0.normalisedText = "heading" }
  }

  /// Whether a column has nothing below the heading.
  private func isEmptyBelow(column: Int) -> Bool {
    let first = table.heading.upperBound + 1
    return !sheet.rows(in: first...max(first, table.end ?? sheet.rows.last ?? first)).contains {
      sheet.filledIndex(row: $0, column: column) != nil
    }
  }
}
