internal import Facts
private import Glibc

extension StatedUnits {
  /// Whether a figure of another measure than now is in the schema's unit although its row states another (T112): a word
  /// beside a row mostly speaks of this round's figure. It is, where it lies nearer to what this round's figure is in the
  /// schema's unit than to that figure as it stands.
  static func isInOwnUnit(_ value: ReadValue, restated: ReadValue, beside present: ReadValue?) -> Bool {
    guard case .otherUnitOfMeasure(_, _, let suggestion?)? = restated.doubts.first, let present,
      suggestion > 0,
      value.value > 0, present.state == .number, present.value > 0
    else { return false }
    let inOwnUnit = present.value * suggestion / value.value
    return abs(log(value.value / inOwnUnit)) < abs(log(value.value / present.value))
  }
}
