internal import VietnameseText

/// Words that look alike without their diacritics: "Cộng" and "Công", "Số" and "So", "No." and "Nợ". Where a text has
/// diacritics, its first word has to be the one that is meant.
enum MeantWord {
  /// The toned form (see `TextKey.toned`) that is meant, by the bare one; blank: one without any diacritics.
  private static let toned: [String: String] = [
    "no": "", "muc": "muc5", "ten": "tên", "ma": "ma4", "so": "sô1", "cong": "công5", "nam": "năm",
    "quy": "quy1",
    "tong": "tông3", "loai": "loai5", "xa": "xa4", "ky": "ky2", "dot": "đơt5", "thang": "thang1",
    "ghi": "ghi",
    "don": "đơn", "tuan": "tuân2", "phuong": "phương2", "quan": "quân5", "huyen": "huyên5",
  ]

  /// Whether the first word of a text is the one that is meant by its bare form.
  static func begins(_ text: String) -> Bool {
    let folded = TextKey.toned(text)
    let words = folded.split { !($0.isLetter || $0.isNumber) }
    guard let first = words.first.map(String.init) else { return true }
    guard let meant = toned[TextKey.bare(first.filter { !$0.isNumber })] else { return true }
    // A text that has no diacritics at all was written without them.
    if !TextKey.folded(text).unicodeScalars.contains(where: { $0.value > 0x7F }) { return true }
    return first == meant
  }
}
