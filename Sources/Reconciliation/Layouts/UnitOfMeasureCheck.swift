internal import Schema

/// Whether a figure is given in another unit of measure than the schema's.
enum UnitOfMeasureCheck {
  /// The doubt about a figure of an indicator beside which a unit of measure is stated; nil where both are the same,
  /// or where they cannot be converted into one another.
  static func doubt(stated: String, indicator: Indicator, value: Double) -> ValueDoubt? {
    guard let expected = indicator.unit, let own = UnitOfMeasure(stated), let asked = UnitOfMeasure(expected),
      own.dimension == asked.dimension, own.factor != asked.factor
    else { return nil }
    let suggestion = value * own.factor / asked.factor
    return .otherUnitOfMeasure(
      stated: stated, expected: expected, suggestion: suggestion.isFinite ? suggestion : nil)
  }
}
