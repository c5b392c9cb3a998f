internal import Cells

/// The rows of a form as they are read.
extension FormReader {
  /// A row of the form with what stands in it. Rows are handed on and looked at many times, so there is one of each.
  final class Row {
    let row: Int
    let columns: FormColumns
    /// The form of its label.
    let label: TextForm
    /// The form of its unit of measure.
    let unit: TextForm
    /// The cells of its values, in the order of the layout's value columns; nil where there is no cell.
    let values: [Int?]
    /// Whether anything stands in a value or note column.
    let isFilled: Bool
    /// What is known of its label; the titles above it may tell more later.
    var labelled: LabelledRow

    /// A row from its parts.
    init(
      row: Int, columns: FormColumns, label: TextForm, unit: TextForm, values: [Int?], isFilled: Bool,
      labelled: LabelledRow
    ) {
      self.row = row
      self.columns = columns
      self.label = label
      self.unit = unit
      self.values = values
      self.isFilled = isFilled
      self.labelled = labelled
    }
  }

  /// A row with what stands in it.
  func row(_ row: Int, columns: FormColumns, section: Int?) -> Row {
    let cells = sheet.cells(inRow: row)
    func cell(_ column: Int?) -> Int? { column.flatMap { sheet.index(column: $0, among: cells) } }
    func form(_ column: Int?) -> TextForm { cell(column).map(sheet.form) ?? .blank }
    var labelForm: Int32 = 0
    for column in columns.label where labelForm == 0 { labelForm = cell(column).map(sheet.formIndex) ?? 0 }
    let label = session.form(at: labelForm)
    let code = form(columns.code).plain
    let printed = form(columns.number).plain
    let unit = form(columns.unit)
    let values = columns.values.map(cell)
    let hasNote = cell(columns.note).map { !sheet.isBlank($0) } ?? false
    let hasValue = values.contains { $0.map { !sheet.isBlank($0) } ?? false }
    let number = printed.isEmpty ? label.numbering : printed
    return Row(
      row: row, columns: columns, label: label, unit: unit, values: values, isFilled: hasValue || hasNote,
      labelled: LabelledRow(
        row: row, label: label, labelForm: labelForm, code: code.isEmpty ? nil : code,
        number: IndicatorIndex.numberKey(number),
        unit: unit.key,
        section: section,
        looksAsked: hasValue || !unit.isBlank || !code.isEmpty))
  }
}
