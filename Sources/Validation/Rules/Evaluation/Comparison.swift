package import Schema

extension Operand {
  /// Whether a comparison holds for all, for none or for some of the numbers that the two sides can be.
  /// - Parameter tolerance: loosens every comparison, `<` and `>` too.
  package static func compare(
    _ left: Operand, _ comparison: ComparisonOperator, _ right: Operand, tolerance: Double
  )
    -> Truth
  {
    guard case .interval(let a) = left, case .interval(let b) = right else { return .unknown }
    // The last bits of a double are forgiven.
    let size = [a.low, a.high, b.low, b.high].filter(\.isFinite).map(abs).max() ?? 0
    let epsilon = 1e-9 * max(size, 1)
    switch comparison {
    case .greater: return less(b, a, tolerance: tolerance, epsilon: epsilon)
    case .less: return less(a, b, tolerance: tolerance, epsilon: epsilon)
    case .greaterOrEqual: return lessOrEqual(b, a, tolerance + epsilon)
    case .lessOrEqual: return lessOrEqual(a, b, tolerance + epsilon)
    case .equal: return equal(a, b, tolerance + epsilon)
    case .unequal: return equal(a, b, tolerance + epsilon).not
    }
  }
  private static func less(_ a: Interval, _ b: Interval, tolerance: Double, epsilon: Double) -> Truth {
    let slack = tolerance == 0 ? -epsilon : tolerance
    if a.high < b.low + slack { return .holds }
    return a.low >= b.high + slack ? .fails : .unknown
  }
  private static func lessOrEqual(_ a: Interval, _ b: Interval, _ slack: Double) -> Truth {
    if a.high <= b.low + slack { return .holds }
    return a.low > b.high + slack ? .fails : .unknown
  }
  private static func equal(_ a: Interval, _ b: Interval, _ slack: Double) -> Truth {
    if max(abs(a.high - b.low), abs(b.high - a.low)) <= slack { return .holds }
    return a.low > b.high + slack || b.low > a.high + slack ? .fails : .unknown
  }
}

/// Whether two numbers agree within a tolerance, forgiving the last bits of a double.
package func agree(_ first: Double, _ second: Double, _ tolerance: Double) -> Bool {
  abs(first - second) <= tolerance + 1e-9 * max(abs(first), abs(second), 1)
}
