/// Where a value stands, in the words of findings.jsonl: codes of round, unit, sub-unit, indicator; the measure's name.
struct ValuePlace: Sendable, Equatable {
  /// Codes; nil where there is none.
  var round: String?, unit: String?, subUnit: String?, indicator: String?
  /// The measure's name; nil where it is not about a figure.
  var measure: String?
  /// The file relative to the folder, the sheet, the cell as `C17`.
  var file: String?, sheet: String?, cell: String?
  /// What the cell says, as text; nil: as the value's own text or number.
  var raw: String?

  /// A place.
  init(
    round: String? = nil, unit: String? = nil, subUnit: String? = nil, indicator: String? = nil,
    measure: String? = nil,
    file: String? = nil, sheet: String? = nil, cell: String? = nil, raw: String? = nil
  ) {
    self.round = round
    self.unit = unit
    self.subUnit = subUnit
    self.indicator = indicator
    self.measure = measure
    self.file = file
    self.sheet = sheet
    self.cell = cell
    self.raw = raw
  }
}
