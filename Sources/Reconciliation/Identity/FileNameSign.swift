internal import VietnameseText

/// Which unit a file's name tells.
enum FileNameSign {
  /// The one reporting unit that a text mentions; nil for none or several.
  static func unit(mentionedIn text: String, compiled: CompiledSchema) -> Int? {
    one(of: compiled.units.units(mentionedIn: text, among: .reporting))
  }
  /// The one unit that is mentioned; nil for none or several.
  private static func one(of mentions: [UnitMention]) -> Int? {
    guard let first = mentions.first?.units.first else { return nil }
    return mentions.allSatisfy { $0.units.allSatisfy { $0 == first } } ? first : nil
  }

  /// The same for a text that was met before: titles come again in every workbook.
  static func unit(mentionedIn form: Int32, compiled: CompiledSchema, session: ReadingSession) -> Int? {
    if let known = session.mentions[form] { return known < 0 ? nil : known }
    let unit = one(of: compiled.units.units(mentionedIn: session.words(of: form), among: .reporting))
    session.mentions[form] = unit ?? -1
    return unit
  }

  /// The one reporting unit whose code is a word of a text. Codes shorter than five characters could be anything.
  static func unit(codedIn text: String, compiled: CompiledSchema) -> Int? {
    var found = Set<Int>()
    for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber) }).prefix(40)
    where word.count >= 5 && word.contains(where: \.isNumber) {
      if case .one(let unit, .code) = compiled.units.match(String(word), among: .reporting, isSure: true) {
        found.insert(unit)
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// The one that the name of a file tells, else the name of the folder it lies in.
  static func unit(of path: String, compiled: CompiledSchema) -> Int? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)).nfc }
    guard let last = parts.last else { return nil }
    let point = last.utf8.lastIndex(of: UInt8(ascii: "."))
    let base = point.map { String(last[..<$0]) } ?? last
    // "TP. Rạch Giá" without an ending has its point elsewhere.
    let ending = point.map { last[last.utf8.index(after: $0)...].lowercased() } ?? ""
    for text in ending.hasPrefix("xls") ? [base] : [base, last] {
      if case .one(let unit, let certainty) = compiled.units.match(text, among: .reporting, isSure: true),
        certainty < .similar
      {
        return unit
      }
    }
    if let unit = self.unit(codedIn: base, compiled: compiled) { return unit }
    let mentions = compiled.units.units(mentionedIn: base, among: .reporting)
    if !mentions.isEmpty { return one(of: mentions) }
    return parts.dropLast().last.flatMap { unit(mentionedIn: $0, compiled: compiled) }
  }
}
