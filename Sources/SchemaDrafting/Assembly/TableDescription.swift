internal import Cells

/// What was found of a table, for those who want to see why the draft is as it is.
extension SchemaAssembly {
  /// Keeps the description of a table.
  mutating func describe(
    _ table: TemplateTable, _ sheet: TemplateSheet, _ kind: TableKind, _ layout: String, _ named: NamedPlaces
  ) {
    let heading = table.heading
    let columns = table.columns
    var roles: [Int: ColumnRole] = [:]
    for column in columns.values { roles[column] = .value }
    for column in columns.texts { roles[column] = .text }
    for column in columns.ignored { roles[column] = .ignored }
    for column in columns.otherCodes { roles[column] = .code }
    for column in columns.labels.dropLast() { roles[column] = .text }
    if let column = columns.labels.last { roles[column] = .label }
    if let column = columns.number { roles[column] = .number }
    if let column = columns.unit { roles[column] = .unit }
    if let column = columns.note { roles[column] = .note }
    if let column = columns.code { roles[column] = .code }
    var styles: [RowNumber.Style: String] = [:]
    var order: [String] = []
    for row in table.rows where row.number.style != .none && styles[row.number.style] == nil {
      styles[row.number.style] = row.number.text
      order.append(row.number.text)
    }
    let asked = table.rows.filter { $0.kind != .words }
    tables.append(
      DraftedTable(
        layout: layout, sheet: sheet.name, kind: kind.isForm ? .form : .grid, headingRows: heading.rows,
        numberingRow: heading.numbering?.row, codesRow: heading.codesRow,
        columns: roles.sorted { $0.key < $1.key }.map { column, role in
          DraftedTable.Column(column: column, role: role, heading: heading.column(column)?.path ?? "")
        },
        dataRows: asked.first.flatMap { first in asked.last.map { first.row...$0.row } },
        totalRows: table.rows.filter(\.isTotal).map(\.row),
        totalColumns: (heading.numbering?.formulas ?? [:]).filter { $0.value.contains("+") }.keys.sorted(),
        mergedHeadings: heading.merges(on: sheet).map(\.description), numbering: order,
        unitOfMeasure: named.unitOfMeasure?.text, unitOfMeasureCell: named.unitOfMeasure?.place.description,
        unitCell: named.unit?.place.description, roundCell: named.round?.place.description))
  }
}
