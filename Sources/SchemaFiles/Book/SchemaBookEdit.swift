package import Cells
package import Schema
package import SheetPlan

/// What has to change in a schema's workbook that is there already, so that it holds another schema: cells whose values
/// differ, rows that are new, gone or elsewhere. Everything that is the author's own stays.
package struct SchemaBookEdit: Sendable {
  /// The changes of the sheets, in the order of the tabs; none for sheets that stay as they are.
  package private(set) var edits: [SheetEdit] = []
  /// How many cells of rows that were there get another value, and how many rows come and go.
  package private(set) var changedCells = 0, addedRows = 0, removedRows = 0
  /// Whether rows that stay change their order.
  package private(set) var isReordered = false
  private let workbook: Workbook
  private let language: Language

  /// The changes; nil where the workbook lacks a sheet that is needed now.
  /// - Parameters:
  ///   - workbook: the cells of the workbook.
  ///   - old: the schema that they say.
  package init?(of workbook: Workbook, from old: CampaignSchema, to new: CampaignSchema) {
    self.workbook = workbook
    language = new.campaign.language
    let problems = ProblemCollector(file: "", unbuilt: .none, sheets: [])
    var tables: [String: BookTable] = [:]
    var settings = BookSettings()
    for worksheet in workbook.sheets {
      guard let sheet = BookSheet.named(worksheet.name) else { continue }
      if sheet.shape == .settings {
        settings = BookSettings(sheet, on: worksheet, of: workbook, problems: problems)
      } else {
        tables[sheet.name] = BookTable(sheet, on: worksheet, of: workbook, problems: problems)
      }
    }
    let inLayouts = Self.layoutsWithValue(in: tables["bo_cuc"])
    let before = BookRows.all(of: old, inLayouts: inLayouts)
    let after = BookRows.all(of: new, inLayouts: inLayouts)
    for (old, new) in zip(before, after) {
      if new.sheet.shape == .settings {
        guard edit(settings, old, new) else { return nil }
      } else if let table = tables[new.sheet.name], table.headerRow > 0 {
        edit(table, old, new)
      } else if !new.rows.isEmpty {
        return nil
      }
    }
  }

  /// The layouts whose value column the author wrote on `bo_cuc`.
  private static func layoutsWithValue(in table: BookTable?) -> Set<String> {
    guard let table, let code = table.columns.firstIndex(where: { $0.path == ["code"] }),
      let value = table.columns.firstIndex(where: { $0.path == ["columns", "value"] })
    else { return [] }
    return Set(table.rows.compactMap { $0.values[value] == nil ? nil : $0.values[code]?.trimmedText })
  }

  private mutating func add(_ edit: SheetEdit) { if !edit.isBlank { edits.append(edit) } }

  // MARK: Settings

  /// False where there is no such sheet.
  private mutating func edit(_ settings: BookSettings, _ old: BookRows, _ new: BookRows) -> Bool {
    guard let index = settings.index else { return false }
    var edit = SheetEdit(sheet: workbook.sheets[index].name)
    var last = settings.lastRow
    for column in Self.union(old.columns, new.columns) {
      let (was, becomes) = (old.value(of: column, in: 0), new.value(of: column, in: 0))
      guard !Self.areSame(was, becomes) else { continue }
      changedCells += 1
      if let item = settings.items.first(where: { $0.path == column.path }) {
        let place = CellReference(row: item.row, column: settings.valueColumn)
        edit.cells[place] = content(becomes, column.column, at: place, in: index)
        // A word that means nothing any more goes with its name.
        if becomes == nil, column.name != nil {
          edit.cells[CellReference(row: item.row, column: settings.nameColumn)] = .blank
        }
      } else {
        last += 1
        let place = CellReference(row: last, column: settings.valueColumn)
        edit.cells[CellReference(row: last, column: settings.nameColumn)] = .text(
          column.heading(in: language))
        edit.cells[place] = content(becomes, column.column, at: place, in: index)
      }
    }
    add(edit)
    return true
  }

  // MARK: Tables

  private mutating func edit(_ table: BookTable, _ old: BookRows, _ new: BookRows) {
    let plan = BookRowOrder(
      table, old, new, lastRow: workbook.sheets[table.index].cells.last.map { Int($0.row) } ?? 0)
    var edit = SheetEdit(sheet: workbook.sheets[table.index].name)
    edit.rows = plan.rows
    edit.headingRow = table.headerRow
    isReordered = isReordered || plan.isReordered
    addedRows += plan.matches.count { $0 == nil }
    removedRows += table.rows.count - plan.matches.count { $0 != nil }
    var numbers = Dictionary(table.columns.map { ($0.path, $0.number) }) { first, _ in first }
    var lastColumn = workbook.sheets[table.index].cells.map { Int($0.column) }.max() ?? 0
    let owner = new.sheet.shape == .list ? nil : new.sheet.columns.first?.path
    for column in Self.union(old.columns, new.columns) {
      for (index, match) in plan.matches.enumerated() {
        let was = match.flatMap { plan.oldRow[$0] }.flatMap { old.value(of: column, in: $0) }
        let becomes = new.value(of: column, in: index)
        // Rows that leave the row which said for them what they belong to have to say it themselves.
        let isLeft =
          plan.rows != nil && column.path == owner && match.map { table.isBlank(column.path, in: $0) } == true
        if match != nil, Self.areSame(was, becomes), !isLeft { continue }
        if match == nil, becomes == nil { continue }
        let number: Int
        if let known = numbers[column.path] {
          number = known
        } else {
          lastColumn += 1
          number = lastColumn
          numbers[column.path] = number
          let heading = CellReference(row: table.headerRow, column: number)
          edit.cells[heading] = .text(column.heading(in: language))
          edit.looks[heading] = CellReference(
            row: table.headerRow, column: table.columns.last?.number ?? number)
        }
        let place = CellReference(row: plan.numbers[index], column: number)
        edit.cells[place] = content(becomes, column.column, at: place, in: table.index)
        if match != nil { changedCells += 1 }
      }
    }
    add(edit)
  }

  // MARK: Values

  /// The columns of both, in the order of the first with those of the second behind.
  private static func union(_ one: [BookRows.Column], _ other: [BookRows.Column]) -> [BookRows.Column] {
    one + other.filter { !one.contains($0) }
  }

  /// Whether two values are written alike.
  static func areSame(_ one: SchemaNode?, _ other: SchemaNode?) -> Bool {
    switch (one?.content, other?.content) {
    case (nil, nil): true
    case (.text(let one, _)?, .text(let other, _)?): one.unicodeScalars.elementsEqual(other.unicodeScalars)
    case (.list(let one)?, .list(let other)?): one.elementsEqual(other) { areSame($0, $1) }
    default: false
    }
  }

  /// What is written for a value: a day as a number only where the column has days already, since the look of the cell
  /// decides how it is shown.
  private func content(
    _ node: SchemaNode?, _ column: BookColumn, at place: CellReference, in sheet: Int
  ) -> SheetEdit.Content {
    switch BookValue(node, in: column, language: language) {
    case nil: return .blank
    case .text(let text)?: return .text(text)
    case .number(let number)?: return .number(number)
    case .day(let serial)?, .moment(let serial)?:
      let hasDays = workbook.sheets[sheet].cells.contains {
        $0.kind == .date && Int($0.column) == place.column
      }
      if hasDays { return .number(serial) }
      if case .text(let text, _)? = node?.content { return .text(text) }
      return .number(serial)
    }
  }
}

extension BookRows {
  /// The value of a column in a row; nil where blank or where there is no such column.
  func value(of column: Column, in row: Int) -> SchemaNode? {
    guard let place = columns.firstIndex(of: column), rows.indices.contains(row) else { return nil }
    return rows[row].values[place]
  }
}

extension BookTable {
  /// Whether a row says nothing in a column.
  func isBlank(_ path: [String], in row: Int) -> Bool {
    guard let place = columns.firstIndex(where: { $0.path == path }) else { return true }
    return rows[row].values[place] == nil
  }
}

extension SchemaNode {
  /// The text without white space at its edges; nil where it is none.
  var trimmedText: String? {
    if case .text(let text, _) = content { return text.trimmed }
    return nil
  }
}
