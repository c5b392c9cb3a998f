/// A number of at most three decimals in the fewest digits that give it again: what `Double.description` says of it, found
/// without its general way, since nearly all figures are such.
///
/// That it is given again is asked by a division: of whole numbers below 2⁵³ it is the double that is next to the quotient
/// (IEEE 754-2019, 4.3), as is the reading of the decimal. Fewer decimals are tried first.
package struct ShortDecimal: Sendable, Equatable {
  /// Whether there is a minus before it.
  package let isNegative: Bool
  /// The digits before the point, and those behind it as a number; zeros lead it where it has fewer digits than `decimals`.
  package let whole: UInt64, fraction: UInt64
  /// How many digits stand behind the point, 0–3.
  package let decimals: Int

  /// Numbers from here on are left to the general way.
  private static let limit = 1e12

  /// Nil: it has more decimals, is 10¹² or more, or is no number.
  package init?(_ value: Double) {
    let magnitude = value.magnitude
    guard magnitude < Self.limit else { return nil }
    var scale = 1.0
    for decimals in 0...3 {
      let scaled = (magnitude * scale).rounded()
      if scaled / scale == magnitude {
        isNegative = value < 0
        (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: UInt64(scale))
        self.decimals = decimals
        return
      }
      scale *= 10
    }
    return nil
  }

  /// How many bytes it takes.
  package var count: Int {
    var count = (isNegative ? 2 : 1) + (decimals > 0 ? decimals + 1 : 0)
    var rest = whole / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }
  /// Stores its bytes; there is room for `count` of them.
  package func store(to room: UnsafeMutablePointer<UInt8>, count: Int) {
    var place = count
    if decimals > 0 {
      Self.store(fraction, before: &place, digits: decimals, to: room)
      place -= 1
      room[place] = UInt8(ascii: ".")
    }
    Self.store(whole, before: &place, digits: isNegative ? place - 1 : place, to: room)
    if isNegative { room[0] = UInt8(ascii: "-") }
  }
  private static func store(
    _ number: UInt64, before place: inout Int, digits: Int, to room: UnsafeMutablePointer<UInt8>
  ) {
    var rest = number
    for _ in 0..<digits {
      place -= 1
      room[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}
