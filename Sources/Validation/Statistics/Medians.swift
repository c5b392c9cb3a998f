/// The middle of some numbers: of an even count the mean of the two in the middle. Nil of none.
package func median(of values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  return middle(values.sorted())
}

/// The middle of sorted numbers, of which there is at least one.
private func middle(_ sorted: [Double]) -> Double {
  (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

/// Medians of all numbers but one, without sorting again: the others of each unit in turn.
struct MedianOfOthers {
  private let sorted: [Double]
  /// How many numbers there are.
  var count: Int { sorted.count }

  /// The numbers among which others are found.
  init(_ values: [Double]) { sorted = values.sorted() }

  /// The median of all but one occurrence of a value (nil: of all). The value has to be among the numbers; at least one
  /// other is needed.
  func median(without value: Double?) -> Double {
    guard let value else { return middle(sorted) }
    // The first of equal ones; which of them is left out makes no difference.
    var low = 0
    var high = sorted.count
    while low < high {
      let probe = (low + high) / 2
      if sorted[probe] < value { low = probe + 1 } else { high = probe }
    }
    let others = sorted.count - 1
    guard others > 0 else { return value }
    func at(_ place: Int) -> Double { sorted[place < low ? place : place + 1] }
    return (at((others - 1) / 2) + at(others / 2)) / 2
  }
}

/// The factors that make 1.4826 · MAD unbiased for small samples of the normal distribution (Croux & Rousseeuw 1992).
func smallSampleFactor(_ count: Int) -> Double {
  let table = [2: 1.196, 3: 1.495, 4: 1.363, 5: 1.206, 6: 1.200, 7: 1.140, 8: 1.129, 9: 1.107]
  if let factor = table[count] { return factor }
  return count > 1 ? Double(count) / (Double(count) - 0.8) : 1
}
