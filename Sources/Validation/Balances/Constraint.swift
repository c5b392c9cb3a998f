/// A balance or a column of a grid at one place, all figures known: Σ coefficient · figure = 0.
struct Constraint: Sendable {
  /// What it is.
  enum Kind: Sendable, Equatable {
    /// The parts make the total.
    case total
    /// The rows of a grid make the form's figure.
    case column
  }
  let kind: Kind
  /// The total, or the form's figure; coefficient −1. Positions in `FactTable.facts`.
  let total: Int
  /// The parts, or the rows; coefficient 1.
  let parts: [Int]
  /// The row of a grid that a total stands in; nil: the unit's own figures.
  let row: Int?
  /// The sum of the parts less the total.
  let residual: Double
  /// By how much the two sides may differ.
  let tolerance: Double
  /// Whether it holds.
  let holds: Bool

  /// The coefficient of a figure; 0 where it is not in it.
  func coefficient(of fact: Int) -> Double { fact == total ? -1 : parts.contains(fact) ? 1 : 0 }
  /// Whether it would hold if one figure were changed.
  func holds(changing fact: Int, by change: Double) -> Bool {
    abs(residual + coefficient(of: fact) * change) <= tolerance + 1e-9 * max(abs(residual), abs(change), 1)
  }
}
