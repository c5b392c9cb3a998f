internal import Facts
internal import VietnameseText

/// The words that stand in number fields, and beside numbers. Compared by `TextKey.toned`, or without diacritics where
/// the text has none.
enum NumberWords {
  /// Words for zero.
  static let zero = WordList([
    "không", "không có", "không phát sinh", "ko", "ko có", "ko phát sinh", "k có", "không có phát sinh",
  ])
  /// Words for "still to come".
  static let pending = WordList([
    "chưa có", "chưa có số liệu", "chưa có báo cáo", "chưa tổng hợp", "chưa thống kê", "chưa báo cáo",
    "đang tổng hợp",
    "đang thống kê", "đang cập nhật", "đang rà soát", "đang chờ", "chờ số liệu", "chờ báo cáo", "bổ sung sau",
    "sẽ bổ sung", "báo cáo sau", "cập nhật sau",
  ])
  /// Words that point to another place, with which a text begins.
  static let pointers = WordList([
    "xem", "như trên", "như dưới", "nêu trên", "ở trên", "ở dưới", "kèm theo", "theo phụ lục", "theo biểu",
    "phụ lục",
    "đính kèm", "có danh sách", "danh sách kèm theo", "see",
  ])
  /// Words of scale and their factors.
  static let scales: [(words: WordList, factor: Double)] = [
    (WordList(["nghìn", "ngàn"]), 1000), (WordList(["triệu"]), 1_000_000),
    (WordList(["tỷ", "tỉ"]), 1_000_000_000),
  ]
  /// What may stand before a number, longer ones first, and what it says.
  static let before: [(words: WordList, qualifier: FactQualifier)] = [
    (WordList(["không dưới", "ít nhất", "tối thiểu", "hơn", "trên", "gần hơn", ">=", "≥", ">"]), .atLeast),
    (
      WordList([
        "ước đạt khoảng", "ước đạt", "ước tính", "ước khoảng", "ước", "khoảng trên", "khoảng gần", "khoảng",
        "xấp xỉ",
        "gần", "chừng", "dưới", "không quá", "tối đa", "<=", "≤", "<", "~", "≈", "±",
      ]), .about
    ),
    (WordList(["tổng cộng", "tổng số", "cộng", "đạt", "được", "có", "là", "=", ":", "$", "€"]), .exact),
  ]
  /// What may stand after a number.
  static let after: [(words: WordList, qualifier: FactQualifier)] = [
    (WordList(["trở lên", "+"]), .atLeast),
    (WordList(["trở xuống"]), .about),
  ]
  /// Words after which a number is not the answer: "3 chưa xong".
  static let negations = WordList(["chưa", "không", "ko", "thiếu", "trừ"])
}

/// Words with their keys.
struct WordList: Sendable {
  /// The toned keys.
  private let toned: Set<String>
  /// The keys without diacritics.
  private let bare: Set<String>
  /// Both in the author's order.
  private let keys: [(toned: String, bare: String)]

  /// The first of the words, as the author wrote it.
  let first: String

  /// A list of words.
  init(_ words: [String]) {
    first = words.first ?? ""
    keys = words.map { (TextKey.toned($0), TextKey.bare($0)) }
    toned = Set(keys.map(\.toned))
    bare = Set(keys.map(\.bare))
  }
  /// Whether a text is one of the words, tones counted; or without diacritics, where it has none itself.
  func contains(_ text: String) -> Bool {
    let key = TextKey.toned(text)
    return toned.contains(key) || bare.contains(key) && key == TextKey.bare(text)
  }
  /// The length, in words, of the longest of the list that these words begin with; 0: none.
  func prefix(of words: [Substring]) -> Int {
    var best = 0
    for key in keys {
      let length = key.toned.split(separator: " ").count
      guard length > best, length <= words.count else { continue }
      if contains(words.prefix(length).joined(separator: " ")) { best = length }
    }
    return best
  }
}
