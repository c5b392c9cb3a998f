/// What else is known of a grid that was read.
struct GridOutcome {
  /// The rows of sub-units.
  var rows: [Int] = []
  /// The rows of totals, and what they are called.
  var totalRows: [Int: String] = [:]
}
