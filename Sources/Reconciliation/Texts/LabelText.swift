internal import VietnameseText

/// A label taken apart: the numbering before it, its words, a unit of measure in brackets behind it.
struct LabelText: Equatable {
  /// The numbering as printed, without brackets and points at its end: `1.1`, `a`, `I`; empty where there is none.
  var numbering: String
  /// The words, single-spaced, without numbering, bullets, bracketed unit and closing punctuation.
  var words: String

  /// Takes a single-spaced text apart. `units` are the bare keys of the units of measure that a bracket may name.
  init(_ text: String, units: Set<String> = []) {
    var rest = Substring(text)
    numbering = ""
    while let (taken, number) = Self.numbering(of: rest), taken < rest.endIndex {
      rest = rest[taken...]
      while rest.first == " " { rest.removeFirst() }
      if !number.isEmpty { numbering = numbering.isEmpty ? number : numbering + "." + number }
      if rest.isEmpty { break }
    }
    rest = Self.withoutClosingMarks(rest)
    if rest.utf8.last == UInt8(ascii: ")"), rest.hasSuffix(")"), let open = rest.lastIndex(of: "("),
      open > rest.startIndex
    {
      let inner = String(rest[rest.index(after: open)..<rest.index(before: rest.endIndex)])
      if Self.isUnit(inner, units: units) {
        rest = Self.withoutClosingMarks(rest[..<open])
      }
    }
    words = String(rest)
  }

  /// Where the numbering at the beginning of a text ends, and what it says; nil where the text begins with words.
  private static func numbering(of text: Substring) -> (String.Index, String)? {
    if beginsWithWord(text) { return nil }
    guard let first = text.first else { return nil }
    if isBullet(first) { return (text.index(after: text.startIndex), "") }
    var index = text.startIndex
    let bracketed = first == "("
    if bracketed { index = text.index(after: index) }
    let start = index
    var digits = 0
    var points = 0
    var letters = 0
    scan: while index < text.endIndex {
      let character = text[index]
      if character.isASCII, character.isNumber {
        digits += 1
      } else if character.isLetter {
        letters += 1
      } else if character == ".", index > start {
        let next = text.index(after: index)
        guard next < text.endIndex, text[next].isASCII,
          text[next].isNumber || (digits == 0 && text[next].isLetter)
        else { break scan }
        points += 1
      } else {
        break
      }
      if digits + letters > 8 { return nil }
      index = text.index(after: index)
    }
    let body = text[start..<index]
    guard !body.isEmpty else { return nil }
    let closing = index < text.endIndex ? text[index] : " "
    let isNumber = digits > 0 && letters == 0
    let isLetter = letters == 1 && digits == 0
    let isRoman = letters > 0 && digits == 0 && body.allSatisfy { "IVXLCDMivxlcdm".contains($0) }
    let isMixed = digits > 0 && letters == 1
    guard isNumber || isLetter || isRoman || isMixed else { return nil }
    if bracketed {
      guard closing == ")" else { return nil }
      return (text.index(after: index), String(body))
    }
    if ".)/:-–".contains(closing), index < text.endIndex {
      let after = text.index(after: index)
      // "3-5 tuổi" and "1/2 ngày" are words, not numbering: behind the sign stands a space or a letter.
      guard
        after == text.endIndex || text[after] == " "
          || (closing != "-" && closing != "/" && !text[after].isNumber)
      else { return nil }
      if isLetter, closing == "-" || closing == ":" { return nil }
      return (after, String(body))
    }
    // "1.1 Giáo dục": a number with points needs no sign behind it; a lone number does.
    if isNumber, points > 0, closing == " ", index < text.endIndex { return (index, String(body)) }
    return nil
  }

  /// Whether a text begins with two Latin letters that are no Roman number: a word, as most labels do.
  static func beginsWithWord(_ text: Substring) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let second = scalars.dropFirst().first, isLatin(first), isLatin(second)
    else { return false }
    return !isRoman(first) || !isRoman(second)
  }
  /// The letters that Vietnamese is written with, and their like.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: true
    default: false
    }
  }
  private static func isRoman(_ scalar: Unicode.Scalar) -> Bool {
    "IVXLCDMivxlcdm".unicodeScalars.contains(scalar)
  }

  /// Dashes, pluses, points and stars before a label.
  private static func isBullet(_ character: Character) -> Bool { "-–—+*•·●○▪◦‣".contains(character) }

  /// Without the colons, points and stars at the end.
  private static func withoutClosingMarks(_ text: Substring) -> Substring {
    var text = text
    // Most texts end with a letter, which a scalar tells sooner than a character.
    while let end = text.unicodeScalars.last, !TextKey.isLetter(end), let last = text.last,
      ":.;,* ".contains(last)
    {
      text.removeLast()
    }
    return text
  }

  /// Whether a bracket behind a label names a unit of measure.
  private static func isUnit(_ inner: String, units: Set<String>) -> Bool {
    let key = TextKey.bare(inner)
    return units.contains(key) || key.hasPrefix("dvt") || key.hasPrefix("don vi tinh")
  }
}
