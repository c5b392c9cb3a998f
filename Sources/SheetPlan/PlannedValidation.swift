package import Cells

/// A range in which values are chosen or checked while somebody types (ECMA-376 Part 1, 18.3.1.32 dataValidation).
package struct PlannedValidation: Sendable, Equatable {
  /// The cells.
  package var range: CellRange
  /// What may be typed.
  package var rule: ValidationKind
  /// The title, at most 32 characters, and the text, at most 255, shown when a cell is chosen; empty: none.
  package var promptTitle = "", prompt = ""
  /// The title, at most 32 characters, and the text, at most 255, shown when something else was typed; empty: the
  /// program's own.
  package var errorTitle = "", error = ""
  /// Whether something else is refused; otherwise it is only warned of.
  package var refuses = true
  /// A validation.
  package init(range: CellRange, rule: ValidationKind) {
    self.range = range
    self.rule = rule
  }
}

/// What may be typed.
package enum ValidationKind: Sendable, Equatable {
  /// One of these texts; no commas in them, at most 255 characters together.
  case list([String])
  /// One of the cells of a range of this workbook, as `'Danh mục'!$A$1:$A$9`.
  case listOfCells(String)
  /// A whole number within limits; nil: no limit.
  case whole(min: Double?, max: Double?)
  /// A number within limits; nil: no limit.
  case number(min: Double?, max: Double?)
  /// A day within limits, as serials.
  case day(from: Double, to: Double)
  /// Anything; there is a prompt only.
  case any
}
