internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// A value that staff wrote, read as what an indicator asks.
struct WrittenValue: Equatable {
  /// What it is.
  var state: FactState
  /// The number, or the serial of a day; NaN for other states.
  var number: Double
  /// The text of a text, a choice, yes or no.
  var text: String?

  /// Reads a value; nil where it is not what the indicator asks. `isTyped`: somebody typed it into a workbook, where 1.500 is
  /// a thousand and a half as Vietnamese write it; a schema has plain numbers.
  init?(_ value: DecidedValue, for indicator: Indicator, isTyped: Bool = false) {
    switch value {
    case .number(let number):
      guard number.isFinite else { return nil }
      // 1.25 where whole numbers are asked may be a thousand and more: whoever typed it is to say which.
      if indicator.type == .count, number != number.rounded() { return nil }
      switch indicator.type {
      case .count, .number, .percent, .money: self.init(number: number)
      case .date: self.init(state: .date, number: number)
      case .text, .yesNo, .choice: self.init(state: .text, number: .nan, text: NumberText.plain(number))
      }
    case .text(let text):
      let text = TextKey.trimmed(text)
      if let state = Self.state(of: text) {
        self.init(state: state, number: .nan)
        return
      }
      switch indicator.type {
      case .count, .number, .percent, .money:
        let readings = Self.readings(of: text)
        // 1.234 in a field of whole numbers is a thousand and more.
        let whole = indicator.type == .count ? readings.first { $0 == $0.rounded() } : nil
        let other = indicator.type == .count ? nil : isTyped ? readings.last : readings.first
        guard let number = whole ?? other else { return nil }
        self.init(number: number)
      case .date:
        guard let serial = Self.day(text) else { return nil }
        self.init(state: .date, number: serial)
      case .text, .yesNo, .choice: self.init(state: .text, number: .nan, text: text)
      }
    }
  }

  private init(state: FactState, number: Double, text: String? = nil) {
    self.state = state
    self.number = number
    self.text = text
  }
  private init(number: Double) { self.init(state: number == 0 ? .zero : .number, number: number) }

  /// Whether a fact says what staff saw: its number in any way of writing it, its text, or nothing.
  static func fits(_ value: DecidedValue?, _ fact: Fact, in table: FactTable) -> Bool {
    guard let value else { return fact.state == .blank }
    if case .text(let text) = value, let state = state(of: TextKey.trimmed(text)) {
      return fact.state == state
    }
    let shown = table.text(at: fact.text).map(TextKey.singleSpaced)
    if let shown, shown == TextKey.singleSpaced(value.plain) { return true }
    switch value {
    case .number(let number): return DecidedValue.isSame(fact.value, number)
    case .text(let text):
      if fact.state == .date { return day(text) == fact.value }
      return fact.value.isFinite && readings(of: TextKey.trimmed(text)).contains(fact.value)
    }
  }

  /// The words for states without a value.
  private static func state(of text: String) -> FactState? {
    switch TextKey.bare(text) {
    case "", "blank", "trong", "(trong)", "de trong": .blank
    case "not-applicable", "khong ap dung": .notApplicable
    case "pending", "dang tong hop": .pending
    default: nil
    }
  }

  /// The numbers that a text can mean: with a decimal point, and as Vietnamese write it.
  private static func readings(of text: String) -> [Double] {
    var digits = text.filter { !$0.isWhitespace }
    if digits.hasSuffix("%") { digits.removeLast() }
    let isNumber =
      digits.contains(where: \.isNumber)
      && digits.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.numericType != nil || "+-.,eE".unicodeScalars.contains($0))
      }
    guard isNumber else { return [] }
    var found: [Double] = []
    if !digits.contains(","), let plain = Double(digits) { found.append(plain) }
    let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
    let whole = groups.first.map(String.init) ?? ""
    let parts = whole.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped = parts.count == 1 || parts.dropFirst().allSatisfy { $0.count == 3 }
    if groups.count <= 2, isGrouped {
      let fraction = groups.count == 2 ? "." + groups[1] : ""
      if let number = Double(parts.joined() + fraction), !found.contains(number) { found.append(number) }
    }
    return found.filter(\.isFinite)
  }

  /// The serial of `2020-08-29` or `29/8/2020`.
  private static func day(_ text: String) -> Double? {
    let parts = text.split { $0 == "-" || $0 == "/" || $0 == "." }.map { Int($0) }
    guard parts.count == 3, let first = parts[0], let month = parts[1], let last = parts[2] else {
      return nil
    }
    let (year, day) = first > 31 ? (first, last) : (last, first)
    return SerialDate(year: year, month: month, day: day)?.serial
  }
}
