internal import Cells
internal import Facts
internal import Schema
internal import VietnameseText

extension ValueReader {
  /// A text where a number is asked, which is neither a word nor a sign.
  func readNumberText(
    _ text: String, tokens: [NumberToken], field: ValueField, column: SeparatorEvidence,
    file: SeparatorEvidence
  ) -> ReadValue {
    switch phrase(in: text, tokens: tokens, field: field) {
    case .none(let hint): return ReadValue(state: .unreadable, text: text, doubts: [.notANumber(hint)])
    case .several(let values, let sum):
      return ReadValue(state: .unreadable, text: text, doubts: [.severalNumbers(values, suggestion: sum)])
    case .number(let phrase):
      if phrase.isPercent, field.kind != .percent, field.isInteger || field.isMoney {
        let value = phrase.parts.first?.numeral.vietnamese ?? .nan
        return ReadValue(state: .unreadable, text: text, doubts: [.notANumber(.percentage(value))])
      }
      return value(of: phrase, text: text, field: field, column: column, file: file)
    }
  }

  /// A text of digits, points and commas alone, as most text numbers are; nil for all others. Not for words that the
  /// campaign gave a meaning of their own.
  func readDigits(
    _ text: String, field: ValueField, column: SeparatorEvidence, file: SeparatorEvidence
  ) -> ReadValue? {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      bytes.count <= 32 && bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
        && bytes.contains { (0x30...0x39).contains($0) }
    }
    guard isPlain, notations[text] == nil, let numeral = Numeral(text) else { return nil }
    var part = NumberPhrase.Part(numeral: numeral)
    if case .plain = numeral { part.hasLeadingZero = text.utf8.count > 1 && text.utf8.first == 0x30 }
    return value(of: NumberPhrase(parts: [part]), text: text, field: field, column: column, file: file)
  }

  /// The value of a phrase.
  private func value(
    of phrase: NumberPhrase, text: String, field: ValueField, column: SeparatorEvidence,
    file: SeparatorEvidence
  ) -> ReadValue {
    let reading = reading(of: phrase, field: field, column: column, file: file)
    guard let number = reading.value else {
      return ReadValue(
        state: .ambiguous, text: text, flags: reading.other == nil ? [] : .otherReading,
        doubts: [.ambiguous(candidates: reading.candidates)])
    }
    guard abs(number) < Self.beyond else {
      return ReadValue(state: .unreadable, text: text, doubts: [.notANumber(.words)])
    }
    var value = judged(number, field: field, isNumericCell: false)
    if reading.other != nil { value.flags.insert(.otherReading) }
    if text != NumberText.plain(number) { value.text = text }
    value.qualifier = phrase.qualifier
    if !reading.isRescaled, let doubt = unitDoubt(phrase.unit, number: number, field: field) {
      value.doubts.insert(doubt, at: 0)
    } else if let doubt = moneyDoubt(phrase.unit, field: field)
      ?? (reading.isRescaled ? rescaledDoubt(phrase.unit, number: number, field: field) : nil)
    {
      value.doubts.insert(doubt, at: 0)
      value.flags.insert(.keptOut)
    }
    guard value.doubts.isEmpty else { return value }
    if !phrase.words.isEmpty {
      value.doubts = [.qualified(words: phrase.words)]
    } else if !(phrase.parts.count == 1 && phrase.parts[0].hasLeadingZero) {
      value.doubts = [.numberAsText]
    }
    return value
  }

  /// T112 where somebody writes money behind a number of something else; nil where nothing is known of that.
  private func moneyDoubt(_ unit: String, field: ValueField) -> ValueDoubt? {
    guard !unit.isEmpty, !field.isMoney, field.unit == nil, field.indicator >= 0,
      !unitNames[field.indicator].isEmpty, UnitOfMeasure(unit)?.dimension == .money
    else { return nil }
    return .otherUnitOfMeasure(stated: unit, expected: unitNames[field.indicator], suggestion: nil)
  }

  /// T112 where a word of scale and another unit than the schema's stand behind a number: "5 nghìn kg" for tấn.
  private func rescaledDoubt(_ unit: String, number: Double, field: ValueField) -> ValueDoubt? {
    guard !unit.isEmpty, !field.isMoney, field.indicator >= 0, let expected = field.unit,
      let said = UnitOfMeasure(unit), said.dimension == expected.dimension,
      said.factor * field.scale != expected.factor
    else { return nil }
    return .otherUnitOfMeasure(
      stated: unit, expected: unitNames[field.indicator],
      suggestion: rounded(number * field.scale * said.factor / expected.factor))
  }

  /// A number that a phrase may mean.
  struct Reading {
    /// The number; nil where nothing decides.
    var value: Double?
    /// The other number, where only a default decided or nothing did.
    var other: Double?
    /// Both, where nothing decides.
    var candidates: [Double] = []
    /// Whether a word of scale or of money was worked into it.
    var isRescaled = false
  }

  /// The number that a phrase means in a field.
  func reading(
    of phrase: NumberPhrase, field: ValueField, column: SeparatorEvidence, file: SeparatorEvidence
  ) -> Reading {
    let sign = phrase.isNegative ? -1.0 : 1.0
    if phrase.parts.count == 1, let part = phrase.parts.first, part.factor == 1,
      moneyFactor(phrase, field) == nil
    {
      var reading = plain(part.numeral, field: field, column: column, file: file)
      reading.value = reading.value.map { ($0 + part.half) * sign }
      reading.other = reading.other.map { $0 * sign }
      reading.candidates = reading.candidates.map { $0 * sign }
      return reading
    }
    // With a word of scale the digits are few, and 2,500 nghìn is a decimal like 2,5 nghìn, unless it is the English one.
    let style = column.decision ?? file.decision ?? (locale == .english ? .english : .vietnamese)
    var total = 0.0
    for part in phrase.parts {
      let digits: Double
      switch part.numeral {
      case .plain(let value), .styled(let value, _): digits = value
      case .ungrouped(let decimal, _, _): digits = decimal
      case .either(let thousands, let decimal, let thousandsIn):
        digits = thousandsIn == style ? thousands : decimal
      }
      total += (digits + part.half) * part.factor
    }
    total *= sign
    let factor = moneyFactor(phrase, field)
    if let factor { return Reading(value: rounded(total * factor / field.scale), isRescaled: true) }
    guard field.scale > 1 else { return Reading(value: rounded(total), isRescaled: true) }
    // "2 triệu" in a field of nghìn đồng is 2.000.000 đồng, hence 2.000; but "3 nghìn" there is not 3.000 đồng, which
    // nobody reports, but 3.000 nghìn đồng.
    let literal = rounded(total / field.scale)
    let multiplied = rounded(total)
    let isPlausible = !field.isMoney || abs(total) >= 100_000
    return isPlausible
      ? Reading(value: literal, other: multiplied, candidates: [literal, multiplied], isRescaled: true)
      : Reading(value: multiplied, other: literal, candidates: [multiplied, literal], isRescaled: true)
  }

  /// What the word of money behind the number is worth in đồng; nil where there is none or no money is asked.
  private func moneyFactor(_ phrase: NumberPhrase, _ field: ValueField) -> Double? {
    guard field.isMoney, field.scale > 1, !phrase.unit.isEmpty, let unit = UnitOfMeasure(phrase.unit),
      unit.dimension == .money
    else { return nil }
    return unit.factor
  }

  /// Digits without a word of scale.
  private func plain(
    _ numeral: Numeral, field: ValueField, column: SeparatorEvidence, file: SeparatorEvidence
  ) -> Reading {
    if case .ungrouped(let decimal, let grouped, let decimalIn) = numeral {
      // Nobody counts to a thousandth; but who groups by the other mark writes decimals.
      let isUsual = (column.decision ?? file.decision) == decimalIn
      guard field.isInteger || field.isMoney, !isUsual else { return Reading(value: decimal) }
      return Reading(value: nil, other: grouped, candidates: [decimal, grouped])
    }
    guard case .either(let thousands, let decimal, let thousandsIn) = numeral else {
      return Reading(value: numeral.vietnamese)
    }
    if field.isInteger { return Reading(value: thousands) }
    if field.kind == .percent, thousands > field.highest, decimal <= field.highest {
      return Reading(value: decimal)
    }
    if let style = column.decision ?? file.decision {
      return Reading(value: style == thousandsIn ? thousands : decimal)
    }
    let style: SeparatorStyle
    switch locale {
    case .auto: return Reading(value: nil, other: decimal, candidates: [thousands, decimal])
    case .vietnamese: style = .vietnamese
    case .english: style = .english
    }
    return style == thousandsIn
      ? Reading(value: thousands, other: decimal, candidates: [thousands, decimal])
      : Reading(value: decimal, other: thousands, candidates: [decimal, thousands])
  }

  /// A number without what binary arithmetic adds behind its twelfth digit.
  private func rounded(_ value: Double) -> Double {
    abs(value) < 1e9 ? (value * 1e6).rounded() / 1e6 : value
  }
}

extension SeparatorEvidence {
  /// Takes in a cell of a number field: a text number whose points and commas mean one thing only. Everything else
  /// shows nothing.
  mutating func observe(_ cell: SourceCell, as indicator: Indicator) {
    guard cell.kind == .text, indicator.type.isNumeric else { return }
    guard
      case .number(let phrase) = NumberPhrase.outcome(
        of: cell.text, isKnownUnit: { UnitOfMeasure($0) != nil })
    else {
      return
    }
    let field = ValueField(indicator)
    for part in phrase.parts {
      switch part.numeral {
      case .plain, .ungrouped: break
      // A fraction where things are counted is kept out as an error, and shows nothing either.
      case .styled(let value, let style):
        if !field.isInteger || value * part.factor == (value * part.factor).rounded() { count(style) }
      case .either(_, _, let style): if field.isInteger, part.factor == 1 { count(style) }
      }
    }
  }
}
