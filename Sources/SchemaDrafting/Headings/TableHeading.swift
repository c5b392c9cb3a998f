internal import Cells

/// The heading of a table: its rows and, for each column, the texts that stand above it.
struct TableHeading {
  /// A column under its headings.
  struct Column: Equatable {
    /// The column, 1-based.
    var column: Int
    /// Its texts from top to bottom, each merged text once; none where it has no heading.
    var parts: [String]
    /// The lowest text; empty where there is none.
    var leaf: String { parts.last ?? "" }
    /// All texts joined as the schema has them.
    var path: String { parts.joined(separator: " > ") }
  }
  /// The rows of the headings proper.
  var rows: ClosedRange<Int>
  /// The row of column numbers below them.
  var numbering: ColumnNumbering?
  /// The row of printed column codes at the heading, with the codes by column.
  var codesRow: Int?, codes: [Int: String] = [:]
  /// The columns from the first to the last, those without a heading between them too.
  var columns: [Column]

  /// The last row before the data.
  var lastRow: Int { max(rows.upperBound, numbering?.row ?? 0, codesRow ?? 0) }
  /// The heading of a column.
  func column(_ number: Int) -> Column? { columns.first { $0.column == number } }
  /// The sentence of a column's printed arithmetic, which names the columns by their headings; nil where it has none.
  func sentence(ofColumn number: Int, _ arithmetic: PrintedArithmetic) -> String? {
    let columnOf = Dictionary((numbering?.names ?? [:]).map { ($1, $0) }) { first, _ in first }
    let heads = ([number] + arithmetic.references.compactMap { columnOf[$0] }).compactMap(column)
    // Under "Chỉ tiêu giao > Mầm non" and "Đã tuyển > Mầm non" the upper texts tell them apart.
    let uppers = Set(heads.map { $0.parts.dropLast() })
    let isByUpper =
      Set(heads.map(\.leaf)).count == 1 && uppers.count == Set(heads.map(\.column)).count
      && heads.allSatisfy { $0.parts.count > 1 }
    func name(_ number: Int) -> String? {
      guard let head = column(number), !head.parts.isEmpty else { return nil }
      if isByUpper { return head.parts.dropLast().joined(separator: " > ") }
      return columns.count { $0.leaf == head.leaf } == 1 ? head.leaf : head.path
    }
    return name(number).map { arithmetic.sentence(of: $0) { columnOf[$0].flatMap(name) } }
  }
  /// The merged ranges of the heading, as in `A7:A9`.
  func merges(on sheet: TemplateSheet) -> [CellRange] {
    var found: [CellRange] = []
    for row in rows {
      for column in columns {
        if let merge = sheet.merge(row, column.column),
          merge.first == CellReference(row: row, column: column.column),
          merge.first != merge.last
        {
          found.append(merge)
        }
      }
    }
    return found
  }

  /// Reads the headings in some rows and columns.
  init(
    _ sheet: TemplateSheet, rows: ClosedRange<Int>, columns range: ClosedRange<Int>,
    numbering: ColumnNumbering?
  ) {
    self.rows = rows
    self.numbering = numbering
    columns = range.map { column in
      var parts: [String] = []
      var last: CellReference?
      for row in rows {
        guard let cell = sheet.shown(row, column) ?? Self.spread(row, column, rows: rows, sheet: sheet),
          cell.kind != .filler
        else { continue }
        let place = CellReference(row: cell.row, column: cell.column)
        if place != last { parts.append(cell.text) }
        last = place
      }
      return Column(column: column, parts: parts)
    }
  }

  /// A heading over several columns is sometimes not merged: its text stands over the first of them, and all of them
  /// have a text in a lower row.
  private static func spread(
    _ row: Int, _ column: Int, rows: ClosedRange<Int>, sheet: TemplateSheet
  ) -> TemplateCell? {
    guard row < rows.upperBound, sheet.merge(row, column) == nil else { return nil }
    func hasLower(_ column: Int) -> Bool {
      (row + 1...rows.upperBound).contains { sheet[$0, column]?.kind == .text }
    }
    guard hasLower(column) else { return nil }
    var left = column - 1
    while left >= 1, column - left <= 12 {
      if let cell = sheet.shown(row, left) {
        let isTall = sheet.height(cell).upperBound >= rows.upperBound
        return cell.kind == .text && !isTall && hasLower(left) && sheet.merge(row, left) == nil ? cell : nil
      }
      guard hasLower(left) else { return nil }
      left -= 1
    }
    return nil
  }
}
