internal import Cells
internal import Schema

/// A table found on a sheet.
struct FoundTable {
  /// What kind it is.
  enum Kind {
    case form(FormTable)
    case grid(GridTable)
  }
  /// Its layout: a position in the plans. Its sheet: a position in the workbook.
  var plan: Int, sheet: Int
  var kind: Kind
  /// Its first heading row; 1 where it has no heading.
  var top: Int {
    switch kind {
    case .form(let form): form.segments.first.map { $0.heading?.lowerBound ?? $0.rows.lowerBound } ?? 1
    case .grid(let grid): grid.heading.lowerBound
    }
  }
}

/// Looks for the layouts of the schema in a workbook.
struct TableSearch {
  /// The workbook.
  let context: WorkbookContext
  /// Whose its sheets are by their names.
  let ownership: SheetOwnership

  /// A search through a workbook.
  init(_ context: WorkbookContext) {
    self.context = context
    ownership = SheetOwnership(context.sheets, plans: context.compiled.plans)
  }

  /// All tables: of each layout those on the sheets with its name; where they are on none of these, those on any sheet.
  func tables() -> [FoundTable] {
    let sheets = context.sheets.filter {
      !Stamp.isStamp($0) && !$0.isNotice && !$0.sheet.cells.isEmpty
        && ($0.sheet.kind == .worksheet || $0.sheet.kind == .macro)
    }
    var result: [FoundTable] = []
    var elsewhere: [LayoutPlan] = []
    for plan in context.compiled.plans {
      let named =
        plan.sheet.isEmpty ? sheets : sheets.filter { ownership.isNamed($0, for: plan) }
      var found = named.compactMap { find(plan, on: $0, isNamed: ownership.isNamedInFull($0, for: plan)) }
      if found.isEmpty, !plan.sheet.isEmpty {
        let rest = sheets.filter { sheet in
          !named.contains { $0 === sheet } && !isNamedByOther(sheet, than: plan)
        }
        found = rest.compactMap { find(plan, on: $0, isNamed: false) }
        // The headings may be reworded on a sheet of another name: the indicators' own labels have to vouch for it.
        if found.isEmpty, plan.layout.kind == .form {
          found = rest.filter { isVouched(plan, on: $0) }.prefix(1).compactMap {
            find(plan, on: $0, isNamed: true)
          }
        }
      }
      if found.isEmpty, plan.layout.kind == .grid, !plan.sheet.isEmpty {
        elsewhere.append(plan)
      }
      // "Biểu 01 Phước Long" beside "Biểu 01" is that unit's.
      if !named.isEmpty {
        let further = sheets.filter { sheet in
          !named.contains { $0 === sheet } && isNamedForUnit(sheet, plan: plan)
        }
        found += further.compactMap { find(plan, on: $0, isNamed: true) }
      }
      result += found
    }
    for plan in elsewhere { result += besideOthers(plan, on: sheets, others: result) }
    return bounded(withoutExamples(result))
  }

  /// Tables but those on sheets that show how to fill in others, beside such that were: an example, or a blank form.
  private func withoutExamples(_ tables: [FoundTable]) -> [FoundTable] {
    func isExample(_ table: FoundTable) -> Bool {
      let sheet = context.sheets[table.sheet]
      return
        (sheet.isExample
        || sheet.isBlankForm
          && TableSelection.figures(table, context: context, withoutTexts: true) == 0)
        && !ownership.isNamedInFull(sheet, for: context.compiled.plans[table.plan])
    }
    return tables.filter { table in
      let others = tables.filter { $0.plan == table.plan && $0.sheet != table.sheet }
      return others.isEmpty || !isExample(table)
        || !others.contains { !isExample($0) && TableSelection.figures($0, context: context) > 0 }
    }
  }

  /// The tables of any layout that stand on a sheet and hold figures, whatever the sheet is called.
  func filled(on sheet: SheetView) -> [FoundTable] {
    if Stamp.isStamp(sheet) || sheet.isNotice { return [] }
    return bounded(
      context.compiled.plans.compactMap { find($0, on: sheet, isNamed: false) }.filter {
        TableSelection.figures($0, context: context, withoutTexts: true) > 0
      })
  }

  /// Whether a sheet has the name of a layout and a unit's behind it.
  private func isNamedForUnit(_ sheet: SheetView, plan: LayoutPlan) -> Bool {
    let session = sheet.session
    let name = session.forms.taken(sheet.sheet.name).folded
    guard
      plan.sheet.texts.contains(where: { !$0.isBlank && name.utf8.starts(with: ($0.folded + " ").utf8) }),
      !isNamedByOther(sheet, than: plan)
    else { return false }
    return FileNameSign.unit(
      mentionedIn: session.forms.form(sheet.sheet.name), compiled: context.compiled, session: session) != nil
  }

  /// Whether at least half of a layout's indicators, and four, stand on a sheet by their exact labels.
  private func isVouched(_ plan: LayoutPlan, on sheet: SheetView) -> Bool {
    var found = Set<Int>()
    for row in sheet.rows.prefix(1000) {
      for index in sheet.cells(inRow: row)
      where sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index) {
        if let named = plan.index.exact(sheet.form(index)) { found.formUnion(named.1) }
      }
    }
    return found.count >= 4 && found.count * 2 >= plan.index.count
  }

  /// Whether a sheet has the name of another layout, whose table it is then.
  func isNamedByOther(_ sheet: SheetView, than plan: LayoutPlan) -> Bool {
    context.compiled.plans.contains {
      $0.position != plan.position && ownership.isNamedInFull(sheet, for: $0)
    }
  }

  /// The table of a layout on a sheet.
  func find(_ plan: LayoutPlan, on sheet: SheetView, isNamed: Bool) -> FoundTable? {
    switch plan.layout.kind {
    case .form:
      return FormFinder(plan: plan, sheet: sheet, compiled: context.compiled).find(isNamed: isNamed).map {
        FoundTable(plan: plan.position, sheet: sheet.sheet.index, kind: .form($0))
      }
    case .grid:
      let finder = GridFinder(plan: plan, sheet: sheet, thresholds: context.compiled.schema.thresholds)
      return finder.find(isNamed: isNamed).map {
        FoundTable(plan: plan.position, sheet: sheet.sheet.index, kind: .grid($0))
      }
    }
  }
}

/// Which of several tables of one layout are read.
enum TableSelection {
  /// All of them but those that were left blank beside one that was filled in, such as the template's own sheet.
  static func chosen(_ tables: [FoundTable], context: WorkbookContext) -> [FoundTable] {
    var result: [FoundTable] = []
    for (_, own) in Dictionary(grouping: tables, by: \.plan).sorted(by: { $0.key < $1.key }) {
      guard own.count > 1 else {
        result += own
        continue
      }
      let filled = own.filter { figures($0, context: context) > 0 }
      result += filled.isEmpty ? Array(own.prefix(1)) : filled
    }
    return result
  }

  /// How many cells stand in the value columns of a table, signatures below it among them; `withoutTexts`: only figures
  /// and what looks like one.
  static func figures(_ table: FoundTable, context: WorkbookContext, withoutTexts: Bool = false) -> Int {
    let sheet = context.sheets[table.sheet]
    func count(_ columns: Set<Int>, rows: ClosedRange<Int>) -> Int {
      sheet.rows(in: rows).reduce(0) { sum, row in
        sum
          + sheet.cells(inRow: row).filter { index in
            let cell = sheet.sheet.cells[index]
            return columns.contains(Int(cell.column)) && !sheet.isBlank(index)
              && (!withoutTexts || sheet.looksLikeFigure(index))
              && !NumberingRow.holds(row, on: sheet, isExpected: false)
          }.count
      }
    }
    switch table.kind {
    case .form(let form):
      return form.segments.reduce(0) { sum, segment in
        let columns = Set(segment.columns.values.compactMap { $0 })
        return sum + count(columns, rows: segment.rows)
      }
    case .grid(let grid):
      let first = grid.heading.upperBound + 1
      return count(Set(grid.columns.map(\.column)), rows: first...max(first, sheet.rows.last ?? first))
    }
  }
}
