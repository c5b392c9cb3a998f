internal import Cells
internal import Facts
internal import VietnameseText

extension ValueReader {
  /// A cell that is no text where a day is asked.
  func readDate(_ cell: SourceCell) -> ReadValue {
    switch cell.kind {
    // Below 3,654 (1910) it is a small number that a date format hides; 73,051 would be the year 2100.
    case .date where cell.number >= 3654 && cell.number < 73_051:
      let date = SerialDate(serial: cell.number.rounded(.down))
      return repaired(date, text: nil)
    case .number where (32_874..<73_051).contains(cell.number) && cell.number == cell.number.rounded():
      // A serial without a date format, 1990 to 2099.
      let date = SerialDate(serial: cell.number)
      return ReadValue(
        state: .date, value: date.serial, text: Self.display(of: cell), doubts: [.repairedDate(date)])
    case .number
    where (19_900_101...20_991_231).contains(cell.number) && cell.number == cell.number.rounded():
      let digits = Int(cell.number)
      if let date = SerialDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100) {
        return ReadValue(
          state: .date, value: date.serial, text: Self.display(of: cell), doubts: [.repairedDate(date)])
      }
      return ReadValue(state: .unreadable, text: Self.display(of: cell), doubts: [.invalidDate])
    default:
      return ReadValue(state: .unreadable, text: Self.display(of: cell), doubts: [.invalidDate])
    }
  }

  /// A text where a day is asked.
  func readDateText(_ text: String) -> ReadValue {
    guard let typed = DateText(text) else {
      return ReadValue(state: .unreadable, text: text, doubts: [.invalidDate])
    }
    if let date = typed.date(year: round?.year) {
      // Who writes the month as a word, or the year first, has exchanged nothing.
      var value =
        typed.isPlain ? ReadValue(state: .date, value: date.serial, text: text) : repaired(date, text: text)
      if typed.year == nil, value.doubts.isEmpty { value.doubts = [.repairedDate(date)] }
      return value
    }
    if let date = typed.swapped.date(year: round?.year), round?.contains(date) == true {
      return ReadValue(state: .date, value: date.serial, text: text, doubts: [.repairedDate(date)])
    }
    return ReadValue(state: .unreadable, text: text, doubts: [.invalidDate])
  }

  /// A day, with day and month exchanged where that alone lies in the round.
  private func repaired(_ date: SerialDate, text: String?) -> ReadValue {
    let parts = date.components
    if let round, !round.contains(date),
      let swapped = SerialDate(year: parts.year, month: parts.day, day: parts.month), round.contains(swapped)
    {
      let original = text ?? NumberText.isoDay(year: parts.year, month: parts.month, day: parts.day)
      return ReadValue(state: .date, value: swapped.serial, text: original, doubts: [.repairedDate(swapped)])
    }
    return ReadValue(state: .date, value: date.serial, text: text)
  }
}
