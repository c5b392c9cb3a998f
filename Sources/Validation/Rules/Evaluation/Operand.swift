/// The numbers that a value can be, both ends included.
package struct Interval: Sendable, Equatable {
  /// The ends; infinite where there is none.
  package var low: Double, high: Double
  /// All numbers from one to another.
  package init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }
  /// One number.
  package init(_ value: Double) { self.init(value, value) }
  /// Whether it is one number.
  package var isExact: Bool { low == high }
}

/// What an expression of numbers comes to.
package enum Operand: Sendable, Equatable {
  /// Some number of an interval.
  case interval(Interval)
  /// It does not apply here: sums pass it over.
  case notApplicable
  /// Nothing can be said.
  case unknown

  /// One number.
  package static func exact(_ value: Double) -> Operand { .interval(Interval(value)) }
  /// The one number that it is; nil where it could be several or none.
  package var exactValue: Double? {
    guard case .interval(let interval) = self, interval.isExact else { return nil }
    return interval.low
  }

  /// An interval, unless arithmetic with infinities left nothing.
  private static func checked(_ low: Double, _ high: Double) -> Operand {
    low.isNaN || high.isNaN ? .unknown : .interval(Interval(low, high))
  }

  /// The sum of the terms that apply; unknown if one is, or if none applies.
  package static func sum(_ terms: [Operand]) -> Operand {
    var low = 0.0
    var high = 0.0
    var count = 0
    for term in terms {
      switch term {
      case .notApplicable: continue
      case .unknown: return .unknown
      case .interval(let interval):
        low += interval.low
        high += interval.high
        count += 1
      }
    }
    return count == 0 ? .unknown : checked(low, high)
  }
  /// The opposite.
  package var negated: Operand {
    guard case .interval(let interval) = self else { return self }
    return .interval(Interval(-interval.high, -interval.low))
  }
  /// The product; nothing times anything is 0, infinity included.
  package static func product(_ first: Operand, _ second: Operand) -> Operand {
    guard case .interval(let one) = first, case .interval(let other) = second else { return .unknown }
    let corners = [one.low, one.high].flatMap { a in
      [other.low, other.high].map { b in a == 0 || b == 0 ? 0 : a * b }
    }
    return checked(corners.min() ?? .nan, corners.max() ?? .nan)
  }
  /// The ratio; unknown where the divisor could be 0.
  package static func ratio(_ first: Operand, _ second: Operand) -> Operand {
    guard case .interval(let one) = first, case .interval(let other) = second,
      !(other.low <= 0 && other.high >= 0)
    else { return .unknown }
    let corners = [one.low, one.high].flatMap { a in
      [other.low, other.high].map { b in b.isInfinite ? 0 : a / b }
    }
    return checked(corners.min() ?? .nan, corners.max() ?? .nan)
  }
  /// The size without its sign.
  package var magnitude: Operand {
    guard case .interval(let interval) = self else { return self }
    if interval.low >= 0 { return self }
    if interval.high <= 0 { return negated }
    return .interval(Interval(0, max(-interval.low, interval.high)))
  }
  /// Rounded to decimals, halves away from zero. Rounding keeps the order, so that the ends stay the ends.
  package func rounded(decimals: Int) -> Operand {
    guard case .interval(let interval) = self else { return self }
    var scale = 1.0
    for _ in 0..<min(max(decimals, 0), 9) { scale *= 10 }
    func rounded(_ value: Double) -> Double { value.isFinite ? (value * scale).rounded() / scale : value }
    return .interval(Interval(rounded(interval.low), rounded(interval.high)))
  }
  /// The smallest or largest of those that apply; unknown if one is, or if none applies.
  package static func extreme(_ terms: [Operand], _ choose: (Double, Double) -> Double) -> Operand {
    var found: Interval?
    for term in terms {
      switch term {
      case .notApplicable: continue
      case .unknown: return .unknown
      case .interval(let interval):
        found =
          found.map { Interval(choose($0.low, interval.low), choose($0.high, interval.high)) } ?? interval
      }
    }
    return found.map(Operand.interval) ?? .unknown
  }
}
