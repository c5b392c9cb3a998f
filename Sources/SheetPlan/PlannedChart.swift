package import Cells

/// A chart with bars, drawn by the reader's program from cells of the workbook.
package struct PlannedChart: Sendable, Equatable {
  /// Which way the bars go.
  package enum Bars: Sendable, Equatable {
    case horizontal, vertical
  }
  /// Which way the bars go.
  package var bars: Bars
  /// The title; empty: none.
  package var title: String
  /// The series, drawn side by side.
  package var series: [ChartSeries]
  /// The cell under its upper left corner.
  package var place: CellReference
  /// Width and height in pixels of 96 to the inch.
  package var width: Int, height: Int
  /// Whether values stand at the bars.
  package var showsValues = true
  /// Whether every category has its label, however little room there is.
  package var showsAllCategories = false
  /// Whether a legend is shown.
  package var showsLegend = false
  /// The size of its texts in points.
  package var fontSize = 10.0
  /// A chart.
  package init(
    bars: Bars, title: String, series: [ChartSeries], place: CellReference, width: Int, height: Int
  ) {
    self.bars = bars
    self.title = title
    self.series = series
    self.place = place
    self.width = width
    self.height = height
  }
}

/// A series of a chart.
package struct ChartSeries: Sendable, Equatable {
  /// What it is called; empty: nothing.
  package var name: String
  /// The sheet of the categories and values, by its name in the plan, and the two ranges.
  package var sheet: String, categories: CellRange, values: CellRange
  /// The colour of its bars; nil: automatic.
  package var colour: Colour?
  /// A series.
  package init(name: String, sheet: String, categories: CellRange, values: CellRange, colour: Colour? = nil) {
    self.name = name
    self.sheet = sheet
    self.categories = categories
    self.values = values
    self.colour = colour
  }
}
