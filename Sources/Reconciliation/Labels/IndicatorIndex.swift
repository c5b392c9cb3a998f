internal import Schema
internal import VietnameseText

/// The labels of a layout's indicators, by the keys of their texts. Indicators are named by their position in the
/// layout.
struct IndicatorIndex {
  /// How a text was recognised, surest first.
  enum Recognition: Int, Comparable {
    /// By the printed code.
    case code
    /// The label or an alias, letter by letter but for case, spaces and tone placement.
    case label
    /// Without numbering and bracketed unit.
    case words
    /// Without any diacritics, in a text that has none.
    case bare
    /// By likeness.
    case score
    static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
  }

  /// Positions of indicators by keys.
  private var byKey: [Int32: [Int]] = [:]
  private var byWords: [Int32: [Int]] = [:]
  private var byBare: [Int32: [Int]] = [:]
  private var byCode: [String: [Int]] = [:]
  /// The syllables of each indicator's label and aliases.
  private(set) var syllables: [[LabelSyllables]] = []
  /// The forms of each indicator's label and aliases.
  private(set) var texts: [[TextForm]] = []
  /// The number printed before each indicator, as `LabelText` has it.
  private(set) var numbers: [String] = []
  /// How often each number stands in the layout.
  private var numberCount: [String: Int] = [:]
  /// How alike labels are.
  private(set) var score: LabelScore

  /// An index of indicators; their texts are taken into `forms`.
  init(_ indicators: [Indicator], forms: inout TextForms) {
    for (position, indicator) in indicators.enumerated() {
      var own: [TextForm] = []
      for text in [indicator.label] + indicator.aliases {
        let form = forms.taken(label: text)
        own.append(form)
        Self.add(position, under: form.key, in: &byKey)
        Self.add(position, under: form.label, in: &byWords)
        Self.add(position, under: form.labelBare, in: &byBare)
      }
      texts.append(own)
      syllables.append(own.map { LabelSyllables($0.words) })
      let number = Self.numberKey(indicator.number ?? "")
      numbers.append(number)
      if !number.isEmpty { numberCount[number, default: 0] += 1 }
      if let code = indicator.printedCode {
        byCode[Self.codeKey(code), default: []].append(position)
      }
    }
    score = LabelScore(labels: syllables.flatMap { $0.prefix(1) })
  }

  /// How many indicators there are.
  var count: Int { texts.count }

  /// The indicators that a text names without any doubt about its words; several where a label stands twice.
  func exact(_ form: TextForm) -> (Recognition, [Int])? {
    guard !form.isBlank else { return nil }
    if let found = byKey[form.key] { return (.label, found) }
    if form.label != 0, let found = byWords[form.label] { return (.words, found) }
    if !form.hasMarks, form.labelBare != 0, let found = byBare[form.labelBare] { return (.bare, found) }
    return nil
  }

  /// The indicators with a printed code.
  func indicators(code: String) -> [Int] { byCode[Self.codeKey(code)] ?? [] }

  /// Whether any indicator has a printed code.
  var hasCodes: Bool { !byCode.isEmpty }

  /// Whether an indicator's number stands only once in the layout, so that it says something.
  func hasOwnNumber(_ position: Int) -> Bool { numberCount[numbers[position]] == 1 }

  /// How alike a text and an indicator's nearest text are.
  func likeness(_ syllables: LabelSyllables, _ position: Int) -> Double {
    self.syllables[position].reduce(0) { max($0, score.score(syllables, $1)) }
  }

  /// A printed code as it is compared: folded, and a number without leading zeros.
  static func codeKey(_ code: String) -> String {
    let folded = TextKey.folded(code)
    guard !folded.isEmpty, folded.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return folded }
    let digits = folded.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  /// A printed number as it is compared: without brackets and closing signs.
  static func numberKey(_ number: String) -> String {
    if number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return number }
    let folded = TextKey.folded(number)
    if folded.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }) { return folded }
    var text = Substring(folded)
    while let first = text.first, "([".contains(first) { text.removeFirst() }
    while let last = text.last, ".)]:/-".contains(last) { text.removeLast() }
    return String(text)
  }

  /// Adds a position once.
  private static func add(_ position: Int, under key: Int32, in table: inout [Int32: [Int]]) {
    guard key != 0, table[key]?.contains(position) != true else { return }
    table[key, default: []].append(position)
  }
}
