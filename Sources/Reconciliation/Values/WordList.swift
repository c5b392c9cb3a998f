/// A list of words and short phrases that texts are compared with, tones counted; without diacritics where the text has
/// none itself.
struct WordList: Sendable {
  /// Each phrase by its words.
  private let phrases: [[KeyedWord]]
  /// The first phrase, as the author wrote it.
  let first: String

  /// A list of words.
  init(_ words: [String]) {
    first = words.first ?? ""
    phrases = words.map { NumberToken.tokens(of: $0).map(\.key) }
  }
  /// Whether the tokens of a text are one of the phrases, the whole of it.
  func contains(_ tokens: some Collection<NumberToken>) -> Bool {
    phrases.contains { phrase in
      phrase.count == tokens.count && zip(phrase, tokens).allSatisfy { $0.isMeant(by: $1.key) }
    }
  }
  /// Whether a word is one of the list.
  func contains(_ word: KeyedWord) -> Bool {
    phrases.contains { $0.count == 1 && $0[0].isMeant(by: word) }
  }
  /// The length, in tokens, of the longest phrase with which a text begins; 0: none.
  func prefix(of tokens: some Collection<NumberToken>) -> Int {
    var best = 0
    for phrase in phrases where phrase.count > best && phrase.count <= tokens.count {
      if zip(phrase, tokens).allSatisfy({ $0.isMeant(by: $1.key) }) { best = phrase.count }
    }
    return best
  }
}
