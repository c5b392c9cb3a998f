internal import Schema
internal import VietnameseText

/// The reporting unit that a file's name tells, else the folder's that it lies in.
enum FileNameUnit {
  /// The unit's position in the schema; nil where the path names none, or several. `path` is relative, parts by `/`.
  static func unit(of path: String, units: UnitMatcher) -> Int? {
    let parts = path.split(separator: "/").map(String.init)
    guard let last = parts.last else { return nil }
    let base = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    for text in [base, last] {
      if case .one(let unit, let certainty) = units.match(text.nfc, among: .reporting), certainty < .similar {
        return unit
      }
    }
    let mentions = units.units(mentionedIn: base.nfc, among: .reporting)
    if !mentions.isEmpty {
      let named = Set(mentions.flatMap(\.units))
      return named.count == 1 ? named.first : nil
    }
    return parts.dropLast().last.flatMap { mentioned(in: $0.nfc, units: units) }
  }

  /// The one reporting unit that a text mentions; nil for none or several.
  static func mentioned(in text: String, units: UnitMatcher) -> Int? {
    let named = Set(units.units(mentionedIn: text, among: .reporting).flatMap(\.units))
    return named.count == 1 ? named.first : nil
  }
}
