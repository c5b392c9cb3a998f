internal import VietnameseText

/// Words with which the lines below a table begin: who made it, where it was sent, how he can be reached.
enum ClosingWords {
  /// As bare keys.
  private static let words = [
    "nguoi lap", "nguoi ky", "nguoi tong hop", "nguoi kiem tra", "nguoi lien he", "lap bieu", "can bo lap",
    "noi nhan",
    "dien thoai", "so dien thoai", "dt", "sdt", "di dong", "lien he", "email", "e-mail", "fax", "so trang",
    "ngay",
    "ngay lap", "xac nhan cua", "thu truong", "ke toan truong", "tm.", "kt.", "tl.", "prepared by", "phone",
    "tel",
  ]

  /// Whether a text begins with such words, or says place and day: "Kiên Giang, ngày 30 tháng 8".
  static func begin(_ form: TextForm) -> Bool {
    if form.isBlank { return false }
    let text = TextKey.bareKey(ofFolded: form.folded)
    if text.contains(", ngay") { return true }
    return words.contains { text.hasPrefix($0) && !(text.dropFirst($0.count).first?.isLetter ?? false) }
  }
}
