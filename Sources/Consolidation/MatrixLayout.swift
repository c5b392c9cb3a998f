internal import Findings
internal import Cells
internal import Facts
internal import Schema

/// A figure of the matrix: a row.
struct MatrixFigure: Sendable, Equatable {
  /// Indicator and measure by their positions.
  var indicator: Int, measure: Int
  /// How deep it stands below the indicators that it is a part of; further measures of an indicator one deeper.
  var depth: Int
  /// Whether it is not the first measure of its indicator, and is named by the measure.
  var isFurtherMeasure: Bool
}

/// Which row of the matrix holds what, and which column.
struct MatrixLayout: Sendable {
  /// A row.
  enum Line: Sendable {
    case section(String)
    case figure(MatrixFigure)
  }
  /// The columns before those of the units.
  enum Column {
    static let number = 1
    static let label = 2
    static let unit = 3
    static let total = 4
    static let count = 5
    static let firstUnit = 6
  }

  /// The rows below the headings.
  let lines: [Line]
  /// The last of the two rows of headings; the names of the units stand in the one above.
  let headingRow: Int
  /// The row with the names of the units.
  var namesRow: Int { headingRow - 1 }
  /// How many units there are.
  let unitCount: Int
  private let measureCount: Int
  /// For indicator × measure the row; 0: none.
  private let rowOf: [Int]

  /// Lays out a run's indicators below a heading row.
  init(of view: RunView, headingRow: Int) {
    self.headingRow = headingRow
    unitCount = view.units.count
    let schema = view.schema
    let measures = view.facts.measures
    measureCount = measures.count
    var lines: [Line] = []
    var rowOf = [Int](repeating: 0, count: schema.indicators.count * measures.count)
    var section: String?
    for (position, indicator) in schema.indicators.enumerated() {
      guard schema.isAsked(indicator, in: view.result.round) else { continue }
      if let code = indicator.section, code != section {
        lines.append(.section(schema.sections.first { $0.code == code }?.title ?? code))
      }
      section = indicator.section
      let depth = Self.depth(of: indicator, view)
      var isFurther = false
      for measure in schema.measures(of: indicator) {
        guard let index = measures.firstIndex(of: measure) else { continue }
        lines.append(
          .figure(
            MatrixFigure(
              indicator: position, measure: index, depth: min(depth + (isFurther ? 1 : 0), 7),
              isFurtherMeasure: isFurther)))
        rowOf[position * measures.count + index] = headingRow + lines.count
        isFurther = true
      }
    }
    self.lines = lines
    self.rowOf = rowOf
  }

  /// How many indicators stand above an indicator.
  private static func depth(of indicator: Indicator, _ view: RunView) -> Int {
    var depth = 0
    var parent = indicator.parent
    // A circle of parents is the schema reader's to refuse; here it ends all the same.
    while let code = parent, depth < 6, let position = view.indicatorPositions[code] {
      depth += 1
      parent = view.schema.indicators[position].parent
    }
    return depth
  }

  /// The row of a figure; nil: it has none.
  func row(indicator: Int, measure: Int) -> Int? {
    let place = indicator * measureCount + measure
    guard rowOf.indices.contains(place), rowOf[place] > 0 else { return nil }
    return rowOf[place]
  }
  /// The cell of a unit's figure; `unitColumn` −1: the total's.
  func cell(unitColumn: Int, indicator: Int, measure: Int) -> CellReference? {
    row(indicator: indicator, measure: measure).map {
      CellReference(row: $0, column: unitColumn < 0 ? Column.total : Column.firstUnit + unitColumn)
    }
  }
  /// The units' cells of a row, as `F12:Z12`.
  func unitRange(row: Int) -> String {
    CellRange(
      CellReference(row: row, column: Column.firstUnit),
      CellReference(row: row, column: Column.firstUnit + max(unitCount, 1) - 1)
    ).description
  }
}
