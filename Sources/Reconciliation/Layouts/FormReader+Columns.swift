internal import Cells
internal import Findings

extension FormReader {
  /// Columns that stand in another order than in the template that was sent out. Where none is known nothing is said: the
  /// schema names columns by their headings, and in which order an office has them is its own.
  func addColumnOrderFinding() {
    guard let segment = table.segments.first, let heading = segment.heading,
      let known = draft.compiled.templates.columns[plan.position]
    else { return }
    say(moved: Self.moved(segment.columns.inTurn, against: known.inTurn), heading)
  }

  /// The columns that are not in the order in which others name the same ones; nil: not there.
  private static func moved(_ columns: [Int?], against order: [Int?]) -> [Int] {
    let pairs = zip(order, columns).compactMap { place, column in
      place.flatMap { place in column.map { (place: place, column: $0) } }
    }
    .sorted { $0.place < $1.place }
    let kept = Set(LongestRun.positions(of: pairs.map(\.column)))
    return pairs.indices.filter { !kept.contains($0) }.map { pairs[$0].column }.sorted()
  }

  /// S013 at the heading of the first of some columns.
  private func say(moved columns: [Int], _ heading: ClosedRange<Int>) {
    guard let first = columns.first else { return }
    draft.add(
      MovedContentRule.description,
      MovedContentRule.message(
        columns: columns.map { column in
          let text = headingText(column, rows: heading)
          return text.isEmpty ? CellReference.letters(ofColumn: column) : text
        }), sheet: sheet, row: heading.lowerBound, column: first)
  }
}

extension FormColumns {
  /// The columns in one fixed order of what they hold; nil: there is none of it.
  fileprivate var inTurn: [Int?] { [number, code, label.first, unit, note] + values }
}
