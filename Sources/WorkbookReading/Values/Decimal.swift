private import CDecimal
import Glibc

/// Numbers as spreadsheets store them: XML Schema's `double` without `INF` and `NaN` (Part 2, 3.2.5), to the nearest double.
enum Decimal {
  /// 10⁰ to 10²²: the powers of ten that a double holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  /// A number of up to fifteen digits, of which the last `scale` (at most 22) stand behind the point.
  @inline(__always)
  static func exact(_ mantissa: UInt64, scale: Int) -> Double {
    scale == 0 ? Double(mantissa) : Double(mantissa) / powers[scale]
  }

  /// Reads a number; white space around it is allowed. nil for anything else, and for what no finite double is near.
  ///
  /// Up to 15 digits times or by a power of ten up to 22 are exact in doubles, so that one rounding gives the nearest
  /// (Clinger, "How to read floating point numbers accurately"). Others go to the C++ library, which is right too, and what is
  /// near the end of the doubles' range to `strtod`.
  /// - Parameter text: the bytes; behind them must stand a byte 0.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let start = text.baseAddress else { return nil }
    let end = start + text.count
    var at = start
    while at < end, isSpace(at.pointee) { at += 1 }
    let first = at
    var negative = false
    if at < end, at.pointee == UInt8(ascii: "-") || at.pointee == UInt8(ascii: "+") {
      negative = at.pointee == UInt8(ascii: "-")
      at += 1
    }
    var mantissa: UInt64 = 0
    var significant = 0
    var scale = 0
    var digits = 0
    while at < end, case let digit = at.pointee &- 48, digit < 10 {
      if significant > 0 || digit > 0 {
        significant &+= 1
        if significant <= 18 { mantissa = mantissa &* 10 &+ UInt64(digit) }
      }
      digits &+= 1
      at += 1
    }
    if at < end, at.pointee == UInt8(ascii: ".") {
      at += 1
      while at < end, case let digit = at.pointee &- 48, digit < 10 {
        if significant > 0 || digit > 0 {
          significant &+= 1
          if significant <= 18 { mantissa = mantissa &* 10 &+ UInt64(digit) }
        }
        digits &+= 1
        scale &-= 1
        at += 1
      }
    }
    guard digits > 0 else { return nil }
    var exponent = 0
    if at < end, at.pointee | 0x20 == UInt8(ascii: "e") {
      at += 1
      var minus = false
      if at < end, at.pointee == UInt8(ascii: "-") || at.pointee == UInt8(ascii: "+") {
        minus = at.pointee == UInt8(ascii: "-")
        at += 1
      }
      guard at < end, at.pointee &- 48 < 10 else { return nil }
      while at < end, case let digit = at.pointee &- 48, digit < 10 {
        if exponent < 100_000 { exponent = exponent * 10 + Int(digit) }
        at += 1
      }
      if minus { exponent = -exponent }
    }
    while at < end, isSpace(at.pointee) { at += 1 }
    guard at == end else { return nil }
    let power = exponent + scale
    if significant <= 15, power >= -22, power <= 22 {
      let whole = Double(mantissa)
      let value = power < 0 ? whole / powers[-power] : whole * powers[power]
      return negative ? -value : value
    }
    if significant == 0 { return negative ? -0.0 : 0 }
    if let near = nearest(first, end) { return near }
    let value = UnsafeRawPointer(first).withMemoryRebound(to: CChar.self, capacity: end - first) {
      strtod($0, nil)
    }
    return value.isFinite ? value : nil
  }

  /// The nearest double where it is a normal one; the text is a number, perhaps with white space behind it.
  private static func nearest(_ first: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    var last = end
    while last > first, isSpace((last - 1).pointee) { last -= 1 }
    let start = first.pointee == UInt8(ascii: "+") ? first + 1 : first
    var value = 0.0
    let isNear = UnsafeRawPointer(start).withMemoryRebound(to: CChar.self, capacity: last - start) {
      tonghop_nearest_double($0, $0 + (last - start), &value)
    }
    return isNear ? value : nil
  }

  /// Reads a number without sign, point or exponent; white space around it is allowed. nil for anything else and for
  /// more than 18 digits.
  static func unsigned(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var value = 0
    var digits = 0
    var state = 0
    for byte in text {
      if isSpace(byte) {
        if state == 1 { state = 2 }
      } else if byte &- 48 < 10, state < 2, digits < 18 {
        state = 1
        if value > 0 || byte != 48 { digits += 1 }
        value = value * 10 + Int(byte &- 48)
      } else {
        return nil
      }
    }
    return state == 0 ? nil : value
  }

  /// XML's white space.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 9 || byte == 13 }
}
