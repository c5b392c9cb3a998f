/// A row of digits with points, commas and spaces, as far as it can be read without knowing who wrote it.
enum Numeral: Sendable, Equatable {
  /// Digits alone, or grouped by spaces: 1234, 007, 1 234.
  case plain(Double)
  /// Its points and commas can mean one thing only.
  case styled(Double, SeparatorStyle)
  /// One separator before exactly three digits: thousands in one style, decimals in the other.
  case either(thousands: Double, decimal: Double, thousandsIn: SeparatorStyle)
  /// Four or more digits, one separator, three zeros: 1000.000 has decimals that say nothing, or lacks a separator before
  /// its last six digits.
  case ungrouped(decimal: Double, grouped: Double, decimalIn: SeparatorStyle)

  /// Reads digits, `.`, `,` and single spaces; nil where the separators make no number (12.34.5). No sign.
  init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    var separators: [(byte: UInt8, after: Int)] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: " "): separators.append((byte, digits.count))
      default: return nil
      }
    }
    guard !digits.isEmpty, digits.count <= 300 else { return nil }
    // A full stop or comma that ends the text is punctuation.
    if let last = separators.last, last.byte != UInt8(ascii: " "), last.after == digits.count {
      separators.removeLast()
    }
    let spaces = separators.prefix { $0.byte == UInt8(ascii: " ") }
    let marks = Array(separators.dropFirst(spaces.count))
    guard !marks.contains(where: { $0.byte == UInt8(ascii: " ") }) else { return nil }
    let integerEnd = marks.first?.after ?? digits.count
    guard Self.areGroups(spaces.map(\.after), until: integerEnd, optional: true) else { return nil }

    func value(pointAfter position: Int) -> Double {
      var text = String(decoding: digits[..<position], as: UTF8.self)
      if position < digits.count { text += "." + String(decoding: digits[position...], as: UTF8.self) }
      if text.hasPrefix(".") { text = "0" + text }
      return Double(text) ?? .nan
    }
    let whole = value(pointAfter: digits.count)
    guard let first = marks.first, let last = marks.last else {
      self = .plain(whole)
      return
    }
    let style: (UInt8) -> SeparatorStyle = { $0 == UInt8(ascii: ",") ? .vietnamese : .english }
    let opposite: (UInt8) -> SeparatorStyle = { $0 == UInt8(ascii: ",") ? .english : .vietnamese }
    if marks.count == 1 {
      let decimals = digits.count - first.after
      let leading = digits[..<first.after]
      let decimal = value(pointAfter: first.after)
      let canBeThousands =
        spaces.isEmpty && decimals == 3 && (1...3).contains(leading.count)
        && leading.contains { $0 != UInt8(ascii: "0") }
      if spaces.isEmpty, leading.count > 3, leading.first != UInt8(ascii: "0"),
        digits[first.after...] == [0x30, 0x30, 0x30]
      {
        self = .ungrouped(decimal: decimal, grouped: whole, decimalIn: style(first.byte))
        return
      }
      self =
        canBeThousands
        ? .either(thousands: whole, decimal: decimal, thousandsIn: opposite(first.byte))
        : .styled(decimal, style(first.byte))
      return
    }
    guard spaces.isEmpty else { return nil }
    if marks.allSatisfy({ $0.byte == first.byte }) {
      guard Self.areGroups(marks.map(\.after), until: digits.count, optional: false) else { return nil }
      self = .styled(whole, opposite(first.byte))
      return
    }
    // Groups by one mark, then the other mark once, before the decimals.
    let groups = marks.dropLast()
    guard groups.allSatisfy({ $0.byte == first.byte }), last.byte != first.byte,
      Self.areGroups(groups.map(\.after), until: last.after, optional: false)
    else { return nil }
    self = .styled(value(pointAfter: last.after), style(last.byte))
  }

  /// Whether separators after these numbers of digits make a first group of one to three digits and groups of three.
  private static func areGroups(_ positions: [Int], until end: Int, optional: Bool) -> Bool {
    guard let first = positions.first else { return optional }
    guard (1...3).contains(first) else { return false }
    var previous = first - 3
    for position in positions + [end] {
      guard position - previous == 3 else { return false }
      previous = position
    }
    return true
  }
}
