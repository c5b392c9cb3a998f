internal import VietnameseText

/// A label as somebody may have printed it otherwise without meaning another one: with a footnote's mark, a bullet, another
/// kind of numbering, dots that lead to the figure, quotation marks, or a look-alike of a letter.
///
/// More is dropped here than `LabelText` drops, so it counts only where what is left is a label of the schema, and of one only.
struct LabelVariant {
  /// What is left, single-spaced; the same without a digit that sticks to the last word as a footnote's mark does once its
  /// raising is lost, nil where none does.
  let words: String, withoutDigit: String?
  /// The same words with a space before that digit: a label in its own right, "Loại 2".
  let withSpacedDigit: String?

  /// Takes a single-spaced text apart. `units` are the bare keys of the units of measure that a bracket may name.
  init(_ plain: String, units: Set<String>) {
    var text = Self.plainSigns(plain)[...]
    while let rest = Self.withoutBeginning(text) { text = rest }
    text = LabelText(String(text), units: units).words[...]
    while let rest = Self.withoutEnd(text, units: units) { text = rest }
    words = TextKey.singleSpaced(String(text))
    guard let digit = words.last, digit.isASCII, digit.isNumber, let before = words.dropLast().last,
      before.isLetter
    else {
      (withoutDigit, withSpacedDigit) = (nil, nil)
      return
    }
    withoutDigit = String(words.dropLast())
    withSpacedDigit = words.dropLast() + " " + String(digit)
  }

  /// Whether a text may hold a sign that `plainSigns` replaces; told by bytes, for the labels of a large schema.
  private static func holdsSigns(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if isSign(byte, after: previous) || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        return true
      }
      previous = byte
    }
    return false
  }
  /// Whether a byte begins or ends a sign beyond ASCII, a superscript or an Icelandic letter; Vietnamese letters are
  /// written with others.
  private static func isSign(_ byte: UInt8, after previous: UInt8) -> Bool {
    byte == 0xE2 || byte == 0xC2 || previous == 0xC3 && (byte == 0x90 || byte == 0xB0)
  }

  /// Whether a text may hold anything that is dropped here; most hold nothing of it, and are not looked at any closer.
  static func mayDiffer(_ text: String) -> Bool {
    guard text.utf8.count <= 400, let last = text.utf8.last else { return false }
    switch last {
    case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "*"):
      return true
    default: break
    }
    // A digit that sticks to a letter; names of units and days end in others.
    let isDigit = (0x30...0x39).contains(last)
    if isDigit, let before = text.utf8.dropLast().last, before >= 0x41 { return true }
    var previous: UInt8 = 0
    var left = 12
    for byte in text.utf8 {
      if isSign(byte, after: previous) || left > 0 && isPoint(byte) { return true }
      previous = byte
      left -= 1
    }
    // "o" as a bullet, or one of `parts`.
    guard let initial = text.utf8.first, "oO".utf8.contains(initial) || mayBeginPart(initial) else {
      return false
    }
    let beginning = text.prefix(8).lowercased()
    return beginning.utf8.starts(with: "o ".utf8) || parts.contains { beginning.utf8.starts(with: $0.utf8) }
  }

  /// Whether a text whose first byte this is may begin with one of `parts`; most begin with another letter.
  private static func mayBeginPart(_ initial: UInt8) -> Bool {
    "mMpPcCkK".utf8.contains(initial) || initial == 0xC4
  }

  /// One kind of dash, no quotation marks or dots, Đ for its look-alike.
  private static func plainSigns(_ text: String) -> String {
    guard holdsSigns(text) else { return text }
    var result = ""
    for character in text {
      switch character {
      case "Ð": result.append("Đ")
      case "ð": result.append("đ")
      case "–", "—", "‐", "‑", "−": result.append("-")
      case "…": result.append(" ")
      case "“", "”", "„", "\"", "«", "»", "‘", "’", "'": continue
      default: result.append(character)
      }
    }
    return TextKey.singleSpaced(result)
  }

  /// Whether a byte is a dash, a point, an arrow or a quotation mark, as they stand in numbering.
  private static func isPoint(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ">"),
      UInt8(ascii: "'"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  /// Without a bullet, "Mục", or numbering of another kind than `LabelText` knows; nil where none of it stands there.
  private static func withoutBeginning(_ text: Substring) -> Substring? {
    // A word is no bullet and no numbering.
    guard let initial = text.utf8.first, mayBeginPart(initial) || !LabelText.beginsWithWord(text),
      let first = text.first
    else { return nil }
    let behind = text.dropFirst()
    if "→✓√✔►▶■□◆◇➢➤§¤-+*•·●○▪◦‣>".contains(first) || circled.contains(first)
      || first == "o" && behind.first == " "
    {
      return nonEmpty(behind.drop { $0 == " " })
    }
    var rest = text
    let beginning = text.prefix(8).lowercased()
    if let word = parts.first(where: { beginning.hasPrefix($0) }) {
      rest = rest.dropFirst(word.count)
    }
    let body = rest.prefix { $0.isNumber && $0.isASCII || $0.isLetter || ".,".contains($0) }
    guard isNumbering(body) else { return nil }
    let afterBody = rest[body.endIndex...].drop { $0 == " " }
    // "3 - 5 tuổi" and "1,5 triệu" are words.
    if let sign = afterBody.first, "-:)/".contains(sign), afterBody.dropFirst().first == " ",
      afterBody.dropFirst(2).first?.isNumber == false
    {
      return nonEmpty(afterBody.dropFirst(2))
    }
    guard body.last == "." || rest.startIndex != text.startIndex, rest[body.endIndex...].first == " " else {
      return nil
    }
    return nonEmpty(afterBody)
  }
  /// What numbered parts of a text are called.
  private static let parts = ["mục ", "phần ", "chương ", "điều ", "khoản ", "điểm "]
  /// Numbers in circles.
  private static let circled = Set("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿")

  /// Whether a word is a number with points or commas, one letter, or a Roman number.
  private static func isNumbering(_ word: Substring) -> Bool {
    guard let first = word.first, word.count <= 8 else { return false }
    let letters = word.filter { $0 != "." && $0 != "," }
    if first.isNumber { return letters.allSatisfy { $0.isNumber } }
    return letters.count == 1 || !letters.isEmpty && letters.allSatisfy { "IVX".contains($0) }
  }

  /// Without a footnote's mark, a bracketed unit of measure, or lines and dots at the end; nil where none stands there.
  private static func withoutEnd(_ text: Substring, units: Set<String>) -> Substring? {
    // What ends with a letter ends with none of these.
    guard let end = text.unicodeScalars.last, !TextKey.isLetter(end), let last = text.last else { return nil }
    if ":.;,*_-/ '".contains(last) || "¹²³⁰⁴⁵⁶⁷⁸⁹".contains(last) { return nonEmpty(text.dropLast()) }
    let opening: Character? = last == ")" ? "(" : last == "]" ? "[" : nil
    guard let opening, let open = text.lastIndex(of: opening) else { return nil }
    let inner = text[text.index(after: open)...].dropLast()
    return isMark(inner) || isUnit(inner, units: units) ? nonEmpty(text[..<open]) : nil
  }

  /// A footnote's mark: stars, a number of one or two digits, a small letter.
  private static func isMark(_ text: Substring) -> Bool {
    if text.isEmpty || text.count > 3 { return false }
    return text.allSatisfy { $0 == "*" } || text.count <= 2 && text.allSatisfy { $0.isASCII && $0.isNumber }
      || text.count == 1 && text.allSatisfy { $0.isASCII && $0.isLowercase }
  }

  /// A unit of measure, with "đơn vị:" before it or without.
  private static func isUnit(_ text: Substring, units: Set<String>) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return units.contains(TextKey.bare(String(text))) }
    return ["dvt", "dv", "dv tinh", "don vi", "don vi tinh"].contains(TextKey.bare(String(text[..<colon])))
  }

  /// A text, unless nothing is left of it.
  private static func nonEmpty(_ text: Substring) -> Substring? { text.isEmpty ? nil : text }
}
