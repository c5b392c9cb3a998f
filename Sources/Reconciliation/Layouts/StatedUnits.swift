internal import Cells
internal import Schema

/// The units of measure that a sheet states for a whole table or for one of its columns.
struct StatedUnits {
  /// What stands beside the label of the layout's `unit_of_measure_cell`.
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

  /// Looks for them on a sheet; their cells become template text. `accepted`: what the schema calls each column.
  init(_ plan: LayoutPlan, sheet: SheetView, headings: [Int: String], accepted: [Int: [String]]) {
    if let cell = plan.layout.unitOfMeasureCell {
      let finder = NamedCellFinder(
        cell: cell, pattern: plan.unitOfMeasureCell, others: [plan.unitCell, plan.roundCell])
      if let value = finder.find(on: sheet).first(where: { !$0.text.isEmpty }) {
        table = value.text
        for (row, column) in [(value.row, value.column), (value.labelRow, value.labelColumn)] {
          if let index = sheet.index(row: row, column: column) { sheet.mark(index, .template) }
        }
      }
    }
    for (column, heading) in headings {
      guard let unit = sheet.session.statedUnit(inHeading: heading) else { continue }
      columns[column] = unit
      let said = UnitOfMeasure(unit)
      let isOwn = accepted[column]?.contains {
        sheet.session.statedUnit(inHeading: $0).flatMap { UnitOfMeasure($0) } == said
      }
      if isOwn == true { own.insert(column) }
    }
  }

  /// What is stated for a figure in a column: by its row, else by the heading, else for the table.
  func unit(row: String, column: Int) -> Stated? {
    if !row.isEmpty { return Stated(unit: row, isOfTable: false) }
    if own.contains(column) { return nil }
    if let unit = columns[column] { return Stated(unit: unit, isOfTable: false) }
    return table.map { Stated(unit: $0, isOfTable: true) }
  }
}
