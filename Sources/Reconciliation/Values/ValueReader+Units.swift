internal import Facts
internal import Findings
internal import VietnameseText

extension ValueReader {
  /// A value beside the unit of measure that the sheet, the heading or the row says: a figure other than zero under
  /// another unit than the schema's gets T112. The value stays as it was read.
  func restated(_ value: ReadValue, indicator: Int, measure: String, statedUnit: String) -> ReadValue {
    let field = field(indicator, measure: measure)
    guard field.indicator >= 0, value.state == .number || value.state == .ambiguous,
      let doubt = unitDoubt(statedUnit, number: value.value, field: field)
    else { return value }
    var value = value
    value.doubts.removeAll { $0.severity != .error }
    value.doubts.insert(doubt, at: 0)
    value.flags.insert(.keptOut)
    return value
  }

  /// T112 where a stated unit of measure is worth more or less than the schema's; nil where it is the same, where
  /// nothing is known of one of them, or where there is no unit.
  func unitDoubt(_ stated: String, number: Double, field: ValueField) -> ValueDoubt? {
    guard !stated.isEmpty, field.indicator >= 0, number != 0, let expected = field.unit,
      let said = UnitOfMeasure(stated),
      said != expected
    else { return nil }
    let name = unitNames[field.indicator]
    guard said.dimension == expected.dimension, number.isFinite else {
      return .otherUnitOfMeasure(stated: stated, expected: name, suggestion: nil)
    }
    let factor = said.factor / expected.factor
    return .otherUnitOfMeasure(
      stated: stated, expected: name, suggestion: (number * factor * 1e6).rounded() / 1e6)
  }
}
