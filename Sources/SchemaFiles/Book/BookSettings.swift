import Cells
import Schema

/// The first sheet of a schema's workbook: a key a row, its name in one column and its value in the next.
struct BookSettings {
  /// A key that was recognised.
  struct Item {
    /// Its row, 1-based.
    var row: Int
    /// What it is.
    var column: BookColumn
    /// The name after the colon, where it has one.
    var name: String?
    /// What the first column says.
    var heading: String
    /// The value; nil where blank.
    var value: SchemaNode?
    /// Whether the value cannot be read; that was reported.
    var isUnfit = false
    /// The way to its key, with the name in it.
    var path: [String] { column.path.map { $0 == "*" ? name ?? $0 : $0 } }
  }
  /// The sheet's position among the tabs; nil where there is none.
  private(set) var index: Int?
  /// The row of the headings; 0 where there are none.
  private(set) var headerRow = 0
  /// The columns of names and values, 1-based.
  private(set) var nameColumn = 1, valueColumn = 2
  /// The keys, in the order of the sheet.
  private(set) var items: [Item] = []
  /// Names that were not recognised.
  private(set) var unknown: [String] = []
  /// The last row that holds anything.
  private(set) var lastRow = 0

  /// No such sheet.
  init() {}

  /// Reads the sheet.
  init(_ sheet: BookSheet, on worksheet: Worksheet, of workbook: Workbook, problems: ProblemCollector) {
    index = worksheet.index
    var lines = BookLine.all(on: worksheet, of: workbook).filter { !$0.isComment }
    lastRow = worksheet.cells.last.map { Int($0.row) } ?? 0
    if let header = lines.prefix(20).firstIndex(where: { Self.columns(of: $0) != nil }),
      let (names, values) = Self.columns(of: lines[header])
    {
      headerRow = lines[header].number
      (nameColumn, valueColumn) = (names, values)
      lines.removeFirst(header + 1)
    }
    for line in lines { read(line, sheet, workbook, problems) }
  }

  /// The columns of names and values of a heading row; nil where it is none.
  private static func columns(of line: BookLine) -> (Int, Int)? {
    let headings = BookSheet.settingHeadings
    func column(_ names: [String]) -> Int? {
      zip(line.cells, line.texts).first { _, text in
        names.contains { BookHeading.key($0) == BookHeading.key(text) }
      }.map { Int($0.0.column) }
    }
    guard let names = column(headings.item), let values = column(headings.value), names != values else {
      return nil
    }
    return (names, values)
  }

  private mutating func read(
    _ line: BookLine, _ sheet: BookSheet, _ workbook: Workbook, _ problems: ProblemCollector
  ) {
    guard let index, let place = line.cells.firstIndex(where: { Int($0.column) == nameColumn }),
      !line.texts[place].isEmpty
    else { return }
    let heading = line.texts[place]
    let position = SourcePosition(line: line.number, column: nameColumn, sheet: index)
    guard let (column, name) = sheet.column(headed: heading) else {
      unknown.append(heading)
      let nearest = problems.nearest(to: heading, in: sheet.columns.map(\.vietnamese))
      problems.note(
        SchemaSentence(
          vietnamese: "Mục \"\(heading)\" không phải mục của lược đồ; giữ nguyên, không đọc."
            + (nearest.map { " Có phải là \"\($0)\"?" } ?? ""),
          english: "The item \"\(heading)\" is none of the schema's; it is kept and not read."
            + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")), key: "thong_tin.\(heading)", at: position,
        path: .root)
      return
    }
    var item = Item(row: line.number, column: column, name: name, heading: heading, value: nil)
    if let cell = line.cells.first(where: { Int($0.column) == valueColumn }) {
      let place = SourcePosition(line: line.number, column: valueColumn, sheet: index)
      switch BookCell(
        workbook.texts.value(of: cell), isPercent: cell.flags.contains(.percent), in: column)
      {
      case .blank: break
      case .value(let content):
        if let words = column.kind.unknownWord(in: content) {
          problems.reportUnknownWord(words.found, among: words.words, at: place)
          item.isUnfit = true
        } else {
          item.value = SchemaNode(content: content, at: place)
        }
      case .unfit(let sentence):
        problems.report(.unfitCell(sentence), at: place, path: .root)
        item.isUnfit = true
      }
    }
    if let first = items.first(where: { $0.path == item.path }) {
      problems.report(
        .unfitCell(
          SchemaSentence(
            vietnamese: "Mục \"\(heading)\" trùng với dòng \(first.row); chỉ giữ một dòng.",
            english: "The item \"\(heading)\" is the same as row \(first.row); keep one of them.")),
        at: position, path: .root)
      return
    }
    items.append(item)
  }

  /// Puts the keys where the model has them, and says where lacking ones would stand.
  func fill(_ root: inout BookMapping, _ problems: ProblemCollector) {
    if let index {
      // The campaign is there as soon as its sheet is: what it lacks is said item by item.
      root.set(
        ["campaign"],
        SchemaNode(content: .mapping([]), position: SourcePosition(line: 1, column: 1, sheet: index)))
    }
    for item in items { if let value = item.value { root.set(item.path, value) } }
    for column in BookSheet.settings.columns where column.isRequired {
      let item = items.first { $0.column.path == column.path }
      guard item?.value == nil else { continue }
      guard let index else {
        root.setBlank(
          [column.path.first ?? ""], BlankPlace(position: nil, reason: .missingSheet("thong_tin")))
        continue
      }
      root.setBlank(
        column.path,
        item.map {
          BlankPlace(
            position: SourcePosition(line: $0.row, column: valueColumn, sheet: index),
            reason: .blankCell($0.heading), isReported: $0.isUnfit)
        }
          ?? BlankPlace(
            position: SourcePosition(line: max(headerRow, 1), column: nameColumn, sheet: index),
            reason: .missingColumn(column.vietnamese),
            suggestion: problems.nearest(to: column.vietnamese, in: unknown)))
    }
  }
}
