internal import Cells
internal import VietnameseText

/// A table of a template: heading, columns and rows.
struct TemplateTable {
  /// Its heading.
  var heading: TableHeading
  /// What its columns are for.
  var columns: TableColumns
  /// Its rows, down to what ends it.
  var rows: [TableRow]
  /// The first row below it that no longer belongs to it; nil at the sheet's end.
  var end: Int?
  /// Texts that end it: signatures.
  var stops: [String]
  /// The title of what comes next: its last row, where that stands right above another heading.
  var titleBelow: TableRow?
  /// Whether the line of place and day stands below it.
  var endsWithDayLine = false
  /// Whether the heading comes again with each section.
  var repeatsHeading = false
  /// Whether rows are named by printed labels; else they are open.
  var hasPrintedRows: Bool
}

/// Reads the rows of a table below its heading.
struct TableReader {
  /// The sheet.
  let sheet: TemplateSheet

  /// The table under a heading. `limit`: the first row of the next heading.
  func table(_ heading: TableHeading, before limit: Int?) -> TemplateTable {
    let (area, end) = area(heading, before: limit)
    let columns = TableColumns(heading, rows: area, of: sheet)
    var rows = area.compactMap { row($0, heading, columns) }
    // The table ends with its last row that says something.
    while let last = rows.last, last.kind == .words { rows.removeLast() }
    let title = end == limit && limit != nil ? takeTitle(&rows, columns) : nil
    mark(&rows, columns)
    let printed = rows.count { !$0.label.isEmpty && !$0.isTyped && $0.kind != .words }
    var table = TemplateTable(
      heading: heading, columns: columns, rows: rows, end: end, stops: stops(from: end),
      hasPrintedRows: printed > 0)
    table.titleBelow = title
    table.endsWithDayLine = end.map(hasDayLine) ?? false
    return table
  }

  /// Takes the last row away where it is the title of the table below: "II. CÔNG TRÌNH".
  private func takeTitle(_ rows: inout [TableRow], _ columns: TableColumns) -> TableRow? {
    guard rows.count > 1, let last = rows.last, last.unit == nil, last.code == nil, !last.isFilled,
      last.arithmetic == nil, !RowWords.isWholeTotal(last.label), !last.label.isEmpty
    else { return nil }
    let isNumbered = last.number.style == .roman || last.number.style == .letter
    guard isNumbered || last.isUppercase,
      isNumbered || columns.number.map({ sheet[last.row, $0] == nil }) ?? true
    else {
      return nil
    }
    return rows.removeLast()
  }

  /// Whether the line of place and day stands in the first rows below a table.
  private func hasDayLine(from end: Int) -> Bool {
    sheet.rows.contains { row in
      row >= end && row <= end + 4 && sheet.cells(inRow: row).contains { RowWords.isDayLine($0.text) }
    }
  }

  /// The rows of a table: down to signatures, remarks, a wide gap or the next heading.
  private func area(_ heading: TableHeading, before limit: Int?) -> (rows: [Int], end: Int?) {
    let columns = heading.columns.map(\.column)
    guard let low = columns.first, let high = columns.last else { return ([], nil) }
    var rows: [Int] = []
    var last = heading.lastRow
    for row in sheet.rows where row > heading.lastRow {
      if let limit, row >= limit { return (rows, limit) }
      let cells = sheet.cells(inRow: row)
      if let first = cells.first(where: { $0.kind == .text || $0.kind == .filler }),
        ends(row, first, cells, high - low + 1)
      {
        return (rows, row)
      }
      let own = cells.filter { (low...high).contains($0.column) }
      if own.isEmpty { continue }
      if row - last > 3 { return (rows, row) }
      if row - last > 1, !goesOn(own, columns: heading.columns.count) { return (rows, row) }
      rows.append(row)
      last = row
    }
    return (rows, nil)
  }

  /// Whether a row no longer belongs to the table above it.
  private func ends(_ row: Int, _ first: TemplateCell, _ cells: [TemplateCell], _ width: Int) -> Bool {
    for cell in cells where cell.kind == .text {
      if RowWords.isRemark(cell.text) { return true }
      if RowWords.isDayLine(cell.text), cells.count <= 4 { return true }
    }
    // A signature's line has nothing but titles; a row of the table has a number or figures beside its label.
    let texts = cells.filter { $0.kind == .text }
    return RowWords.isSignature(first.text) && texts.count == cells.count
      && texts.allSatisfy { RowNumber($0.text) == nil }
  }

  /// Whether a row after a blank one still belongs to the table: it has a number, a code, or fills several columns.
  private func goesOn(_ cells: [TemplateCell], columns: Int) -> Bool {
    guard let first = cells.first else { return false }
    if cells.count == 1 {
      return RowWords.isWholeTotal(first.text) || RowNumber.split(first.text).number.style != .none
    }
    return RowNumber(first.text) != nil || PrintedCode.isCode(first.text) || RowWords.isWholeTotal(first.text)
      || cells.count >= max(3, columns / 2)
  }

  /// The texts that end the table, from the rows at its end.
  private func stops(from end: Int?) -> [String] {
    guard let end else { return [] }
    var found: [String] = []
    for row in sheet.rows where row >= end && row <= end + 4 {
      for cell in sheet.cells(inRow: row) where cell.kind == .text && !cell.isTyped {
        let text = TextKey.trimmed(cell.text, also: "*: ")
        if RowWords.isSignature(cell.text), !text.hasPrefix("("), text.count <= 60, !found.contains(text) {
          found.append(text)
        }
      }
    }
    return Array(found.prefix(4))
  }

  /// A row of the table; nil where nothing of it matters.
  private func row(_ row: Int, _ heading: TableHeading, _ columns: TableColumns) -> TableRow? {
    let labelCell = columns.labels.last.flatMap { sheet[row, $0] } ?? misplacedLabel(row, columns)
    let numberCell = columns.number.flatMap { sheet[row, $0] }
    var label = labelCell.map { $0.kind == .text ? $0.text : "" } ?? ""
    var number = numberCell.flatMap { $0.kind == .filler ? nil : RowNumber($0.text) } ?? .none
    if label.isEmpty, let text = numberCell, text.kind == .text, RowNumber(text.text) == nil,
      !text.text.isEmpty
    {
      // Merged over number and label: "I. CÔNG TÁC CHỈ ĐẠO".
      label = text.text
    }
    let split = RowNumber.split(label)
    if number.style == .none { number = split.number }
    label = split.rest.isEmpty ? label : split.rest
    let ofWhich = RowWords.ofWhich(label)
    let codeText = columns.code.flatMap { sheet[row, $0] }.flatMap { $0.kind == .filler ? nil : $0.text }
    let printed = [
      numberCell.flatMap { $0.kind == .text ? $0.text : nil },
      codeText.flatMap { $0.contains("=") ? $0 : nil }, label,
    ].compactMap(\.self).first { PrintedArithmetic.find(in: $0) != nil }
    let code = codeText.map { TextKey.trimmed(String($0.prefix { $0 != "=" })) }.flatMap {
      $0.isEmpty ? nil : $0
    }
    var made = TableRow(
      row: row, label: label, number: number, code: code,
      unit: columns.unit.flatMap { sheet[row, $0] }.flatMap { $0.isPrinted ? $0.text : nil })
    made.indent = labelCell?.indent ?? 0
    made.isTyped = labelCell?.isTyped ?? false
    made.isOfWhich = ofWhich.isOfWhich
    made.arithmetic = printed.flatMap { PrintedArithmetic.find(in: $0) }
    made.arithmeticName = printed.flatMap { PrintedArithmetic.name(in: $0) }
    made.isFilled = columns.values.contains {
      sheet[row, $0].map { $0.isFigure || $0.isTyped } ?? false
    }
    if label.isEmpty || labelCell?.kind == .filler {
      made.kind = .open
      made.label = ""
    } else if ofWhich.isOfWhich, ofWhich.rest.isEmpty {
      made.kind = .words
    }
    return made
  }

  /// A label that stands in another column than the others: merged from the first column on.
  private func misplacedLabel(_ row: Int, _ columns: TableColumns) -> TemplateCell? {
    guard let label = columns.labels.last else { return nil }
    return sheet.cells(inRow: row).first { cell in
      cell.column < label && cell.kind == .text && sheet.span(cell).contains(label)
    }
  }
}
