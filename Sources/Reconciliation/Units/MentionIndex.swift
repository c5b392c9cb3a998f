internal import VietnameseText

/// The names of units that can be recognised within longer texts: names of at least two syllables, no abbreviations.
struct MentionIndex: Sendable {
  /// The names by their words without diacritics.
  private var byBare: [String: [Entry]] = [:]
  /// The names of six letters and more by their letters alone: RachGia.
  private var byJoined: [String: [Entry]] = [:]
  /// The first words of names of several words, without diacritics: most words of a title begin none.
  private var firstWords: Set<String> = []
  /// The longest name, in words, that begins with two words, by both without diacritics.
  private var longestByPair: [String: Int] = [:]

  /// A name as it is looked for.
  struct Entry: Sendable {
    /// The unit, and the words by which it is known.
    var unit: Int
    /// They count with their tones, where the text has any.
    var words: [KeyedWord]
  }

  /// The index of names.
  init(names: [UnitMatcher.Name]) {
    for name in names {
      for words in name.words == name.core ? [name.core] : [name.core, name.words] {
        guard words.count > 1 || words.joinedKey.count > 4 else { continue }
        let entry = Entry(unit: name.unit, words: words)
        byBare[words.bareKey, default: []].append(entry)
        guard words.count > 1 else { continue }
        firstWords.insert(words[0].bare)
        let pair = words[0...1].bareKey
        longestByPair[pair] = max(longestByPair[pair] ?? 0, words.count)
        let joined = words.joinedKey
        if joined.count >= 6 { byJoined[joined, default: []].append(entry) }
      }
    }
  }

  /// How many words the longest name may have with which words of a text begin; at least one.
  func longest(from words: ArraySlice<KeyedWord>) -> Int {
    guard words.count > 1, let first = words.first, firstWords.contains(first.bare) else { return 1 }
    return min(longestByPair[words.prefix(2).bareKey] ?? 1, words.count)
  }

  /// The names that words of a text are: each word with its tone, or without any.
  func entries(_ words: ArraySlice<KeyedWord>) -> [Entry] {
    guard let first = words.first else { return [] }
    let named = byBare[words.count == 1 ? first.bare : words.bareKey] ?? []
    let found = named.isEmpty ? [] : named.filter { zip($0.words, words).allSatisfy { $0.isMeant(by: $1) } }
    if found.isEmpty, words.count == 1, !first.isMarked {
      return byJoined[first.bare] ?? []
    }
    return found
  }
}

extension UnitMatcher {
  /// The units that a title, a header block or a file's name mentions, left to right: the longest names, which do not
  /// overlap. A name that belongs to no unit looked among (a commune's, where districts are asked) mentions nobody.
  func units(mentionedIn text: String, among scope: UnitScope) -> [UnitMention] {
    units(mentionedIn: KeyedWord.words(of: text), among: scope)
  }
  /// The same of the words of a text.
  func units(mentionedIn words: [KeyedWord], among scope: UnitScope) -> [UnitMention] {
    guard words.count <= 400 else { return [] }
    var result: [UnitMention] = []
    var index = 0
    while index < words.count {
      var length = mentions.longest(from: words[index...])
      var entries: [MentionIndex.Entry] = []
      while length > 0 {
        entries = mentions.entries(words[index..<(index + length)])
        if !entries.isEmpty { break }
        length -= 1
      }
      guard length > 0 else {
        index += 1
        continue
      }
      let name = words[index..<(index + length)]
      let type = UnitPrefix.last(of: words[..<index])?.type ?? Self.stripped(Array(name)).type
      var units: [Int] = []
      for entry in entries where !units.contains(entry.unit) && isCompatible(entry.unit, type) {
        units.append(entry.unit)
      }
      if let type, units.contains(where: { types[$0] == type }) { units.removeAll { types[$0] != type } }
      units = units.filter { isInside($0, scope) }
      // A single word is a name only where a word for what it is stands before it.
      if !units.isEmpty, type != nil || length > 1 || name.first.map({ $0.bare.count >= 6 }) == true {
        let isToned = entries.contains { $0.words.tonedKey == name.tonedKey }
        result.append(
          UnitMention(units: units.sorted(), certainty: isToned ? .key1 : .key2, isTyped: type != nil))
      }
      index += length
    }
    return result
  }
}
