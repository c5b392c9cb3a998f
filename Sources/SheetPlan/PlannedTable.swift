package import Cells

/// A table of Excel (ECMA-376 Part 1, 18.5.1.2 table): a range with named columns that filters and pivots know.
package struct PlannedTable: Sendable, Equatable {
  /// Its name: letters, digits and `_`, unique in the workbook.
  package var name: String
  /// The cell of the first heading. The table reaches down to the sheet's last row.
  package var firstCell: CellReference
  /// The headings, from left to right, no two of them equal; the sheet's heading row says the same.
  package var headings: [String]
  /// How the headings look.
  package var headingLook: LookIndex
  /// A table.
  package init(name: String, firstCell: CellReference, headings: [String], headingLook: LookIndex) {
    self.name = name
    self.firstCell = firstCell
    self.headings = headings
    self.headingLook = headingLook
  }
}
