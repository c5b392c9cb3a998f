/// What else is known of a form that was read.
struct FormOutcome {
  /// A figure and its cell.
  struct Place {
    var indicator: Int
    var measure: String
    var row: Int
    var column: Int
    var index: Int?
  }
  /// The figures that have a place on the sheet.
  var places: [Place] = []
  /// The last row of the table.
  var lastRow = 0
  /// An indicator that is asked and has no row.
  struct Missing {
    /// A position in the layout's indicators.
    var indicator: Int
    /// The row whose label is most like its own, with how alike they are.
    var near: (row: Int, text: String, score: Double)?
  }
  /// The indicators that have no row on the sheet.
  var missing: [Missing] = []
}
