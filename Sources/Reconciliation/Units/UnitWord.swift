internal import VietnameseText

/// One syllable of a name with its keys.
struct UnitWord: Sendable, Hashable {
  /// Lower case, the tone moved to its end: hoà and hòa are `hoa2`.
  var toned: String
  /// Lower case, no diacritics.
  var bare: String

  /// Whether it has diacritics.
  var isMarked: Bool { toned != bare }
  /// Whether a word of a text stands for this one: equal with its tone, or equal without where the text has none.
  func isMeant(by word: UnitWord) -> Bool { toned == word.toned || bare == word.toned }

  /// The words of a text: letters and digits between everything else. Đ is also taken for the Icelandic Ð, which looks
  /// the same and which some keyboards give.
  static func words(of text: String) -> [UnitWord] {
    let folded = TextKey.folded(String(text.map { $0 == "Ð" ? "Đ" : $0 == "ð" ? "đ" : $0 }))
    var words: [UnitWord] = []
    var current = String.UnicodeScalarView()
    func flush() {
      guard !current.isEmpty else { return }
      let word = String(current)
      words.append(UnitWord(toned: TextKey.toned(word), bare: TextKey.bare(word)))
      current = String.UnicodeScalarView()
    }
    for scalar in folded.unicodeScalars {
      let properties = scalar.properties
      let isMark = properties.generalCategory == .nonspacingMark
      if properties.isAlphabetic || isMark || ("0"..."9").contains(scalar) {
        current.append(scalar)
      } else {
        flush()
      }
    }
    flush()
    return words
  }
}

extension Collection where Element == UnitWord {
  /// The key with tones.
  var tonedKey: String { map(\.toned).joined(separator: " ") }
  /// The key without diacritics.
  var bareKey: String { map(\.bare).joined(separator: " ") }
  /// The key without diacritics and spaces.
  var joinedKey: String { map(\.bare).joined() }
}
