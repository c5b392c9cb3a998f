/// A balance or a column of a grid at one place, all figures known: Σ coefficient · figure = 0.
package struct Constraint: Sendable {
  /// What it is.
  package enum Kind: Sendable, Equatable {
    /// The parts make the total.
    case total
    /// The rows of a grid make the form's figure.
    case column
  }
  /// What it is.
  package let kind: Kind
  /// The total, or the form's figure; coefficient −1. Positions in `FactTable.facts`.
  package let total: Int
  /// The parts, or the rows; coefficient 1.
  package let parts: [Int]
  /// The row of a grid that a total stands in; nil: the unit's own figures.
  package let row: Int?
  /// The sum of the parts less the total.
  package let residual: Double
  /// By how much the two sides may differ.
  package let tolerance: Double
  /// Whether it holds.
  package let holds: Bool

  /// A balance with all its figures.
  package init(
    kind: Kind, total: Int, parts: [Int], row: Int?, residual: Double, tolerance: Double, holds: Bool
  ) {
    self.kind = kind
    self.total = total
    self.parts = parts
    self.row = row
    self.residual = residual
    self.tolerance = tolerance
    self.holds = holds
  }

  /// The coefficient of a figure; 0 where it is not in it.
  package func coefficient(of fact: Int) -> Double { fact == total ? -1 : parts.contains(fact) ? 1 : 0 }
  /// Whether it would hold if one figure were changed.
  package func holds(changing fact: Int, by change: Double) -> Bool {
    abs(residual + coefficient(of: fact) * change) <= tolerance + 1e-9 * max(abs(residual), abs(change), 1)
  }
}
