internal import VietnameseText

/// What a column is there for.
package enum ColumnRole: String, Sendable {
  /// The running number (STT).
  case number
  /// What is asked, or in a grid whose row it is.
  case label
  /// The printed code.
  case code
  /// The unit of measure.
  case unit
  /// A figure.
  case value
  /// Remarks.
  case note
  /// Words that units write: names, addresses, dates.
  case text
  /// Printed text that is nothing of these.
  case ignored
}

/// The words by which headings say what their column is for. Texts are compared without diacritics, case and marks.
enum HeadingWords {
  private static let number: Set<String> = [
    "stt", "tt", "so tt", "so thu tu", "thu tu", "no", "no.", "#", "order", "s.no", "sn", "item no", "muc",
    "so t.t", "s tt", "so stt",
  ]
  private static let unit: Set<String> = [
    "don vi tinh", "dvt", "dv tinh", "don vi do", "don vi do luong", "unit", "unit of measure", "units",
    "uom",
    "d.v.t", "dvi tinh", "don vi tinh (dvt)", "measurement unit",
  ]
  private static let note: Set<String> = [
    "ghi chu", "giai trinh", "ly do", "remarks", "remark", "note", "notes", "comment", "comments", "y kien",
    "thuyet minh", "chu thich", "ghi chu khac", "giai trinh ly do", "ghi chu (neu co)", "ket luan", "luu y",
  ]
  private static let label: Set<String> = [
    "chi tieu", "noi dung", "ten chi tieu", "hang muc", "danh muc", "khoan muc", "tieu chi", "dien giai",
    "muc luc",
    "noi dung chi tieu", "chi tieu chu yeu", "noi dung cong viec", "cong viec", "nhiem vu", "ten",
    "loai hinh",
    "linh vuc", "nganh", "nganh kinh te", "indicator", "indicators", "item", "items", "description",
    "particulars",
    "noi dung bao cao", "cac chi tieu", "ten hang muc", "noi dung thuc hien", "name", "activity", "measure",
    "nhom chi tieu", "noi dung, chi tieu", "chi tieu, noi dung", "doi tuong", "ten hang", "mat hang",
    "san pham",
    "loai dat", "dich vu", "noi dung hoat dong", "hoat dong", "thong tin", "noi dung chi", "noi dung thu",
  ]
  /// Beginnings of the headings of labels.
  private static let labelBeginnings = [
    "chi tieu", "noi dung", "ten ", "danh muc", "hang muc", "tieu chi", "khoan muc", "cac chi tieu",
    "loai hinh",
    "loai ", "nhom ", "phan loai", "linh vuc", "don vi (hoac",
  ]
  /// Headings of rows that are units below the reporting unit.
  private static let subUnits: Set<String> = [
    "don vi", "ten don vi", "don vi hanh chinh", "dia phuong", "dia ban", "huyen", "xa", "quan, huyen",
    "quan/huyen",
    "xa, phuong", "xa, phuong, thi tran", "xa/phuong", "xa, thi tran", "huyen, thi xa, thanh pho", "ten xa",
    "ten huyen",
    "don vi truc thuoc", "co so", "co so doan", "truong", "ten truong", "chi doan", "to chuc co so",
    "phuong, xa",
    "xa/phuong/thi tran", "xa - phuong - thi tran", "huyen/thi xa/thanh pho", "huyen, quan", "phuong",
    "ten phuong xa",
    "commune", "district", "ward", "unit name", "facility", "school", "thon", "thon, ap", "ap, khu pho",
    "to dan pho",
    "xa, phuong, dac khu", "xa/phuong/dac khu", "ten xa, phuong", "don vi bao cao", "phong ban", "phong, ban",
  ]
  private static let codeExact: Set<String> = [
    "ma", "ma so", "code", "id", "so hieu", "ky hieu", "ma chi tieu", "ma hieu", "ms", "m.so", "ma cd",
    "stt ma",
  ]

  /// Beginnings of headings of columns in which units write words, not figures.
  private static let textBeginnings = [
    "dia chi", "ten ", "ho va ten", "ho ten", "ho, ten", "noi ", "dien thoai", "so dien thoai", "sdt",
    "email",
    "e-mail", "so giay phep", "so quyet dinh", "so van ban", "so hieu", "so cmnd", "so cccd", "so hop dong",
    "so tai khoan", "so the", "so dinh danh", "chuc vu", "chuc danh", "dia ban", "dia diem", "hinh thuc",
    "muc dich",
    "huong tuyen", "giai doan", "can cu", "nguoi dai dien", "nguoi phu trach", "nguoi lien he", "co quan",
    "don vi chu",
    "don vi phoi hop", "don vi thuc hien", "loai ", "website", "mo ta", "thoi gian", "thoi diem",
    "quan/huyen", "huyen",
    "xa", "quan he", "gioi tinh", "dan toc", "trinh do", "nghe nghiep", "nganh nghe", "linh vuc",
    "nguyen nhan",
    "giai phap", "kien nghi", "de xuat", "phuong an", "quy trinh", "tinh trang", "hien trang", "noi dung",
    "ly do",
    "nguon goc", "address", "phone", "contact", "name", "type", "location", "nganh hang", "xuat xu",
    "thanh phan",
    "bao cao", "to khai", "phe duyet",
  ]
  private static let dateBeginnings = ["ngay ", "thang nam", "ngay, thang", "date", "nam sinh", "ngay/thang"]
  private static let yearBeginnings = [
    "nam khoi cong", "nam van hanh", "nam hoan thanh", "nam bat dau", "nam thanh lap",
  ]

  /// A heading's text as it is compared.
  static func key(_ text: String) -> String {
    let spaced = TextKey.bare(text.replacing("_", with: " "))
    return TextKey.trimmed(spaced, also: ".:*;,-–()")
  }

  /// The role that a heading's text names for certain; nil for other words.
  static func role(_ text: String) -> ColumnRole? {
    let key = key(text)
    if number.contains(key) { return .number }
    if unit.contains(key) || key.hasPrefix("don vi tinh") || key.hasPrefix("dvt ") { return .unit }
    if isCode(key) { return .code }
    if note.contains(key) || key.hasPrefix("ghi chu") { return .note }
    if label.contains(key) || subUnits.contains(key) { return .label }
    if labelBeginnings.contains(where: { key.hasPrefix($0) }), key.utf8.count <= 60 { return .label }
    return nil
  }

  /// Whether the rows under a heading are units below the reporting unit.
  static func isSubUnit(_ text: String) -> Bool {
    let key = key(text)
    if subUnits.contains(key) { return true }
    let words = Set(key.split { !$0.isLetter }.map(String.init))
    return key.utf8.count <= 40
      && (words.isSuperset(of: ["xa", "phuong"]) || words.isSuperset(of: ["huyen", "thanh"]))
  }

  /// Whether a column under a heading holds words: names, addresses, kinds.
  static func isText(_ text: String) -> Bool {
    let key = key(text)
    return isDate(text) || textBeginnings.contains { key.hasPrefix($0) || key == $0.trimmedEnd }
  }
  /// Whether it holds days.
  static func isDate(_ text: String) -> Bool {
    let key = key(text)
    return dateBeginnings.contains { key.hasPrefix($0) || key == $0.trimmedEnd }
  }
  /// Whether it holds years, which are numbers but no figures to add up.
  static func isYear(_ text: String) -> Bool {
    let key = key(text)
    return yearBeginnings.contains { key.hasPrefix($0) }
  }

  /// How sure a heading is that of labels: 3 a usual word alone, 2 its beginning, 1 a name of rows, 0 nothing known.
  static func labelRank(_ text: String) -> Int {
    let key = key(text)
    if label.contains(key) { return 3 }
    if subUnits.contains(key) { return 2 }
    if labelBeginnings.contains(where: { key.hasPrefix($0) }) { return 2 }
    return isText(text) ? 0 : 1
  }

  private static func isCode(_ key: String) -> Bool {
    codeExact.contains(key) || key.hasPrefix("ma so") || key.hasPrefix("id ")
      || (key.hasPrefix("ma ") && key.utf8.count <= 60) || key.hasPrefix("so hieu tai khoan")
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
