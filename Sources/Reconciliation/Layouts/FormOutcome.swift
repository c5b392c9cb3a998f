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
}
