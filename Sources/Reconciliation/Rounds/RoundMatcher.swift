internal import Cells
internal import Schema
internal import VietnameseText

/// Finds rounds of the schema by code, title, alias, number or date (SCHEMA.md, "round_cell").
struct RoundMatcher: Sendable {
  /// The names of each round: code, title and aliases, as words.
  private let names: [[[KeyedWord]]]
  /// What title and aliases say, and the year of the round.
  private let said: [[RoundName]], years: [Int?]
  /// The years that each round's names tell; its own year and its days' where they tell none. Empty: not known.
  private let ownYears: [Set<Int>]
  /// The days of each round; nil where it has no date.
  private let windows: [RoundWindow?]

  /// A matcher for the rounds of a schema.
  init(schema: CampaignSchema) {
    names = schema.rounds.map {
      ([$0.code, $0.title] + $0.aliases).map { KeyedWord.words(of: $0) }.filter { !$0.isEmpty }
    }
    said = schema.rounds.map {
      ([$0.title] + $0.aliases + [$0.code]).compactMap { RoundName(KeyedWord.words(of: $0), isWhole: false) }
    }
    years = schema.rounds.map { $0.year ?? $0.date?.year }
    ownYears = schema.rounds.map(RoundYears.own)
    windows = schema.rounds.map(RoundWindow.init)
  }

  /// The round that a cell's text names: the whole of it is a code, title or alias; or its number and year; or a date
  /// in the round.
  func match(text: String) -> RoundMatch {
    let words = KeyedWord.words(of: text)
    guard !words.isEmpty, words.count <= 60 else { return .unknown }
    let exact = names.indices.filter { names[$0].contains { $0.tonedKey == words.tonedKey } }
    if !exact.isEmpty { return Self.result(exact) }
    let bare = names.indices.filter { round in
      names[round].contains { $0.count == words.count && zip($0, words).allSatisfy { $0.isMeant(by: $1) } }
    }
    if !bare.isEmpty { return Self.result(bare) }
    if let date = DateText(text)?.date(year: nil) { return match(serial: date.serial) }
    guard let name = RoundName(words, isWhole: true) else { return .unknown }
    return match(name, isBare: words.count == 1)
  }

  /// The round in which a day lies, from its date to its close.
  func match(serial: Double) -> RoundMatch {
    Self.result(windows.indices.filter { windows[$0]?.contains(SerialDate(serial: serial)) == true })
  }

  /// The round that a title, a sheet's or a file's name mentions: a whole title or alias within it, or "đợt 3" with the
  /// year where more than one year has it. A year beside the name has to be the round's.
  func match(mentionedIn text: String) -> RoundMatch { match(mentionedIn: KeyedWord.words(of: text)) }
  /// The same of the words of a text.
  func match(mentionedIn words: [KeyedWord]) -> RoundMatch {
    guard !words.isEmpty, words.count <= 400 else { return .unknown }
    var longest = 0
    var found: [Int] = []
    var isOfOtherYear = false
    for round in names.indices {
      for name in names[round] where name.count > 1 && name.count >= longest {
        let places = RoundYears.places(of: name, in: words)
        guard !places.isEmpty else { continue }
        guard places.contains(where: { RoundYears.fit(ownYears[round], beside: $0, in: words) }) else {
          isOfOtherYear = true
          continue
        }
        if name.count > longest { found = [] }
        longest = name.count
        if !found.contains(round) { found.append(round) }
      }
    }
    if found.count == 1 { return .round(found[0]) }
    let otherwise = found.isEmpty && isOfOtherYear ? .otherYear : Self.result(found)
    guard let name = RoundName(words, isWhole: false), name.number != nil else { return otherwise }
    let match = match(name, isBare: false)
    if case .unknown = match { return otherwise }
    return match
  }

  /// Whether a whole title or alias of a round stands among words.
  func isMentioned(_ round: Int, in words: [KeyedWord]) -> Bool {
    names[round].contains { name in
      name.count > 1
        && RoundYears.places(of: name, in: words).contains {
          RoundYears.fit(ownYears[round], beside: $0, in: words)
        }
    }
  }

  /// Whether the text of a cell is the name of a round but for its year: "Đợt 3 năm 2019".
  func isOfOtherYear(_ text: String) -> Bool {
    guard var name = RoundName(KeyedWord.words(of: text), isWhole: true), name.number != nil, name.year != nil
    else { return false }
    guard case .unknown = match(name, isBare: false) else { return false }
    name.year = nil
    if case .unknown = match(name, isBare: false) { return false }
    return true
  }

  /// The rounds with a number, a counting word and a year, as far as the text says them.
  private func match(_ name: RoundName, isBare: Bool) -> RoundMatch {
    guard let number = name.number else {
      // A year alone, where the year has one round.
      let found = years.indices.filter { years[$0] == name.year }
      return found.count == 1 && years.filter { $0 == name.year }.count == 1 ? .round(found[0]) : .unknown
    }
    let found = said.indices.filter { round in
      said[round].contains { known in
        known.number == number && (name.word == nil || known.word == name.word)
          && (name.year == nil || (known.year ?? years[round]) == name.year)
      }
    }
    return Self.result(found)
  }

  /// The match that positions make.
  private static func result(_ rounds: [Int]) -> RoundMatch {
    switch rounds.count {
    case 0: .unknown
    case 1: .round(rounds[0])
    default: .several(rounds)
    }
  }
}
