import Cells
import SheetPlan

/// Columns that an author computes: where most rows have a formula, a new row goes on with that of its neighbour, as a
/// spreadsheet program does when somebody drags it down.
struct ContinuedFormulas {
  /// The formulas by their column, then by their old row.
  private var texts: [Int: [Int: String]] = [:]

  /// Looks for such columns among those that an order names.
  init(_ sheet: SheetPart, _ order: SheetEdit.Rows?) {
    guard let order, !order.continued.isEmpty else { return }
    let models = Set(order.models)
    // The first cell of a group of shared formulas has the text for all of them.
    var groups: [String: (row: Int, text: String)] = [:]
    for row in sheet.rows {
      for cell in row.cells {
        guard let (tag, range) = cell.formula else { continue }
        let kind = sheet.tags.attribute("t", of: tag).map(sheet.tags.text) ?? "normal"
        let group = sheet.tags.attribute("si", of: tag).map(sheet.tags.text) ?? ""
        var text = range.isEmpty ? nil : sheet.tags.text(range)
        if kind == "shared" {
          if let text { groups[group] = (row.number, text) }
          text = text ?? groups[group].map { FormulaRows.shifted($0.text, by: row.number - $0.row) }
        } else if kind != "normal" {
          continue
        }
        guard let text, models.contains(row.number), order.continued.contains(cell.column) else { continue }
        texts[cell.column, default: [:]][row.number] = text
      }
    }
    texts = texts.filter { column, found in found.count >= 2 && found.count * 2 > models.count }
  }

  /// The formulas of a new row.
  /// - Parameter placed: the old rows by their new numbers.
  func formulas(
    at number: Int, in placed: [Int: SheetPart.Row], _ formulas: FormulaRows, _ sheet: String
  ) -> [Int: String] {
    texts.compactMapValues { found in
      let candidates = placed.filter { found[$0.value.number] != nil }.keys.sorted()
      guard let nearest = candidates.last(where: { $0 < number }) ?? candidates.first,
        let row = placed[nearest], let text = found[row.number]
      else { return nil }
      return FormulaRows.shifted(formulas.adjusted(text, on: sheet), by: number - nearest)
    }
  }
}
