internal import Cells
internal import VietnameseText

/// A day that somebody typed as text: its three numbers, before anybody asks whether there is such a day.
struct DateText: Sendable, Equatable {
  /// As they were typed; the year is nil where it was left out.
  var day: Int, month: Int, year: Int?

  /// Reads 29/8/2020, 29-08-20, 29.8.2020, 2020-08-29 (a time behind it does not count), 29/8, "ngày 29 tháng 8 năm 2020",
  /// also with a weekday before. Nil for anything else.
  init?(_ text: String) {
    var tokens = NumberToken.tokens(of: text.replacingDots)
    while let first = tokens.first, first.kind != .number {
      guard first.kind == .symbol || Self.isBefore(first.text) else { return nil }
      tokens.removeFirst()
    }
    var numbers: [(value: Int, digits: Int)] = []
    var isNamed = false
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .number:
        guard let value = Int(token.text), token.text.count <= 4 else { return nil }
        numbers.append((value, token.text.count))
      case .symbol:
        guard ["/", "-", ".", ",", "(", ")"].contains(token.text) else { return nil }
      case .word:
        let bare = TextKey.bare(token.text)
        if bare == "thang" || bare == "nam" {
          isNamed = true
        } else if bare.hasPrefix("t"), numbers.count == 3 {
          break
        } else {
          return nil
        }
      }
      if numbers.count == 3 {
        // What follows the day may be a time of day.
        let rest = tokens[(index + 1)...]
        guard rest.allSatisfy({ $0.kind == .number || [":", ".", "t", "z", "h", ")"].contains($0.text) })
        else { return nil }
        break
      }
    }
    _ = isNamed
    switch numbers.count {
    case 3 where numbers[0].digits == 4:
      self.init(day: numbers[2].value, month: numbers[1].value, year: numbers[0].value)
    case 3 where numbers[2].digits == 4:
      self.init(day: numbers[0].value, month: numbers[1].value, year: numbers[2].value)
    case 3 where numbers[2].digits == 2:
      self.init(day: numbers[0].value, month: numbers[1].value, year: 2000 + numbers[2].value)
    case 2 where numbers[0].digits <= 2 && numbers[1].digits <= 2:
      self.init(day: numbers[0].value, month: numbers[1].value, year: nil)
    default: return nil
    }
  }
  /// A day from its numbers.
  private init(day: Int, month: Int, year: Int?) {
    self.day = day
    self.month = month
    self.year = year
  }

  /// The day in the calendar, in a year where none was typed; nil where there is no such day.
  func date(year other: Int?) -> SerialDate? {
    guard let year = year ?? other else { return nil }
    return SerialDate(year: year, month: month, day: day)
  }
  /// Day and month exchanged.
  var swapped: DateText { DateText(day: month, month: day, year: year) }

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
