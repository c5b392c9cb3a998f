import VietnameseText

/// Days typed as texts: `29/08/2020` is turned into the form of the schema; any other text stays for the reader to judge.
enum BookDay {
  /// `2020-08-29` for `29/8/2020`, `2020-09-05T17:00` for `05/09/2020 17:00` and `17:00 05/09/2020`.
  static func written(_ text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    switch words.count {
    case 1: return day(text) ?? text
    case 2:
      if let day = day(words[0]), let time = time(words[1]) { return "\(day)T\(time)" }
      if let day = day(words[1]), let time = time(words[0]) { return "\(day)T\(time)" }
      return text
    default: return text
    }
  }

  private static func day(_ text: String) -> String? {
    let separator: Character = text.contains("/") ? "/" : text.contains(".") ? "." : "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false).map {
      ScalarText.wholeNumber(String($0)) ?? -1
    }
    guard parts.count == 3, (1...31).contains(parts[0]), (1...12).contains(parts[1]),
      (1000...9999).contains(parts[2])
    else { return nil }
    return NumberText.isoDay(year: parts[2], month: parts[1], day: parts[0])
  }

  /// `17:00` for `17:00`, `8:30`, `17h00` and `17h`.
  private static func time(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" || $0 == "g" }
    guard parts.count == 2, let hours = ScalarText.wholeNumber(String(parts[0])), (0...24).contains(hours)
    else { return nil }
    let minutes = parts[1].isEmpty ? 0 : ScalarText.wholeNumber(String(parts[1])) ?? -1
    guard (0...59).contains(minutes) else { return nil }
    return "\(NumberText.padded(hours, 2)):\(NumberText.padded(minutes, 2))"
  }
}
