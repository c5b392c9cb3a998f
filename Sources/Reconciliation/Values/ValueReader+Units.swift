internal import Facts
internal import Findings
internal import VietnameseText

extension ValueReader {
  /// A value beside the unit of measure that the sheet, the heading or the row says: a figure other than zero under
  /// another unit than the schema's gets T112. The value stays as it was read. `isOfTable`: it was said once, for
  /// indicators of several kinds, so that it concerns those of its own dimension only, and may name several units.
  func restated(
    _ value: ReadValue, indicator: Int, measure: String, statedUnit: String, isOfTable: Bool = false
  ) -> ReadValue {
    guard value.state == .number || value.state == .ambiguous, !statedUnit.isEmpty else { return value }
    let field = field(indicator, measure: measure)
    guard let doubt = unitDoubt(statedUnit, number: value.value, field: field, isOfTable: isOfTable),
      !isScaledItself(value, field: field)
    else {
      return value
    }
    var value = value
    // Where the unit is another one, a fraction is no wonder.
    value.doubts.removeAll { doubt in
      switch doubt {
      case .decimalInCount, .fractional: true
      default: doubt.severity != .error
      }
    }
    if value.state == .ambiguous, value.doubts.isEmpty {
      value.state = .number
      value.qualifier = .exact
    }
    value.doubts.insert(doubt, at: 0)
    value.flags.insert(.keptOut)
    return value
  }

  /// Whether a text says in what its number is given, by a unit of measure or a word of scale behind it: that is nearer than
  /// what any other cell says.
  private func isScaledItself(_ value: ReadValue, field: ValueField) -> Bool {
    guard let text = value.text, case .number(let phrase) = phrase(in: text, field: field) else {
      return false
    }
    return !phrase.unit.isEmpty && UnitOfMeasure(phrase.unit) != nil
      || phrase.parts.contains { $0.factor != 1 }
  }

  /// T112 where a stated unit of measure is worth more or less than the schema's; nil where it is the same, where
  /// nothing is known of one of them, or where there is no unit.
  func unitDoubt(_ stated: String, number: Double, field: ValueField, isOfTable: Bool = false) -> ValueDoubt?
  {
    guard !stated.isEmpty, field.indicator >= 0, number != 0, !number.isNaN,
      // Most returns say the schema's own words.
      stated != unitNames[field.indicator]
    else { return nil }
    let parts =
      isOfTable
      ? stated.split(whereSeparator: { ",;".contains($0) }).map { TextKey.trimmed(String($0)) } : [stated]
    guard let expected = field.unit else {
      if parts.contains(where: { isAsked($0, of: field) }) { return nil }
      return parts.lazy.compactMap {
        self.scaleDoubt($0, number: number, field: field, isOfTable: isOfTable)
      }.first
    }
    let said = ([stated] + parts).compactMap { part -> (text: String, unit: UnitOfMeasure)? in
      if let unit = UnitOfMeasure(part) { return (part, unit) }
      // "Đơn vị tính: nghìn" over amounts of money is nghìn đồng.
      guard expected.dimension == .money, let worth = UnitOfMeasure.scale(named: part) else { return nil }
      return (part, UnitOfMeasure(moneyWorth: worth))
    }
    guard !said.contains(where: { $0.unit == expected }),
      let (text, other) = said.first(where: { !isOfTable || $0.unit.isLike(expected) })
    else { return nil }
    let name =
      unitNames[field.indicator].isEmpty
      ? NumberText.vietnamese(field.scale) + " đồng" : unitNames[field.indicator]
    guard other.dimension == expected.dimension, number.isFinite else {
      return .otherUnitOfMeasure(stated: text, expected: name, suggestion: nil)
    }
    let suggestion = (number * (other.factor / expected.factor) * 1e6).rounded() / 1e6
    return .otherUnitOfMeasure(stated: text, expected: name, suggestion: suggestion)
  }

  /// Whether a stated unit is that of the indicator.
  private func isAsked(_ stated: String, of field: ValueField) -> Bool {
    TextKey.toned(UnitOfMeasure.trimmed(stated)) == TextKey.toned(unitNames[field.indicator])
  }

  /// T112 where a unit of which no worth is known, such as persons, is stated with another word of scale than the schema's:
  /// thousands of persons; in the row itself the word of scale alone is enough.
  private func scaleDoubt(_ stated: String, number: Double, field: ValueField, isOfTable: Bool) -> ValueDoubt?
  {
    let expected = unitNames[field.indicator]
    guard !expected.isEmpty, stated != expected else { return nil }
    let (said, asked) = (TextKey.toned(UnitOfMeasure.trimmed(stated)), TextKey.toned(expected))
    let other = UnitOfMeasure.scale(before: asked)
    let ratio: Double
    if let alone = UnitOfMeasure.scale(named: stated) {
      guard !isOfTable, said != asked else { return nil }
      ratio = alone / (other?.factor ?? 1)
    } else {
      let own = UnitOfMeasure.scale(before: said)
      guard own != nil || other != nil, own?.rest ?? said == other?.rest ?? asked else { return nil }
      ratio = (own?.factor ?? 1) / (other?.factor ?? 1)
    }
    guard ratio != 1 else { return nil }
    return .otherUnitOfMeasure(
      stated: stated, expected: expected, suggestion: (number * ratio * 1e6).rounded() / 1e6)
  }
}
