/// The middle of some numbers: of an even count the mean of the two in the middle. Nil of none.
package func median(of values: [Double]) -> Double? {
  var values = values
  return takeMedian(of: &values)
}

/// The same, of numbers that need not stay in their order.
func takeMedian(of values: inout [Double]) -> Double? { takeMedian(of: &values, values.indices) }

/// The middle of the numbers at some places, which need not stay in their order; nil of none.
func takeMedian(of values: inout [Double], _ places: Range<Int>) -> Double? {
  guard let last = places.last else { return nil }
  let lower = smallest(places.lowerBound + (places.count - 1) / 2, of: &values, places)
  if places.count % 2 == 1 { return lower }
  var upper = Double.infinity
  for place in (places.lowerBound + places.count / 2)...last { upper = min(upper, values[place]) }
  return (lower + upper) / 2
}

/// The number that stands at a place once the numbers at `places` are in order. They are left with the smaller ones before it
/// and the larger ones behind it (Hoare's selection), so that it costs one look at each and not a sort.
func smallest(_ place: Int, of values: inout [Double], _ places: Range<Int>) -> Double {
  var (low, high) = (places.lowerBound, places.upperBound - 1)
  while low < high {
    let pivot = values[(low + high) / 2]
    var (left, right) = (low, high)
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      if left <= right {
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if place <= right { high = right } else if place >= left { low = left } else { break }
  }
  return values[place]
}

/// Medians of all numbers but one: the others of each unit in turn. Whichever is left out, there are three of them.
struct MedianOfOthers {
  /// Which median it is: of all numbers, or without one of the lower half, of the middle, of the upper half.
  enum Kind: Int, Sendable, CaseIterable { case all, withoutLow, withoutMiddle, withoutHigh }
  /// How many numbers there are.
  let count: Int
  /// The median of all; of none NaN.
  let all: Double
  /// The two in the middle of the others of the largest number.
  private let first: Double, second: Double
  private let withoutLow: Double, withoutMiddle: Double

  /// The numbers among which others are found.
  init(_ values: [Double]) {
    count = values.count
    guard count > 1 else {
      let only = values.first ?? .nan
      (all, first, second, withoutLow, withoutMiddle) = (only, only, only, only, only)
      return
    }
    var values = values
    // Of the numbers in order the two in the middle of all but the last, and the one behind them.
    let (one, other) = ((count - 2) / 2, (count - 1) / 2)
    let least = smallest(one, of: &values, values.indices)
    var (next, behind) = (Double.infinity, Double.infinity)
    for place in (one + 1)..<count {
      let value = values[place]
      if value < next { (next, behind) = (value, next) } else if value < behind { behind = value }
    }
    let afterOther = one == other ? next : behind
    first = least
    second = one == other ? least : next
    withoutLow = (next + afterOther) / 2
    withoutMiddle = (least + afterOther) / 2
    all = count % 2 == 1 ? second : (least + next) / 2
  }

  /// Which median all but one occurrence of a value have (nil: all).
  func kind(without value: Double?) -> Kind {
    guard let value else { return .all }
    return value <= first ? .withoutLow : value > second ? .withoutHigh : .withoutMiddle
  }
  /// A median; where there are no others, the number itself.
  func median(_ kind: Kind) -> Double {
    switch kind {
    case .all: all
    case .withoutLow: withoutLow
    case .withoutMiddle: withoutMiddle
    case .withoutHigh: (first + second) / 2
    }
  }
  /// The median of all but one occurrence of a value (nil: of all). The value has to be among the numbers.
  func median(without value: Double?) -> Double { median(kind(without: value)) }
}

/// The factors that make 1.4826 · MAD unbiased for small samples of the normal distribution (Croux & Rousseeuw 1992).
func smallSampleFactor(_ count: Int) -> Double {
  switch count {
  case 2: 1.196
  case 3: 1.495
  case 4: 1.363
  case 5: 1.206
  case 6: 1.200
  case 7: 1.140
  case 8: 1.129
  case 9: 1.107
  case ...1: 1
  default: Double(count) / (Double(count) - 0.8)
  }
}
