package import Cells

/// A figure that a template asks for: an indicator in a measure, in a grid of a row.
package struct FigureKey: Hashable, Sendable {
  /// The indicator: a position in `CampaignSchema.indicators`.
  package var indicator: Int
  /// The measure's name.
  package var measure: String
  /// The code of the sub-unit, as facts have it; nil: the unit's own figure; `totalRow`: the total that a grid prints.
  package var row: String?
  /// What stands for a grid's total row, whose figures are none of the unit's. No label is this.
  package static let totalRow = "\u{1}"
  /// A figure.
  package init(indicator: Int, measure: String = "now", row: String? = nil) {
    self.indicator = indicator
    self.measure = measure
    self.row = row
  }
}

/// Where a figure stands in a workbook.
package struct FigurePlace: Sendable, Hashable {
  /// The sheet's name and the cell.
  package var sheet: String, cell: CellReference
}
