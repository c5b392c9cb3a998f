internal import VietnameseText

/// When a name is another one, shortened or mistyped.
enum SimilarName {
  /// P.Quốc, PQuốc, U.M.Thượng: initials of the first syllables, then at least one whole syllable. All initials (PQ)
  /// are never enough.
  static func isShortened(_ words: [KeyedWord], of name: [KeyedWord]) -> Bool {
    guard name.count > 1 else { return false }
    if words.count == name.count {
      var initials = 0
      for (word, syllable) in zip(words, name) {
        if syllable.isMeant(by: word) { continue }
        guard word.bare.count == 1, syllable.bare.hasPrefix(word.bare) else { return false }
        initials += 1
      }
      return initials > 0 && initials < name.count
    }
    guard words.count == 1, let word = words.first, let last = name.last, last.bare.count >= 3 else {
      return false
    }
    let initials = String(name.dropLast().compactMap(\.bare.first))
    return word.toned == initials + last.toned || word.toned == initials + last.bare
  }

  /// One slip of the finger or of the ear away: a letter too many, too few, another one or two exchanged. Names of six
  /// letters and more; a first consonant only where speech confuses the two; a last word of one letter or a number (Mong
  /// Thọ A, Phường 2) has to be the same.
  static func isOneSlip(from name: [KeyedWord], to text: [KeyedWord], letters: [UInt8], typed: [UInt8])
    -> Bool
  {
    guard min(letters.count, typed.count) >= 6, abs(letters.count - typed.count) <= 1 else { return false }
    // Around one slip the letters are the same: most names are told by their ends.
    let (shorter, longer) = (min(letters.count, typed.count), max(letters.count, typed.count))
    let before = zip(letters, typed).prefix { $0 == $1 }.count
    let after = zip(letters.reversed(), typed.reversed()).prefix { $0 == $1 }.count
    guard min(before + after, shorter) >= longer - 2,
      EditDistance.between(letters, typed, limit: 1) != nil
    else { return false }
    guard distinction(name) == distinction(text) else { return false }
    // Written in one word; otherwise as many syllables as the name.
    if text.count == 1, name.count > 1 { return true }
    guard name.count == text.count else { return false }
    var differing = 0
    for (syllable, word) in zip(name, text) where !syllable.isMeant(by: word) {
      differing += 1
      guard haveLikeOnsets(syllable.bare, word.bare) else { return false }
    }
    return differing <= 1
  }

  /// The last word where it only tells two names apart: a letter or a number.
  private static func distinction(_ words: [KeyedWord]) -> String? {
    guard words.count > 1, let last = words.last else { return nil }
    return last.bare.count == 1 || last.bare.allSatisfy(\.isNumber) ? last.bare : nil
  }

  /// Whether two syllables begin alike, or with sounds that are taken for one another.
  private static func haveLikeOnsets(_ first: String, _ second: String) -> Bool {
    let (one, other) = (onset(first), onset(second))
    return one == other
      || alike.contains { $0.contains(one) && $0.contains(other) }
  }
  /// The consonants before the first vowel; "gi" and "qu" belong to them.
  private static func onset(_ syllable: String) -> String {
    let consonants = String(syllable.prefix { !"aeiouy".contains($0) })
    if consonants == "g", syllable.hasPrefix("gi"), syllable.count > 2 { return "gi" }
    return consonants
  }
  /// Sounds that are taken for one another in parts of the country.
  private static let alike: [Set<String>] = [
    ["r", "g", "gi", "d"], ["s", "x"], ["ch", "tr"], ["d", "gi", "v"], ["l", "n"], ["c", "k", "q"],
    ["ng", "ngh"], ["g", "gh"],
    ["h", "qu", "q"],
  ]
}
