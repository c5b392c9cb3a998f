public import Cells

/// A row that has cells.
public struct Row: Sendable {
  /// A cell with its value.
  public struct Entry: Sendable {
    /// Where it stands.
    public let reference: CellReference
    /// What it says.
    public let value: CellValue
    /// Whether a formula stands behind the value.
    public let isFormula: Bool
  }

  /// Its number, from 1.
  public let number: Int
  /// Its non-blank cells and formulas without a result, from left to right.
  public let cells: [Entry]
}

/// The rows of a sheet that have cells, read one after the other.
///
/// Rows come in the order of the file; the programs that write workbooks write them ascending.
public final class RowCursor {
  private let cursor: SheetCursor
  private var rows: [Row] = []
  private var position = 0

  init(_ cursor: SheetCursor) { self.cursor = cursor }

  /// The next row; nil after the last one.
  public func next() throws(WorkbookReadError) -> Row? {
    while position == rows.count {
      position = 0
      guard let more = try cursor.nextBatch(Self.rows) else {
        rows = []
        return nil
      }
      rows = more
    }
    position += 1
    return rows[position - 1]
  }

  private static func rows(of batch: RowBatch) -> [Row] {
    var rows: [Row] = []
    var entries: [Row.Entry] = []
    var number = 0
    for cell in batch.cells {
      if Int(cell.row) != number {
        if !entries.isEmpty { rows.append(Row(number: number, cells: entries)) }
        entries.removeAll(keepingCapacity: true)
        number = Int(cell.row)
      }
      entries.append(
        Row.Entry(
          reference: cell.reference, value: batch.value(of: cell), isFormula: cell.flags.contains(.formula)))
    }
    if !entries.isEmpty { rows.append(Row(number: number, cells: entries)) }
    return rows
  }
}

extension WorkbookReader {
  /// Begins to read the rows of a sheet.
  public func rows(of sheet: Sheet) throws(WorkbookReadError) -> RowCursor {
    RowCursor(try cursor(of: sheet))
  }
}
