internal import VietnameseText

/// Words at the beginning of rows: totals, "trong đó", what ends a table.
enum RowWords {
  private static let wholeTotals: Set<String> = [
    "cong", "tong", "tong cong", "tong so", "tong chung", "cong chung", "total", "grand total", "sum",
    "toan tinh",
    "toan huyen", "tong toan tinh", "ca nuoc", "cong don",
  ]
  private static let units: Set<String> = [
    "xa", "phuong", "thi", "huyen", "quan", "tp", "tp.", "tx", "tx.", "h.", "p.", "tt.", "thi tran", "x.",
  ]

  /// Whether a label is a total as a whole: "Tổng cộng", "Cộng (I+II)".
  static func isWholeTotal(_ label: String) -> Bool {
    let bare = TextKey.trimmed(TextKey.bare(label), also: ".:*-+")
    if wholeTotals.contains(bare) { return true }
    for word in ["tong cong", "tong so", "cong", "tong", "total"] where bare.hasPrefix(word) {
      let rest = bare.dropFirst(word.count)
      if rest.allSatisfy({ "ivxabcdefgh0123456789+().,-= ".contains($0) }) { return true }
    }
    return false
  }
  /// Whether a label begins as a total's: "Tổng số cuộc", "Cộng mục I".
  static func beginsAsTotal(_ label: String) -> Bool {
    let bare = TextKey.bare(label)
    return bare.hasPrefix("tong ") || bare.hasPrefix("cong ") || bare.hasPrefix("total ")
      || isWholeTotal(label)
  }

  /// Whether a label begins with "Trong đó", and what follows it.
  static func ofWhich(_ label: String) -> (isOfWhich: Bool, rest: String) {
    let bare = TextKey.bare(label)
    for words in ["trong do", "bao gom", "gom", "chia ra", "of which", "including"] {
      guard bare.hasPrefix(words) else { continue }
      let rest = TextKey.trimmed(String(label.dropFirst(words.count)), also: ":,-–")
      if rest.isEmpty || bare.dropFirst(words.count).first.map({ ":,".contains($0) }) == true
        || words == "trong do"
      {
        return (true, rest)
      }
    }
    return (false, label)
  }

  private static let signatures = [
    "nguoi lap", "nguoi bao cao", "nguoi ghi", "nguoi tong hop", "lap bieu", "ke toan truong",
    "phu trach bieu",
    "thu truong", "tm.", "t/m", "kt.", "tl.", "giam doc", "chu tich", "bi thu", "hieu truong", "truong phong",
    "nguoi kiem soat", "nguoi duyet", "nguoi kiem tra", "noi nhan", "(ky", "ky ten", "xac nhan cua",
    "prepared by",
    "approved by", "don vi lap bieu", "lanh dao don vi", "dai dien", "thu quy", "kiem soat",
  ]
  /// Whether a text below a table is that of its signatures.
  static func isSignature(_ text: String) -> Bool {
    let bare = TextKey.trimmed(TextKey.bare(text), also: "*")
    guard bare.utf8.count <= 120 else { return false }
    return signatures.contains { bare.hasPrefix($0) }
  }
  /// Whether a text is the line of place and day above the signatures.
  static func isDayLine(_ text: String) -> Bool {
    let bare = TextKey.bare(text)
    guard bare.utf8.count <= 120, let day = bare.firstRange(of: "ngay") else { return false }
    return bare[day.upperBound...].contains("thang") && bare.contains("nam")
  }
  /// Whether a text below a table is a remark about how to fill it in.
  static func isRemark(_ text: String) -> Bool {
    let bare = TextKey.bare(text)
    return text.count > 250 || bare.hasPrefix("ghi chu:") || bare.hasPrefix("ghi chu :")
      || bare.hasPrefix("luu y")
      || bare.hasPrefix("huong dan") || bare.hasPrefix("(*)") || bare == "ghi chu"
      || bare.hasPrefix("giai thich")
      || bare.hasPrefix("notes:") || bare.hasPrefix("note:") || bare.hasPrefix("ghi chu.")
  }
  /// Whether a label begins with a kind of administrative unit.
  static func isUnitName(_ label: String) -> Bool {
    let words = TextKey.bare(label).split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 7 else { return false }
    if first == "thanh" || first == "thi" {
      return words.count >= 3 && ["pho", "tran", "xa", "doan"].contains(words[1])
    }
    if first == "tinh", words.count >= 2 { return words[1] == "doan" }
    return units.contains(first) && words.count >= 2 && label.first?.isUppercase == true
  }
}
