internal import Cells
internal import Facts
internal import Findings

/// Value cells that are merged over several places where figures are asked: the one figure there belongs to none of them until
/// the unit tells whose it is.
struct SharedCells {
  /// A merged range and the figure in it, as it is shown.
  struct Shared {
    var range: CellRange
    var text: String
  }
  /// The ranges, by each of the places under them.
  private var byPlace: [CellReference: Shared] = [:]

  /// Looks for such ranges among the merged ones of a sheet. `places`: where figures are asked. Only numbers count, in ranges
  /// whose other places hold nothing: a text may well be said of several rows.
  init(_ sheet: SheetView, places: @autoclosure () -> Set<CellReference>) {
    let merges = sheet.sheet.merges.filter { merge in
      guard merge.first != merge.last,
        let index = sheet.filledIndex(row: merge.first.row, column: merge.first.column)
      else { return false }
      return sheet.sheet.cells[index].kind == .number
    }
    guard !merges.isEmpty else { return }
    let places = places()
    for merge in merges where places.contains(merge.first) {
      let covered = places.filter { merge.contains($0) }
      guard covered.count > 1,
        covered.allSatisfy({ $0 == merge.first || sheet.filledIndex(row: $0.row, column: $0.column) == nil })
      else { continue }
      let index = sheet.filledIndex(row: merge.first.row, column: merge.first.column)
      let shared = Shared(range: merge, text: sheet.shown(index))
      for place in covered { byPlace[place] = shared }
    }
  }

  /// The range over a place; nil where it has a cell of its own.
  subscript(row: Int, column: Int) -> Shared? {
    byPlace.isEmpty ? nil : byPlace[CellReference(row: row, column: column)]
  }

  /// How many of the places lie under a range.
  func count(under range: CellRange) -> Int { byPlace.values.count { $0.range == range } }
}

extension ReturnDraft {
  /// Leaves the figure of a merged range open, and says so once, at its first cell (S014).
  func leaveOpen(
    _ value: inout ReadValue, of shared: SharedCells.Shared, in cells: SharedCells, indicator: Int,
    measure: String, subUnit: String? = nil, sheet: SheetView, row: Int, column: Int
  ) {
    value = ReadValue(state: .ambiguous, text: shared.text)
    value.flags.insert(.keptOut)
    guard shared.range.first == CellReference(row: row, column: column) else { return }
    add(
      RepeatedIndicatorRule.description,
      RepeatedIndicatorRule.message(
        merged: shared.range.description, value: shared.text, places: cells.count(under: shared.range)),
      sheet: sheet, row: row, column: column, indicator: indicator, measure: measure
    ) { $0.subUnit = subUnit }
  }
}
