internal import Cells
internal import Schema

/// Which figures of a form are sums of others that stand in the same column.
struct TotalFormulas {
  /// The parts of each total that the form holds whole: positions in the schema.
  private let parts: [Int: [Int]]

  /// The totals of a form's indicators.
  init(_ request: TemplateRequest, indicators: [Int]) {
    let held = Set(indicators)
    let schema = request.schema
    var parts: [Int: [Int]] = [:]
    for (position, indicator) in schema.indicators.enumerated()
    where request.tree.relations[position] == .part && schema.isAsked(indicator, in: request.round)
      && request.applies(indicator)
    {
      if let above = request.tree.parents[position] { parts[above, default: []].append(position) }
    }
    self.parts = parts.filter { total, own in
      held.contains(total) && schema.indicators[total].type.isNumeric
        && own.allSatisfy { held.contains($0) && schema.indicators[$0].type.isNumeric && $0 != total }
    }
  }

  /// The parts of a total; empty where it is none.
  func parts(of indicator: Int) -> [Int] { parts[indicator] ?? [] }

  /// The sum of cells of a column, blank as long as all of them are.
  static func sum(column: Int, rows: [Int], function: String = "SUM") -> String {
    let letters = CellReference.letters(ofColumn: column)
    var runs: [ClosedRange<Int>] = []
    for row in rows.sorted() {
      if let last = runs.last, last.upperBound + 1 == row {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
    let references = runs.map { run in
      run.count == 1
        ? "\(letters)\(run.lowerBound)" : "\(letters)\(run.lowerBound):\(letters)\(run.upperBound)"
    }.joined(separator: ",")
    return "IF(COUNT(\(references))=0,\"\",\(function)(\(references)))"
  }
}
