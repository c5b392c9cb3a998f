internal import Cells
internal import Schema
internal import VietnameseText

/// The units of measure that a sheet states for a whole table or for one of its columns.
struct StatedUnits {
  /// What stands beside the label of the layout's `unit_of_measure_cell`; where the layout has none, what the texts above
  /// the table say behind such words.
  private(set) var table: String?
  /// What the headings say in brackets, by column.
  private(set) var columns: [Int: String] = [:]

  /// Columns whose headings stand so in the schema itself: what these say is no other unit than the schema's.
  private var own: Set<Int> = []

  /// A unit of measure that is stated for a figure.
  struct Stated {
    /// As it stands there.
    var unit: String
    /// Whether it was said once above the table.
    var isOfTable: Bool
  }

  /// Looks for them on a sheet; their cells become template text. `accepted`: what the schema calls each column; `top`: the
  /// first row of the heading.
  init(
    _ plan: LayoutPlan, sheet: SheetView, top: Int, headings: [Int: String], accepted: (Int) -> [String]
  ) {
    if let cell = plan.layout.unitOfMeasureCell {
      let finder = NamedCellFinder(
        cell: cell, pattern: plan.unitOfMeasureCell, others: [plan.unitCell, plan.roundCell])
      if let value = finder.find(on: sheet).first(where: { !$0.text.isEmpty }) {
        table = value.text
        for (row, column) in [(value.row, value.column), (value.labelRow, value.labelColumn)] {
          if let index = sheet.index(row: row, column: column) { sheet.mark(index, .template) }
        }
      }
    } else {
      table = Self.unit(above: top, on: sheet)
    }
    for (column, heading) in headings {
      guard let unit = sheet.session.statedUnit(inHeading: heading) else { continue }
      columns[column] = unit
      let said = UnitOfMeasure(unit)
      let isOwn = accepted(column).contains {
        sheet.session.statedUnit(inHeading: $0).flatMap { UnitOfMeasure($0) } == said
      }
      if isOwn { own.insert(column) }
    }
  }

  /// The unit of measure that a text above a table states in its own words: "Đơn vị tính: nghìn đồng", "(ĐVT: 1.000đ)", or
  /// the words in one cell and the unit in the next. Nil where there is none, or several.
  private static func unit(above top: Int, on sheet: SheetView) -> String? {
    var found: [String] = []
    for row in sheet.rows.prefix(30) where row < top {
      let cells = sheet.cells(inRow: row)
      for index in cells where sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index) {
        let form = sheet.form(index)
        guard sheet.session.mentionsUnitOfMeasure(sheet.formIndex(index)) else { continue }
        if let unit = sheet.session.statedUnit(inHeading: form.plain) {
          found.append(UnitOfMeasure.trimmed(unit))
        } else if ["dvt", "don vi tinh", "don vi do", "don vi"].contains(TextKey.bare(form.words)),
          let next = cells.first(where: { $0 > index && !sheet.isBlank($0) }),
          UnitOfMeasure(sheet.form(next).plain) != nil
        {
          found.append(sheet.form(next).plain)
        }
      }
    }
    let units = Set(found.compactMap { UnitOfMeasure($0)?.factor })
    return units.count == 1 ? found.first : nil
  }

  /// What the heading of a column says in brackets; nil where that stands so in the schema too.
  func unit(inHeading column: Int) -> String? { own.contains(column) ? nil : columns[column] }

  /// What is stated for a figure in a column: by its row, else by the heading, else for the table.
  func unit(row: String, column: Int) -> Stated? {
    if !row.isEmpty { return Stated(unit: row, isOfTable: false) }
    if own.contains(column) { return nil }
    if let unit = columns[column] { return Stated(unit: unit, isOfTable: false) }
    return table.map { Stated(unit: $0, isOfTable: true) }
  }
}
