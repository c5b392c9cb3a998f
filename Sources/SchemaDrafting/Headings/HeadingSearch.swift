internal import Cells
internal import VietnameseText

/// Finds the headings of tables on a sheet: by the row of column numbers below them, by the words of their columns, or,
/// where neither is there, by a row of texts above rows that begin with a text.
struct HeadingSearch {
  /// The sheet.
  let sheet: TemplateSheet

  /// Headings are at most so many rows high.
  private static let tallest = 8

  /// The first heading at or below a row.
  func next(from first: Int) -> TableHeading? {
    for row in sheet.rows where row >= first {
      if let heading = numbered(above: row, from: first) ?? worded(row) { return heading }
    }
    return nil
  }

  /// The first row that looks like a heading by its shape alone.
  func likely(from first: Int) -> TableHeading? {
    for (position, row) in sheet.rows.enumerated() where row >= first {
      let texts = sheet.cells(inRow: row).filter { $0.kind == .text && $0.text.count <= 120 }
      guard texts.count >= 2, texts.count == sheet.cells(inRow: row).count, let head = texts.first,
        !texts.contains(where: { $0.text.hasSuffix(":") })
      else { continue }
      let below = sheet.rows[(position + 1)...].prefix(6).filter { next in
        guard let cell = sheet[next, head.column], cell.isPrinted else { return false }
        return sheet.cells(inRow: next).allSatisfy { $0.column <= head.column || $0.kind != .text }
      }
      guard below.count >= 2 else { continue }
      let bottom = texts.map { sheet.height($0).upperBound }.max() ?? row
      return heading(rows: row...bottom, numbering: nil)
    }
    return nil
  }

  // MARK: By column numbers

  /// The heading above a row of column numbers; nil where the row is none.
  private func numbered(above row: Int, from first: Int) -> TableHeading? {
    let above = row - 1
    guard above >= first, var bottom = bottomRow(above: row, from: first) else { return nil }
    let isBelow = sheet.cells(inRow: row).allSatisfy { sheet.shown(above, $0.column)?.kind == .text }
    guard let numbering = ColumnNumbering(row, of: sheet, belowHeading: isBelow) else { return nil }
    var codes: Int?
    if isCodes(bottom), let higher = bottomRow(above: bottom, from: first) {
      (codes, bottom) = (bottom, higher)
    }
    let numbered = numbering.names.keys
    guard let low = numbered.min(), let high = numbered.max() else { return nil }
    guard headedCount(bottom, low...high, from: first) * 2 >= numbered.count else { return nil }
    let top = topRow(bottom: bottom, columns: low...high, from: first)
    var made = heading(rows: top...bottom, numbering: numbering)
    if let codes { made?.setCodes(codes, sheet: sheet) }
    return made
  }

  /// The last row with something in it above a row, at most two rows away.
  private func bottomRow(above row: Int, from first: Int) -> Int? {
    (1...2).lazy.map { row - $0 }.first { candidate in
      candidate >= first
        && (sheet.columns[candidate] != nil
          || sheet.cells(inRow: row).contains { sheet.shown(candidate, $0.column) != nil })
    }
  }

  /// How many columns have a text above.
  private func headedCount(_ bottom: Int, _ columns: ClosedRange<Int>, from first: Int) -> Int {
    columns.count { column in
      (0..<Self.tallest).contains { up in
        bottom - up >= first
          && sheet.shown(bottom - up, column).map { $0.kind == .text || $0.kind == .filler } == true
      }
    }
  }

  /// The first row of a heading whose last one is known: upwards as long as merged cells, or texts over several columns,
  /// bind a row to the one below.
  private func topRow(bottom: Int, columns: ClosedRange<Int>, from first: Int) -> Int {
    var top = bottom
    while top - 1 >= first, bottom - top + 1 < Self.tallest, binds(top - 1, to: top, columns: columns) {
      top -= 1
    }
    return top
  }

  /// Whether a row belongs to the heading row below it.
  private func binds(_ row: Int, to lower: Int, columns: ClosedRange<Int>) -> Bool {
    let wide = max(1, columns.lowerBound - 3)...columns.upperBound
    for column in wide {
      if let merge = sheet.merge(row, column), merge.rows.contains(lower), merge.rows.count <= Self.tallest,
        merge.columns.count < columns.count || columns.count == 1
      {
        return true
      }
    }
    let cells = sheet.cells(inRow: row).filter { wide.contains($0.column) }
    guard !cells.isEmpty, !isCodes(row), !cells.contains(where: { isTitleLine($0, columns: columns) }) else {
      return false
    }
    let spans = cells.contains { cell in
      let span = sheet.span(cell)
      return span.count > 1 && span.count < columns.count && span.contains { sheet[lower, $0] != nil }
    }
    if spans { return true }
    let named = cells.filter { HeadingWords.role($0.text) != nil }.count
    return named >= 2 || (named == 1 && cells.count >= 2 && !hasRole(lower))
  }

  /// Whether a text above a table is a title or a line such as "Đơn vị tính: ha".
  private func isTitleLine(_ cell: TemplateCell, columns: ClosedRange<Int>) -> Bool {
    if cell.kind == .filler { return true }
    guard cell.kind == .text else { return false }
    let span = sheet.span(cell)
    if span.count > 1, span.count >= columns.count { return true }
    let bare = cell.bare
    return bare.contains(":") || bare.hasPrefix("don vi tinh") || bare.hasPrefix("dvt")
      || cell.text.count > 150
  }

  private func hasRole(_ row: Int) -> Bool {
    sheet.cells(inRow: row).contains { $0.kind == .text && HeadingWords.role($0.text) != nil }
  }

  // MARK: By words

  /// The heading whose first row this is, by the words of its columns.
  private func worded(_ row: Int) -> TableHeading? {
    let texts = sheet.cells(inRow: row).filter { $0.kind == .text && !$0.text.hasSuffix(":") }
    guard texts.count >= 2 else { return nil }
    var roles = Set<ColumnRole>()
    for cell in texts { if let role = HeadingWords.role(cell.text) { roles.insert(role) } }
    let isNamed = roles.contains(.number) || roles.contains(.label)
    guard
      (roles.count >= 2 && isNamed) || (isNamed && texts.count >= 3)
        || (roles.contains(.label) && isFigures(texts))
    else { return nil }
    let bottom = bottomRow(of: row, texts: texts)
    // Column numbers below are looked for first; a numbering that has just one number is found here.
    let numbering = (1...2).lazy.compactMap { step in
      ColumnNumbering(bottom + step, of: sheet, belowHeading: true)
    }.first
    return heading(rows: row...bottom, numbering: numbering)
  }

  /// Whether a heading that is no role names a figure, as in "Chỉ tiêu | Kết quả".
  private func isFigures(_ texts: [TemplateCell]) -> Bool {
    texts.contains { HeadingWords.role($0.text) == nil && MeasureWords.kind(of: $0.text) != nil }
  }

  /// The last row of a heading: down to where its merged cells reach, and over rows that have texts only under a text
  /// that spans several columns.
  private func bottomRow(of row: Int, texts: [TemplateCell]) -> Int {
    var bottom = texts.map { min(sheet.height($0).upperBound, row + Self.tallest - 1) }.max() ?? row
    while bottom - row + 1 < Self.tallest {
      let next = bottom + 1
      let cells = sheet.cells(inRow: next)
      guard !cells.isEmpty, cells.allSatisfy({ $0.kind == .text && $0.text.count <= 120 }) else { break }
      guard ColumnNumbering(next, of: sheet) == nil, !isCodes(next) else { break }
      let isUnder = cells.allSatisfy { cell in
        guard let above = sheet.shown(bottom, cell.column) ?? sheet.shown(row, cell.column) else {
          // Under an unmerged text over several columns.
          return texts.contains { $0.column < cell.column } && sheet[next, texts.first?.column ?? 0] == nil
        }
        return sheet.span(above).count > 1
          || (HeadingWords.role(above.text) == nil && cells.count >= 2)
      }
      guard isUnder else { break }
      bottom = max(next, cells.map { sheet.height($0).upperBound }.max() ?? next)
    }
    return bottom
  }

  // MARK: Common

  /// Whether a row holds nothing but printed codes such as C-101.
  private func isCodes(_ row: Int) -> Bool {
    let cells = sheet.cells(inRow: row)
    return cells.count >= 1
      && cells.allSatisfy {
        $0.kind == .text && PrintedCode.isCode($0.text) && $0.text.contains { $0.isLetter }
      }
  }

  /// The heading in some rows, over the columns that its texts and those of the rows below take up.
  private func heading(rows: ClosedRange<Int>, numbering: ColumnNumbering?) -> TableHeading? {
    var low = Int.max
    var high = 0
    for row in rows {
      for cell in sheet.cells(inRow: row) {
        let span = sheet.span(cell)
        (low, high) = (min(low, span.lowerBound), max(high, min(span.upperBound, TemplateSheet.lastColumn)))
      }
    }
    if let names = numbering?.names.keys, let first = names.min(), let last = names.max() {
      (low, high) = (min(low, first), max(high, last))
    }
    guard low <= high else { return nil }
    // Codes and running numbers often stand left of the first heading.
    let last = max(rows.upperBound, numbering?.row ?? 0)
    let below = sheet.rows.filter { $0 > last }.prefix(6)
    while low > 1, below.count(where: { sheet[$0, low - 1].map { PrintedCode.isCode($0.text) } == true }) >= 2
    {
      low -= 1
    }
    var heading = TableHeading(sheet, rows: rows, columns: low...high, numbering: numbering)
    for row in [rows.lowerBound - 1, rows.upperBound + 1] where heading.codesRow == nil && isCodes(row) {
      if sheet.cells(inRow: row).contains(where: { (low...high).contains($0.column) }) {
        heading.setCodes(row, sheet: sheet)
      }
    }
    return heading
  }
}

extension TableHeading {
  /// Takes over the printed column codes of a row.
  mutating func setCodes(_ row: Int, sheet: TemplateSheet) {
    codesRow = row
    for cell in sheet.cells(inRow: row) { codes[cell.column] = cell.text }
  }
}

/// Codes as templates print them.
enum PrintedCode {
  /// Whether a text is a code such as `R-101`, `0101`, `B1.2`: no spaces, a digit in it, short.
  static func isCode(_ text: String) -> Bool {
    guard (1...16).contains(text.count), text.contains(where: { $0.isASCII && $0.isNumber }) else {
      return false
    }
    return text.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || ".-_/".contains($0) }
  }
}
