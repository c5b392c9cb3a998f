internal import VietnameseText

/// Which measure a heading names.
enum MeasureWords {
  /// The measures that have a name of their own; anything else a heading says is a measure of the author's.
  enum Kind: String {
    case now
    case plan
    case planNext = "plan_next"
    case cumulative
    case previous
    case cumulativePrevious = "cumulative_previous"
    case prior
    case lastYear = "last_year"
    case estimate
    case rate
  }

  /// The measure that a heading names; nil where it names none. Growth and shares are rates.
  static func kind(of text: String) -> Kind? {
    let key = HeadingWords.key(text)
    let words = Set(key.split { !$0.isLetter && $0 != "%" }.map(String.init))
    func has(_ phrase: String) -> Bool { key.contains(phrase) }
    if has("so voi") || has("so sanh") || has("ty le") || has("ti le") || has("%") || has("tang/giam")
      || has("tang, giam")
      || has("toc do") || has("ty trong") || has("chi so") || key.hasPrefix("so ke hoach")
      || key.hasPrefix("so cung ky")
      || has("rate") || has("percent") || has("lai suat") || key.hasPrefix("dat ke hoach")
    {
      return .rate
    }
    let isSamePeriod = has("cung ky") || has("cung ki") || has("same period")
    if has("luy ke") || has("cong don") || has("tu dau nam") || has("cumulative") || has("year to date") {
      return isSamePeriod || has("nam truoc") ? .cumulativePrevious : .cumulative
    }
    if isSamePeriod { return .previous }
    if has("ke hoach") || has("chi tieu giao") || has("du toan") || has("muc tieu") || words.contains("kh")
      || has("plan")
      || has("target")
    {
      return has("nam sau") || has("nam toi") || has("ky sau") || has("ky toi") ? .planNext : .plan
    }
    if has("nam truoc") || has("nam ngoai") || has("last year") { return .lastYear }
    if has("ky truoc") || has("thang truoc") || has("quy truoc") || has("ki truoc") || has("tuan truoc")
      || has("dot truoc")
    {
      return .prior
    }
    if has("uoc thuc hien") || has("uoc th") || has("estimate") {
      return .estimate
    }
    if has("thuc hien") || has("ket qua") || has("trong ky") || has("ky bao cao") || has("ky nay")
      || has("thang nay")
      || has("quy nay") || key == "gia tri" || key == "so luong" || key == "so lieu" || key == "tong so"
      || has("ky nay")
      || key == "value" || key == "result" || key == "results" || key == "actual" || key == "figure"
      || key == "number"
      || key == "th" || key == "so bao cao" || key == "thanh tien" || key == "so tien" || key == "quantity"
      || key == "amount" || key == "total" || has("phat sinh trong ky") || key == "tong cong"
      || key == "dat duoc"
    {
      return .now
    }
    return nil
  }

  /// The two sides of "A so với B": the measures that a rate compares. The left one is `now` where it names none.
  static func sides(ofRate text: String) -> (left: Kind, right: Kind)? {
    let key = HeadingWords.key(text)
    for divider in ["so voi", "/", " so ", "so sanh voi", "hoan thanh"] {
      let padded = " " + key
      guard let range = padded.firstRange(of: divider) else { continue }
      let left = String(padded[..<range.lowerBound])
      let right = String(padded[range.upperBound...])
      guard let compared = kind(of: right), compared != .rate else { continue }
      let subject = left.contains("luy ke") ? Kind.cumulative : kind(of: left) ?? .now
      return (subject == .rate ? .now : subject, compared)
    }
    return nil
  }

  /// A heading made into a word of the schema: `Dư nợ > Bằng VND` → `bang_vnd`.
  static func word(for text: String, longest: Int = 28) -> String {
    var word = ""
    for part in TextKey.bare(text).split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) {
      if word.isEmpty {
        word = String(part.prefix(longest))
      } else {
        guard word.utf8.count + 1 + part.utf8.count <= longest else { break }
        word += "_" + part
      }
    }
    if word.isEmpty { return "cot" }
    return word.first?.isNumber == true ? "c_" + word : word
  }
}
