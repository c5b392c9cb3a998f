internal import VietnameseText

/// How a text of the schema is compared with a text of a workbook.
package enum TextPattern: Sendable, Equatable {
  /// The whole text, normalised (case, spaces, Unicode form, tone placement).
  case text(String)
  /// A regular expression that is searched in the normalised-space NFC text, case ignored.
  case expression(String)
  /// A column by its letters, `=D`; the column's number, 1-based.
  case column(Int)
}

/// What kind of table a layout is.
package enum LayoutKind: String, Sendable, CaseIterable {
  /// One row an indicator.
  case form
  /// One row a sub-unit, one column an indicator.
  case grid
}

/// What the rows of a grid are.
package enum GridRows: String, Sendable, CaseIterable {
  /// Units of the schema below the reporting unit.
  case units
  /// Whatever stands there.
  case free
  /// Indicators: a form turned round.
  case indicators
}

/// A sheet that returns are made of.
package struct SheetLayout: Sendable, Equatable {
  /// Its code.
  package var code: String
  /// The names of its sheet; a hint. Empty: any sheet.
  package var sheet: [TextPattern] = []
  /// What kind of table it is.
  package var kind: LayoutKind
  /// The blank workbook that was sent out, relative to the schema.
  package var template: String?
  /// The heading texts of a form's columns.
  package var columns = LayoutColumns()
  /// The value columns: of a form at least one, of a grid none unless the author names measures.
  package var values: [ValueColumn] = []
  /// Where the reporting unit stands.
  package var unitCell: NamedCell?
  /// Where the round stands.
  package var roundCell: NamedCell?
  /// Where the unit of measure of the whole table stands.
  package var unitOfMeasureCell: NamedCell?
  /// Texts that end the table.
  package var stop: [TextPattern] = []
  /// Whether the heading row comes again with each section.
  package var sectionsRepeat = false
  /// Whether numbering makes a hierarchy (1 → 1.1, 101 → 1011).
  package var hierarchyByNumber = false
  /// Rows where units write lines of their own.
  package var free: FreeRows?
  /// The tolerance of its balances.
  package var tolerance = Tolerance.absolute(0)
  /// Whether several workbooks of one unit are parts that are added up.
  package var partsAdd = false
  /// The headings of a grid's row labels; several: filled down and joined with " > ".
  package var rowLabels: [TextPattern] = []
  /// How many rows the heading has; nil: as the merged headings show.
  package var headerRows: Int?
  /// Whether the template has a row of column numbers below its headings; nil: recognised.
  package var columnNumbers: Bool?
  /// The text in the first cell of a row of printed column codes.
  package var codesRow: TextPattern?
  /// What a grid's rows are.
  package var rows: GridRows = .units
  /// The heading of the column in which the reporting unit stands.
  package var unitColumn: TextPattern?
  /// The label of the total row.
  package var totalRow: [TextPattern] = []
  /// The codes of the indicators that are a grid's columns.
  package var indicators: [String] = []
  /// A layout.
  package init(code: String, kind: LayoutKind) {
    self.code = code
    self.kind = kind
  }
}

/// The heading texts of a form's columns; each a list of accepted texts, empty where there is no such column.
package struct LayoutColumns: Sendable, Equatable {
  /// The running number (STT).
  package var number: [TextPattern] = []
  /// The indicator's label.
  package var label: [TextPattern] = []
  /// The unit of measure.
  package var unit: [TextPattern] = []
  /// The printed code.
  package var code: [TextPattern] = []
  /// Remarks.
  package var note: [TextPattern] = []
  /// Columns that are known and not read.
  package var ignore: [TextPattern] = []
  /// No columns.
  package init() {}
}

/// A value column: which measure it holds.
package struct ValueColumn: Sendable, Equatable {
  /// The accepted heading texts.
  package var column: [TextPattern]
  /// The measure: `now`, `plan`, `cumulative`, `previous`, or a word of the author's.
  package var measure: String = "now"
  /// How it is computed from other measures of the same row; nil: it is a figure.
  package var derived: RuleExpression?
  /// A value column.
  package init(column: [TextPattern], measure: String = "now", derived: RuleExpression? = nil) {
    self.column = column
    self.measure = measure
    self.derived = derived
  }
}

/// Where a value beside a label stands.
package struct NamedCell: Sendable, Equatable {
  /// On which side of its label the value stands.
  package enum Side: String, Sendable, CaseIterable {
    case right
    case below
    case same
  }
  /// The labels, matched whole up to a colon; empty where `cell` is given.
  package var label: [TextPattern] = []
  /// On which side the value stands.
  package var side: Side = .right
  /// Up to how many cells below one another the value takes, joined.
  package var lines = 1
  /// The cell itself, as `C4`.
  package var cell: String?
  /// Nothing named yet.
  package init() {}
}

/// Rows where units write lines of their own.
package struct FreeRows: Sendable, Equatable {
  /// The label after which they begin and the one before which they end.
  package var after: TextPattern, until: TextPattern?
  /// Free rows.
  package init(after: TextPattern, until: TextPattern? = nil) {
    self.after = after
    self.until = until
  }
}

/// How far two sides may differ.
package enum Tolerance: Sendable, Equatable {
  /// By a number.
  case absolute(Double)
  /// By a share: 0.5% is 0.005.
  case relative(Double)
  /// The number for a value of a size.
  package func amount(for value: Double) -> Double {
    switch self {
    case .absolute(let amount): amount
    case .relative(let share): share * abs(value)
    }
  }
}

extension SheetLayout {
  /// What its sheet is called where it is written: the first name that the schema gives; nil where it gives none, or
  /// expressions only. A tab may not be able to have it as it is.
  package var sheetTitle: String? {
    for case .text(let text) in sheet where !TextKey.isBlank(text) { return text }
    return nil
  }
}
