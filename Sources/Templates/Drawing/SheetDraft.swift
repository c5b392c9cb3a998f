internal import Cells
internal import SheetPlan

/// A sheet while it is drawn, cell by cell in any order.
struct SheetDraft {
  /// Its name.
  let name: String
  /// The row that comes next.
  var nextRow = 1
  /// Whether it is to be printed on one page, if that is nearly enough.
  var staysOnePage = false
  /// Everything but cells and columns.
  var sheet: PlannedSheet
  private var cells: [Int: [Int: PlannedCell]] = [:]
  private var heights: [Int: Double] = [:]
  /// Rows of tables, which are never so low that writing by hand has no room.
  private var tableRows = Set<Int>()
  /// The least height of such a row in points.
  private static let leastHeight = 20.0
  /// The widths of columns.
  private(set) var widths: [Int: Double] = [:]
  /// The width of columns that say nothing.
  private static let standardWidth = 9.0

  /// A blank sheet.
  init(_ name: String) {
    self.name = name
    sheet = PlannedSheet(name: name)
  }

  /// Puts a content into a cell.
  mutating func set(
    _ row: Int, _ column: Int, _ content: CellContent, _ look: LookIndex, link: PlannedLink? = nil,
    note: String? = nil
  ) {
    cells[row, default: [:]][column] = PlannedCell(column, content, look, link: link, note: note)
  }
  /// Puts a text into a cell.
  mutating func set(_ row: Int, _ column: Int, _ text: String, _ look: LookIndex, note: String? = nil) {
    set(row, column, text.isEmpty ? .blank : .text(text), look, note: note)
  }
  /// Puts a text into cells that become one. The height follows the text, since merged cells do not grow themselves.
  mutating func set(
    _ row: Int, _ columns: ClosedRange<Int>, _ text: String, _ look: LookIndex, size: Double = 13,
    bold: Bool = false
  ) {
    for column in columns { set(row, column, column == columns.lowerBound ? text : "", look) }
    if columns.count > 1 { merge(row...row, columns) }
    let lines = TextWidth.lines(of: text, columns: width(of: columns) - 1, size: size, bold: bold)
    setHeight(max(heights[row] ?? 0, TextWidth.height(lines: lines, size: size)), row: row)
  }
  /// The height that a text needs in columns that are one.
  func height(of text: String, columns: ClosedRange<Int>) -> Double {
    TextWidth.height(lines: TextWidth.lines(of: text, columns: width(of: columns) - 1))
  }
  /// Makes cells one.
  mutating func merge(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) {
    guard rows.count > 1 || columns.count > 1 else { return }
    sheet.merges.append(
      CellRange(
        CellReference(row: rows.lowerBound, column: columns.lowerBound),
        CellReference(row: rows.upperBound, column: columns.upperBound)))
  }
  /// Whether a cell holds something or is a part of a frame.
  func isTaken(_ row: Int, _ column: Int) -> Bool { cells[row]?[column] != nil }
  /// Sets a row's height.
  mutating func setHeight(_ height: Double, row: Int) { heights[row] = min(height, 409) }
  /// Gives the next row the height of a table's row.
  mutating func endTableRow() {
    tableRows.insert(nextRow)
    nextRow += 1
  }
  /// Makes a column at least so wide.
  mutating func widen(_ column: Int, to width: Double) { widths[column] = max(widths[column] ?? 0, width) }
  /// The width of columns together.
  func width(of columns: ClosedRange<Int>) -> Double {
    columns.reduce(0) { $0 + (widths[$1] ?? Self.standardWidth) }
  }

  /// The sheet as it is written.
  func plan(looks: LookTable) -> PlannedSheet {
    var sheet = sheet
    sheet.rows = cells.keys.sorted().map { row in
      let own = cells[row] ?? [:]
      return PlannedRow(
        row, cells: own.keys.sorted().compactMap { own[$0] }, height: heights[row])
    }
    sheet.columns = widths.keys.sorted().map { PlannedColumn($0, width: widths[$0] ?? Self.standardWidth) }
    RowHeights.set(in: &sheet, looks: looks)
    for position in sheet.rows.indices where tableRows.contains(sheet.rows[position].row) {
      sheet.rows[position].height = max(sheet.rows[position].height ?? 0, Self.leastHeight)
    }
    if staysOnePage { SinglePage.set(in: &sheet) }
    return sheet
  }
}
