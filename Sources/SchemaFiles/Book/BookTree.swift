import Cells
import Schema

/// A schema's workbook → the tree of what is written, the same that YAML gives, each value at its cell.
struct BookTree {
  private let problems: ProblemCollector
  private var tables: [BookTable] = []
  private var settings = BookSettings()
  private var root = BookMapping(at: SourcePosition(line: 1, column: 1, sheet: 0))

  /// The tree of a workbook; nil, with a problem, where none of its sheets is a schema's.
  static func root(of workbook: Workbook, problems: ProblemCollector) -> SchemaNode? {
    var tree = BookTree(problems: problems)
    guard tree.readSheets(of: workbook) else { return nil }
    tree.build()
    return tree.root.node
  }

  private init(problems: ProblemCollector) { self.problems = problems }

  // MARK: Sheets

  /// Sorts the sheets; false where none is known.
  private mutating func readSheets(of workbook: Workbook) -> Bool {
    var unknown: [Worksheet] = []
    var found: [String: Worksheet] = [:]
    for worksheet in workbook.sheets where worksheet.kind == .worksheet && worksheet.name != "_tonghop" {
      guard let sheet = BookSheet.named(worksheet.name) else {
        unknown.append(worksheet)
        continue
      }
      if let first = found[sheet.name] {
        problems.report(
          .unfitCell(
            SchemaSentence(
              vietnamese:
                "Trang này và trang \"\(first.name)\" cùng là trang \(sheet.name); chỉ giữ một trang.",
              english: "This sheet and \"\(first.name)\" are both the sheet \(sheet.name); keep one of them.")
          ),
          at: SourcePosition(line: 1, column: 1, sheet: worksheet.index), path: .root)
        continue
      }
      found[sheet.name] = worksheet
      if sheet.shape == .settings {
        settings = BookSettings(sheet, on: worksheet, of: workbook, problems: problems)
      } else {
        tables.append(BookTable(sheet, on: worksheet, of: workbook, problems: problems))
      }
    }
    guard !found.isEmpty else {
      let names = unknown.map(\.name).prefix(8).joined(separator: ", ")
      problems.report(
        .unreadableWorkbook(
          SchemaSentence(
            vietnamese:
              "Tệp không phải lược đồ: không có trang thong_tin, don_vi, bo_cuc, chi_tieu; chỉ có \(names).",
            english:
              "The workbook is no schema: it lacks the sheets thong_tin, don_vi, bo_cuc, chi_tieu and holds \(names)."
          )), at: nil, path: .root)
      return false
    }
    for worksheet in unknown { noteUnknown(worksheet) }
    return true
  }

  private func noteUnknown(_ worksheet: Worksheet) {
    let nearest = problems.nearest(to: worksheet.name, in: BookSheet.all.map(\.name))
    problems.note(
      SchemaSentence(
        vietnamese: "Trang này không phải trang của lược đồ; giữ nguyên, không đọc."
          + (nearest.map { " Có phải là \"\($0)\"?" } ?? ""),
        english: "This sheet is none of the schema's; it is kept and not read."
          + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")),
      key: "sheet.\(worksheet.name)",
      at: SourcePosition(line: 1, column: 1, sheet: worksheet.index), path: .root)
  }

  private func table(_ shape: BookSheet.Shape) -> BookTable? { tables.first { $0.sheet.shape == shape } }

  // MARK: Tree

  private mutating func build() {
    settings.fill(&root, problems)
    for table in tables where table.sheet.shape == .list && !table.rows.isEmpty {
      let lacking = lacking(in: table)
      var elements = table.rows.map { mapping(of: $0, in: table, lacking: lacking) }
      if table.sheet.key == "layouts" { addValueColumns(to: &elements) }
      set(table.sheet.key, .list(elements), at: table)
    }
    if let choices = table(.choices), !choices.rows.isEmpty { addChoices(choices) }
    for sheet in BookSheet.all where sheet.isRequired && sheet.shape == .list {
      let found = tables.first { $0.sheet.name == sheet.name }
      let position = found.map { SourcePosition(line: max($0.headerRow, 1), column: 1, sheet: $0.index) }
      root.setBlank([sheet.key], BlankPlace(position: position, reason: .missingSheet(sheet.name)))
    }
  }

  private mutating func set(_ key: String, _ content: SchemaNode.Content, at table: BookTable) {
    let position = SourcePosition(line: table.headerRow, column: 1, sheet: table.index)
    root.set([key], SchemaNode(content: content, position: position))
  }

  /// The mapping of a row; keys that only file rows together are left out.
  private func mapping(
    of row: BookTable.Row, in table: BookTable, lacking: [(path: [String], place: BlankPlace)],
    without key: String = ""
  ) -> SchemaNode {
    let first = zip(table.columns, row.values).first { $1 != nil }?.0.number ?? 1
    var mapping = BookMapping(at: SourcePosition(line: row.number, column: first, sheet: table.index))
    for (column, value) in zip(table.columns, row.values) where column.column.key != key {
      if let value { mapping.set(column.path, value) }
    }
    for (place, column) in table.columns.enumerated()
    where row.values[place] == nil && !column.column.isOpen {
      let position = SourcePosition(line: row.number, column: column.number, sheet: table.index)
      mapping.setBlank(
        column.path,
        BlankPlace(
          position: position, reason: .blankCell(column.heading), isReported: row.unfit.contains(place)))
    }
    for (path, place) in lacking { mapping.setBlank(path, place) }
    return mapping.node
  }

  /// The columns that a sheet lacks, and what to say where one of them is needed.
  private func lacking(in table: BookTable) -> [(path: [String], place: BlankPlace)] {
    table.sheet.columns.filter { column in
      !column.isOpen && !table.columns.contains { $0.column.path == column.path }
    }.map { ($0.path, missing($0, in: table)) }
  }

  /// A column that the sheet lacks.
  private func missing(_ column: BookColumn, in table: BookTable) -> BlankPlace {
    BlankPlace(
      position: SourcePosition(line: table.headerRow, column: 1, sheet: table.index),
      reason: .missingColumn(column.vietnamese),
      suggestion: problems.nearest(to: column.vietnamese, in: table.unknown.map(\.heading)), concernsAll: true
    )
  }

  // MARK: Rows that belong to something else

  /// The text of the first column of each row, that of the row above where it is blank; nil, with a problem, above the
  /// first one.
  private func owners(in table: BookTable) -> [(name: String, position: SourcePosition)?] {
    let column = table.sheet.columns.first
    let place = table.columns.firstIndex { $0.column.path == column?.path }
    var last: (String, SourcePosition)?
    return table.rows.map { row in
      if let place, let node = row.values[place], case .text(let text, plain: false) = node.content {
        last = (text.trimmed, node.position)
      } else if last == nil, let column {
        problems.report(
          place.map {
            BlankPlace(
              position: SourcePosition(
                line: row.number, column: table.columns[$0].number, sheet: table.index),
              reason: .blankCell(table.columns[$0].heading))
          } ?? missing(column, in: table), path: .root)
      }
      return last
    }
  }

  /// The rows of `cot` become the `values` of their layouts.
  private func addValueColumns(to layouts: inout [SchemaNode]) {
    guard let table = table(.valueColumns) else { return }
    let codes = layouts.map { node -> String in
      guard case .mapping(let entries) = node.content,
        case .text(let code, _)? = entries.first(where: { $0.key == "code" })?.value.content
      else { return "" }
      return code.trimmed
    }
    var values = [[SchemaNode]](repeating: [], count: layouts.count)
    let lacking = lacking(in: table)
    for (row, owner) in zip(table.rows, owners(in: table)) {
      guard let owner else { continue }
      guard let place = codes.firstIndex(of: owner.name) else {
        if owner.position.line == row.number {
          problems.report(
            .unknownReference(owner.name, to: .layout), at: owner.position, path: .root,
            suggestion: problems.nearest(to: owner.name, in: codes))
        }
        continue
      }
      values[place].append(mapping(of: row, in: table, lacking: lacking, without: "layout"))
    }
    for (place, list) in values.enumerated() {
      guard let first = list.first, case .mapping(var entries) = layouts[place].content else { continue }
      entries.append(
        SchemaEntry(
          key: "values", position: first.position,
          value: SchemaNode(content: .list(list), position: first.position)))
      layouts[place].content = .mapping(entries)
    }
  }

  /// The rows of `lua_chon` become lists under the keys of their first column.
  private mutating func addChoices(_ table: BookTable) {
    var lists: [(key: String, position: SourcePosition, choices: [SchemaNode])] = []
    let lacking = lacking(in: table)
    for (row, owner) in zip(table.rows, owners(in: table)) {
      guard let owner else { continue }
      let choice = mapping(of: row, in: table, lacking: lacking, without: "list")
      if let place = lists.firstIndex(where: { $0.key == owner.name }) {
        lists[place].choices.append(choice)
      } else {
        lists.append((owner.name, owner.position, [choice]))
      }
    }
    let entries = lists.map { list in
      SchemaEntry(
        key: list.key, position: list.position,
        value: SchemaNode(content: .list(list.choices), position: list.position))
    }
    set("choices", .mapping(entries), at: table)
  }
}
