internal import Cells
internal import Facts
internal import Schema
internal import VietnameseText

/// Sheets that no layout takes, beside those with tables: instructions, examples, covers, what was kept of last quarter.
extension IdentityReader {
  /// What is left of the unit's cells of all sheets. A sheet that no layout takes tells whose the workbook is only where
  /// the stamp and the sheets with tables, by their cells, titles or names, do not, and an example never. It is a return of
  /// another unit only where its name and its cell name that one, and a table with figures stands there.
  func deciding(_ cells: [CellSign]) -> [CellSign] {
    guard !tops.isEmpty, cells.contains(where: { !isTaken($0.sheet) }) else { return cells }
    let own = cells.filter { isTaken($0.sheet) }
    let isTold = stamp?.unit != nil || own.contains { $0.unit != nil }
    let titled = tops.keys.flatMap { sheet in
      titleUnits(of: sheet, besides: cells).map(\.unit)
        + [mentioned(context.sheets[sheet].sheet.name)].compactMap { $0 }
    }
    return cells.filter { sign in
      if isTaken(sign.sheet) { return true }
      let sheet = context.sheets[sign.sheet]
      if sheet.isExample || sheet.isBlankForm { return false }
      guard let unit = sign.unit else { return !isTold && titled.isEmpty }
      let isAgainst =
        isTold || own.contains { namesStranger($0, beside: unit) }
        || titled.contains { $0 != unit && !compiled.units.isBelow(unit, $0) }
      return !isAgainst
        || mentioned(sheet.sheet.name) == unit
          && !TableSearch(context).filled(on: sheet).isEmpty
    }
  }

  /// Whether a layout takes a sheet: its table stands there, or the sheet has its name.
  func isTaken(_ sheet: Int) -> Bool {
    let view = context.sheets[sheet]
    return tops[sheet] != nil
      || compiled.plans.contains { plan in
        ownership.isNamed(view, for: plan)
          && (!view.isExample && !view.isBlankForm || ownership.isNamedInFull(view, for: plan))
      }
  }
}
