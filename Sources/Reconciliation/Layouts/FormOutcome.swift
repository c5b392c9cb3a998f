/// What else is known of a form that was read.
struct FormOutcome {
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
