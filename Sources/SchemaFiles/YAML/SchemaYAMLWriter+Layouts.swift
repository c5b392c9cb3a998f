import Schema

extension SchemaYAMLWriter {
  /// A layout.
  func layout(_ layout: SheetLayout) -> SchemaNode {
    var node = NodeBuilder()
    node.text("code", layout.code)
    node.patterns("sheet", layout.sheet)
    node.word("kind", layout.kind.rawValue)
    node.text("template", layout.template)
    var columns = self.columns(layout.columns)
    // A form with one figure an indicator says it the short way.
    let isShort =
      layout.kind == .form && layout.values.count == 1 && layout.values.first?.measure == "now"
      && layout.values.first?.derived == nil
    if isShort { columns.patterns("value", layout.values.first?.column ?? []) }
    if !columns.entries.isEmpty { node.add("columns", columns.node) }
    if !isShort, !layout.values.isEmpty {
      node.add("values", NodeBuilder.list(layout.values.map(valueColumn)))
    }
    node.patterns("row_label", layout.rowLabels)
    if let rows = layout.headerRows { node.word("header_rows", "\(rows)") }
    if let numbers = layout.columnNumbers { node.word("column_numbers", "\(numbers)") }
    node.pattern("codes_row", layout.codesRow)
    node.word("rows", layout.rows.rawValue, unless: "units")
    node.pattern("unit_column", layout.unitColumn)
    node.patterns("total_row", layout.totalRow)
    node.add("unit_cell", layout.unitCell.map(namedCell))
    node.add("round_cell", layout.roundCell.map(namedCell))
    node.add("unit_of_measure_cell", layout.unitOfMeasureCell.map(namedCell))
    node.patterns("stop", layout.stop)
    if layout.sectionsRepeat { node.word("sections", "repeat") }
    if layout.hierarchyByNumber { node.word("hierarchy", "number") }
    if let free = layout.free {
      var rows = NodeBuilder()
      rows.pattern("after", free.after)
      rows.pattern("until", free.until)
      node.add("free", rows.node)
    }
    node.tolerance("tolerance", layout.tolerance)
    if layout.partsAdd { node.word("parts", "add") }
    node.texts("indicators", layout.indicators)
    return node.node
  }

  private func columns(_ columns: LayoutColumns) -> NodeBuilder {
    var node = NodeBuilder()
    node.patterns("number", columns.number)
    node.patterns("label", columns.label)
    node.patterns("unit", columns.unit)
    node.patterns("code", columns.code)
    node.patterns("note", columns.note)
    node.patterns("ignore", columns.ignore)
    return node
  }

  private func valueColumn(_ column: ValueColumn) -> SchemaNode {
    var node = NodeBuilder()
    node.patterns("column", column.column)
    node.text("measure", column.measure)
    node.text("derived", column.derived?.description)
    return node.node
  }

  private func namedCell(_ cell: NamedCell) -> SchemaNode {
    var node = NodeBuilder()
    node.patterns("label", cell.label)
    node.word("side", cell.side.rawValue, unless: "right")
    if cell.lines != 1 { node.word("lines", "\(cell.lines)") }
    node.text("cell", cell.cell)
    return node.node
  }
}
