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
  init(_ word: String) {
    let keys = WordKeys.keys(ofFolded: TextKey.folded(word))
    self.init(toned: keys.toned, bare: keys.bare)
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
    WordKeys.forEach(ofFolded: folded) { words.append(KeyedWord(toned: $0, bare: $1)) }
    return words
  }
}

extension Collection where Element == KeyedWord {
  /// The key with tones.
  var tonedKey: String { joined(by: " ") { $0.toned } }
  /// The key without diacritics.
  var bareKey: String { joined(by: " ") { $0.bare } }
  /// The key without diacritics and spaces.
  var joinedKey: String { joined(by: "") { $0.bare } }
  /// The key with marks and tones, without spaces.
  var tonedJoined: String { joined(by: "") { $0.toned } }
  /// The first letters without diacritics.
  var initials: String {
    var letters = ""
    for word in self { if let first = word.bare.first { letters.append(first) } }
    return letters
  }

  /// Keys of the words behind one another.
  private func joined(by separator: String, _ key: (KeyedWord) -> String) -> String {
    var text = ""
    var isFirst = true
    for word in self {
      if !isFirst { text += separator }
      text += key(word)
      isFirst = false
    }
    return text
  }
}
