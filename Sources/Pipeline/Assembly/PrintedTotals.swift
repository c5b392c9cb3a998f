internal import Facts
internal import Findings
internal import Reconciliation
internal import Schema
internal import Validation

/// The totals that grids print, of all returns that count: they are held against the rows, never added to them. Where several
/// workbooks are the parts of a unit's return, the rows are those of all and no part's total is theirs.
enum PrintedTotals {
  /// The printed totals as one table.
  static func table(of returns: [ReconciledReturn]) -> FactTable {
    var table = FactTable()
    table.reserve(returns.reduce(0) { $0 + $1.printedTotals.count })
    var files: [Int: Set<String>] = [:]
    for part in returns {
      if let unit = part.content.unit { files[unit, default: []].insert(part.content.file) }
    }
    for part in returns where !part.printedTotals.isEmpty {
      if let unit = part.content.unit, let own = files[unit], own.count > 1 { continue }
      // The positions in the facts are those of the return's own table.
      var own = part.content.facts
      own.facts = part.printedTotals
      // As a rule none is of a row: a country's rows are not kept once more for their totals.
      if !own.facts.contains(where: { $0.subUnit >= 0 }) { own.subUnits = [] }
      table.append(own)
    }
    return table
  }

  /// What is wrong with totals over the rows of several units (B130).
  static func grandTotalFindings(_ returns: [ReconciledReturn], schema: CampaignSchema) -> [Finding] {
    returns.flatMap { part in
      part.grandTotals.compactMap { total in
        GrandTotalMismatch.finding(
          of: total.fact, in: part.content.facts, sum: total.sum, rows: total.rows, schema: schema)
      }
    }
  }
}
