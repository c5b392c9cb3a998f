internal import VietnameseText

/// One word of a text with its keys; in Vietnamese, a syllable.
struct KeyedWord: Sendable, Hashable {
  /// Lower case, the tone moved to its end: hoà and hòa are `hoa2`.
  var toned: String
  /// Lower case, no diacritics.
  var bare: String

  /// A word by its keys.
  init(toned: String, bare: String) {
    self.toned = toned
    self.bare = bare
  }
  /// A word of a text.
  init(_ word: String) { self.init(folded: TextKey.folded(word)) }
  /// A word of a text that is `TextKey.folded` already.
  private init(folded word: String) {
    if let first = word.utf8.first, first == UInt8(ascii: "0"),
      word.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      // 02 is 2, in the names of wards as in those of rounds.
      let digits = word.drop { $0 == "0" }
      self.init(toned: digits.isEmpty ? "0" : String(digits), bare: digits.isEmpty ? "0" : String(digits))
      return
    }
    // Words of plain letters and digits are their own keys.
    if word.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) {
      self.init(toned: word, bare: word)
    } else {
      self.init(toned: TextKey.tonedKey(ofFolded: word), bare: TextKey.bareKey(ofFolded: word))
    }
  }

  /// Whether it has diacritics.
  var isMarked: Bool { toned != bare }
  /// Whether a word of a text stands for this one: equal with its tone, or equal without where the text has none.
  func isMeant(by word: KeyedWord) -> Bool { toned == word.toned || bare == word.toned }

  /// The words of a text: letters and digits between everything else. Đ is also taken for the Icelandic Ð, which looks
  /// the same and which some keyboards give.
  static func words(of text: String) -> [KeyedWord] {
    words(ofFolded: TextKey.folded(text))
  }
  /// The words of a text that is `TextKey.folded` already.
  static func words(ofFolded folded: String) -> [KeyedWord] {
    var words: [KeyedWord] = []
    var current = ScalarText()
    func flush() {
      guard !current.isEmpty else { return }
      words.append(KeyedWord(folded: current.string))
      current.removeAll()
    }
    for scalar in folded.unicodeScalars {
      let scalar = scalar == "ð" ? "đ" : scalar
      if ("0"..."9").contains(scalar) || TextKey.isLetter(scalar)
        || scalar.value >= 0x300 && scalar.properties.generalCategory == .nonspacingMark
      {
        current.append(scalar)
      } else {
        flush()
      }
    }
    flush()
    return words
  }
}

extension Collection where Element == KeyedWord {
  /// The key with tones.
  var tonedKey: String { map(\.toned).joined(separator: " ") }
  /// The key without diacritics.
  var bareKey: String { map(\.bare).joined(separator: " ") }
  /// The key without diacritics and spaces.
  var joinedKey: String { map(\.bare).joined() }
}
