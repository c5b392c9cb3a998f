import Cells
import SheetPlan

/// Where the rows of a sheet go when some are added, removed or moved.
struct RowMap {
  private let first: Int, last: Int
  private let places: [Int: Int]
  /// By how many rows those below the order move.
  private let shift: Int

  /// The map of an order.
  init(_ rows: SheetEdit.Rows) {
    first = rows.first
    last = rows.last
    var places: [Int: Int] = [:]
    for (index, old) in rows.order.enumerated() { if let old { places[old] = rows.first + index } }
    self.places = places
    shift = rows.first + rows.order.count - 1 - rows.last
  }

  /// The new place of a row; nil where it is removed.
  func row(_ old: Int) -> Int? {
    if old < first { return old }
    if old > last { return min(old + shift, CellReference.lastRow) }
    return places[old]
  }

  /// The new place of a stretch of rows; nil where all of them are removed. One that covers all rows of the order and
  /// reaches beyond stays as it is: it has room enough.
  func rows(_ old: ClosedRange<Int>) -> ClosedRange<Int>? {
    if old.lowerBound <= first, old.upperBound > last { return old }
    var (low, high) = (Int.max, 0)
    func take(_ row: Int) {
      low = min(low, row)
      high = max(high, row)
    }
    for end in [old.lowerBound, old.upperBound] where end < first || end > last {
      if let row = row(end) { take(row) }
    }
    if first <= last, old.lowerBound <= last, old.upperBound >= first {
      for row in max(old.lowerBound, first)...min(old.upperBound, last) {
        if let place = places[row] { take(place) }
      }
    }
    return low <= high ? low...high : nil
  }

  /// A reference such as `B5` or `B5:D9` after the move; nil where it is removed.
  func reference(_ text: some StringProtocol) -> String? {
    guard let range = CellRange(text) else { return String(text) }
    guard let rows = rows(range.rows) else { return nil }
    let first = CellReference(row: rows.lowerBound, column: range.first.column).description
    let last = CellReference(row: rows.upperBound, column: range.last.column).description
    return text.contains(":") ? "\(first):\(last)" : first
  }

  /// References separated by spaces; nil where none is left.
  func references(_ text: String) -> String? {
    let kept = text.split(separator: " ").compactMap { reference($0) }
    return kept.isEmpty ? nil : kept.joined(separator: " ")
  }
}
