internal import Schema

/// A name of a unit with the keys by which it is found.
struct UnitNameKeys: Sendable {
  /// The name.
  var name: UnitMatcher.Name
  /// Whether it is the unit's own name and no alias.
  var isFirst: Bool
  /// The whole name and its core with tones; the core without, with and without spaces; its initials.
  var whole: String, core: String, bare: String, joined: String, initials: String

  /// The name and the aliases of the unit at a position, taken apart; those without a word are left out.
  static func all(of unit: ReportingUnit, at position: Int) -> [UnitNameKeys] {
    ([unit.name] + unit.aliases).enumerated().compactMap { place, text in
      let words = KeyedWord.words(of: text)
      guard !words.isEmpty else { return nil }
      let (core, type) = UnitMatcher.stripped(words)
      let joined = core.joinedKey
      return UnitNameKeys(
        name: UnitMatcher.Name(
          unit: position, words: words, core: core, type: type, letters: Array(joined.utf8)),
        isFirst: place == 0, whole: words.tonedKey, core: core.tonedKey, bare: core.bareKey, joined: joined,
        initials: core.initials)
    }
  }
}

/// Where names stand in the list of all, by their keys.
struct UnitNameIndex: Sendable {
  /// By the whole name, and by its core.
  private(set) var byWhole: [String: [Int]] = [:], byCore: [String: [Int]] = [:]
  /// By the core without diacritics, with spaces and without.
  private(set) var byBare: [String: [Int]] = [:], byJoined: [String: [Int]] = [:]
  /// By the first letters of the syllables, and by the last syllable.
  private(set) var byInitials: [String: [Int]] = [:], byLast: [String: [Int]] = [:]

  /// The index of a list of names.
  init(_ names: [UnitNameKeys]) {
    for (position, keys) in names.enumerated() {
      let core = keys.name.core
      byWhole[keys.whole, default: []].append(position)
      byCore[keys.core, default: []].append(position)
      // Abbreviations count as they are written: by aliases, never by rule.
      let isLong = keys.joined.count > 4
      if core.count > 1 || isLong { byBare[keys.bare, default: []].append(position) }
      if isLong { byJoined[keys.joined, default: []].append(position) }
      guard core.count > 1, let last = core.last else { continue }
      byInitials[keys.initials, default: []].append(position)
      byLast[last.bare, default: []].append(position)
    }
  }
}
