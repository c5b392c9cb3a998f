internal import Findings
internal import Schema
internal import Cells
internal import SheetPlan

/// Puts a sheet together row by row.
struct SheetBuilder {
  /// The sheet so far.
  private(set) var sheet: PlannedSheet
  /// The row that comes next.
  private(set) var nextRow = 1
  /// The run, for titles and page lines.
  private let view: RunView
  private let looks: WorkbookLooks

  /// Begins a sheet with its title, what it is about, and the notice of made-up figures.
  init(_ name: String, title: String, view: RunView, looks: WorkbookLooks) {
    sheet = PlannedSheet(name: name)
    self.view = view
    self.looks = looks
    sheet.print.footer = view.footer
    guard !title.isEmpty else { return }
    add([PlannedCell(1, .text(title), looks.title)], height: 24)
    add([PlannedCell(1, .text(view.subtitle), looks.subtitle)])
    addNotice()
  }

  /// Adds the notice of made-up figures where the campaign has such.
  mutating func addNotice() {
    guard view.schema.campaign.synthetic else { return }
    add([PlannedCell(1, .text(view.words.synthetic), looks.notice)])
  }

  /// Adds a row with cells; its number.
  @discardableResult
  mutating func add(_ cells: [PlannedCell], height: Double? = nil, level: Int = 0) -> Int {
    sheet.rows.append(PlannedRow(nextRow, cells: cells, height: height, level: level))
    nextRow += 1
    return nextRow - 1
  }
  /// Leaves rows empty.
  mutating func skip(_ count: Int = 1) { nextRow += count }

  /// Adds the row of column headings, keeps it and all above in view and repeats it on every page; its number.
  @discardableResult
  mutating func addHeadings(_ headings: [String], frozenColumns: Int = 0) -> Int {
    let row = add(headings.enumerated().map { PlannedCell($0 + 1, .text($1), looks.heading) })
    freeze(at: row, columns: frozenColumns)
    return row
  }
  /// Keeps a heading row and all above in view and repeats it, and those from `first` on, on every page.
  mutating func freeze(at row: Int, from first: Int? = nil, columns: Int = 0) {
    sheet.frozenRows = row
    sheet.frozenColumns = columns
    sheet.print.repeatedRows = (first ?? row)...row
  }
  /// Merges cells of a row and gives all of them one look, so that the frame closes.
  mutating func merge(_ columns: ClosedRange<Int>, row: Int) {
    sheet.merges.append(
      CellRange(
        CellReference(row: row, column: columns.lowerBound),
        CellReference(row: row, column: columns.upperBound)))
  }
  /// The cells of a merged range of one row.
  static func merged(
    _ columns: ClosedRange<Int>, _ content: CellContent, _ look: LookIndex, link: PlannedLink? = nil
  ) -> [PlannedCell] {
    columns.map { column in
      column == columns.lowerBound
        ? PlannedCell(column, content, look, link: link) : PlannedCell(column, .blank, look)
    }
  }
  /// Changes the sheet itself.
  mutating func change(_ change: (inout PlannedSheet) -> Void) { change(&sheet) }
  /// Adds rows of plain values below all others.
  mutating func generate(_ rows: PlainRows) {
    guard rows.count > 0 else { return }
    var rows = rows
    rows.firstRow = nextRow
    sheet.generated = GeneratedRows(rows)
    nextRow += rows.count
  }
  /// Adds rows made one by one below all others.
  mutating func generate(
    _ count: Int, cellsPerRow: Int, make: @escaping @Sendable (Int, inout PlannedRow) -> Void
  ) {
    guard count > 0 else { return }
    sheet.generated = GeneratedRows(firstRow: nextRow, count: count, cellsPerRow: cellsPerRow, make: make)
    nextRow += count
  }
}

extension RunView {
  /// What stands below the titles of sheets: campaign and round.
  var subtitle: String {
    let round = result.round.map { $0.title.isEmpty ? $0.code : $0.title }
    return [schema.campaign.title, round].compactMap { $0 }.joined(separator: " – ")
  }
  /// The foot of every page: who and what, page, day of the run.
  var footer: PageLine {
    let day = moment?.dayText ?? result.asOf
    return PageLine(
      left: [schema.campaign.issuer, result.round?.code ?? ""].filter { !$0.isEmpty }.joined(
        separator: " · "),
      middle: words("Trang {page}/{pages}", "Page {page} of {pages}"),
      right: words("Lập ngày \(day)", "Made on \(day)"))
  }
}
