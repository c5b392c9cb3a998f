internal import Cells
internal import Facts
internal import Findings
internal import VietnameseText

/// A sheet with quick ways to its cells, and with the roles that its cells were given.
final class SheetView {
  /// The sheet.
  let sheet: Worksheet
  /// The workbook's texts.
  let texts: WorkbookTexts
  /// The role of each cell, parallel to `sheet.cells`.
  private(set) var roles: [CellRole]
  /// The rows that have cells, ascending.
  let rows: [Int]
  /// Where the cells of each of `rows` begin in `sheet.cells`; one more entry than `rows`.
  private let starts: [Int]
  /// The merged ranges by their first row.
  private let merges: [CellRange]
  /// The greatest height of a merged range, so that a search knows how far up to begin.
  private let tallestMerge: Int

  /// Whether it is the first sheet of a marked copy, which says what is to be mended and holds no table.
  var isNotice = false

  /// Looks at a sheet.
  init(_ sheet: Worksheet, texts: WorkbookTexts) {
    self.sheet = sheet
    self.texts = texts
    var rows: [Int] = []
    var starts: [Int] = []
    var roles: [CellRole] = []
    roles.reserveCapacity(sheet.cells.count)
    if let first = sheet.cells.first, let last = sheet.cells.last, last.row >= first.row {
      let most = min(sheet.cells.count, Int(last.row - first.row) + 1)
      rows.reserveCapacity(most)
      starts.reserveCapacity(most + 1)
    }
    for (index, cell) in sheet.cells.enumerated() {
      if rows.last != Int(cell.row) {
        rows.append(Int(cell.row))
        starts.append(index)
      }
      switch cell.kind {
      case .formulaWithoutValue: roles.append(.blank)
      case .text: roles.append(texts.isBlank(cell.text) ? .blank : .open)
      default: roles.append(.open)
      }
    }
    starts.append(sheet.cells.count)
    self.rows = rows
    self.starts = starts
    self.roles = roles
    merges = sheet.merges.sorted { $0.first < $1.first }
    tallestMerge = sheet.merges.reduce(1) { max($0, $1.rows.count) }
  }

  /// The session's forms.
  var session: ReadingSession { texts.session }

  /// The positions in `sheet.cells` of the cells of a row; empty for a row without cells.
  func cells(inRow row: Int) -> Range<Int> {
    guard let position = position(ofRow: row), rows[position] == row else { return 0..<0 }
    return starts[position]..<starts[position + 1]
  }

  /// The position in `rows` of the first row at or below a row; nil below the last one.
  func position(ofRow row: Int) -> Int? {
    // On most sheets the rows follow one another from the first one on.
    if let first = rows.first, case let guess = row - first, rows.indices.contains(guess), rows[guess] == row
    {
      return guess
    }
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low < rows.count ? low : nil
  }

  /// The rows with cells within a range of rows.
  func rows(in range: ClosedRange<Int>) -> ArraySlice<Int> {
    guard let first = position(ofRow: range.lowerBound) else { return [] }
    var last = first
    while last < rows.count, rows[last] <= range.upperBound { last += 1 }
    return rows[first..<last]
  }

  /// The position in `sheet.cells` of a cell; nil where there is none. Blank cells count.
  func index(row: Int, column: Int) -> Int? { index(column: column, among: cells(inRow: row)) }

  /// The same among the cells of a row.
  func index(column: Int, among range: Range<Int>) -> Int? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(sheet.cells[middle].column) < column { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && Int(sheet.cells[low].column) == column ? low : nil
  }

  /// The same, for cells that are not blank.
  func filledIndex(row: Int, column: Int) -> Int? {
    guard let index = index(row: row, column: column), roles[index] != .blank else { return nil }
    return index
  }

  /// Whether a cell is blank: white space only, or a formula without a stored result.
  func isBlank(_ index: Int) -> Bool { roles[index] == .blank }

  /// The number of the form of a cell's text; of a number, Boolean or date that of its plain text; 0 of a blank.
  func formIndex(_ index: Int) -> Int32 {
    guard roles[index] != .blank else { return 0 }
    let cell = sheet.cells[index]
    switch cell.kind {
    case .text, .error: return texts.formIndex(of: cell.text)
    case .number
    where cell.number.sign == .plus && cell.number < 1000 && cell.number == cell.number.rounded():
      return session.form(ofNumber: Int(cell.number))
    default: return session.forms.form(plainText(of: cell))
    }
  }

  /// The form of a cell's text.
  func form(_ index: Int) -> TextForm { session.form(at: formIndex(index)) }

  /// The form of the text of the cell at a place; the blank form where there is no cell.
  func form(row: Int, column: Int) -> TextForm {
    index(row: row, column: column).map(form) ?? .blank
  }

  /// What a cell says, as text: numbers with a point, days as on the calendar.
  func plainText(of cell: Cell) -> String {
    switch cell.kind {
    case .text, .error: return texts.table[cell.text]
    case .boolean: return cell.number == 0 ? "FALSE" : "TRUE"
    case .date: return NumberText.day(serial: cell.number)
    case .number, .time, .duration: return NumberText.plain(cell.number)
    case .formulaWithoutValue: return ""
    }
  }

  /// Gives a cell a role. A fact stays a fact, and a blank cell has no role.
  func mark(_ index: Int, _ role: CellRole) {
    guard roles[index] != .blank, roles[index] != .fact else { return }
    roles[index] = role
  }

  /// Gives a role to those cells of a row that have none yet.
  func markOpen(row: Int, columns: ClosedRange<Int>? = nil, _ role: CellRole) {
    for index in cells(inRow: row) where roles[index] == .open {
      if let columns, !columns.contains(Int(sheet.cells[index].column)) { continue }
      roles[index] = role
    }
  }

  /// The merged range over a cell; nil where it stands alone.
  func merge(row: Int, column: Int) -> CellRange? {
    let place = CellReference(row: row, column: column)
    var low = 0
    var high = merges.count
    while low < high {
      let middle = (low + high) / 2
      if merges[middle].first.row < row - tallestMerge + 1 { low = middle + 1 } else { high = middle }
    }
    while low < merges.count, merges[low].first.row <= row {
      if merges[low].contains(place) { return merges[low] }
      low += 1
    }
    return nil
  }

  /// Whether a cell lies under a merged range of which it is not the first.
  func isCovered(row: Int, column: Int) -> Bool {
    guard let merge = merge(row: row, column: column) else { return false }
    return merge.first != CellReference(row: row, column: column)
  }

  /// What is said of a figure: its row's note and its cell's comment, joined; nil where there is neither.
  func note(_ note: String?, besides cell: CellReference) -> String? {
    let note = note?.isEmpty == true ? nil : note
    guard !sheet.comments.isEmpty,
      let comment = sheet.comments[cell].flatMap(MarkedCopyNote.unitPart).map(TextKey.singleSpaced),
      !comment.isEmpty
    else { return note }
    return note.map { $0 + "; " + comment } ?? comment
  }

  /// Whether a row is hidden.
  func isHidden(row: Int) -> Bool { sheet.hiddenRows.contains { $0.contains(row) } }
  /// Whether a column is hidden.
  func isHidden(column: Int) -> Bool { sheet.hiddenColumns.contains { $0.contains(column) } }
  /// Whether the whole sheet is hidden.
  var isHidden: Bool { sheet.state != .visible }
}
