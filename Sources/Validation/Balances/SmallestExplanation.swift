/// The lightest set of at most three cells whose change closes all balances (Fellegi & Holt 1976).
package enum SmallestExplanation {
  /// One cell of the set and what it has to become.
  package struct Change: Sendable, Equatable {
    /// The cell.
    package let cell: Int
    /// What the cell has to become.
    package let figure: Double
    /// A change of a cell.
    package init(cell: Int, figure: Double) {
      self.cell = cell
      self.figure = figure
    }
  }

  /// The set; nil if there is none, if it is not the only one of its weight, or if the cells do not determine its figures.
  /// - Parameters:
  ///   - constraints: all balances that touch one another, those that hold too.
  ///   - value: a cell's figure. `weight`: how hard it is to believe that it is wrong. `low`: the least it can be.
  package static func find(
    _ constraints: [Constraint], value: (Int) -> Double, weight: (Int) -> Double,
    low: (Int) -> Double = { _ in 0 }
  ) -> [Change]? {
    let failing = constraints.filter { !$0.holds }
    // Cells of failing balances alone can close them; more than some sixty are beyond looking at by threes.
    let cells = Set(failing.flatMap { $0.parts + [$0.total] }).sorted()
    guard !failing.isEmpty, cells.count <= 60 else { return nil }
    var best: (weight: Double, changes: [Change])?
    var isTied = false
    func consider(_ chosen: [Int]) {
      let total = chosen.reduce(0) { $0 + weight($1) }
      if let best, total > best.weight { return }
      guard let changes = solution(constraints, chosen, value: value) else { return }
      if changes.contains(where: { $0.figure < low($0.cell) }) { return }
      if let best, total == best.weight {
        isTied = true
      } else {
        best = (total, changes)
        isTied = false
      }
    }
    for first in cells.indices {
      consider([cells[first]])
      for second in cells.indices where second > first && failing.count > 1 {
        consider([cells[first], cells[second]])
        for third in cells.indices where third > second && failing.count > 2 {
          consider([cells[first], cells[second], cells[third]])
        }
      }
    }
    return isTied ? nil : best?.changes
  }

  /// The only change of all these cells that closes all balances; nil if there is none, several, or one of them needs none.
  private static func solution(_ constraints: [Constraint], _ cells: [Int], value: (Int) -> Double)
    -> [Change]?
  {
    // Gauss–Jordan over the rows (coefficients | −residual).
    var rows: [[Double]] = []
    for constraint in constraints {
      let coefficients = cells.map(constraint.coefficient)
      if coefficients.allSatisfy({ $0 == 0 }) {
        if !constraint.holds { return nil }
      } else {
        rows.append(coefficients + [constraint.holds ? 0 : -constraint.residual])
      }
    }
    var rank = 0
    for column in cells.indices {
      guard
        let pivot = rows.indices.dropFirst(rank).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-9
      else { return nil }
      rows.swapAt(rank, pivot)
      let divisor = rows[rank][column]
      rows[rank] = rows[rank].map { $0 / divisor }
      for other in rows.indices where other != rank && rows[other][column] != 0 {
        let factor = rows[other][column]
        rows[other] = zip(rows[other], rows[rank]).map { $0 - factor * $1 }
      }
      rank += 1
    }
    guard rows.dropFirst(rank).allSatisfy({ abs($0[cells.count]) <= 1e-6 }) else { return nil }
    var changes: [Change] = []
    for (place, cell) in cells.enumerated() {
      let change = rows[place][cells.count]
      if abs(change) < 1e-9 { return nil }
      let figure = value(cell) + change
      changes.append(Change(cell: cell, figure: (figure * 1e6).rounded() / 1e6))
    }
    return changes
  }
}
