internal import Cells

/// What the headings of tables turned out to be, by all that stands in their rows.
///
/// A campaign's workbooks have the same headings in the same rows; what their columns are is worked out once a worker.
struct HeadingMemory {
  /// All that decides what a heading is.
  struct Key: Hashable {
    /// The layout: a position in the plans.
    var plan: Int
    /// The heading rows.
    var rows: ClosedRange<Int>
    /// Whether the sheet's name says that the table is there, and whether headings that are only alike count.
    var isNamed = false, alike = false
    /// What stands in the rows; see `HeadingBand.content`.
    var content: [Int32]
  }
  /// The columns of forms.
  private(set) var forms: [Key: FormColumns] = [:]
  /// Grids; nil: the rows are no heading of one.
  private(set) var grids: [Key: GridTable?] = [:]

  /// At most so many headings are kept.
  private static let most = 2_000

  /// Keeps the columns of a form.
  mutating func keep(_ columns: FormColumns, for key: Key) {
    if forms.count < Self.most { forms[key] = columns }
  }
  /// Keeps a grid, or that there is none.
  mutating func keep(_ table: GridTable?, for key: Key) {
    if grids.count < Self.most { grids[key] = .some(table) }
  }
}

extension HeadingBand {
  /// All that a band of rows is read from: of each cell with content its place, the number of its text's form, and the
  /// merged range that it begins; nil where that is too much to be remembered.
  static func content(_ sheet: SheetView, rows: ClosedRange<Int>) -> [Int32]? {
    var content: [Int32] = []
    content.reserveCapacity(64)
    for row in rows {
      for index in sheet.cells(inRow: row) where !sheet.isBlank(index) {
        guard content.count < 1_000 else { return nil }
        let place = sheet.sheet.cells[index].reference
        content.append(Int32(truncatingIfNeeded: place.row))
        content.append(Int32(truncatingIfNeeded: place.column))
        content.append(sheet.formIndex(index))
        guard let merge = sheet.merge(row: place.row, column: place.column) else { continue }
        content.append(-1)
        for edge in [merge.first.row, merge.first.column, merge.last.row, merge.last.column] {
          content.append(Int32(truncatingIfNeeded: edge))
        }
      }
    }
    return content
  }
}
