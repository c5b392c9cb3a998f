/// Words that name a total or a sub-total where no indicator does.
enum TotalWords {
  /// Whole texts, as bare keys.
  private static let whole: Set<String> = [
    "cong", "tong", "tong cong", "tong so", "tong chung", "cong chung", "cong muc", "cong trang", "total",
    "sum", "toan tinh", "toan huyen", "toan thanh pho", "toan xa",
    "grand total", "subtotal", "sub-total", "cong don", "luy ke",
  ]
  /// Those of them that name the total of everything, and no block's.
  private static let everything: Set<String> = [
    "cong", "tong", "tong cong", "tong so", "tong chung", "cong chung", "total", "sum", "grand total",
    "toan tinh", "toan huyen", "toan thanh pho", "toan xa",
  ]
  /// Whether a label, given by the bare key of its words, names the total of everything.
  static func nameWhole(_ bare: String) -> Bool { everything.contains(bare) || TotalScope.names(bare) }
  /// Whether a label, given by the bare key of its words, names the sum of a page, or what is carried over to the next:
  /// "Cộng trang 1", "Mang sang", "Cộng chuyển sang trang sau".
  static func namePage(_ bare: String) -> Bool {
    guard bare.utf8.count <= 40, pageBeginnings.contains(where: { bare.hasPrefix($0) }) else { return false }
    let words = bare.split { !$0.isLetter && !$0.isNumber }
    // "Số chuyển sang" alone may be what is asked for.
    guard words.contains("trang") || bare.contains("mang sang") || bare.hasPrefix("cong ") else {
      return false
    }
    return words.count > 1 && words.allSatisfy { pageWords.contains($0) || $0.allSatisfy(\.isNumber) }
  }
  /// With what such labels begin, and the words of which they are made.
  private static let pageBeginnings = [
    "cong trang", "tong trang", "mang sang", "chuyen sang", "chuyen trang", "cong mang", "cong chuyen",
    "so mang sang", "so chuyen sang", "trang truoc", "so trang truoc", "cong luy ke", "luy ke trang",
  ]
  private static let pageWords: Set<Substring> = [
    "cong", "tong", "so", "trang", "mang", "sang", "chuyen", "truoc", "sau", "nay", "luy", "ke", "den", "tu",
  ]
  /// Whether a label is such a word, also with the number of its section: "Cộng I", "Tổng cộng (I+II)".
  /// The label is given by the bare key of its words.
  static func names(_ bare: String) -> Bool {
    if whole.contains(bare) || TotalScope.names(bare) || namePage(bare) { return true }
    guard bare.utf8.count <= 40 else { return false }
    for word in ["tong cong", "cong", "tong"] where bare.hasPrefix(word + " ") {
      let rest = bare.dropFirst(word.count + 1)
      if !rest.isEmpty, rest.split(whereSeparator: { "+().,- ".contains($0) }).allSatisfy(isNumber) {
        return true
      }
    }
    return false
  }
  /// Whether a word is the number of a section: a Roman number, a figure, a letter.
  private static func isNumber(_ word: Substring) -> Bool {
    word.allSatisfy { "ivx".contains($0) } || word.allSatisfy { "0123456789".contains($0) }
      || word.count == 1 && word.allSatisfy { "abcdefgh".contains($0) }
  }
}
