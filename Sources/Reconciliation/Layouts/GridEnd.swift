internal import Cells
internal import Schema
internal import VietnameseText

/// Where a grid ends, whose rows have whatever labels: signatures, telephone numbers and dates stand below it in its own
/// columns.
///
/// A row ends nothing as long as it follows its table without a gap. Behind a blank row it belongs to the table if it is
/// numbered or named as the table's rows are, or has figures in as many columns; below the total of the whole only if it
/// is numbered or named. What else stands there and looks like more of the table is doubtful: nobody counts it, and
/// somebody is told.
struct GridEnd {
  /// A row in which something like a figure stands.
  struct Line {
    /// The row.
    var row: Int
    /// Whether it holds totals.
    var isTotal: Bool
    /// What it is called; blank: nothing.
    var label: TextForm
  }

  /// The grid, its layout, its sheet and the schema.
  private let table: GridTable
  private let plan: LayoutPlan
  private let sheet: SheetView
  private let schema: CampaignSchema
  /// Whether a row names one of those whose rows the grid has. Asked only for rows near the end.
  private let isNamed: (Int) -> Bool

  /// The end of a grid.
  init(
    _ table: GridTable, plan: LayoutPlan, sheet: SheetView, schema: CampaignSchema,
    isNamed: @escaping (Int) -> Bool
  ) {
    self.table = table
    self.plan = plan
    self.sheet = sheet
    self.schema = schema
    self.isNamed = isNamed
  }

  /// So many rows show what the rows of a grid are like.
  private static let shown = 40

  /// How many of the lines, which stand in order, belong to the table, and which of those below are doubtful.
  func count(of lines: [Line]) -> (count: Int, doubtful: [Int]) {
    guard let lowest = lines.last, !lowest.isTotal, let start = lines.firstIndex(where: { !$0.isTotal })
    else {
      return (lines.count, [])
    }
    let block = firstBlock(of: lines, from: start)
    let isNumbered = block.filter(hasNumber).count * 2 >= block.count
    if isNumbered, hasNumber(lowest.row) { return (lines.count, []) }
    let filled = block.map(figures).sorted()[block.count / 2]
    let total = wholeTotal(of: lines, after: start)
    // Where rows are called by days, as in a diary, a day ends nothing.
    let called = lines[start..<(start + block.count)].filter { ClosingWords.begin($0.label) }.count
    let isClosing = called * 2 < block.count
    func closes(_ line: Line) -> Bool { isClosing && ClosingWords.begin(line.label) }
    func isOwn(_ line: Line) -> Bool { isNumbered && hasNumber(line.row) || isNamed(line.row) }
    func isLikeOthers(_ line: Line) -> Bool {
      if line.isTotal { return true }
      guard figures(line.row) >= max(filled, 1), !closes(line) else { return false }
      return filled > 1 || !isNumbered && !line.label.plain.hasSuffix(":")
    }
    var last =
      lines.indices.last { position in
        if let total, position <= total { return true }
        return isOwn(lines[position]) || total == nil && isLikeOthers(lines[position])
      } ?? start
    while last + 1 < lines.count, last != total, !closes(lines[last + 1]),
      !hasGap(after: lines[last].row, before: lines[last + 1].row)
    {
      last += 1
    }
    // Whoever made it stands at the end: what follows him is no more of the table.
    let closing = isClosing ? self.closing(below: lines[last].row, above: lowest.row) : nil
    let doubtful = lines.indices[(last + 1)...].filter { position in
      let line = lines[position]
      return !line.label.isBlank && line.row < closing ?? Int.max && figures(line.row) > 0
        && !line.label.plain.hasSuffix(":")
    }
    return (last + 1, doubtful)
  }

  /// The first row below one, not below another, that begins with words that close a table; nil: none does.
  private func closing(below first: Int, above last: Int) -> Int? {
    guard first < last else { return nil }
    return sheet.rows(in: (first + 1)...last).first { row in
      sheet.cells(inRow: row).contains { index in
        sheet.sheet.cells[index].kind == .text && ClosingWords.begin(sheet.form(index))
      }
    }
  }

  /// The total of the whole below its rows: the last one that is called so, and as no other is. Blocks that end with one
  /// word each have sub-totals.
  private func wholeTotal(of lines: [Line], after start: Int) -> Int? {
    let named = lines.indices.filter { $0 > start && lines[$0].isTotal && isWhole(lines[$0].row) }
    guard let last = named.last,
      !named.dropLast().contains(where: { lines[$0].label.label == lines[last].label.label })
    else { return nil }
    return last
  }

  /// Whether a row of totals holds those of the whole by its words.
  private func isWhole(_ row: Int) -> Bool {
    guard let first = table.columns.first?.column else { return false }
    return sheet.cells(inRow: row).contains { index in
      guard !sheet.isBlank(index), Int(sheet.sheet.cells[index].column) < first else { return false }
      let bare = TextKey.bare(sheet.form(index).words)
      return TotalWords.nameWhole(bare)
        || !TotalWords.namePage(bare)
          && plan.totalRow.textFit(sheet.formIndex(index), session: sheet.session) > .none
    }
  }

  /// The rows of the first lines that follow one another without a gap, totals left out.
  private func firstBlock(of lines: [Line], from start: Int) -> [Int] {
    var rows = [lines[start].row]
    for line in lines[(start + 1)...] {
      guard let before = rows.last, !line.isTotal, rows.count < Self.shown,
        !hasGap(after: before, before: line.row)
      else { break }
      rows.append(line.row)
    }
    return rows
  }

  /// Whether a row between two has nothing in the columns of the table.
  private func hasGap(after first: Int, before second: Int) -> Bool {
    guard first + 1 < second else { return false }
    return ((first + 1)..<second).contains { row in
      !sheet.cells(inRow: row).contains {
        !sheet.isBlank($0) && table.all.contains(Int(sheet.sheet.cells[$0].column))
      }
    }
  }

  /// Whether a row has a running number.
  private func hasNumber(_ row: Int) -> Bool {
    guard let column = table.number, let index = sheet.filledIndex(row: row, column: column) else {
      return false
    }
    switch sheet.sheet.cells[index].kind {
    case .number: return true
    case .text: return sheet.form(index).plain.utf8.count <= 5
    default: return false
    }
  }

  /// In how many columns a row says what is asked there.
  private func figures(_ row: Int) -> Int {
    table.columns.filter { column in
      guard let index = sheet.filledIndex(row: row, column: column.column) else { return false }
      let kind = sheet.sheet.cells[index].kind
      switch schema.indicators[plan.indicators[column.indicator]].type {
      case .date: return kind != .text || sheet.form(index).plain.contains(where: \.isNumber)
      case .text, .yesNo, .choice: return true
      case .count, .number, .percent, .money:
        if kind == .number { return true }
        guard kind == .text, sheet.looksLikeFigure(index) else { return false }
        let text = sheet.form(index).plain
        return text.count == 1 || text.contains(where: \.isNumber) || !text.contains(where: \.isLetter)
      }
    }.count
  }
}

extension SheetView {
  /// Whether a cell is a figure, or a text like one: with a digit, or a sign for nothing.
  func looksLikeFigure(_ index: Int) -> Bool {
    guard sheet.cells[index].kind == .text else { return true }
    let text = form(index).plain
    return text.utf8.count <= 24 && (text.contains(where: \.isNumber) || text.utf8.count <= 3)
  }
}
