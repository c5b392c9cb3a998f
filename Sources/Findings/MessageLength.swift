internal import VietnameseText

/// How long the Vietnamese sentence of a finding may be. A word is what stands between spaces, as Vietnamese writes its
/// syllables; a number, a cell and a name of a file without spaces count one.
package enum MessageLength {
  /// The most words of a sentence.
  package static let mostWords = 25

  /// How many words a sentence has.
  package static func words(in sentence: String) -> Int {
    sentence.split(whereSeparator: \.isWhitespace).count
  }

  /// The first words of a text, with "…" where some were left out; at least one word is kept.
  package static func excerpt(_ text: String, words: Int) -> String {
    let all = text.split(whereSeparator: \.isWhitespace)
    return all.count <= max(words, 1) ? text : all.prefix(max(words, 1)).joined(separator: " ") + "…"
  }

  /// A text inside a sentence or in a narrow column: one line, its first words, and of words without end the first letters; "…"
  /// where something was left out. The whole stands in the cell that is named beside it.
  package static func cut(_ text: String, words: Int = 8, letters: Int = 70) -> String {
    let short = excerpt(TextKey.singleSpaced(text), words: words)
    return short.count > letters ? short.prefix(letters) + "…" : short
  }
}

extension FindingMessage {
  /// A message about names and texts of any length: the longest of them are cut word by word until the Vietnamese sentence
  /// has at most 25 words. The English one has the texts as they are.
  package init(
    about texts: [String], vietnamese: ([String]) -> String, english: ([String]) -> String
  ) {
    var lengths = texts.map { MessageLength.words(in: $0) }
    var sentence = vietnamese(texts)
    while MessageLength.words(in: sentence) > MessageLength.mostWords,
      let longest = lengths.max(), longest > 1, let place = lengths.lastIndex(of: longest)
    {
      lengths[place] -= 1
      sentence = vietnamese(zip(texts, lengths).map { MessageLength.excerpt($0, words: $1) })
    }
    self.init(vietnamese: sentence, english: english(texts))
  }
}
