import Schema

/// The layouts.
extension SchemaReader {
  /// `layouts`.
  func readLayouts() {
    for coded in layouts {
      let layout = self.layout(coded)
      for measure in layout.values.map(\.measure) {
        _ = measureNames.add(measure, line: coded.reader.position.line)
      }
      schema.layouts.append(layout)
    }
    _ = measureNames.add("now", line: 0)
    measureNames.isComplete = layoutNames.isComplete
  }

  private func layout(_ coded: Coded) -> SheetLayout {
    let reader = coded.reader
    let isGrid = reader.value("row_label") != nil || reader.value("indicators") != nil
    let kind: LayoutKind = reader.option("kind") ?? (isGrid ? .grid : .form)
    var layout = SheetLayout(code: coded.code ?? "", kind: kind)
    layout.sheet = reader.patterns("sheet")
    layout.template = reader.text("template")
    let columns = reader.mapping("columns", keys: SchemaKeys.columns)
    layout.columns = columns.map(self.columns) ?? LayoutColumns()
    layout.values = values(reader, columns)
    layout.unitCell = namedCell(reader, "unit_cell")
    layout.roundCell = namedCell(reader, "round_cell")
    layout.unitOfMeasureCell = namedCell(reader, "unit_of_measure_cell")
    layout.stop = reader.patterns("stop")
    layout.sectionsRepeat = reader.option("sections", among: ["once", "repeat"]) == "repeat"
    layout.hierarchyByNumber = reader.option("hierarchy", among: ["none", "number"]) == "number"
    layout.free = freeRows(reader)
    layout.tolerance = reader.tolerance("tolerance")
    layout.partsAdd = reader.option("parts", among: ["latest", "add"]) == "add"
    layout.rowLabels = reader.patterns("row_label")
    layout.headerRows = reader.wholeNumber("header_rows", in: 1...20)
    layout.columnNumbers = reader.optionalFlag("column_numbers")
    layout.codesRow = reader.pattern("codes_row")
    layout.rows = reader.option("rows") ?? .units
    layout.unitColumn = reader.pattern("unit_column")
    layout.totalRow = reader.patterns("total_row")
    layout.indicators = reader.references("indicators", to: indicatorNames)
    checkKind(layout, reader, columns)
    return layout
  }

  private func columns(_ reader: MappingReader) -> LayoutColumns {
    var columns = LayoutColumns()
    columns.number = reader.patterns("number")
    columns.label = reader.patterns("label")
    columns.unit = reader.patterns("unit")
    columns.code = reader.patterns("code")
    columns.note = reader.patterns("note")
    columns.ignore = reader.patterns("ignore")
    return columns
  }

  private func values(_ reader: MappingReader, _ columns: MappingReader?) -> [ValueColumn] {
    let readers = reader.mappings("values", keys: SchemaKeys.valueColumn)
    if let columns, columns.value("value") != nil {
      if reader.value("values") != nil {
        columns.inconsistent(
          "value", vietnamese: "columns.value là cách viết gọn của values; chỉ dùng một trong hai.",
          english: "columns.value is short for values; use one of the two.")
      }
      return [ValueColumn(column: columns.patterns("value"))]
    }
    var names = NameTable(.measure)
    for reader in readers {
      if reader.value("column") == nil { reader.missing("column") }
      let measure = reader.code("measure") ?? "now"
      if let first = names.add(measure, line: reader.position(of: "measure").line) {
        reader.report(.repeatedCode(measure, of: .measure, firstLine: first), "measure")
      }
    }
    let values = readers.map { reader in
      let measure = reader.word("measure") ?? "now"
      return ValueColumn(
        column: reader.patterns("column"), measure: measure,
        derived: derived(reader, measure, from: names.codes))
    }
    reportCircles(of: values, in: readers)
    return values
  }

  /// How a column is computed from others of its row.
  private func derived(_ reader: MappingReader, _ own: String, from measures: [String]) -> RuleExpression? {
    guard let text = reader.text("derived") else { return nil }
    do {
      return try RuleExpression(
        parsing: text, in: ExpressionContext(derivedFrom: measures.filter { $0 != own }))
    } catch {
      var error = error
      if case .unknownName(own, expected: .measure) = error.reason {
        error.reason = .ownMeasure(own)
        error.suggestion = nil
      }
      reader.report(.expression(error), "derived")
      return nil
    }
  }

  private func namedCell(_ reader: MappingReader, _ key: String) -> NamedCell? {
    guard let reader = reader.mapping(key, keys: SchemaKeys.namedCell) else { return nil }
    var cell = NamedCell()
    cell.label = reader.patterns("label")
    cell.side = reader.option("side") ?? .right
    cell.lines = reader.wholeNumber("lines", in: 1...20) ?? 1
    cell.cell = reader.typed("cell", .cell) { ScalarText.isCell($0) ? $0.uppercased() : nil }
    let hasLabel = reader.value("label") != nil
    if reader.value("cell") != nil {
      if hasLabel {
        reader.inconsistent(
          "cell", vietnamese: "Chỉ ghi label hoặc cell, không ghi cả hai.",
          english: "Give a label or a cell, not both.")
      }
    } else if !hasLabel {
      reader.missing("label")
    }
    return cell
  }

  private func freeRows(_ reader: MappingReader) -> FreeRows? {
    guard let reader = reader.mapping("free", keys: SchemaKeys.free) else { return nil }
    if reader.value("after") == nil { reader.missing("after") }
    guard let after = reader.pattern("after") else { return nil }
    return FreeRows(after: after, until: reader.pattern("until"))
  }

  /// What a form and a grid need, and what means nothing in them.
  private func checkKind(_ layout: SheetLayout, _ reader: MappingReader, _ columns: MappingReader?) {
    switch layout.kind {
    case .form:
      if reader.value("values") == nil, columns?.value("value") == nil {
        reader.inconsistent(
          "columns", vietnamese: "Biểu không có cột số liệu; ghi columns.value hoặc values.",
          english: "The form has no value column; give columns.value or values.")
      } else if !layout.values.isEmpty, layout.values.allSatisfy({ $0.derived != nil }) {
        reader.inconsistent(
          "values", vietnamese: "Mọi cột số liệu đều được tính ra (derived); cần ít nhất một cột được nhập.",
          english: "All value columns are derived; at least one has to be filled in.")
      }
      if ["label", "code", "number"].allSatisfy({ columns?.value($0) == nil }) {
        reader.inconsistent(
          "columns",
          vietnamese: "Biểu không có cột nào để nhận ra chỉ tiêu; ghi columns.label hoặc columns.code.",
          english: "No column tells the indicators apart; give columns.label or columns.code.")
      }
      if reader.value("indicators") != nil {
        reader.inconsistent(
          "indicators",
          vietnamese: "indicators chỉ dùng cho bảng (kind: grid); với biểu, ghi layout ở từng chỉ tiêu.",
          english: "indicators belongs to grids; for a form, give the indicators their layout.")
      }
      noteUnread(["row_label", "codes_row", "rows", "unit_column", "total_row"], reader, "form")
    case .grid:
      // Of a grid's columns the running number, remarks and what is not read are known by their headings too.
      let hasUnread = ["label", "unit", "code", "value"].contains { columns?.value($0) != nil }
      noteUnread((hasUnread ? ["columns"] : []) + ["sections", "hierarchy", "free"], reader, "grid")
    }
  }

  private func noteUnread(_ keys: [String], _ reader: MappingReader, _ kind: String) {
    for key in keys where reader.value(key) != nil {
      problems.note(
        SchemaSentence(
          vietnamese: "Khóa \(key) không có tác dụng trong layout kind: \(kind).",
          english: "The key \(key) has no effect in a layout of kind \(kind)."),
        key: "layouts.\(key)", at: reader.keyPosition(key), path: reader.path.child(key))
    }
  }

  /// Tells every indicator which layouts hold it, and every grid which indicators it holds.
  func completeLayouts() {
    let firstForm = schema.layouts.first { $0.kind == .form }?.code
    var named: [String: Set<String>] = [:]
    for layout in schema.layouts where layout.kind == .grid { named[layout.code] = Set(layout.indicators) }
    for index in schema.indicators.indices {
      let indicator = schema.indicators[index]
      let hasOwn = indicators[index].reader.value("layout") != nil
      var holding = Set(indicator.layouts)
      if !hasOwn, let firstForm { holding.insert(firstForm) }
      for layout in schema.layouts where named[layout.code]?.contains(indicator.code) == true {
        holding.insert(layout.code)
      }
      schema.indicators[index].layouts = schema.layouts.map(\.code).filter(holding.contains)
    }
    for index in schema.layouts.indices where schema.layouts[index].kind == .grid {
      let layout = schema.layouts[index]
      let known = named[layout.code] ?? []
      schema.layouts[index].indicators += schema.indicators.filter {
        $0.layouts.contains(layout.code) && !known.contains($0.code)
      }.map(\.code)
    }
  }
}
