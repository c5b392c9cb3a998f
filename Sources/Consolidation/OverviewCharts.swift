internal import Cells
internal import Findings
internal import Schema
internal import SheetPlan

/// The two charts of the first sheet, drawn live from the matrix and the returns: the main headline by unit, and how
/// many have returned.
struct OverviewCharts {
  private let view: RunView
  private let layout: MatrixLayout
  private let headline: HeadlineFigures.Figure?
  private let returns: CellRange
  /// The labels and figures on the sheet of returns that take the matrix's place, and what is said of them.
  private let own: (title: String, cells: CellRange)?
  /// The charts lie on rows of default height (20 pixels): their place does not depend on what stands above.
  private static let rowPixels = 20
  /// The width in pixels of one of the page's columns.
  private static let columnPixels = 65

  init(
    view: RunView, layout: MatrixLayout, headline: HeadlineFigures.Figure?, returns: CellRange,
    own: (title: String, cells: CellRange)? = nil
  ) {
    self.view = view
    self.layout = layout
    self.headline = headline
    self.returns = returns
    self.own = own
  }

  /// Leaves room on the page and lays the charts there.
  func add(to builder: inout SheetBuilder) {
    guard !view.units.isEmpty else { return }
    let words = view.words
    let bars = own.map { $0.cells.rows.count } ?? view.units.count
    let row = builder.nextRow
    let rows = min(max(bars * 17 / Self.rowPixels + 3, 12), 26)
    let height = rows * Self.rowPixels - 8
    var charts: [PlannedChart] = []
    var returnsColumn = 1
    if let headline {
      var series = series(of: headline)
      series.colour = Colour(0x4472C4)
      let title = [headline.label, own?.title ?? ""].filter { !$0.isEmpty }.joined(separator: " – ")
      var chart = PlannedChart(
        bars: .horizontal, title: title, series: [series],
        place: CellReference(row: row, column: 1), width: 8 * Self.columnPixels - 6, height: height)
      chart.showsAllCategories = true
      chart.fontSize = bars > 12 ? 8 : 9
      charts.append(chart)
      returnsColumn = 9
    }
    var series = ChartSeries(
      name: words("Số đơn vị", "Units"), sheet: words.returns,
      categories: view.range(returns.first.row, returns.first.column, returns.last.row, returns.first.column),
      values: view.range(returns.first.row, returns.last.column, returns.last.row, returns.last.column))
    series.colour = Colour(0x70AD47)
    var chart = PlannedChart(
      bars: .horizontal, title: words("Tình hình nộp", "Returns"), series: [series],
      place: CellReference(row: row, column: returnsColumn), width: 4 * Self.columnPixels - 12, height: height
    )
    chart.fontSize = 9
    charts.append(chart)
    builder.skip(rows)
    builder.skip()
    builder.change { $0.charts = charts }
  }

  /// The series of the main headline by unit.
  private func series(of headline: HeadlineFigures.Figure) -> ChartSeries {
    if let cells = own?.cells {
      let (first, last) = (cells.first, cells.last)
      return ChartSeries(
        name: headline.label, sheet: view.words.returns,
        categories: view.range(first.row, first.column, last.row, first.column),
        values: view.range(first.row, last.column, last.row, last.column))
    }
    let units = MatrixLayout.Column.firstUnit...MatrixLayout.Column.firstUnit + view.units.count - 1
    return ChartSeries(
      name: headline.label, sheet: view.words.matrix,
      categories: view.range(layout.namesRow, units.lowerBound, layout.namesRow, units.upperBound),
      values: view.range(headline.cell.row, units.lowerBound, headline.cell.row, units.upperBound))
  }
}
