internal import Cells

/// Heading rows of a sheet, read as a person reads them: each column with the texts that stand above it, merged cells
/// counting for all the columns and rows they cover.
struct HeadingBand {
  /// A column under its headings.
  struct Column {
    /// The column, 1-based.
    var column: Int
    /// The forms of its texts from top to bottom, each merged text once.
    var parts: [Int32]
    /// The form of all of them joined with " > ".
    var path: Int32
    /// Whether the lowest text was met in an earlier column too, under the same merged cell.
    var isContinued: Bool
  }
  /// The rows.
  let rows: ClosedRange<Int>
  /// The columns that have a heading, from left to right.
  private(set) var columns: [Column] = []

  /// Sheets have at most so many heading columns; what lies farther right is not a heading.
  private static let widest = 2000

  /// Reads the headings in some rows.
  init(_ sheet: SheetView, rows: ClosedRange<Int>) {
    self.rows = rows
    var texts: [Int: [(row: Int, form: Int32, origin: CellReference)]] = [:]
    for row in rows {
      for index in sheet.cells(inRow: row) where !sheet.isBlank(index) {
        let cell = sheet.sheet.cells[index]
        let place = cell.reference
        guard place.column <= Self.widest else { break }
        let form = sheet.formIndex(index)
        guard let merge = sheet.merge(row: place.row, column: place.column) else {
          texts[place.column, default: []].append((row, form, place))
          continue
        }
        guard merge.first == place else { continue }
        for column in merge.columns.lowerBound...min(merge.columns.upperBound, Self.widest) {
          for covered in merge.rows.lowerBound...min(merge.rows.upperBound, rows.upperBound) {
            texts[column, default: []].append((covered, form, place))
          }
        }
      }
    }
    spread(&texts)
    var lowest: CellReference?
    for column in texts.keys.sorted() {
      var parts: [Int32] = []
      var last: CellReference?
      for text in (texts[column] ?? []).sorted(by: { $0.row < $1.row }) where text.origin != last {
        last = text.origin
        parts.append(text.form)
      }
      guard let first = parts.first else { continue }
      let path = parts.count > 1 ? sheet.session.path(of: parts) : first
      columns.append(
        Column(column: column, parts: parts, path: path, isContinued: last != nil && last == lowest))
      lowest = last
    }
  }

  /// The columns with a heading around one, as far as no column without a heading lies between.
  func columns(around column: Int) -> ArraySlice<Column> {
    guard var first = columns.firstIndex(where: { $0.column == column }) else { return [] }
    var last = first
    while first > 0, columns[first - 1].column == columns[first].column - 1 { first -= 1 }
    while last + 1 < columns.count, columns[last + 1].column == columns[last].column + 1 { last += 1 }
    return columns[first...last]
  }

  /// A heading over several columns is sometimes not merged: its text stands over the first of them, and the others
  /// have a text in the lower row only.
  private func spread(_ texts: inout [Int: [(row: Int, form: Int32, origin: CellReference)]]) {
    guard rows.count > 1 else { return }
    for column in texts.keys.sorted() {
      guard let own = texts[column], let before = texts[column - 1], before.count > 1 else { continue }
      let lowestRow = own.map(\.row).max() ?? 0
      for text in before where text.row < lowestRow {
        guard !own.contains(where: { $0.row <= text.row }),
          before.contains(where: { $0.row > text.row && $0.origin != text.origin })
        else { continue }
        texts[column]?.append(text)
      }
    }
  }
}
