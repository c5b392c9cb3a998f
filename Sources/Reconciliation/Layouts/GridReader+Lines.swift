internal import Cells
internal import Schema
internal import VietnameseText

/// The rows of a grid as they stand below its heading, whoever's they are.
extension GridReader {
  /// A row of the grid. Rows are handed on and looked at many times, so there is one of each.
  final class Row {
    let row: Int
    /// The form of its own last label.
    let label: TextForm
    /// Whether anything stands in an indicator's column.
    let isFilled: Bool
    /// Whether a figure, or a text like one, stands there.
    let hasFigure: Bool
    /// Whether the row holds totals; its words say so, or later its figures.
    var isTotal: Bool
    /// Its own label: the texts of its label columns, the first ones filled down, joined.
    let name: String
    /// The same as it is compared, case and spaces ignored.
    let key: String

    /// A row from its parts.
    init(
      row: Int, label: TextForm, isFilled: Bool, hasFigure: Bool, isTotal: Bool, name: String, key: String
    ) {
      self.row = row
      self.label = label
      self.isFilled = isFilled
      self.hasFigure = hasFigure
      self.isTotal = isTotal
      self.name = name
      self.key = key
    }
  }

  /// The rows below the heading down to a text that ends the table, those of column numbers and codes and those that say
  /// the heading again left out.
  func rows() -> [Row] {
    var result: [Row] = []
    var filled = Array(repeating: "", count: table.rowLabels.count)
    var repeated: Int?
    let first = table.heading.upperBound + 1
    for row in sheet.rows(in: first...max(first, table.end ?? sheet.rows.last ?? first)) {
      if row == table.codesRow { continue }
      if table.ends(atRow: row, on: sheet, plan: plan) { break }
      if row <= first + 2, result.isEmpty,
        NumberingRow.holds(row, on: sheet, in: table.all, isExpected: plan.layout.columnNumbers == true)
      {
        sheet.markOpen(row: row, columns: table.all, .template)
        continue
      }
      if !result.isEmpty, table.repeatsHeading(row, below: repeated, on: sheet) {
        sheet.markOpen(row: row, columns: table.all, .template)
        repeated = row
        continue
      }
      var own = TextForm.blank
      for (position, column) in table.rowLabels.enumerated() {
        let form = sheet.form(row: row, column: column)
        own = form
        if !form.isBlank {
          filled[position] = form.plain
          for later in filled.indices where later > position { filled[later] = "" }
        }
      }
      var isFilled = false
      var hasFigure = false
      for column in table.columns {
        guard let index = sheet.filledIndex(row: row, column: column.column) else { continue }
        isFilled = true
        hasFigure = hasFigure || sheet.looksLikeFigure(index)
      }
      let isOne = filled.count == 1
      let name =
        isOne ? own.plain : (filled.dropLast() + [own.plain]).filter { !$0.isEmpty }.joined(separator: " > ")
      result.append(
        Row(
          row: row, label: own, isFilled: isFilled, hasFigure: hasFigure, isTotal: isTotal(row: row),
          name: name, key: isOne ? own.folded : TextKey.folded(name)))
    }
    return result
  }

  /// Whether a row holds totals.
  func isTotal(row: Int) -> Bool { table.holdsTotals(row, on: sheet, plan: plan) }
}
