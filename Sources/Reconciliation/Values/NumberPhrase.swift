internal import Facts
internal import VietnameseText

/// A number with the words around it, taken apart but not yet valued: "trên 5.000", "2,5 triệu đồng", "(15)", "98,5%".
struct NumberPhrase: Sendable, Equatable {
  /// The digits, each with the factor of the word of scale behind it: "1 tỷ 200 triệu" has two.
  var parts: [Part]
  /// Whether a minus or brackets stand around it.
  var isNegative = false
  /// Whether a percent sign follows.
  var isPercent = false
  /// What the words say of it.
  var qualifier = FactQualifier.exact
  /// The words around it, white space being one space; empty where there are none.
  var words = ""
  /// The unit of measure behind it, white space being one space; empty where there is none.
  var unit = ""

  /// One row of digits and its factor.
  struct Part: Sendable, Equatable {
    /// The digits.
    var numeral: Numeral
    /// 1000 for nghìn, and so on, 100,000,000 for trăm triệu; 1 without such words.
    var factor = 1.0
    /// Those words; empty without.
    var scale = ""
    /// Whether half of the factor is added: "2 triệu rưỡi".
    var hasHalf = false
    /// Whether it is plain digits that begin with 0, as in "04".
    var hasLeadingZero = false
  }
  /// What a text is, as far as numbers go.
  enum Outcome: Sendable, Equatable {
    /// One number.
    case number(NumberPhrase)
    /// More than one, and their sum where a plus joins them.
    case several([Double], sum: Double?)
    /// No number that can be relied on.
    case none(NotANumberHint)
  }

  /// Takes a text apart. `isKnownUnit`: whether the schema knows a word of measure; `asked`: the unit of the indicator.
  static func outcome(
    of text: String, asked: AskedUnit = AskedUnit(), isKnownUnit: (String) -> Bool
  ) -> Outcome {
    outcome(of: text, tokens: NumberToken.tokens(of: text), asked: asked, isKnownUnit: isKnownUnit)
  }
  /// The same where the tokens are there already.
  static func outcome(
    of text: String, tokens: [NumberToken], asked: AskedUnit, isKnownUnit: (String) -> Bool
  ) -> Outcome {
    if let meant = mistypedDigits(text) { return .none(.mistypedDigits(meant)) }
    var tokens = tokens
    if let first = tokens.first, first.kind == .symbol, ["'", "’", "`"].contains(first.text) {
      tokens.removeFirst()
    }
    let numbers = tokens.filter { $0.kind == .number }
    if NumberWords.pointers.prefix(of: tokens) > 0 { return .none(.standsElsewhere) }
    guard !numbers.isEmpty else { return .none(.words) }
    let phrase = withoutActuallyEscaping(isKnownUnit) { isKnown -> NumberPhrase? in
      var reader = PhraseReader(tokens: tokens, asked: asked, isKnownUnit: isKnown)
      return reader.phrase()
    }
    if let phrase { return .number(phrase) }
    if numbers.count > 1, isEnumeration(tokens, isKnownUnit: isKnownUnit) {
      let values = numbers.compactMap { Numeral($0.text)?.vietnamese }
      if values.count == numbers.count { return .several(values, sum: sum(tokens)) }
    }
    if numbers.count == 1, let value = Numeral(numbers[0].text)?.vietnamese,
      let last = tokens.lastIndex(where: { $0.kind == .number }), last + 1 < tokens.count,
      isKnownUnit(NumberToken.text(of: tokens[(last + 1)...]))
    {
      return .none(.wordsAround(value))
    }
    return .none(.words)
  }

  /// Whether several numbers are figures beside one another: the text begins with one, or there is nothing else in it
  /// than units and joining words.
  private static func isEnumeration(_ tokens: [NumberToken], isKnownUnit: (String) -> Bool) -> Bool {
    let first = tokens.first { $0.kind != .symbol }
    if first?.kind == .number { return true }
    let joining: Set<String> = ["và", "va", "đến", "den", "từ", "tu", "hoặc", "hoac", "cộng", "cong"]
    return tokens.allSatisfy { $0.kind != .word || joining.contains($0.text) || isKnownUnit($0.text) }
  }
  /// The sum of "12+5"; nil for anything else.
  private static func sum(_ tokens: [NumberToken]) -> Double? {
    guard tokens.count >= 3, tokens.count % 2 == 1 else { return nil }
    var total = 0.0
    for (index, token) in tokens.enumerated() {
      if index % 2 == 1 {
        guard token.kind == .symbol, token.text == "+" else { return nil }
      } else {
        guard token.kind == .number, let value = Numeral(token.text)?.vietnamese else { return nil }
        total += value
      }
    }
    return total
  }
  /// The number meant by digits among which l, I, | stand for 1 or O for 0.
  private static func mistypedDigits(_ text: String) -> Double? {
    var digits = ""
    var mistyped = false
    for scalar in TextKey.folded(text).unicodeScalars {
      switch scalar {
      case "0"..."9", ".", ",": digits.unicodeScalars.append(scalar)
      case "l", "i", "|":
        digits += "1"
        mistyped = true
      case "o":
        digits += "0"
        mistyped = true
      default: return nil
      }
    }
    guard mistyped, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    return Numeral(digits)?.vietnamese
  }
}

extension NumberPhrase.Part {
  /// What "rưỡi" adds to the digits.
  var half: Double { hasHalf ? 0.5 : 0 }
}

extension Numeral {
  /// The value where nobody knows better: separators as in Vietnam.
  var vietnamese: Double {
    switch self {
    case .plain(let value), .styled(let value, _), .ungrouped(let value, _, _): value
    case .either(let thousands, let decimal, let style): style == .vietnamese ? thousands : decimal
    }
  }
}

/// Reads one phrase from tokens, left to right.
private struct PhraseReader {
  var tokens: [NumberToken]
  let asked: AskedUnit
  let isKnownUnit: (String) -> Bool
  var position = 0
  /// Whether "rưỡi" stands behind the number; whether a word does that may change it, nobody knows how; whether "ước"
  /// does.
  var hasHalf = false, isUnclear = false, isEstimate = false

  private var rest: ArraySlice<NumberToken> { tokens[position...] }
  private var current: NumberToken? { position < tokens.count ? tokens[position] : nil }

  /// The whole of the tokens as one phrase; nil where something is left over or makes it doubtful.
  mutating func phrase() -> NumberPhrase? {
    var phrase = NumberPhrase(parts: [])
    var words: [String] = []
    var bracketed = false
    // A sign of money before the number: $500.
    var currency = ""
    while let token = current, token.kind != .number {
      if token.text == "(", !bracketed, words.isEmpty {
        bracketed = true
        position += 1
      } else if token.text == "-", !phrase.isNegative {
        phrase.isNegative = true
        position += 1
      } else if token.text == "+", words.isEmpty, phrase.parts.isEmpty {
        position += 1
      } else {
        let left = rest
        let known = NumberWords.before
          .map { ($0.words.prefix(of: left), $0.qualifier) }
          .max { $0.0 < $1.0 }
        guard let known, known.0 > 0 else { return nil }
        words.append(NumberToken.text(of: rest.prefix(known.0)))
        position += known.0
        if known.1 != .exact { phrase.qualifier = known.1 }
        if let sign = words.last, ["$", "€"].contains(sign) { currency = sign }
      }
    }
    var smallest = Double.infinity
    while let part = part(isFirst: phrase.parts.isEmpty) {
      if !phrase.parts.isEmpty {
        // "1 tỷ 200 triệu": each next word of scale is smaller, and each part has one.
        guard smallest > 1, part.factor > 1, part.factor < smallest else { return nil }
      }
      smallest = part.factor
      phrase.parts.append(part)
      if part.factor == 1 { break }
    }
    guard !phrase.parts.isEmpty, !isUnclear else { return nil }
    if bracketed {
      guard current?.text == ")" else { return nil }
      position += 1
      guard !phrase.isNegative else { return nil }
      // Brackets are a minus around figures and money alone. Around words they only set the words apart: "(khoảng 12)".
      phrase.isNegative = words.allSatisfy { $0 == currency }
    }
    let percent = current?.text == "%" ? 1 : NumberWords.percent.prefix(of: rest)
    if percent > 0 {
      phrase.isPercent = true
      position += percent
    }
    var suffix: String?
    if let found = self.suffix() {
      suffix = found.text
      if phrase.qualifier == .exact { phrase.qualifier = found.qualifier }
    }
    guard let unit = unit() else { return nil }
    phrase.unit = unit.isEmpty ? currency : unit
    if isEstimate, phrase.qualifier == .exact { phrase.qualifier = .about }
    if hasHalf, let last = phrase.parts.indices.last {
      guard case .plain = phrase.parts[last].numeral else { return nil }
      phrase.parts[last].hasHalf = true
    }
    // In the order in which they stand.
    var behind = phrase.parts.map(\.scale)
    if hasHalf { behind.append(NumberWords.half.first) }
    if phrase.isPercent { behind.append("%") }
    phrase.words = (words + behind + [suffix ?? "", unit]).filter { !$0.isEmpty }.joined(separator: " ")
    return phrase
  }

  /// Digits, spaces between groups of three included, and a word of scale.
  private mutating func part(isFirst: Bool) -> NumberPhrase.Part? {
    guard let token = current, token.kind == .number else { return nil }
    var text = token.text
    var length = 1
    while position + length < tokens.count {
      let next = tokens[position + length]
      guard next.kind == .number, next.isSpaced, next.text.prefix(while: \.isNumber).count == 3,
        Numeral(text + " " + next.text) != nil
      else { break }
      text += " " + next.text
      length += 1
    }
    guard let numeral = Numeral(text) else { return nil }
    var part = NumberPhrase.Part(numeral: numeral)
    if case .plain = numeral { part.hasLeadingZero = text.hasPrefix("0") && text.count > 1 && length == 1 }
    position += length
    // The unit that is asked is taken whole: "12 nghìn con" where nghìn con are asked.
    if isFirst, isBeforeAskedUnit { return part }
    // "3 trăm triệu": a smaller word of scale before a larger one.
    var scales: [String] = []
    var last = 0.0
    while let word = current, word.kind == .word, let scale = scale(word), scale.factor > last {
      part.factor *= scale.factor
      last = scale.factor
      scales.append(scale.name)
      position += 1
    }
    if let next = current { isUnclear = isUnclear || isUnclear(next, behindScale: !scales.isEmpty) }
    part.scale = scales.joined(separator: " ")
    return part
  }
  /// Whether all that is left is the unit of measure that is asked.
  private var isBeforeAskedUnit: Bool {
    guard let unit = asked.scaled else { return false }
    return unit.contains(rest.prefix(1 + (rest.lastIndex { !$0.isClosing } ?? position - 1) - position))
  }
  /// What a word of scale is called, and its factor; nil for any other word.
  private func scale(_ word: NumberToken) -> (name: String, factor: Double)? {
    if isMillion(word) { return asked.tr == .million ? (word.text, 1_000_000) : nil }
    let known =
      NumberWords.scales.first { $0.words.contains(word.key) }
      ?? (word.key.isMarked ? NumberWords.markedScales.first { $0.words.contains(word.key) } : nil)
    return known.map { ($0.words.first, $0.factor) }
  }
  /// Whether the current word is "tr", alone or before another word; in "tr.đ", "tr/ha" it is a part of the unit.
  private func isMillion(_ word: NumberToken) -> Bool {
    guard word.text == "tr" else { return false }
    let left = rest.dropFirst()
    return left.first.map { $0.kind != .symbol } ?? true || left.allSatisfy(\.isClosing)
  }
  /// Whether a word behind a number may change it, nobody knows how.
  private func isUnclear(_ word: NumberToken, behindScale: Bool) -> Bool {
    if behindScale, word.kind == .word, NumberWords.digits.contains(word.key.toned) { return true }
    return asked.tr == .unclear && isMillion(word)
  }
  /// "trở lên", "+".
  private mutating func suffix() -> (text: String, qualifier: FactQualifier)? {
    for (words, qualifier) in NumberWords.after {
      let length = words.prefix(of: rest)
      if length > 0 {
        defer { position += length }
        return (NumberToken.text(of: rest.prefix(length)), qualifier)
      }
    }
    return nil
  }
  /// The words behind the number: at most five, without digits and without a negation; empty where there are none.
  private mutating func unit() -> String? {
    var left = Array(rest)
    while let last = left.last, last.kind == .symbol, [".", ",", ";", ":"].contains(last.text) {
      left.removeLast()
    }
    if left.first?.text == "(", left.last?.text == ")" { left = Array(left.dropFirst().dropLast()) }
    isEstimate = NumberWords.estimated.contains(left)
    // "2 triệu rưỡi", "2 tấn rưỡi", "2 triệu rưỡi đồng"
    if let last = left.last, NumberWords.half.contains(last.key) {
      hasHalf = true
      left.removeLast()
    } else if let first = left.first, NumberWords.half.contains(first.key) {
      hasHalf = true
      left.removeFirst()
    }
    guard
      !left.contains(where: { NumberWords.half.contains($0.key) }),
      left.allSatisfy({
        $0.kind == .word || $0.kind == .symbol && [",", "-", "/", ".", "$", "€"].contains($0.text)
      }),
      left.filter({ $0.kind == .word }).count <= 5,
      left.first.map({ $0.kind == .word || "$€".contains($0.text) }) ?? true,
      !left.contains(where: { NumberWords.negations.contains($0.key) })
    else { return nil }
    // 12ab, 1x655: what sticks to the digits, or has digits in it, is a slip of the finger unless it is a unit of measure.
    for (index, token) in left.enumerated() where token.kind == .word {
      let isSuspect =
        token.text.contains(where: \.isNumber) || index == 0 && !token.isSpaced && token.text.count < 3
      guard !isSuspect || isKnownUnit(token.text) || isKnownUnit(NumberToken.text(of: left)) else {
        return nil
      }
    }
    position = tokens.count
    return NumberToken.text(of: left)
  }
}
