internal import Cells
internal import Findings
internal import VietnameseText

/// A sheet of a template with quick ways to its cells and merged ranges.
struct TemplateSheet {
  /// Templates are small: what lies beyond is not looked at, and a note says so.
  static let lastRow = 3000
  /// The same for columns.
  static let lastColumn = 300

  /// The name on the tab.
  var name: String
  /// Whether it is shown.
  var isVisible: Bool
  /// Its non-blank cells by place.
  private(set) var cells: [CellReference: TemplateCell] = [:]
  /// The columns of the cells of each row, ascending.
  private(set) var columns: [Int: [Int]] = [:]
  /// The rows that have cells, ascending.
  private(set) var rows: [Int] = []
  /// The merged range over each place that one covers.
  private var merged: [CellReference: CellRange] = [:]
  /// The formulas of its cells, as text.
  private(set) var formulas: [CellReference: String] = [:]
  /// Whether cells lie beyond what is looked at.
  private(set) var isCut = false

  /// Looks at a sheet.
  init(_ sheet: Worksheet, texts: TextTable) {
    name = sheet.name
    isVisible = sheet.state == .visible
    for cell in sheet.cells {
      guard Int(cell.row) <= Self.lastRow, Int(cell.column) <= Self.lastColumn else {
        isCut = true
        continue
      }
      if let made = Self.cell(cell, texts: texts) { add(made) }
    }
    for merge in sheet.merges.prefix(5000) {
      // A range over whole columns or rows is formatting, not a heading.
      guard merge.rows.count <= 100, merge.columns.count <= Self.lastColumn,
        merge.rows.upperBound <= Self.lastRow
      else { continue }
      for row in merge.rows {
        for column in merge.columns { merged[CellReference(row: row, column: column)] = merge }
      }
    }
    for (place, formula) in sheet.formulas {
      if case .text(let text) = formula { formulas[place] = text }
    }
    // Cells under a merged range keep what was stored there; nobody sees it.
    for place in cells.keys where isCovered(place) { cells[place] = nil }
    index()
  }

  /// A sheet of cells made by hand, without merged ranges.
  init(name: String, cells: [TemplateCell]) {
    self.name = name
    isVisible = true
    for cell in cells { add(cell) }
    index()
  }

  private mutating func add(_ cell: TemplateCell) {
    cells[CellReference(row: cell.row, column: cell.column)] = cell
  }

  private mutating func index() {
    columns = Dictionary(grouping: cells.keys, by: \.row).mapValues { $0.map(\.column).sorted() }
    rows = columns.keys.sorted()
  }

  /// Changes cells in place.
  mutating func update(_ change: (inout TemplateCell) -> Void) {
    for place in cells.keys { if var cell = cells[place] { change(&cell); cells[place] = cell } }
  }

  /// What a cell of the workbook is; nil where it is blank.
  private static func cell(_ cell: Cell, texts: TextTable) -> TemplateCell? {
    var made = TemplateCell(row: Int(cell.row), column: Int(cell.column), kind: .number, text: "")
    made.isFormula = cell.flags.contains(.formula)
    switch cell.kind {
    case .text:
      let raw = texts[cell.text]
      made.text = TextKey.singleSpaced(String(raw.prefix(2000)))
      guard !made.text.isEmpty else { return nil }
      made.indent = raw.prefix { $0 == " " || $0 == "\u{A0}" }.count
      made.kind = Filler.isFiller(made.text) ? .filler : .text
    case .error:
      made.text = texts[cell.text]
    case .date:
      made.kind = .date
      made.number = cell.number
      made.text = NumberText.day(serial: cell.number)
    case .number, .boolean, .time, .duration:
      made.number = cell.number
      made.text = NumberText.plain(cell.number)
    case .formulaWithoutValue:
      return nil
    }
    return made
  }

  /// The cell at a place; nil where it is blank.
  subscript(_ row: Int, _ column: Int) -> TemplateCell? { cells[CellReference(row: row, column: column)] }

  /// The cells of a row from left to right.
  func cells(inRow row: Int) -> [TemplateCell] { (columns[row] ?? []).compactMap { self[row, $0] } }

  /// The merged range over a place.
  func merge(_ row: Int, _ column: Int) -> CellRange? { merged[CellReference(row: row, column: column)] }

  /// Whether a place lies under a merged range of which it is not the first.
  private func isCovered(_ place: CellReference) -> Bool { merged[place].map { $0.first != place } ?? false }

  /// The cell that is seen at a place: its own, or that of the merged range over it.
  func shown(_ row: Int, _ column: Int) -> TemplateCell? {
    guard let merge = merge(row, column) else { return self[row, column] }
    return self[merge.first.row, merge.first.column]
  }

  /// The columns that a cell takes up, with its merged range.
  func span(_ cell: TemplateCell) -> ClosedRange<Int> {
    merge(cell.row, cell.column)?.columns ?? cell.column...cell.column
  }
  /// The rows that a cell takes up.
  func height(_ cell: TemplateCell) -> ClosedRange<Int> {
    merge(cell.row, cell.column)?.rows ?? cell.row...cell.row
  }
}
