internal import Cells
internal import Schema

/// Which column of a form holds what, 1-based; nil or empty where there is none.
struct FormColumns: Equatable {
  /// The columns of labels: more than one where the heading is merged over several.
  var label: [Int] = []
  var number: Int?, code: Int?, unit: Int?, note: Int?
  /// The column of each of the layout's value columns.
  var values: [Int?] = []
  /// Columns that are known and not read.
  var ignored: [Int] = []
  /// Every column that has a heading, from the first to the last.
  var all: ClosedRange<Int> = 1...1

  /// Whether what is read can be found: a label or a code, and a value.
  var suffices: Bool { (!label.isEmpty || code != nil) && values.contains { $0 != nil } }
  /// How many kinds of columns were found.
  var count: Int {
    (label.isEmpty ? 0 : 1) + [number, code, unit, note].reduce(0) { $0 + ($1 == nil ? 0 : 1) }
      + values.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
  }
  /// Whether a column is known.
  func knows(_ column: Int) -> Bool {
    label.contains(column) || number == column || code == column || unit == column || note == column
      || values.contains(column) || ignored.contains(column)
  }
}

/// A stretch of a form under one heading.
struct FormSegment {
  /// The heading rows; nil where the layout names its columns by letters and no heading was found.
  var heading: ClosedRange<Int>?
  /// What the columns hold.
  var columns: FormColumns
  /// The first row below the heading and the last row before the next one.
  var rows: ClosedRange<Int>
}

/// A form found on a sheet.
struct FormTable {
  /// Its layout: a position in the plans.
  var plan: Int
  /// The sheet: a position in the workbook.
  var sheet: Int
  /// Its stretches, from top to bottom; more than one where the heading comes again.
  var segments: [FormSegment]
}
