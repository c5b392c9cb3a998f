internal import Cells
internal import Findings
internal import VietnameseText

/// Gives a role to every cell that nothing has consumed, so that each cell has exactly one, and says what is left.
struct Leftovers {
  /// The return.
  let draft: ReturnDraft
  /// The sheet.
  let sheet: SheetView
  /// The rows that are the return's; nil: all.
  let only: Set<Int>?

  /// At most so many rows of a sheet are named one by one.
  private static let named = 12

  /// For a sheet with tables: what lies in a table is unrecognised content, text beside it belongs to the template,
  /// numbers and dates beside it are said.
  func settle() {
    let areas = draft.areas[sheet.sheet.index] ?? []
    guard !areas.isEmpty else {
      settleWhole()
      return
    }
    var byRow: [Int: [Int]] = [:]
    var byColumn: [Int: [Int]] = [:]
    var outside: [Int] = []
    for index in sheet.sheet.cells.indices where isLeft(index) {
      let cell = sheet.sheet.cells[index]
      let (row, column) = (Int(cell.row), Int(cell.column))
      if let area = areas.first(where: { $0.rows.contains(row) && $0.columns.contains(column) }) {
        if row < area.firstDataRow {
          sheet.mark(index, .template)
        } else {
          sheet.mark(index, .unrecognised)
          if area.unknownColumns[column] != nil, area.rowTexts[row] == nil {
            byColumn[column, default: []].append(index)
          } else {
            byRow[row, default: []].append(index)
          }
        }
      } else if cell.kind == .text {
        sheet.mark(index, .template)
      } else {
        sheet.mark(index, .unrecognised)
        outside.append(index)
      }
    }
    sayColumns(byColumn, byRow: &byRow, areas: areas)
    sayRows(byRow, areas: areas)
    sayOutside(outside)
  }

  /// Whether nothing has consumed a cell of the return.
  private func isLeft(_ index: Int) -> Bool {
    sheet.roles[index] == .open && (only?.contains(Int(sheet.sheet.cells[index].row)) ?? true)
  }

  /// For a sheet that no layout names.
  private func settleWhole() {
    var count = 0
    for index in sheet.sheet.cells.indices where isLeft(index) {
      sheet.mark(index, .unrecognised)
      count += 1
    }
    guard count > 0 else { return }
    draft.add(
      UnrecognisedContentRule.description, severity: .info,
      UnrecognisedContentRule.message(sheet: sheet.sheet.name, cells: count), sheet: sheet
    ) { $0.normalisedText = TextKey.folded(sheet.sheet.name) }
  }

  /// At most so many columns are named one by one.
  private static let namedColumns = 6

  /// A column that nobody asked for is said once; a lone cell in it belongs to its row.
  private func sayColumns(_ columns: [Int: [Int]], byRow: inout [Int: [Int]], areas: [ReturnDraft.TableArea])
  {
    var said = 0
    var rest: [Int] = []
    for column in columns.keys.sorted() {
      let cells = columns[column] ?? []
      let heading = areas.compactMap { $0.unknownColumns[column] }.first { !$0.isEmpty } ?? ""
      if cells.count == 1, heading.isEmpty, let only = cells.first {
        byRow[Int(sheet.sheet.cells[only].row), default: []].append(only)
        continue
      }
      guard let first = cells.first else { continue }
      said += 1
      guard said <= Self.namedColumns else {
        rest.append(column)
        continue
      }
      draft.add(
        UnrecognisedContentRule.description,
        UnrecognisedContentRule.message(
          column: CellReference.letters(ofColumn: column), heading: heading, cells: cells.count),
        sheet: sheet, row: Int(sheet.sheet.cells[first].row), column: column
      ) {
        $0.normalisedText = TextKey.folded(
          heading.isEmpty ? CellReference.letters(ofColumn: column) : heading)
      }
    }
    guard let column = rest.first, let first = columns[column]?.first else { return }
    let count = rest.reduce(0) { $0 + (columns[$1]?.count ?? 0) }
    draft.add(
      UnrecognisedContentRule.description,
      UnrecognisedContentRule.message(
        columns: rest.map { CellReference.letters(ofColumn: $0) }, cells: count),
      sheet: sheet, row: Int(sheet.sheet.cells[first].row), column: column
    ) { $0.normalisedText = "columns \(rest.count)" }
  }

  /// Rows that belong to no indicator.
  private func sayRows(_ rows: [Int: [Int]], areas: [ReturnDraft.TableArea]) {
    let sorted = rows.keys.sorted()
    for row in sorted.prefix(Self.named) {
      let cells = (rows[row] ?? []).sorted()
      let area = areas.first { $0.rows.contains(row) }
      if let label = area?.indicatorRows[row], let first = cells.first {
        sayBeside(cells, row: row, label: label, shown: cells.first { isFigure($0) } ?? first)
        continue
      }
      let value = cells.first { area?.valueColumns.contains(Int(sheet.sheet.cells[$0].column)) ?? false }
      guard let shown = value ?? cells.first else { continue }
      let text = area?.rowTexts[row] ?? label(ofRow: row, before: shown) ?? sheet.form(shown).plain
      draft.add(
        UnrecognisedContentRule.description,
        UnrecognisedContentRule.message(
          row: row, text: text, nearest: area?.nearest[row], isOfUnits: area?.isOfUnits ?? false),
        sheet: sheet, row: row,
        column: Int(sheet.sheet.cells[shown].column)
      ) {
        $0.normalisedText = TextKey.folded(text)
        $0.raw = sheet.form(shown).plain
      }
    }
    let rest = sorted.dropFirst(Self.named)
    guard let first = rest.first, let last = rest.last, let cell = rows[first]?.min() else { return }
    draft.add(
      UnrecognisedContentRule.description,
      UnrecognisedContentRule.message(
        rows: rest.count, from: first, to: last,
        isOfUnits: rest.allSatisfy { row in areas.first { $0.rows.contains(row) }?.isOfUnits == true }),
      sheet: sheet, row: first, column: Int(sheet.sheet.cells[cell].column)
    ) { $0.normalisedText = "rows \(rest.count)" }
  }

  /// Whether a cell is a number or a date.
  private func isFigure(_ index: Int) -> Bool { sheet.sheet.cells[index].kind != .text }

  /// Cells in the row of an indicator that are none of its values.
  private func sayBeside(_ cells: [Int], row: Int, label: String, shown: Int) {
    draft.add(
      UnrecognisedContentRule.description,
      UnrecognisedContentRule.message(
        cell: sheet.sheet.cells[shown].reference.description, text: sheet.shown(shown), label: label),
      sheet: sheet, row: row, column: Int(sheet.sheet.cells[shown].column)
    ) {
      $0.normalisedText = TextKey.folded(label)
      $0.raw = sheet.form(shown).plain
    }
  }

  /// What stands before a cell in its row, for a row whose label was read; nil: no words.
  private func label(ofRow row: Int, before shown: Int) -> String? {
    sheet.cells(inRow: row).first { index in
      index < shown && sheet.sheet.cells[index].kind == .text
        && sheet.form(index).plain.contains { $0.isLetter } && sheet.form(index).plain.count > 3
    }.map { sheet.form($0).plain }
  }

  /// Numbers and dates beside the tables.
  private func sayOutside(_ cells: [Int]) {
    guard let first = cells.first else { return }
    let places = cells.map { sheet.sheet.cells[$0].reference.description }
    draft.add(
      UnrecognisedContentRule.description, severity: .info, UnrecognisedContentRule.message(outside: places),
      sheet: sheet, row: Int(sheet.sheet.cells[first].row), column: Int(sheet.sheet.cells[first].column)
    ) { $0.normalisedText = "outside" }
  }
}
