import Cells

/// What a stored number is under a format of dates or durations, in the serials of `SerialDate` (ECMA-376 Part 1, 18.17.4).
enum SerialNumber {
  /// 31 December 9999 is the last day; what comes after stays a number.
  static let end = 2_958_466.0
  /// From the 1904 system to that of 1900.
  static let offset1904 = 1462.0

  /// The kind and number of a cell whose format is one of dates. Negative numbers, and those beyond the last day, stay
  /// numbers. Rounded to the millisecond, as it will be shown, so that 0.9999999999 is the next day and not 24:00.
  static func date(_ number: Double, is1904: Bool) -> (kind: CellKind, number: Double) {
    guard number >= 0 else { return (.number, number) }
    let serial = is1904 ? number + offset1904 : number
    let milliseconds = (serial * 86_400_000).rounded()
    guard milliseconds < end * 86_400_000 else { return (.number, number) }
    if !is1904, milliseconds < 86_400_000 { return (.time, serial) }
    return (.date, serial)
  }

  /// The kind of a cell whose format is one of durations. What is as long as all the days there are, either way, stays a
  /// number; Excel shows no such duration.
  static func durationKind(_ number: Double) -> CellKind { abs(number) < end ? .duration : .number }
}

/// Dates, times and durations as ISO 8601 writes them, in cells of `t="d"` (ECMA-376 Part 1, 18.18.11 ST_CellType).
enum ISODate {
  /// Reads `2024-03-15`, `2024-03-15T08:30`, `2024-03-15T08:30:00.5Z`, `08:30:00`, `PT1H2M3S`; nil for anything else.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (kind: CellKind, number: Double)? {
    var scanner = Scanner(text)
    scanner.skipSpaces()
    if scanner.peek == UInt8(ascii: "P") || scanner.peek == UInt8(ascii: "-") { return duration(&scanner) }
    if scanner.byte(2) == UInt8(ascii: ":") {
      guard let time = timeOfDay(&scanner), scanner.atEnd else { return nil }
      return time < 1 ? (.time, time) : nil
    }
    guard let year = scanner.digits(4), scanner.take(UInt8(ascii: "-")), let month = scanner.digits(2),
      scanner.take(UInt8(ascii: "-")), let day = scanner.digits(2),
      let date = SerialDate(year: year, month: month, day: day)
    else { return nil }
    guard !scanner.atEnd else { return valid(date.serial) }
    guard scanner.take(UInt8(ascii: "T")) || scanner.take(UInt8(ascii: " ")), let time = timeOfDay(&scanner),
      scanner.atEnd
    else { return nil }
    return valid(date.serial + time)
  }

  private static func valid(_ serial: Double) -> (kind: CellKind, number: Double)? {
    serial >= 0 && serial < SerialNumber.end ? (.date, serial) : nil
  }

  /// `hh:mm[:ss[.fff]]` and a zone, which is not applied: the wall clock counts.
  private static func timeOfDay(_ scanner: inout Scanner) -> Double? {
    guard let hour = scanner.digits(2), scanner.take(UInt8(ascii: ":")), let minute = scanner.digits(2),
      hour <= 24,
      minute < 60
    else { return nil }
    var seconds = 0.0
    if scanner.take(UInt8(ascii: ":")) {
      guard let whole = scanner.digits(2), whole < 60 else { return nil }
      seconds = Double(whole)
      if scanner.take(UInt8(ascii: ".")) {
        guard let fraction = scanner.fraction() else { return nil }
        seconds += fraction
      }
    }
    if !scanner.take(UInt8(ascii: "Z")), scanner.take(UInt8(ascii: "+")) || scanner.take(UInt8(ascii: "-")) {
      guard scanner.digits(2) != nil, scanner.take(UInt8(ascii: ":")), scanner.digits(2) != nil else {
        return nil
      }
    }
    let total = Double(hour * 3600 + minute * 60) + seconds
    return total <= 86_400 ? total / 86_400 : nil
  }

  /// `[-]P[nD][T[nH][nM][n[.n]S]]` (XML Schema Part 2, 3.2.6), without years and months, whose length is not fixed.
  private static func duration(_ scanner: inout Scanner) -> (kind: CellKind, number: Double)? {
    let negative = scanner.take(UInt8(ascii: "-"))
    guard scanner.take(UInt8(ascii: "P")) else { return nil }
    var days = 0.0
    var inTime = false
    var parts = 0
    while !scanner.atEnd {
      if !inTime, scanner.take(UInt8(ascii: "T")) {
        inTime = true
        continue
      }
      guard var amount = scanner.number() else { return nil }
      if scanner.take(UInt8(ascii: ".")) {
        guard let fraction = scanner.fraction() else { return nil }
        amount += fraction
      }
      parts += 1
      if !inTime, scanner.take(UInt8(ascii: "D")) {
        days += amount
      } else if inTime, scanner.take(UInt8(ascii: "H")) {
        days += amount / 24
      } else if inTime, scanner.take(UInt8(ascii: "M")) {
        days += amount / 1440
      } else if inTime, scanner.take(UInt8(ascii: "S")) {
        days += amount / 86_400
      } else {
        return nil
      }
    }
    return parts > 0 ? (.duration, negative ? -days : days) : nil
  }

  /// Reads bytes from left to right.
  private struct Scanner {
    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// The next byte, 0 at the end.
    var peek: UInt8 { byte(0) }
    /// Whether only white space is left.
    var atEnd: Bool { text[position...].allSatisfy(Decimal.isSpace) }

    /// A byte further on, 0 behind the end.
    func byte(_ offset: Int) -> UInt8 { position + offset < text.count ? text[position + offset] : 0 }

    mutating func skipSpaces() {
      while position < text.count, Decimal.isSpace(text[position]) { position += 1 }
    }

    /// Takes a byte if it is this one.
    mutating func take(_ byte: UInt8) -> Bool {
      guard position < text.count, text[position] == byte else { return false }
      position += 1
      return true
    }

    /// A number of exactly so many digits.
    mutating func digits(_ count: Int) -> Int? {
      guard position + count <= text.count else { return nil }
      var value = 0
      for offset in 0..<count {
        let digit = text[position + offset] &- 48
        guard digit < 10 else { return nil }
        value = value * 10 + Int(digit)
      }
      position += count
      return value
    }

    /// One to nine digits.
    mutating func number() -> Double? {
      var value = 0
      let start = position
      while position < text.count, position - start < 9, text[position] &- 48 < 10 {
        value = value * 10 + Int(text[position] &- 48)
        position += 1
      }
      return position > start ? Double(value) : nil
    }

    /// Digits behind a point.
    mutating func fraction() -> Double? {
      var value = 0.0
      var scale = 0.1
      let start = position
      while position < text.count, text[position] &- 48 < 10 {
        value += Double(text[position] &- 48) * scale
        scale /= 10
        position += 1
      }
      return position > start ? value : nil
    }
  }
}
