import Cells
import Schema
import VietnameseText

/// A sheet of a schema's workbook as it stands there: its heading row, which column holds which key, and its rows.
struct BookTable {
  /// A column that was recognised.
  struct Column {
    /// Its number, 1-based.
    var number: Int
    /// What it holds.
    var column: BookColumn
    /// The name after the colon of the heading, where it has one.
    var name: String?
    /// The heading as it stands there.
    var heading: String
    /// The way to its key, with that name in it.
    var path: [String] { column.path.map { $0 == "*" ? name ?? $0 : $0 } }
  }
  /// A row with at least one value in a recognised column.
  struct Row {
    /// Its number, 1-based.
    var number: Int
    /// The values by the position of their column in `columns`; nil where blank.
    var values: [SchemaNode?]
    /// The positions of columns whose cell cannot be read; that was reported.
    var unfit: Set<Int> = []
  }

  /// Which sheet it is, and its position among the tabs.
  var sheet: BookSheet, index: Int
  /// The row of the headings; 0 where none was found.
  private(set) var headerRow = 0
  /// The columns that were recognised, from left to right.
  private(set) var columns: [Column] = []
  /// Headings that were not recognised, and columns that have none though they hold something.
  private(set) var unknown: [(heading: String, column: Int)] = []
  /// The rows, remarks left out.
  private(set) var rows: [Row] = []

  /// Finds the table on a sheet, and notes what is wrong with its cells.
  init(_ sheet: BookSheet, on worksheet: Worksheet, of workbook: Workbook, problems: ProblemCollector) {
    self.sheet = sheet
    index = worksheet.index
    let lines = BookLine.all(on: worksheet, of: workbook)
    guard let first = lines.first(where: { !$0.isComment }) else { return }
    guard let header = header(of: lines) else {
      let wanted = sheet.columns.filter(\.isRequired).map { "\"\($0.vietnamese)\"" }.joined(separator: ", ")
      problems.report(
        .unfitCell(
          SchemaSentence(
            vietnamese: "Không thấy dòng tiêu đề; trang này cần ít nhất các cột \(wanted).",
            english: "There is no heading row; this sheet needs at least the columns \(wanted).")),
        at: SourcePosition(line: first.number, column: 1, sheet: index), path: .root)
      return
    }
    readHeader(lines[header], problems)
    for line in lines[(header + 1)...] where !line.isComment { read(line, workbook, problems) }
    noteUnknown(problems)
  }

  // MARK: Headings

  /// The position of the heading row: the first of the upper rows with two known headings, else with one.
  private func header(of lines: [BookLine]) -> Int? {
    var single: Int?
    for (position, line) in lines.enumerated().filter({ !$1.isComment }).prefix(20) {
      let known = line.texts.count { sheet.column(headed: $0) != nil }
      if known >= 2 { return position }
      if known == 1, single == nil { single = position }
    }
    return single
  }

  private mutating func readHeader(_ line: BookLine, _ problems: ProblemCollector) {
    headerRow = line.number
    for (cell, heading) in zip(line.cells, line.texts) {
      let number = Int(cell.column)
      guard let (column, name) = sheet.column(headed: heading) else {
        unknown.append((heading, number))
        continue
      }
      let found = Column(number: number, column: column, name: name, heading: heading)
      guard let first = columns.first(where: { $0.path == found.path }) else {
        columns.append(found)
        continue
      }
      problems.report(
        .unfitCell(
          SchemaSentence(
            vietnamese: "Cột \"\(heading)\" trùng với cột \"\(first.heading)\"; chỉ giữ một cột.",
            english: "The column \"\(heading)\" is the same as \"\(first.heading)\"; keep one of them.")),
        at: SourcePosition(line: line.number, column: number, sheet: index), path: .root)
    }
  }

  /// Unknown columns stay in the file; the author should know that nothing reads them.
  private func noteUnknown(_ problems: ProblemCollector) {
    for (heading, number) in unknown {
      let nearest = problems.nearest(to: heading, in: sheet.columns.map(\.vietnamese))
      problems.note(
        SchemaSentence(
          vietnamese: "Cột \"\(heading)\" không phải cột của lược đồ; giữ nguyên, không đọc."
            + (nearest.map { " Có phải là \"\($0)\"?" } ?? ""),
          english: "The column \"\(heading)\" is none of the schema's; it is kept and not read."
            + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")),
        key: "\(sheet.name).\(heading)",
        at: SourcePosition(line: headerRow, column: number, sheet: index), path: .root)
    }
  }

  // MARK: Rows

  private mutating func read(_ line: BookLine, _ workbook: Workbook, _ problems: ProblemCollector) {
    var values = [SchemaNode?](repeating: nil, count: columns.count)
    var unfit: Set<Int> = []
    for cell in line.cells {
      guard let place = columns.firstIndex(where: { $0.number == Int(cell.column) }) else { continue }
      let position = SourcePosition(line: line.number, column: Int(cell.column), sheet: index)
      switch BookCell(
        workbook.texts.value(of: cell), isPercent: cell.flags.contains(.percent),
        isFormula: cell.flags.contains(.formula), in: columns[place].column)
      {
      case .blank: break
      case .value(let content):
        values[place] = SchemaNode(content: content, at: position)
        if let words = columns[place].column.kind.unknownWord(in: content) {
          problems.reportUnknownWord(words.found, among: words.words, at: position)
          values[place] = nil
          unfit.insert(place)
        }
      case .unfit(let sentence):
        problems.report(.unfitCell(sentence), at: position, path: .root)
        unfit.insert(place)
      }
    }
    // A row with nothing but the author's own columns is the author's.
    if values.contains(where: { $0 != nil }) || !unfit.isEmpty {
      rows.append(Row(number: line.number, values: values, unfit: unfit))
    }
  }
}

extension SchemaNode {
  /// A value of a cell: the elements of a list stand where it stands.
  init(content: Content, at position: SourcePosition) {
    self.init(content: content, position: position)
    if case .list(let elements) = content {
      self.content = .list(elements.map { SchemaNode(content: $0.content, position: position) })
    }
  }
}
