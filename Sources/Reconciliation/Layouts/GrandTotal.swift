internal import Cells
package import Facts

/// A total that a grid prints over the rows of several units, beside what those rows add up to. It is no unit's figure: it is held
/// against the rows, and never added to anything.
package struct GrandTotal: Sendable {
  /// The printed figure; its positions are those of the return that holds it, its unit means nothing.
  package var fact: Fact
  /// What the rows add up to, and how many of them there are.
  package var sum: Double, rows: Int

  /// A total and its rows.
  package init(fact: Fact, sum: Double, rows: Int) {
    self.fact = fact
    self.sum = sum
    self.rows = rows
  }

  /// The printed totals that are not what the rows of all units come to. One that stands over rows without a figure, over rows
  /// that are nobody's, or in one of several rows of totals is not judged: what it is over is not known for sure.
  /// - Parameters:
  ///   - printed: the totals, with the sheet that each stands on.
  ///   - table: the table that their positions name.
  ///   - all: what the workbook says for each unit.
  static func mismatches(
    _ printed: [(fact: Fact, sheet: SheetView)], in table: FactTable, of all: [Return]
  ) -> [GrandTotal] {
    guard all.allSatisfy({ $0.rejectedBy == nil }) else { return [] }
    return printed.compactMap { fact, sheet in
      guard let total = fact.countedFigure else { return nil }
      var rows: Set<Int> = []
      var sum = 0.0
      for facts in all.map(\.facts) {
        for cell in facts.facts
        where cell.column == fact.column && cell.hasCell && facts.text(at: cell.sheet) == sheet.sheet.name {
          if cell.state == .notApplicable { continue }
          guard cell.indicator == fact.indicator, let figure = cell.countedFigure else { return nil }
          rows.insert(Int(cell.row))
          sum += figure
        }
      }
      guard let first = rows.min(), let last = rows.max(), rows.count > 1,
        !(first...last).contains(Int(fact.row)),
        sheet.rows(in: first...last).allSatisfy({
          rows.contains($0) || sheet.filledIndex(row: $0, column: Int(fact.column)) == nil
        }), sum != total
      else { return nil }
      return GrandTotal(fact: fact, sum: sum, rows: rows.count)
    }
  }
}
