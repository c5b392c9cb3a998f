internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// The figures of the first sheet's chart where the matrix cannot serve as they stand there: of many units those with the most,
/// by names that a chart has room for. They stand on the sheet of returns, live from the matrix.
struct ChartFigures {
  /// What is said of the units above the chart; empty: it shows all of them.
  let title: String
  private let bars: [Bar]

  private struct Bar {
    var name: String, label: String, cell: CellReference, value: Double?
  }
  /// With more units than this only so many are drawn.
  private static let mostUnits = 30, mostBars = 20
  /// Names that are longer than this leave no room for bars, and are shortened to that.
  private static let roomiest = 45, longest = 34

  /// The figures of a headline; nil: the chart may take names and figures from the matrix.
  init?(of headline: HeadlineFigures.Figure, in view: RunView, layout: MatrixLayout) {
    let names = view.units.map { view.schema.units[$0].name }
    let isMany = names.count > Self.mostUnits
    guard isMany || names.contains(where: { $0.count > Self.roomiest }) else { return nil }
    let all = names.indices.compactMap { column -> (column: Int, cell: CellReference, value: Double?)? in
      let fact = view.fact(unitColumn: column, indicator: headline.indicator, measure: 0)
      return layout.cell(unitColumn: column, indicator: headline.indicator, measure: 0).map {
        (column, $0, fact?.countedFigure)
      }
    }
    // Of equal figures that of the unit that comes first.
    let most = all.filter { $0.value != nil }.sorted {
      ($0.value ?? 0, $1.column) > ($1.value ?? 0, $0.column)
    }
    let shown = isMany ? Array(most.prefix(Self.mostBars)) : all
    if shown.isEmpty { return nil }
    let labels = Self.labels(shown.map { names[$0.column] })
    bars = zip(shown, labels).map { Bar(name: names[$0.column], label: $1, cell: $0.cell, value: $0.value) }
    title =
      isMany
      ? view.words(
        "\(bars.count) đơn vị cao nhất trong \(names.count)", "\(bars.count) highest of \(names.count) units")
      : ""
  }

  /// Names as a chart has room for: of the words that all of them begin with the last two are kept, and the middle of what is
  /// still too long is left out.
  private static func labels(_ names: [String]) -> [String] {
    let words = names.map { $0.split(separator: " ") }
    var shared = 0
    while let word = words.first?.dropFirst(shared).first,
      words.allSatisfy({ $0.count > shared + 1 && $0[shared] == word })
    {
      shared += 1
    }
    let isLong = names.contains { $0.count > longest }
    return zip(names, words).map { name, words in
      let rest = isLong && shared > 2 ? "…" + words.dropFirst(shared - 2).joined(separator: " ") : name
      return rest.count > longest ? rest.prefix(longest / 2 - 1) + "…" + rest.suffix(longest / 2) : rest
    }
  }

  /// Adds them below all else; the cells with the labels and the figures.
  func add(to builder: inout SheetBuilder, matrix: String, words: Wording, looks: WorkbookLooks) -> CellRange
  {
    builder.skip()
    builder.add([
      PlannedCell(
        2, .text(words("Số liệu của biểu đồ ở trang đầu", "Figures of the chart of the first sheet")),
        looks.remark)
    ])
    let first = builder.nextRow
    for (number, bar) in bars.enumerated() {
      builder.add([
        PlannedCell(1, .number(Double(number + 1)), looks.centred),
        PlannedCell(2, .text(bar.name), looks.text), PlannedCell(3, .text(bar.label), looks.text),
        // A formula that looks at a blank cell says 0.
        PlannedCell(
          4,
          bar.value.map { .formula("\(SheetNaming.quoted(matrix))!\(bar.cell)", .number($0)) } ?? .blank,
          looks.text),
      ])
    }
    return CellRange(
      CellReference(row: first, column: 3), CellReference(row: builder.nextRow - 1, column: 4))
  }
}
