package import Cells

/// What changes on a sheet of a workbook that is there already. All else of the workbook stays as it is.
package struct SheetEdit: Sendable, Equatable {
  /// The rows from one on, in their new order.
  package struct Rows: Sendable, Equatable {
    /// The first row that the order is about; rows above stay.
    package var first: Int
    /// The last old row that the order is about; rows below move with the end of the order.
    package var last: Int
    /// For each new row from `first` on the old row that stands there now; nil: a new row. Old rows between `first` and
    /// `last` that are not named are removed.
    package var order: [Int?]
    /// Old rows whose cells new rows look like, column by column as most of them do; empty: the default look.
    package var models: [Int]
    /// Columns in which new rows go on with the formula that most models have there.
    package var continued: [Int]
    /// An order of rows.
    package init(first: Int, last: Int, order: [Int?], models: [Int] = [], continued: [Int] = []) {
      self.first = first
      self.last = last
      self.order = order
      self.models = models
      self.continued = continued
    }
  }
  /// What a cell holds after the change.
  package enum Content: Sendable, Equatable {
    /// Nothing; the look stays.
    case blank
    /// A text, whatever it looks like.
    case text(String)
    /// A number.
    case number(Double)
  }
  /// The name on the tab.
  package var sheet: String
  /// Where rows are added, removed or moved; nil: all rows stay.
  package var rows: Rows?
  /// Cells with a new content, by their place after rows were moved.
  package var cells: [CellReference: Content]
  /// Cells that look like another cell, by its place before rows were moved: headings of new columns.
  package var looks: [CellReference: CellReference] = [:]
  /// The last row of the headings, whose looks are no model for values; 0: there is none.
  package var headingRow = 0
  /// Changes of a sheet.
  package init(sheet: String, rows: Rows? = nil, cells: [CellReference: Content] = [:]) {
    self.sheet = sheet
    self.rows = rows
    self.cells = cells
  }
  /// Whether nothing changes.
  package var isBlank: Bool { rows == nil && cells.isEmpty }
}
