/// The words of a key, and what staff call them: both are understood, and written in the campaign's language.
struct BookWords: Sendable, Equatable {
  /// One word: the model's, and the Vietnamese one.
  struct Word: Sendable, Equatable {
    /// The two.
    var key: String, vietnamese: String
  }
  /// All of them.
  var words: [Word]

  /// The words of pairs `key` and Vietnamese word.
  init(_ pairs: KeyValuePairs<String, String>) {
    words = pairs.map { Word(key: $0.key, vietnamese: $0.value) }
  }

  /// The model's word for a cell's text; nil where it is none of them.
  func key(of text: String) -> String? {
    let text = text.trimmed
    if let exact = words.first(where: { $0.key == text }) { return exact.key }
    let wanted = BookHeading.key(text)
    guard !wanted.isEmpty else { return nil }
    return words.first { BookHeading.key($0.vietnamese) == wanted || BookHeading.key($0.key) == wanted }?.key
  }

  /// The Vietnamese word for the model's; nil where it is none of them.
  func vietnamese(of key: String) -> String? { words.first { $0.key == key }?.vietnamese }

  /// The words as messages list them, `số đếm (count)`.
  var shown: [String] { words.map { "\($0.vietnamese) (\($0.key))" } }

  static let language = BookWords(["vi": "tiếng Việt", "en": "tiếng Anh"])
  static let header = BookWords(["youth-union": "Đoàn thanh niên", "state": "nhà nước", "none": "không"])
  static let numberLocale = BookWords(["vi": "kiểu Việt Nam", "en": "kiểu Anh Mỹ", "auto": "tự nhận"])
  static let dash = BookWords(["zero": "số 0", "blank": "bỏ trống"])
  static let state = BookWords([
    "not-applicable": "không áp dụng", "pending": "chưa có số liệu", "blank": "bỏ trống", "zero": "số 0",
    "unreadable": "không đọc được",
  ])
  static let layoutKind = BookWords(["form": "biểu", "grid": "bảng"])
  static let sections = BookWords(["once": "một lần", "repeat": "lặp lại"])
  static let hierarchy = BookWords(["none": "không", "number": "theo số"])
  static let parts = BookWords(["latest": "bản mới nhất", "add": "cộng các phần"])
  static let rows = BookWords(["units": "đơn vị", "free": "tự do", "indicators": "chỉ tiêu"])
  static let side = BookWords(["right": "bên phải", "below": "bên dưới", "same": "cùng ô"])
  static let type = BookWords([
    "count": "số đếm", "number": "số", "percent": "phần trăm", "money": "tiền", "date": "ngày",
    "text": "văn bản", "yesno": "có hoặc không", "choice": "lựa chọn",
  ])
  static let aggregate = BookWords([
    "sum": "cộng", "mean": "trung bình", "min": "nhỏ nhất", "max": "lớn nhất", "last": "mới nhất",
    "distinct": "liệt kê không trùng", "list": "liệt kê", "ratio": "tỷ lệ", "none": "không tổng hợp",
  ])
  static let kind = BookWords(["flow": "trong kỳ", "cumulative": "lũy kế", "stock": "thời điểm"])
  static let relation = BookWords([
    "part": "thành phần", "of-which": "trong đó", "overlapping": "chồng lấn",
  ])
  static let qualifier = BookWords(["exact": "chính xác", "at-least": "ít nhất"])
  static let scope = BookWords([
    "unit": "từng đơn vị", "row": "từng dòng", "province": "toàn tỉnh", "round": "cả kỳ",
  ])
  static let severity = BookWords(["error": "lỗi", "warning": "cảnh báo", "info": "thông tin"])
  static let missing = BookWords([
    "skip": "bỏ qua", "zero": "coi là 0", "skip-if-all": "bỏ qua nếu trống hết", "required": "bắt buộc",
    "bounds": "theo khoảng",
  ])
}
