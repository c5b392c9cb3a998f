/// Numbers and days as people of a language write them.
package enum NumberText {
  /// A number in Vietnamese form, `1.234,5`: points between groups of three, a decimal comma, at most `decimals`
  /// decimals (nil: as many as the number has, up to 6).
  package static func vietnamese(_ value: Double, decimals: Int? = nil) -> String {
    grouped(value, decimals: decimals, group: ".", point: ",")
  }
  /// A number in English form, `1,234.5`.
  package static func english(_ value: Double, decimals: Int? = nil) -> String {
    grouped(value, decimals: decimals, group: ",", point: ".")
  }
  /// The shortest decimal text that gives the same number, with a point and without exponent where that is sensible:
  /// how numbers stand in facts.csv, findings.jsonl and run.json. Whole numbers have no point.
  package static func plain(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }
  /// A figure of which nobody said how many decimals it has: two at most, and none that are zero, as the workbook shows it.
  /// `isLowerBound`: it is never rounded up.
  package static func short(_ value: Double, isLowerBound: Bool = false) -> Double {
    guard abs(value) < 1e12 else { return value }
    return isLowerBound ? down(value, decimals: 2) : (value * 100).rounded() / 100
  }
  /// A number rounded down to so many decimals, at most 9, as what stands behind "over" is. What has no more of them but for the
  /// last bits of its binary fraction stays.
  package static func down(_ value: Double, decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<min(max(decimals, 0), 9) { scale *= 10 }
    let (scaled, nearest) = (value * scale, (value * scale).rounded())
    return (abs(scaled - nearest) <= 1e-9 * max(abs(scaled), 1) ? nearest : scaled.rounded(.down)) / scale
  }
  /// What arithmetic comes to, as sentences and columns show it: exact but for quotients, which have decimals without end
  /// and are rounded to three.
  package static func computed(_ value: Double) -> Double {
    abs(value) < 1e12 ? (value * 1000).rounded() / 1000 : value
  }
  /// A day as `29/08/2020`.
  package static func day(year: Int, month: Int, day: Int) -> String {
    "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
  }
  /// A day as `2020-08-29`.
  package static func isoDay(year: Int, month: Int, day: Int) -> String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
  /// A number with leading zeros.
  package static func padded(_ number: Int, _ width: Int) -> String {
    if width == 2, (0..<100).contains(number) {
      return String(unsafeUninitializedCapacity: 2) { room in
        room[0] = UInt8(ascii: "0") + UInt8(number / 10)
        room[1] = UInt8(ascii: "0") + UInt8(number % 10)
        return 2
      }
    }
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// A number with separators. Not finite: its Swift description.
  private static func grouped(_ value: Double, decimals: Int?, group: String, point: String) -> String {
    guard value.isFinite, abs(value) < 9e18 else { return "\(value)" }
    var places = min(max(decimals ?? 6, 0), 9)
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    if abs(value) * scale >= 9e18 {
      // So large a number has fewer decimals than that, or none.
      while places > 0, abs(value) * scale >= 9e14 {
        places -= 1
        scale /= 10
      }
    }
    let rounded = (abs(value) * scale).rounded()
    let digits = Int64(rounded)
    let (whole, fraction) = digits.quotientAndRemainder(dividingBy: Int64(scale))
    var text = value < 0 && digits != 0 ? "-" : ""
    let wholeDigits = Array(String(whole).utf8)
    for (place, digit) in wholeDigits.enumerated() {
      if place > 0, (wholeDigits.count - place) % 3 == 0 { text += group }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    guard places > 0 else { return text }
    var fractionDigits = Array(padded(Int(fraction), places).utf8)
    if decimals == nil { while fractionDigits.last == UInt8(ascii: "0") { fractionDigits.removeLast() } }
    guard !fractionDigits.isEmpty else { return text }
    return text + point + String(decoding: fractionDigits, as: UTF8.self)
  }
}
