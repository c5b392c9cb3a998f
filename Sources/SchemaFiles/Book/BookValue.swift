import Cells
import Schema
import VietnameseText

/// What is written into a cell of a schema's workbook, so that reading gives the same value.
enum BookValue: Equatable {
  /// A text, also where it looks like a number.
  case text(String)
  /// A number.
  case number(Double)
  /// A day, with a time of day where there is one, as a serial.
  case day(Double), moment(Double)

  /// The content for a value; nil where there is nothing to write.
  init?(_ node: SchemaNode?, in column: BookColumn, language: Language) {
    guard let node else { return nil }
    switch node.content {
    case .mapping: return nil
    case .list(let elements):
      self = .text(
        BookList.joined(
          elements.map { element in
            if case .text(let text, _) = element.content { return text }
            return ""
          }))
    case .text(let text, let plain):
      if plain, text == "null" {
        self = .text(language == .english ? "null" : "không")
      } else {
        self = Self.content(of: text, in: column, language: language)
      }
    }
  }

  private static func content(of text: String, in column: BookColumn, language: Language) -> BookValue {
    func word(_ words: BookWords, _ key: String) -> String {
      language == .english ? key : words.vietnamese(of: key) ?? key
    }
    switch column.kind {
    case .code, .reference, .text, .pattern, .tolerance, .value, .offered: return .text(text)
    case .texts, .patterns, .references: return .text(BookList.written(text))
    case .flag:
      return .text(
        text == "true" ? (language == .english ? "yes" : "có") : language == .english ? "no" : "không")
    case .word(let words): return .text(word(words, text))
    case .call(let words):
      guard let open = text.firstIndex(of: "(") else { return .text(word(words, text)) }
      return .text(word(words, String(text[..<open])) + text[open...])
    case .number, .limit:
      guard let number = ScalarText.number(text), isExact(text) else { return .text(text) }
      return .number(number)
    case .day, .moment: return serial(of: text) ?? .text(text)
    }
  }

  /// Whether a spreadsheet program keeps a number to its last digit: it has 15 of them.
  private static func isExact(_ text: String) -> Bool {
    text.utf8.count { (0x30...0x39).contains($0) } <= 15
  }

  /// The serial of a day; nil where programs do not agree on it (before March 1900), and at midnight, which would read
  /// back as a day without a time.
  private static func serial(of text: String) -> BookValue? {
    guard let moment = ScalarText.moment(text), moment.day.year > 1900, moment.minutes != 0,
      let date = SerialDate(year: moment.day.year, month: moment.day.month, day: moment.day.day)
    else { return nil }
    guard let minutes = moment.minutes else { return .day(date.serial) }
    return .moment(date.serial + Double(minutes) / 1440)
  }
}
