import SheetPlan

/// What is wrong in a return, beyond the cells that `Habits.contents` replaces.
struct Mistakes {
  /// Labels that somebody changed, by indicator.
  var labels: [String: String] = [:]
  /// Units of measure that somebody changed, by indicator.
  var units: [String: String] = [:]
  /// Cells of the grid, by the commune's code and the indicator.
  var gridContents: [String: [String: CellContent]] = [:]
  /// Totals of the grid, by indicator.
  var gridTotals: [String: CellContent] = [:]
  /// Communes whose row was deleted.
  var missingCommunes: Set<String> = []
  /// A row that somebody added below an indicator: label, unit of measure, number.
  var addedRow: (below: String, label: String, unit: String, number: Double)?
  /// Formulas of the form by indicator: the parts summed up, and the value that was cached.
  var formulas: [String: (parts: [String], value: Double)] = [:]
  /// Fonts of single value cells, by indicator.
  var fonts: [String: String] = [:]
  /// Whether the grid's sheet is hidden, or not there.
  var hidesGrid = false, lacksGrid = false
  /// Nothing is wrong.
  init() {}
}
