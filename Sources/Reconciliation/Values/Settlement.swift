internal import Facts
internal import Findings
internal import Schema

/// Decides one number between two readings by what is expected.
enum Settlement {
  /// By this factor a reading has to be nearer, or off.
  static let factor = 30.0

  /// Whether a fact's number may be read another way, as far as can be told without its field; most may not.
  static func mayBeOpen(_ fact: Fact) -> Bool {
    fact.flags.contains(.otherReading)
      || fact.text < 0 && fact.value != fact.value.rounded() && !fact.value.isNaN
  }
  /// Whether a fact's number may be read another way.
  static func isOpen(_ fact: Fact, field: ValueField) -> Bool {
    // A figure that is kept out already is so for another reason than its points and commas.
    if fact.flags.contains(.otherReading) {
      return fact.state == .ambiguous || !fact.flags.contains(.keptOut)
    }
    // T105: a numeric fraction in a field of whole numbers. One that is a number already was typed as text (T107), which
    // loses no zeros to the program.
    return mayBeOpen(fact) && field.isInteger && fact.state == .ambiguous
  }

  /// The value as it is settled; nil: it stays as it is. `expected`: nil where nothing is known.
  static func settle(_ fact: Fact, text: String?, field: ValueField, expected: Double?, reader: ValueReader)
    -> ReadValue?
  {
    guard fact.flags.contains(.otherReading) else { return settleFraction(fact, expected: expected) }
    guard let expected, expected > 0, let text,
      case .number(let phrase) = reader.phrase(in: text, field: field)
    else { return nil }
    let reading = reader.reading(
      of: phrase, field: field, column: SeparatorEvidence(), file: SeparatorEvidence())
    guard reading.candidates.count == 2 else { return nil }
    let (first, second) = (reading.candidates[0], reading.candidates[1])
    let (offFirst, offSecond) = (distance(first, expected), distance(second, expected))
    func decided(_ value: Double) -> ReadValue {
      var settled = reader.judged(value, field: field, isNumericCell: false)
      settled.qualifier = phrase.qualifier
      if settled.doubts.contains(where: { $0.severity == .error }) { settled.flags.insert(.keptOut) }
      if settled.doubts.isEmpty {
        settled.doubts = [phrase.words.isEmpty ? .numberAsText : .qualified(words: phrase.words)]
      }
      return settled
    }
    guard reading.value == nil || reading.isRescaled else {
      // The campaign's own separators decided; doubtful where that reading alone is far off.
      guard offFirst >= factor, offSecond < factor else { return nil }
      return ReadValue(
        state: .ambiguous, flags: [.keptOut, .otherReading],
        doubts: [.ambiguous(candidates: [first, second])])
    }
    if offFirst * factor <= offSecond { return decided(first) }
    if offSecond * factor <= offFirst { return decided(second) }
    return nil
  }

  /// 7.063 in a field of whole numbers: T105, as it was first read, where 7063 is nearer to what is expected, or nothing
  /// is; else T107.
  private static func settleFraction(_ fact: Fact, expected: Double?) -> ReadValue? {
    guard let expected, let suggestion = ValueReader.lostThousands(fact.value),
      distance(suggestion, expected) >= distance(fact.value, expected)
    else { return nil }
    return ReadValue(
      state: .number, value: fact.value, qualifier: .exact, flags: .keptOut, doubts: [.fractional])
  }

  /// By what factor a value is off from the expected one; the half added makes zeros comparable.
  static func distance(_ value: Double, _ expected: Double) -> Double {
    let (one, other) = (abs(value) + 0.5, abs(expected) + 0.5)
    return value < 0 && expected > 0 ? .infinity : max(one / other, other / one)
  }
}
