internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Grids in which the reporting unit stands in a column of every row: rows of several units are returns of their own.
extension IdentityReader {
  /// What stands in such a column of a sheet.
  struct UnitColumn {
    /// What its rows say together: the unit of most of them.
    var sign: CellSign
    /// The unit of each row that has one: as it says itself, under a merged cell, or as the row above it.
    var rows: [Int: Int] = [:]
    /// Rows that say nothing and were taken for the unit of the row above.
    var guessed: Set<Int> = []
    /// The first row of each unit whose name is mistyped wherever it stands, with what it says.
    var unsure: [Int: (row: Int, text: String)] = [:]
    /// Rows with figures of nobody that is known, by what they say; nothing: a blank.
    var strangers: [String: [Int]] = [:]
    /// Rows that add up units: they are nobody's.
    var totals: Set<Int> = []
    /// The column, and all columns of the table.
    var column: Int, all: ClosedRange<Int>
  }

  /// The columns of all grids that have one. Their cells become template text.
  func unitColumns() -> [UnitColumn] {
    tables.compactMap { table in
      guard case .grid(let grid) = table.kind else { return nil }
      let plan = compiled.plans[table.plan]
      var column = grid.unitColumn
      if column == nil, let cell = plan.layout.unitCell, cell.cell == nil {
        let finder = NamedCellFinder(cell: cell, pattern: plan.unitCell, others: [])
        column =
          finder.find(on: context.sheets[table.sheet]).first { isInHeading($0, sheet: table.sheet) }?
          .labelColumn
      }
      return column.flatMap { unitColumn($0, of: grid, plan: plan, sheet: context.sheets[table.sheet]) }
    }
  }

  private func unitColumn(
    _ column: Int, of grid: GridTable, plan: LayoutPlan, sheet: SheetView
  ) -> UnitColumn? {
    let first = grid.heading.upperBound + 1
    let (rows, below) = dataRows(of: grid, column: column, plan: plan, sheet: sheet)
    func value(_ row: Int) -> NamedValue {
      NamedValue(
        text: sheet.form(row: row, column: column).plain, row: row, column: column, labelRow: row,
        labelColumn: column)
    }
    var found = UnitColumn(
      sign: CellSign(sheet: sheet.sheet.index, value: value(first)), column: column, all: grid.all)
    var known: [Int32: Int?] = [:]
    var sure: Set<Int> = []
    var firstRow: Int?
    // The unit of the rows above; nil: none, or nobody that is known.
    var above: Int?
    for row in rows where !below.contains(row) {
      // Under a merged cell a row says what the first one says.
      let said = sheet.merge(row: row, column: column).map { max($0.first.row, first) } ?? row
      guard let index = sheet.filledIndex(row: said, column: column) else {
        guard hasFigures(row, of: grid, plan: plan, sheet: sheet) else { continue }
        if grid.holdsTotals(row, on: sheet, plan: plan) {
          found.totals.insert(row)
        } else if let above {
          found.rows[row] = above
          found.guessed.insert(row)
        } else {
          found.strangers["", default: []].append(row)
        }
        continue
      }
      let form = sheet.formIndex(index)
      firstRow = firstRow ?? row
      if known[form] == nil {
        let sign = sign(value(said), sheet: sheet.sheet.index)
        known[form] = .some(sign.unit)
        if let unit = sign.unit, !sign.isUnsure {
          sure.insert(unit)
        } else if let unit = sign.unit, found.unsure[unit] == nil {
          found.unsure[unit] = (said, sign.value.text)
        }
      }
      if let unit = known[form] ?? nil {
        sheet.mark(index, .template)
        (found.rows[row], above) = (unit, unit)
        continue
      }
      let hasFigures = hasFigures(row, of: grid, plan: plan, sheet: sheet)
      // A number below the table is nobody's name.
      if hasFigures || sheet.sheet.cells[index].kind == .text { sheet.mark(index, .template) }
      guard hasFigures else { continue }
      above = nil
      if sheet.form(index).namesTotal || sheet.session.mask(form, in: plan).contains(.total) {
        found.totals.insert(row)
      } else {
        found.strangers[sheet.form(index).plain, default: []].append(row)
      }
    }
    guard let firstRow else { return nil }
    found.unsure = found.unsure.filter { !sure.contains($0.key) }
    // A total may be called as the unit above all.
    if Set(found.rows.values).count > 1 {
      for (text, rows) in found.strangers where namesWhole(text) {
        found.totals.formUnion(rows)
        found.strangers[text] = nil
      }
    }
    let units = Dictionary(grouping: found.rows.values, by: { $0 }).mapValues(\.count)
    let most = units.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    let place =
      found.rows.filter { $0.value == most && !found.guessed.contains($0.key) }.keys.min() ?? firstRow
    found.sign = CellSign(
      sheet: sheet.sheet.index, value: value(place), unit: most,
      isUnsure: most.map { found.unsure[$0] != nil } == true)
    return found
  }

  /// Whether a text is the name of a unit that has none above it and reports nothing itself.
  private func namesWhole(_ text: String) -> Bool {
    let key = context.session.forms.taken(text).key
    return schema.units.contains {
      $0.parent == nil && !$0.reports && context.session.forms.taken($0.name).key == key
    }
  }

  /// The rows of a grid down to a text that ends it, those of column numbers and codes left out; and those of them that
  /// have figures and stand below it.
  private func dataRows(
    of grid: GridTable, column: Int, plan: LayoutPlan, sheet: SheetView
  ) -> (rows: [Int], below: Set<Int>) {
    let first = grid.heading.upperBound + 1
    var rows: [Int] = []
    var repeated: Int?
    for row in sheet.rows(in: first...max(first, sheet.rows.last ?? first)) where row != grid.codesRow {
      if grid.ends(atRow: row, on: sheet, plan: plan) { break }
      let isFirst = row <= first + 2 && rows.isEmpty
      if isFirst,
        NumberingRow.holds(row, on: sheet, in: grid.all, isExpected: plan.layout.columnNumbers == true)
      {
        continue
      }
      if !rows.isEmpty, grid.repeatsHeading(row, below: repeated, on: sheet) {
        repeated = row
        continue
      }
      rows.append(row)
    }
    let lines = rows.filter { hasFigures($0, of: grid, plan: plan, sheet: sheet) }.map { row in
      let label = grid.rowLabels.last.map { sheet.form(row: row, column: $0) } ?? .blank
      return GridEnd.Line(
        row: row, isTotal: grid.holdsTotals(row, on: sheet, plan: plan),
        label: label.isBlank ? sheet.form(row: row, column: column) : label)
    }
    let end = GridEnd(grid, plan: plan, sheet: sheet, schema: schema) { row in
      let text = sheet.form(row: row, column: column).plain
      if text.isEmpty { return false }
      if case .one = context.session.unit(named: text, by: compiled.units).match { return true }
      return false
    }
    return (rows, Set(lines[end.count(of: lines).count...].map(\.row)))
  }

  /// Whether a row of a grid holds figures: a number, or beside a label or the word for a total a text like one. Lines
  /// below a table do not.
  private func hasFigures(_ row: Int, of grid: GridTable, plan: LayoutPlan, sheet: SheetView) -> Bool {
    let isLabelled =
      grid.rowLabels.contains { sheet.filledIndex(row: row, column: $0) != nil }
      || grid.holdsTotals(row, on: sheet, plan: plan)
    return grid.columns.contains { column in
      guard let index = sheet.filledIndex(row: row, column: column.column) else { return false }
      if sheet.sheet.cells[index].kind != .text { return true }
      return isLabelled && sheet.form(index).plain.contains(where: \.isNumber)
    }
  }
  /// Groups by rows, where the rows of one sheet name several units. Those of nobody that is known are a return of their
  /// own, and rejected; totals over several units are nobody's.
  func splitByRows(_ columns: [UnitColumn]) -> [Group]? {
    guard
      let column = columns.first(where: {
        !$0.rows.isEmpty && Set($0.rows.values).count + $0.strangers.count > 1
      })
    else { return nil }
    let sheet = context.sheets[column.sign.sheet]
    let units = orderedSet(column.rows.keys.sorted().compactMap { column.rows[$0] })
    for row in column.totals { sheet.markOpen(row: row, columns: column.all, .template) }
    let taken = Set(column.rows.keys).union(column.strangers.values.joined()).union(column.totals)
    let own = units.enumerated().map { position, unit in
      var identity = UnitIdentity(UnitSigns())
      identity.unit = unit
      identity.trouble = nil
      var signs = UnitSigns()
      if let unsure = column.unsure[unit] {
        identity.trouble = .unsure(text: unsure.text)
        signs.cellPlace = (column.sign.sheet, unsure.row, column.column)
      }
      var rows = Set(column.rows.filter { $0.value == unit }.keys)
      // Headings and what stands below the table are counted with the first unit's.
      if position == 0 {
        rows.formUnion(sheet.rows.filter { !taken.contains($0) || column.totals.contains($0) })
      }
      return Group(
        identity: identity,
        sheets: position == 0 ? Array(context.sheets.indices) : [column.sign.sheet],
        rows: [column.sign.sheet: rows], totals: [column.sign.sheet: column.totals],
        guessed: column.guessed.intersection(rows).sorted().map { ($0, column.column) }, signs: signs)
    }
    let others = column.strangers.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.map { text, rows in
      var signs = UnitSigns()
      signs.cellText = text.isEmpty ? nil : text
      signs.cellPlace = (column.sign.sheet, rows.first ?? 1, column.column)
      if case .none(let nearest) = context.session.unit(named: text, by: compiled.units).match {
        signs.nearest = nearest
      }
      return Group(
        identity: UnitIdentity(signs), sheets: [column.sign.sheet], rows: [column.sign.sheet: Set(rows)],
        signs: signs)
    }
    return own + others
  }
}
