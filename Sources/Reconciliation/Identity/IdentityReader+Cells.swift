internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// What cells say about whose a workbook is: the unit cells.
extension IdentityReader {
  /// What a unit's cell says.
  struct CellSign {
    var sheet: Int
    var value: NamedValue
    var unit: Int?
    /// The unit that it names, where `unit` stands for that.
    var former: Int?
    var isUnsure = false
    var nearest: [Int] = []
  }

  /// The unit cells of all sheets. Their cells become template text.
  func unitCells() -> [CellSign] {
    var result: [CellSign] = []
    var isDone = Set<Int>()
    for plan in compiled.plans {
      guard let cell = plan.layout.unitCell else { continue }
      let finder = NamedCellFinder(
        cell: cell, pattern: plan.unitCell, others: [plan.roundCell, plan.unitOfMeasureCell])
      for sheet in context.sheets where !Stamp.isStamp(sheet) {
        // A cell that the schema names by its address is looked at where the layout's table stands, nowhere else.
        if cell.cell != nil,
          !tables.contains(where: { $0.plan == plan.position && $0.sheet == sheet.sheet.index })
        {
          continue
        }
        guard !isDone.contains(sheet.sheet.index) else { continue }
        let values = finder.find(on: sheet).filter { !isInHeading($0, sheet: sheet.sheet.index) }
        guard let value = best(values, on: sheet) else { continue }
        if cell.cell == nil || value.unit != nil { mark(value.value, on: sheet) }
        isDone.insert(sheet.sheet.index)
        result.append(value)
      }
    }
    return result
  }

  /// Of several places the first that names a unit, else the first that says anything, else the first.
  func best(_ values: [NamedValue], on sheet: SheetView) -> CellSign? {
    let signs = values.prefix(20).map { sign($0, sheet: sheet.sheet.index) }
    return signs.first { $0.unit != nil } ?? signs.first { !$0.value.text.isEmpty } ?? signs.first
  }

  /// What a value says about the unit.
  func sign(_ value: NamedValue, sheet: Int) -> CellSign {
    var sign = CellSign(sheet: sheet, value: value)
    guard !value.text.isEmpty, !isFiller(value.text) else { return sign }
    let named = context.session.unit(named: value.text, by: compiled.units)
    if let former = named.former {
      (sign.unit, sign.former) = (compiled.substitutes[former], former)
      return sign
    }
    switch named.match {
    case .one(let unit, let certainty):
      sign.unit = unit
      sign.isUnsure = certainty == .similar
    case .several(let units):
      sign.nearest = units
    case .none(let nearest):
      sign.unit = FileNameSign.unit(codedIn: value.text, compiled: compiled) ?? mentioned(value.text)
      if sign.unit == nil { sign.nearest = nearest }
    }
    return sign
  }

  /// Dots and lines that wait for somebody to write on them.
  func isFiller(_ text: String) -> Bool { !text.contains { $0.isLetter || $0.isNumber } }

  /// Whether a value's label is the heading of a column of a table, as "Đơn vị" over units of measure is, or a unit of measure
  /// below one: "đơn vị" may be what is counted.
  func isInHeading(_ value: NamedValue, sheet: Int) -> Bool {
    tables.contains { table in
      guard table.sheet == sheet else { return false }
      switch table.kind {
      case .grid(let grid):
        return grid.heading.contains(value.labelRow) && grid.all.contains(value.labelColumn)
      case .form(let form):
        return form.segments.contains { segment in
          segment.heading?.contains(value.labelRow) == true && segment.columns.all.contains(value.labelColumn)
            || segment.columns.unit == value.labelColumn && segment.rows.contains(value.labelRow)
              && context.sheets[sheet].form(row: value.labelRow, column: value.labelColumn).beforeColon == 0
        }
      }
    }
  }

  /// Marks a label and its value as template text.
  func mark(_ value: NamedValue, on sheet: SheetView) {
    if let index = sheet.index(row: value.row, column: value.column) { sheet.mark(index, .template) }
    if let index = sheet.index(row: value.labelRow, column: value.labelColumn) {
      sheet.mark(index, .template)
    }
  }
}
