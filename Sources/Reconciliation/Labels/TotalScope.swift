internal import VietnameseText

/// Totals whose words say of what they are the total: "Tổng cộng toàn huyện", "T.Cộng", "Cả huyện".
enum TotalScope {
  /// Words for a total, as bare keys, longer ones first.
  private static let heads = [
    "tong cong", "tong so", "tong", "cong", "t.cong", "t. cong", "t/cong", "t cong",
  ]
  /// What a total is of, as bare keys. "Ca xã" and "ca trường" may be fish and shifts where the tones are left out.
  private static let scopes: Set<String> = [
    "tinh", "huyen", "xa", "phuong", "thi xa", "thi tran", "thanh pho", "don vi", "nganh", "truong", "tp",
    "quan", "khu vuc", "dia ban", "bo", "nam", "vung",
  ]

  /// Whether a label, given by the bare key of its words, names the total of a whole by such words.
  static func names(_ bare: String) -> Bool {
    guard let first = bare.utf8.first, bare.utf8.count <= 40,
      first == UInt8(ascii: "t") || first == UInt8(ascii: "c")
    else { return false }
    if bare == "t.cong" || bare == "t. cong" || bare == "t/cong" { return true }
    if bare == "ca huyen" || bare == "ca tinh" { return true }
    var rest = bare[...]
    if let head = heads.first(where: { bare.hasPrefix($0 + " ") }) {
      rest = rest.dropFirst(head.count + 1)
      for word in ["cua ", "tren "] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
      if rest.hasPrefix("ca ") { return scopes.contains(String(rest.dropFirst(3))) }
    }
    return rest.hasPrefix("toan ") && scopes.contains(String(rest.dropFirst(5)))
  }

  /// Whether a label begins with words as a total's, which alone prove nothing: "Tổng số trường" is a count of schools,
  /// "Tổng các khoản" a sum. The label is given folded, without its numbering; `hasMarks`: whether it has diacritics.
  static func isHinted(by folded: String, hasMarks: Bool) -> Bool {
    guard mayHint(folded) else { return false }
    return hints(hasMarks).contains { begins(folded[...], with: $0) && !isLetter(behind: $0, in: folded) }
  }
  /// Whether it begins with words that a row of its own has no reason to bear: "Tổng cộng trường", "Cộng khối tiểu học".
  static func isSuggested(by folded: String, hasMarks: Bool) -> Bool {
    let (total, sums, parts) =
      hasMarks
      ? ("tổng cộng", ["cộng", "tổng"], ["các", "khối", "nhóm", "toàn", "cả", "phần", "mục", "huyện", "xã"])
      : ("tong cong", ["cong", "tong"], ["cac", "khoi", "nhom", "toan", "ca", "phan", "muc", "huyen", "xa"])
    if begins(folded[...], with: total) {
      return !isLetter(behind: total, in: folded) && !folded.hasPrefix("tong cong ty")
    }
    guard let sum = sums.first(where: { begins(folded[...], with: $0) && isSpace(behind: $0, in: folded) })
    else { return false }
    let rest = folded.dropFirst(sum.count + 1)
    return parts.contains { begins(rest, with: $0) && !isLetter(behind: $0, in: rest) }
  }

  private static let marked = [
    "tổng", "cộng", "toàn", "cả", "tất cả", "chung", "tc", "t.c", "t/c", "σ", "∑", "total", "sum",
  ]
  private static let bare = [
    "tong", "cong", "toan", "ca", "tat ca", "chung", "tc", "t.c", "t/c", "σ", "∑", "total", "sum",
  ]
  /// Whether a folded text begins with the first byte of a hint: most rows of most grids do not.
  private static func mayHint(_ folded: String) -> Bool {
    folded.utf8.first.map { beginsHint[Int($0)] } ?? false
  }
  /// For each byte whether a hint begins with it.
  private static let beginsHint: [Bool] = {
    let first = Set((marked + bare).compactMap { $0.utf8.first })
    return (0...255).map { first.contains(UInt8($0)) }
  }()
  private static func hints(_ hasMarks: Bool) -> [String] { hasMarks ? marked : bare }

  /// Whether a text begins with a word, both folded: compared by bytes, for each row of each grid is asked.
  private static func begins(_ text: Substring, with word: String) -> Bool {
    text.utf8.starts(with: word.utf8)
  }
  /// Whether a space follows a word with which a text begins.
  private static func isSpace(behind word: String, in text: String) -> Bool {
    text.utf8.dropFirst(word.utf8.count).first == UInt8(ascii: " ")
  }
  /// Whether a letter follows a word with which a text begins.
  private static func isLetter(behind word: String, in text: some StringProtocol) -> Bool {
    text.dropFirst(word.count).first?.isLetter == true
  }
}
