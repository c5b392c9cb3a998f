internal import Schema

/// The years of rounds, and those that a text writes beside a round's name: "Đợt 3 năm 2019", "Quý II/2021",
/// "Năm 2019 - Đợt 3".
enum RoundYears {
  /// The years that are a round's: those in its names and its `year`; else that of its date, else those of its last days.
  static func own(of round: Round) -> Set<Int> {
    var years = Set(
      ([round.code, round.title] + round.aliases).flatMap { KeyedWord.words(of: $0) }.compactMap(year))
    if let year = round.year { years.insert(year) }
    if years.isEmpty, let date = round.date { years.insert(date.year) }
    if years.isEmpty { years.formUnion([round.due, round.closes].compactMap { $0?.day.year }) }
    return years
  }

  /// Where words hold a name in one piece. "ngày 30 tháng 8" is a day and does not hold the name "Tháng 8".
  static func places(of name: [KeyedWord], in words: [KeyedWord]) -> [Range<Int>] {
    guard !name.isEmpty, name.count <= words.count else { return [] }
    return (0...(words.count - name.count)).compactMap { start in
      guard zip(name, words[start...]).allSatisfy({ $0.isMeant(by: $1) }) else { return nil }
      if name.first?.bare == "thang", start >= 2, words[start - 2].bare == "ngay" { return nil }
      return start..<(start + name.count)
    }
  }

  /// Whether a round with some years can be meant by its name at a place: no year stands beside it, or one of these.
  /// A school year is two years. A name that says its year itself is what it says.
  static func fit(_ own: Set<Int>, beside place: Range<Int>, in words: [KeyedWord]) -> Bool {
    guard !own.isEmpty, !words[place].contains(where: { year($0) != nil }) else { return true }
    let beside = years(behind: place.upperBound, in: words) + years(before: place.lowerBound, in: words)
    return beside.isEmpty || beside.contains(where: own.contains)
  }

  /// The years with which the words behind a name begin; a year farther off belongs to something else.
  private static func years(behind end: Int, in words: [KeyedWord]) -> [Int] {
    words[end...].drop { joining.contains($0.bare) }.prefix { year($0) != nil }.compactMap(year)
  }

  /// The years of "năm 2019" before a name, unless it ends a date or a comparison.
  private static func years(before start: Int, in words: [KeyedWord]) -> [Int] {
    let years = words[..<start].reversed().prefix { year($0) != nil }.compactMap(year)
    let rest = words[..<start].dropLast(years.count)
    guard !years.isEmpty, let last = rest.last, joining.contains(last.bare) else { return [] }
    guard let before = rest.reversed().first(where: { !joining.contains($0.bare) }) else { return years }
    return Int(before.bare) != nil || comparing.contains(before.bare) ? [] : years
  }

  /// A word as a year; nil for any other.
  private static func year(_ word: KeyedWord) -> Int? {
    Int(word.bare).flatMap { (1900...2200).contains($0) ? $0 : nil }
  }
  /// Words between a round's name and its year.
  private static let joining: Set<String> = ["nam", "hoc", "nien", "khoa", "of", "year"]
  /// Words behind which a year is one to compare with.
  private static let comparing: Set<String> = ["voi", "ky", "hon", "tu", "cua"]
}
