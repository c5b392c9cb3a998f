internal import Facts

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
    (WordList(["tỷ", "tỉ"]), 1_000_000_000), (WordList(["chục"]), 10), (WordList(["trăm"]), 100),
    (WordList(["vạn"]), 10_000),
  ]
  /// Those that mean something else without their diacritics (muối, tạ), and their factors.
  static let markedScales: [(words: WordList, factor: Double)] = [
    (WordList(["mươi"]), 10), (WordList(["tá"]), 12),
  ]
  /// Half of the unit or the word of scale before it: "2 triệu rưỡi".
  static let half = WordList(["rưỡi", "rưởi"])
  /// Digits in words. Behind a word of scale they are its next place, which nobody can be sure of: "2 triệu hai".
  static let digits: Set<String> = Set(
    ["một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín", "mười"].map {
      KeyedWord($0).toned
    })
  /// Words for %.
  static let percent = WordList(["phần trăm"])
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
  /// What says of the number before it, as all that stands there, that it is an estimate: "12 (ước)".
  static let estimated = WordList(["ước", "ước tính", "ước đạt", "ước lượng", "số ước", "tạm tính", "khoảng"])
  /// Words after which a number is not the answer: "3 chưa xong".
  static let negations = WordList(["chưa", "không", "ko", "thiếu", "trừ"])
}
