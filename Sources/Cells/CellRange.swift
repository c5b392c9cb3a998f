/// A rectangle of cells, both corners included, as in `B2:D5` (ECMA-376 Part 1, 18.18.63 ST_Ref).
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
  /// The upper left cell.
  public var first: CellReference
  /// The lower right cell.
  public var last: CellReference

  /// A rectangle between two opposite corners, in whatever order they are given.
  public init(_ one: CellReference, _ other: CellReference) {
    first = CellReference(row: min(one.row, other.row), column: min(one.column, other.column))
    last = CellReference(row: max(one.row, other.row), column: max(one.column, other.column))
  }

  /// Reads `B2:D5` or a single `B2`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = parts.first, let one = CellReference(head) else { return nil }
    guard parts.count == 2 else {
      self.init(one, one)
      return
    }
    guard let other = CellReference(parts[1]) else { return nil }
    self.init(one, other)
  }

  /// The rows it covers.
  public var rows: ClosedRange<Int> { first.row...last.row }
  /// The columns it covers.
  public var columns: ClosedRange<Int> { first.column...last.column }

  /// Whether a cell lies inside.
  public func contains(_ cell: CellReference) -> Bool {
    rows.contains(cell.row) && columns.contains(cell.column)
  }

  /// `B2:D5`; a single cell is written `B2:B2`.
  public var description: String { "\(first):\(last)" }
}
