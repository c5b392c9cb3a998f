/// Slips of the hand that one balance can show.
package enum DigitRepair {
  /// A change of one cell that closes a balance. `cell`: position among the parts; −1: the total.
  package struct Candidate: Hashable, Sendable {
    /// The position among the parts; −1: the total.
    package let cell: Int
    /// What the cell has to become.
    package let figure: Double
  }

  /// Numbers that a whole number becomes by exchanging two neighbouring digits, smallest first. Negative, fractional and
  /// huge numbers have none.
  package static func swaps(of value: Double) -> [Double] {
    guard value >= 10, value == value.rounded(), value < 1e15 else { return [] }
    let digits = Array(String(Int64(value)).utf8)
    var found = Set<Double>()
    for place in 0..<(digits.count - 1) where digits[place] != digits[place + 1] {
      var other = digits
      other.swapAt(place, place + 1)
      found.insert(other.reduce(0) { $0 * 10 + Double($1 - 48) })
    }
    return found.sorted()
  }

  /// The swaps of neighbouring digits that close a balance of whole numbers (B135). The difference is then divisible by 9.
  package static func transposed(total: Double, parts: [Double]) -> [Candidate] {
    let sum = parts.reduce(0, +)
    let difference = total - sum
    guard difference != 0, difference.truncatingRemainder(dividingBy: 9) == 0 else { return [] }
    var found = swaps(of: total).filter { $0 == sum }.map { Candidate(cell: -1, figure: $0) }
    for (place, part) in parts.enumerated() {
      found += swaps(of: part).filter { $0 - part == difference }.map { Candidate(cell: place, figure: $0) }
    }
    return found
  }

  /// The powers of ten of one part, 10^±1 to 10^±3, that close a balance (B136).
  package static func powersOfTen(total: Double, parts: [Double], tolerance: Double, isWhole: Bool)
    -> [Candidate]
  {
    let sum = parts.reduce(0, +)
    var found: [Candidate] = []
    for (place, part) in parts.enumerated() where part != 0 {
      for factor in [1000.0, 100, 10] {
        for other in [part / factor, part * factor] where !isWhole || other == other.rounded() {
          if agree(sum - part + other, total, tolerance) {
            found.append(Candidate(cell: place, figure: other))
          }
        }
      }
    }
    return found
  }
}
