import Schema

/// Texts of values → what they are typed as. Nothing here looks at the locale.
enum ScalarText {
  /// A number as programs write it: sign, digits, point, exponent. `1_000`, `0x10`, `1.000,5` and `nan` are none.
  static func number(_ text: String) -> Double? {
    var digits = false
    var points = 0
    var inExponent = false
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: digits = true
      case 0x2B, 0x2D:
        guard before == 0 || before == 0x65 || before == 0x45 else { return nil }
      case 0x2E:
        points += 1
        guard points == 1, !inExponent else { return nil }
      case 0x65, 0x45:
        guard digits, !inExponent else { return nil }
        inExponent = true
      default: return nil
      }
      before = byte
    }
    guard digits, (0x30...0x39).contains(before) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A whole number in plain digits.
  static func wholeNumber(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) else {
      return nil
    }
    return Int(text)
  }

  /// true or false, in English and Vietnamese.
  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes": true
    case "false", "no": false
    case "có", "đúng": true
    case "không", "sai": false
    default: nil
    }
  }

  /// A day of the calendar, `2020-08-29`.
  static func day(_ text: String) -> CalendarDay? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = digits(bytes[0..<4]),
      let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10]), year >= 1, (1...12).contains(month)
    else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day) ? CalendarDay(year: year, month: month, day: day) : nil
  }

  /// A moment: a day, or a day and a time, `2020-09-05T17:00`; seconds have to be 00. 24:00 is the day's end.
  static func moment(_ text: String) -> LocalMoment? {
    guard let day = day(String(text.prefix(10))) else { return nil }
    let rest = Array(text.dropFirst(10).utf8)
    if rest.isEmpty { return LocalMoment(day: day) }
    guard rest.count == 6 || (rest.count == 9 && rest[6...].elementsEqual(":00".utf8)),
      rest[0] == 0x54 || rest[0] == 0x20, rest[3] == 0x3A, let hours = digits(rest[1..<3]),
      let minutes = digits(rest[4..<6]), minutes < 60
    else { return nil }
    if hours == 24, minutes == 0 { return LocalMoment(day: day) }
    return hours < 24 ? LocalMoment(day: day, minutes: hours * 60 + minutes) : nil
  }

  /// A number, or a share in percent: `0.5%` is 0.005.
  static func tolerance(_ text: String) -> Tolerance? {
    if text.hasSuffix("%") {
      let digits = String(text.dropLast()).trimmed
      guard number(digits) != nil else { return nil }
      // The point is moved in the text, so that 7% is 0.07 to the last bit.
      let parts = digits.split(whereSeparator: { $0 == "e" || $0 == "E" })
      let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - 2
      guard let share = Double("\(parts.first ?? "0")e\(exponent)"), share.isFinite, share >= 0 else {
        return nil
      }
      return .relative(share)
    }
    return number(text).flatMap { $0 >= 0 ? .absolute($0) : nil }
  }

  /// The number of a column by its letters, A = 1 … XFD = 16,384.
  static func column(_ letters: Substring) -> Int? {
    guard (1...3).contains(letters.utf8.count) else { return nil }
    var column = 0
    for byte in letters.utf8 {
      switch byte {
      case 0x41...0x5A: column = column * 26 + Int(byte - 0x40)
      case 0x61...0x7A: column = column * 26 + Int(byte - 0x60)
      default: return nil
      }
    }
    return column <= 16_384 ? column : nil
  }

  /// Whether a text is a cell, `C4`; `$` is not written.
  static func isCell(_ text: String) -> Bool {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    guard column(letters) != nil, let row = wholeNumber(String(text.dropFirst(letters.count))) else {
      return false
    }
    return (1...1_048_576).contains(row)
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

extension String {
  /// The text without white space at its edges.
  var trimmed: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      first.isWhiteSpace || last.isWhiteSpace
    else { return self }
    let start = unicodeScalars.drop { $0.isWhiteSpace }
    guard let end = start.lastIndex(where: { !$0.isWhiteSpace }) else { return "" }
    return String(start[...end])
  }
}

extension Unicode.Scalar {
  /// Whether it is white space. What most texts are written with is known without asking Unicode's tables.
  fileprivate var isWhiteSpace: Bool {
    switch value {
    case 0x21...0x7E, 0xA1...0x167F, 0x1681...0x1FFF: false
    default: properties.isWhitespace
    }
  }
}
