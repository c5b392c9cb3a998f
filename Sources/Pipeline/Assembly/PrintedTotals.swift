internal import Facts
internal import Reconciliation

/// The totals that grids print, of all returns that count: they are held against the rows, never added to them.
enum PrintedTotals {
  /// The printed totals as one table.
  static func table(of returns: [ReconciledReturn]) -> FactTable {
    var table = FactTable()
    table.reserve(returns.reduce(0) { $0 + $1.printedTotals.count })
    for part in returns where !part.printedTotals.isEmpty {
      // The positions in the facts are those of the return's own table.
      var own = part.content.facts
      own.facts = part.printedTotals
      table.append(own)
    }
    return table
  }
}
