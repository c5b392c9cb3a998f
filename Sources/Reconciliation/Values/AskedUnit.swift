internal import VietnameseText

/// The unit of measure that is asked, as far as its words could be taken for words of scale behind a number.
struct AskedUnit: Sendable {
  /// Its words where the first of them is one of scale: nghìn con, triệu kWh, chục; nil: it is none.
  var scaled: WordList?
  /// What "tr" behind a number is.
  var tr = Abbreviation.unclear

  /// What an abbreviation stands for.
  enum Abbreviation: Sendable {
    /// Triệu, as in amounts of money.
    case million
    /// A unit such as trẻ, trang.
    case unit
    /// Could be either: millions of views, or pages.
    case unclear
  }

  /// Nothing is known of what is asked.
  init() {}
  /// The unit of measure of an indicator; nil: it has none.
  init(_ name: String?, isMoney: Bool) {
    let words = NumberToken.tokens(of: name ?? "")
    if let first = words.first, first.key.isScale { scaled = WordList([name ?? ""]) }
    if isMoney {
      tr = .million
    } else if words.first?.text.hasPrefix("tr") == true, scaled == nil {
      tr = .unit
    }
  }
}

extension KeyedWord {
  /// Whether it is a word of scale.
  fileprivate var isScale: Bool {
    (NumberWords.scales + NumberWords.markedScales).contains { $0.words.contains(self) }
  }
}
