internal import VietnameseText

/// A text taken apart into a unit's name and the names of units above it.
struct UnitSpelling: Sendable, Equatable {
  /// The words of the name.
  var words: [KeyedWord]
  /// What stands behind it: ", tỉnh Kiên Giang", "- KG", "(KG)".
  var contexts: [[KeyedWord]]

  /// The name with some of the words before it taken off, and what they say it is.
  struct Variant: Sendable, Equatable {
    /// What is left of the name.
    var core: [KeyedWord]
    /// What the words say it is; nil: nothing.
    var type: UnitType?
  }
  /// Nothing taken off, then one prefix after the other.
  var variants: [Variant] {
    var result: [Variant] = []
    var rest = words[...]
    var type: UnitType?
    while true {
      result.append(Variant(core: Array(rest), type: type))
      guard let entry = UnitPrefix.first(of: rest), entry.words.count < rest.count else { return result }
      rest = rest.dropFirst(entry.words.count)
      type = entry.type ?? type
    }
  }

  /// The ways in which a text can be taken apart: the whole text, then the name before a comma, bracket or dash with
  /// what stands behind. A running number before it ("1.", "02-") is left out.
  static func all(of text: String) -> [UnitSpelling] {
    let line = withoutNumber(TextKey.singleSpaced(text))
    let whole = UnitSpelling(words: KeyedWord.words(of: line), contexts: [])
    guard !whole.words.isEmpty, whole.words.count <= 40 else { return [] }
    var result = [whole]
    guard line.unicodeScalars.contains(where: isSeparator) else { return result }
    // First at dashes between spaces, then at all of them: Châu Thành-KG.
    let hasDash = line.utf8.contains(UInt8(ascii: "-"))
    for separator in hasDash ? [" - ", "-"] : ["-"] {
      let parts = line.split(whereSeparator: { ",();[]/–—".contains($0) }).flatMap {
        $0.split(separator: separator)
      }
      .map { KeyedWord.words(of: String($0)) }.filter { !$0.isEmpty }
      guard parts.count > 1, let name = parts.first else { continue }
      let spelling = UnitSpelling(words: name, contexts: Array(parts.dropFirst()))
      if !result.contains(spelling) { result.append(spelling) }
    }
    return result
  }

  /// Whether a scalar may part a name from what stands behind it.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "(", ")", ";", "[", "]", "/", "-", "–", "—": true
    default: false
    }
  }

  /// The text without a running number before it.
  private static func withoutNumber(_ text: String) -> String {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count) else { return text }
    let rest = text.dropFirst(digits.count)
    guard let mark = rest.first, ".)-:/ ".contains(mark) else { return text }
    let name = rest.drop { ".)-:/ ".contains($0) }
    return name.isEmpty ? text : String(name)
  }
}
