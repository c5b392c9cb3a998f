import Cells

/// The warnings of one workbook: the first ones are kept, the others only counted.
final class WarningList {
  private var kept: [ReadWarning] = []
  private var count = 0
  private let maximum: Int

  /// An empty list.
  init(limits: ReadingLimits) { maximum = limits.warnings }

  /// Adds a warning. `isLoss`: something that the file holds is not among the cells.
  func add(
    _ message: @autoclosure () -> String, sheet: String? = nil, cell: CellReference? = nil,
    isLoss: Bool = false
  ) {
    count += 1
    if kept.count < maximum {
      kept.append(ReadWarning(message: message(), sheet: sheet, cell: cell, isLoss: isLoss))
    }
  }

  /// How many there are; `truncate(to:)` goes back to an earlier count.
  var mark: Int { count }

  /// Forgets the warnings after a mark.
  func truncate(to mark: Int) {
    count = min(count, mark)
    if kept.count > count { kept.removeLast(kept.count - count) }
  }

  /// All of them; the last one says how many were left out.
  var all: [ReadWarning] {
    guard count > kept.count else { return kept }
    return kept + [ReadWarning(message: "There are \(count - kept.count) more warnings.")]
  }
}
