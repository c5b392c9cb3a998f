internal import Cells
internal import VietnameseText

/// A day that somebody typed as text: its three numbers, before anybody asks whether there is such a day.
struct DateText: Sendable, Equatable {
  /// As they were typed; the year is nil where it was left out.
  var day: Int, month: Int, year: Int?
  /// Whether it says which of its numbers is the month: by the word, or since the year stands first.
  private(set) var isPlain = false

  /// Reads 29/8/2020, 29-08-20, 29.8.2020, 2020-08-29 (a time behind it does not count), 29/8, "ngày 29 tháng 8 năm 2020",
  /// also with a weekday before. Nil for anything else.
  init?(_ text: String) {
    var tokens = NumberToken.tokens(of: text.replacingDots)
    while let first = tokens.first, first.kind != .number {
      guard first.kind == .symbol || Self.isBefore(first.text) else { return nil }
      tokens.removeFirst()
    }
    var numbers: [(value: Int, digits: Int)] = []
    // What stands between the numbers, and whether one of it is the word for a month.
    var separators: [String] = []
    var namesMonth = false
    for (index, token) in tokens.enumerated() {
      if numbers.count == 3 {
        guard Self.isTime(tokens[index...]) else { return nil }
        break
      }
      switch token.kind {
      case .number:
        guard let value = Int(token.text), token.text.count <= 4 else { return nil }
        numbers.append((value, token.text.count))
      case .symbol:
        guard ["/", "-", ","].contains(token.text) else { return nil }
        separators.append(token.text)
      case .word:
        let word = TextKey.bare(token.text)
        guard ["thang", "nam"].contains(word) else { return nil }
        namesMonth = namesMonth || word == "thang"
        separators.append(word)
      }
    }
    switch numbers.count {
    case 3 where numbers[0].digits == 4:
      self.init(day: numbers[2].value, month: numbers[1].value, year: numbers[0].value)
      isPlain = true
    case 3 where numbers[2].digits == 4:
      self.init(day: numbers[0].value, month: numbers[1].value, year: numbers[2].value)
    // 28/5 - 29/5 is no day of the year 29: between the parts of one stands twice the same.
    case 3 where numbers[2].digits == 2 && Self.areAlike(separators):
      let year = numbers[2].value
      self.init(day: numbers[0].value, month: numbers[1].value, year: year < 70 ? 2000 + year : 1900 + year)
    case 2 where numbers[0].digits <= 2 && numbers[1].digits <= 2:
      self.init(day: numbers[0].value, month: numbers[1].value, year: nil)
    default: return nil
    }
    isPlain = isPlain || namesMonth
  }
  /// Whether what stands between the three numbers of a day belongs together.
  private static func areAlike(_ separators: [String]) -> Bool {
    if separators.contains(where: { ["thang", "nam"].contains($0) }) { return true }
    return separators.count >= 2 && separators[0] == separators[1]
  }
  /// A day from its numbers.
  private init(day: Int, month: Int, year: Int?) {
    self.day = day
    self.month = month
    self.year = year
  }

  /// The years that a return may speak of: whoever types 3020 or 0201 means another one.
  static let years = 1900...2099

  /// The day in the calendar, in a year where none was typed; nil where there is no such day.
  func date(year other: Int?) -> SerialDate? {
    guard let year = year ?? other, Self.years.contains(year) else { return nil }
    return SerialDate(year: year, month: month, day: day)
  }
  /// Day and month exchanged.
  var swapped: DateText { DateText(day: month, month: day, year: year) }

  /// Whether what follows a day is a time of day, or punctuation: `t10:00:00z`, `8h30`, `)`.
  private static func isTime(_ tokens: ArraySlice<NumberToken>) -> Bool {
    // What goes on with a slash and a number is another day, not the time of this one.
    if let first = tokens.first, first.text == "/", tokens.dropFirst().first?.kind == .number { return false }
    return tokens.allSatisfy { token in
      switch token.kind {
      case .number: true
      case .symbol: [":", "/", ")", "+"].contains(token.text)
      case .word:
        token.text.first.map { "thzg".contains($0) } == true
          && token.text.dropFirst().allSatisfy { $0.isNumber }
      }
    }
  }
  /// Words that may stand before a day.
  private static func isBefore(_ word: String) -> Bool {
    [
      "ngay", "thu", "hai", "ba", "tu", "nam", "sau", "bay", "chu", "nhat", "cn", "t2", "t3", "t4", "t5",
      "t6", "t7",
    ]
    .contains(TextKey.bare(word))
  }
}

extension String {
  /// Points as slashes, so that 29.8.2020 is not a number.
  fileprivate var replacingDots: String { String(map { $0 == "." ? "/" : $0 }) }
}
