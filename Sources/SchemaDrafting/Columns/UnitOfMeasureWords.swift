internal import Schema
internal import VietnameseText

/// What kind of value a unit of measure and a label speak of.
struct MeasuredKind: Equatable {
  /// The type.
  var type: IndicatorType
  /// What one unit is worth (nghìn đồng: 1000).
  var scale = 1.0
  /// Choices read from the label, for a type of choices.
  var choices: [String] = []

  private static let currencies = ["dong", "vnd", "vnđ", "usd", "eur", "do la", "đ"]
  private static let scales: [(String, Double)] = [
    ("nghin ty", 1e12), ("ngan ty", 1e12), ("ty", 1e9), ("ti", 1e9), ("tr.", 1e6), ("trieu", 1e6),
    ("nghin", 1e3),
    ("ngan", 1e3), ("1000", 1e3), ("1.000", 1e3), ("1.000.000", 1e6), ("million", 1e6), ("billion", 1e9),
    ("thousand", 1e3),
  ]
  private static let measured: Set<String> = [
    "km", "m", "m2", "m²", "m3", "m³", "ha", "kg", "tan", "ta", "lit", "kwh", "mw", "kv", "mva", "gio", "g",
    "cm", "mm",
    "km2", "km²", "tan/ha", "ta/ha", "nghin tan", "ngan tan", "trieu kwh", "1000 m2", "do", "cong", "hecta",
    "met",
    "toe", "kcal", "nghin ha", "1000 ha", "ngay cong", "diem", "lan/nguoi", "kg/nguoi", "nguoi/km2",
  ]
  private static let narrative = [
    "uu diem", "han che", "kho khan", "kien nghi", "de xuat", "nguyen nhan", "giai phap", "danh gia",
    "nhan xet",
    "phuong huong", "bai hoc", "y kien", "noi dung", "ghi chu", "thuan loi", "ten ", "dia chi", "ho va ten",
    "mo hinh",
    "cach lam", "ton tai", "vuong mac", "so dien thoai", "email", "nguoi phu trach", "strengths",
    "weaknesses", "proposals",
    "remarks", "comment",
  ]
  private static let countBeginnings = [
    "so luong", "so luot", "so nguoi", "so cuoc", "so ho", "so ", "tong so", "luot ", "number of", "no. of",
  ]

  /// The kind of what has a unit of measure and a label; `unit` nil: none is stated.
  init(unit: String?, label: String) {
    let bareUnit = unit.map { TextKey.trimmed(TextKey.bare($0), also: "().: ") } ?? ""
    let bareLabel = TextKey.bare(label)
    if let list = Self.options(in: unit ?? "") ?? Self.options(in: label) {
      let keys = Set(list.map { TextKey.bare($0) })
      if keys == ["co", "khong"] || keys == ["yes", "no"] {
        self.init(.yesNo)
      } else {
        self.init(.choice(""))
        choices = list
      }
      return
    }
    if bareUnit.isEmpty {
      self.init(Self.kind(ofLabel: bareLabel, label: label))
      return
    }
    if bareUnit == "%" || bareUnit.hasPrefix("%") || bareUnit == "phan tram" || bareUnit == "percent" {
      self.init(.percent)
    } else if Self.isMoney(bareUnit) {
      self.init(.money)
      scale = Self.scale(of: bareUnit)
    } else if bareUnit == "ngay" || bareUnit == "ngay/thang/nam" || bareUnit == "ngay thang",
      bareLabel.hasPrefix("ngay ")
    {
      self.init(.date)
    } else if bareUnit == "x" || bareUnit == "co/khong" {
      self.init(.yesNo)
    } else if Self.measured.contains(bareUnit) || bareUnit.contains("/") {
      self.init(.number)
    } else {
      self.init(.count)
      if Self.scale(of: bareUnit) > 1 { self.init(.number, scale: Self.scale(of: bareUnit)) }
    }
  }

  private init(_ type: IndicatorType, scale: Double = 1) {
    self.type = type
    self.scale = scale
  }

  /// What a label alone says.
  private static func kind(ofLabel bare: String, label: String) -> IndicatorType {
    if bare.hasPrefix("ngay "), !bare.contains("ngay cong"), !bare.contains("so ngay") { return .date }
    if bare.contains("ty le") || bare.contains("ti le") || bare.contains("(%)") || bare.hasPrefix("% ") {
      return .percent
    }
    if narrative.contains(where: { bare.hasPrefix($0) }) { return .text }
    if label.hasSuffix("?") { return .yesNo }
    if bare.contains("kinh phi") || bare.contains("so tien") || bare.contains("doanh thu")
      || bare.contains("gia tri")
    {
      return .number
    }
    if countBeginnings.contains(where: { bare.hasPrefix($0) }) { return .count }
    return .number
  }

  private static func isMoney(_ unit: String) -> Bool {
    let words = unit.split { !($0.isLetter || $0.isNumber || $0 == ".") }.map(String.init)
    return words.contains { currencies.contains($0) } || unit.hasSuffix("dong") || unit == "đ"
      || (words.count == 1 && ["trd", "tr.d", "trieud", "tyd"].contains(unit))
  }

  private static func scale(of unit: String) -> Double {
    for (word, scale) in scales where unit.hasPrefix(word + " ") || unit == word { return scale }
    return 1
  }

  /// The choices that a text lists in brackets: "(Đạt/Không đạt)".
  private static func options(in text: String) -> [String]? {
    guard let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
      return text.utf8.count <= 20 && TextKey.bare(text) == "co/khong" ? ["Có", "Không"] : nil
    }
    let inner = text[text.index(after: open)..<close]
    let parts = inner.split(separator: "/").map { TextKey.trimmed(String($0)) }
    guard parts.count >= 2, parts.count <= 8,
      parts.allSatisfy({ $0.count >= 2 && $0.count <= 20 && $0.allSatisfy { $0.isLetter || $0 == " " } })
    else { return nil }
    // "(xã/phường)", "(km/h)" name a thing, not an answer.
    let answers: Set<String> = [
      "co", "khong", "dat", "khong dat", "chua", "roi", "tot", "kha", "yes", "no", "chua dat",
    ]
    return parts.contains { answers.contains(TextKey.bare($0)) } ? parts : nil
  }

  /// The unit of measure that a heading states in brackets at its end: "Số tiền (triệu đồng)"; nil where there is none.
  static func stated(in heading: String) -> String? {
    guard heading.hasSuffix(")"), let open = heading.lastIndex(of: "(") else { return nil }
    let inner = TextKey.trimmed(String(heading[heading.index(after: open)...].dropLast()))
    let bare = TextKey.trimmed(TextKey.bare(inner).replacing("dvt:", with: ""), also: " :")
    if bare.hasPrefix("%") || measured.contains(bare) || isMoney(bare) { return inner }
    let counted: Set<String> = [
      "nguoi", "luot", "cuoc", "ho", "cai", "chiec", "vu", "lop", "truong", "don vi", "luot nguoi", "doi",
      "buoi", "co so",
      "can bo", "hoc sinh", "con", "cay", "van ban", "mon", "tre", "ca",
    ]
    return counted.contains(bare) ? inner : nil
  }
}
