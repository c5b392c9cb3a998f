internal import VietnameseText

/// What a text says of a round: "Đợt 3 năm 2020", "Quý III/2020", "tháng 8", "3".
struct RoundName: Sendable, Equatable {
  /// What is counted: đợt, quý, tháng, kỳ, lần, tuần …; nil where the text does not say.
  var word: String?
  /// Its number in the year.
  var number: Int?
  /// The year.
  var year: Int?

  /// Words that count rounds, without diacritics, and the word they stand for.
  private static let words: [String: String] = [
    "dot": "dot", "quy": "quy", "thang": "thang", "ky": "ky", "lan": "lan", "tuan": "tuan", "hoc": "ky",
    "vong": "vong",
    "round": "dot", "quarter": "quy", "month": "thang", "q": "quy",
  ]
  /// Roman numerals.
  private static let roman: [String: Int] = [
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11,
    "xii": 12,
  ]
  /// Numerals in words.
  private static let ordinals: [String: Int] = [
    "một": 1, "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
    "mười": 10,
  ]

  /// Everything a text says, in whatever order; nil where it says nothing. `isWhole`: the text is nothing but a round's
  /// name, so that a bare number is one.
  init?(_ words: [KeyedWord], isWhole: Bool) {
    var index = 0
    while index < words.count {
      let word = words[index]
      defer { index += 1 }
      if let value = Int(word.bare) {
        if (1900...2200).contains(value) {
          if year == nil { year = value }
        } else if number == nil, isWhole, value > 0 {
          number = value
        }
        continue
      }
      guard let counted = Self.words[word.bare], !word.isMarked || Self.isCounting(word) else { continue }
      // "6 tháng đầu năm" is half a year, not June.
      if counted == "thang", index >= 1, let months = Int(words[index - 1].bare), (2...11).contains(months),
        index + 1 >= words.count || Int(words[index + 1].bare) == nil
      {
        self.word = "months"
        number = months
        continue
      }
      // "ngày 30 tháng 8" is a day, not a round.
      if counted == "thang", index >= 2, words[index - 2].bare == "ngay" { continue }
      // "đợt 3", "quý III", "đợt thứ ba", "đợt 3/2020"
      var next = index + 1
      if next < words.count, words[next].bare == "thu" { next += 1 }
      guard next < words.count else { continue }
      let value =
        Int(words[next].bare) ?? Self.roman[words[next].toned]
        ?? Self.ordinals.first { TextKey.toned($0.key) == words[next].toned }?.value
      guard let value, value > 0, value < 100, self.word == nil || number == nil else { continue }
      self.word = counted
      number = value
      index = next
    }
    if number == nil, isWhole, let only = words.first(where: { Self.roman[$0.toned] != nil }),
      words.count <= 3
    {
      number = Self.roman[only.toned]
    }
    if number == nil, year == nil { return nil }
  }

  /// Whether a word with diacritics is one that counts rounds.
  private static func isCounting(_ word: KeyedWord) -> Bool {
    ["đơt5", "quy1", "thang1", "ky2", "lân2", "tuân2", "hoc5", "vong2"].contains(word.toned)
  }
}
