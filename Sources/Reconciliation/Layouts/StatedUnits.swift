internal import Cells
internal import Schema

/// The units of measure that a sheet states for a whole table or for one of its columns.
struct StatedUnits {
  /// What stands beside the label of the layout's `unit_of_measure_cell`.
  private(set) var table: String?
  /// What the headings say in brackets, by column.
  private(set) var columns: [Int: String] = [:]

  /// Looks for them on a sheet; their cells become template text.
  init(_ plan: LayoutPlan, sheet: SheetView, headings: [Int: String]) {
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
      if let unit = sheet.session.statedUnit(inHeading: heading) { columns[column] = unit }
    }
  }

  /// What is stated for a figure in a column: by its row, else by the heading, else for the table.
  func unit(row: String, column: Int) -> String? {
    if !row.isEmpty { return row }
    return columns[column] ?? table
  }
}
