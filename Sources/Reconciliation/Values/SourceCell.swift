internal import Cells

/// A cell as values are read from: what the file stores, with the text still as it lies there.
struct SourceCell: Sendable {
  /// What its value is.
  var kind: CellKind
  /// The number, serial, or 1 and 0; see `Cell.number`.
  var number: Double
  /// The text of a text or error cell, decoded from a legacy encoding where it was in one, otherwise untouched.
  var text: String
  /// The number format's code.
  var formatCode: String
  /// Whether 0.5 is shown as 50%.
  var isPercentFormat: Bool
  /// Whether the value is the stored result of a formula.
  var isFormula: Bool

  /// A cell.
  init(
    kind: CellKind, number: Double = 0, text: String = "", formatCode: String = "General",
    isPercentFormat: Bool = false, isFormula: Bool = false
  ) {
    self.kind = kind
    self.number = number
    self.text = text
    self.formatCode = formatCode
    self.isPercentFormat = isPercentFormat
    self.isFormula = isFormula
  }
}
