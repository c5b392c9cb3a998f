internal import Cells
internal import SheetPlan

/// Lists that are too long for a validation of their own, or hold commas: they stand on the hidden sheet, one a column.
struct ChoiceLists {
  /// The lists; the first stands in column D.
  private(set) var lists: [[String]] = []
  /// The first column.
  static let firstColumn = 4

  /// A validation that offers texts; nil where there are none.
  mutating func rule(for items: [String]) -> ValidationKind? {
    guard !items.isEmpty else { return nil }
    let length = items.reduce(items.count - 1) { $0 + $1.utf16.count }
    if length <= 255, !items.contains(where: { $0.isEmpty || $0.contains(",") }) { return .list(items) }
    let position: Int
    if let known = lists.firstIndex(of: items) {
      position = known
    } else {
      position = lists.count
      lists.append(items)
    }
    let column = CellReference.letters(ofColumn: Self.firstColumn + position)
    return .listOfCells("\(StampSheet.name)!$\(column)$1:$\(column)$\(items.count)")
  }
}
