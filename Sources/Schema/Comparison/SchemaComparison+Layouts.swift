internal import VietnameseText

/// Layouts, sections and choices.
extension SchemaComparison {
  mutating func compareLayouts() {
    let both = pairs(
      .layouts, old.layouts, new.layouts, code: { $0.code },
      name: { SchemaText.patterns($0.sheet).first ?? $0.code }, word: ("biểu", "layout"))
    for (one, other) in both {
      compare(.layouts, one.code, name: one.code, fields(one, other) + columnFields(one, other))
    }
  }

  private func fields(_ one: SheetLayout, _ other: SheetLayout) -> [ComparedField] {
    func free(_ layout: SheetLayout) -> String? {
      layout.free.map { rows in
        SchemaText.patterns([rows.after] + (rows.until.map { [$0] } ?? [])).joined(separator: " … ")
      }
    }
    func patterns(_ pattern: TextPattern?) -> [String] { SchemaText.patterns(pattern.map { [$0] } ?? []) }
    return [
      ComparedField(
        "sheet", "trang tính", "sheet", SchemaText.patterns(one.sheet), SchemaText.patterns(other.sheet)),
      ComparedField("kind", "dạng", "kind", one.kind.rawValue, other.kind.rawValue),
      ComparedField("template", "tệp mẫu", "template", one.template, other.template),
      ComparedField(
        "unit_cell", "ô ghi đơn vị", "cell of the unit", SchemaText.namedCell(one.unitCell),
        SchemaText.namedCell(other.unitCell)),
      ComparedField(
        "round_cell", "ô ghi đợt", "cell of the round", SchemaText.namedCell(one.roundCell),
        SchemaText.namedCell(other.roundCell)),
      ComparedField(
        "unit_of_measure_cell", "ô ghi đơn vị tính", "cell of the unit of measure",
        SchemaText.namedCell(one.unitOfMeasureCell), SchemaText.namedCell(other.unitOfMeasureCell)),
      ComparedField(
        "stop", "chữ kết thúc biểu", "text that ends the table", SchemaText.patterns(one.stop),
        SchemaText.patterns(other.stop)),
      ComparedField(
        "sections", "tiêu đề lặp lại ở mỗi mục", "heading repeated in each section", one.sectionsRepeat,
        other.sectionsRepeat),
      ComparedField(
        "hierarchy", "thứ bậc theo số thứ tự", "hierarchy by number", one.hierarchyByNumber,
        other.hierarchyByNumber),
      ComparedField("free", "dòng tự ghi", "free rows", free(one), free(other)),
      ComparedField(
        "tolerance", "sai lệch cho phép", "tolerance", SchemaText.tolerance(one.tolerance),
        SchemaText.tolerance(other.tolerance)),
      ComparedField(
        "parts", "cộng nhiều tệp của một đơn vị", "several workbooks are added up", one.partsAdd,
        other.partsAdd),
      ComparedField(
        "header_rows", "số dòng tiêu đề", "heading rows", one.headerRows.map { "\($0)" },
        other.headerRows.map { "\($0)" }),
      ComparedField(
        "column_numbers", "dòng số cột", "row of column numbers", one.columnNumbers.map { "\($0)" },
        other.columnNumbers.map { "\($0)" }),
      ComparedField(
        "codes_row", "dòng mã cột", "row of column codes", patterns(one.codesRow), patterns(other.codesRow)),
      ComparedField("rows", "các dòng là", "rows are", one.rows.rawValue, other.rows.rawValue),
      ComparedField(
        "unit_column", "cột ghi đơn vị", "column of the unit", patterns(one.unitColumn),
        patterns(other.unitColumn)),
      ComparedField(
        "total_row", "dòng tổng cộng", "total row", SchemaText.patterns(one.totalRow),
        SchemaText.patterns(other.totalRow)),
      ComparedField("indicators", "các cột chỉ tiêu", "indicators", one.indicators, other.indicators),
    ]
  }

  private func columnFields(_ one: SheetLayout, _ other: SheetLayout) -> [ComparedField] {
    func values(_ layout: SheetLayout) -> [String] {
      layout.values.map { column in
        SchemaText.patterns(column.column).joined(separator: " | ") + " = \(column.measure)"
          + (column.derived.map { " (\($0))" } ?? "")
      }
    }
    func field(
      _ key: String, _ vietnamese: String, _ english: String, _ path: KeyPath<LayoutColumns, [TextPattern]>
    )
      -> ComparedField
    {
      ComparedField(
        "columns.\(key)", vietnamese, english, SchemaText.patterns(one.columns[keyPath: path]),
        SchemaText.patterns(other.columns[keyPath: path]))
    }
    return [
      field("number", "cột số thứ tự", "column of numbers", \.number),
      field("label", "cột chỉ tiêu", "column of labels", \.label),
      ComparedField(
        "row_label", "cột tên dòng", "row labels", SchemaText.patterns(one.rowLabels),
        SchemaText.patterns(other.rowLabels)),
      field("unit", "cột đơn vị tính", "column of units of measure", \.unit),
      field("code", "cột mã số", "column of codes", \.code),
      ComparedField("values", "cột số liệu", "value columns", values(one), values(other)),
      field("note", "cột ghi chú", "column of notes", \.note),
      field("ignore", "cột không đọc", "columns not read", \.ignore),
    ]
  }

  mutating func compareSections() {
    let both = pairs(
      .sections, old.sections, new.sections, code: { $0.code }, name: { $0.title }, word: ("mục", "section"))
    for (one, other) in both {
      compare(
        .sections, one.code, name: one.code,
        [ComparedField("title", "tên mục", "title", one.title, other.title)])
    }
  }

  mutating func compareChoices() {
    let both = pairs(
      .choices, old.choices, new.choices, code: { $0.code }, name: { $0.code }, word: ("danh mục", "list"))
    func words(_ list: ChoiceList) -> [String] {
      list.choices.map { choice in
        "\(choice.code) = \(choice.label)"
          + (choice.aliases.isEmpty ? "" : " (\(choice.aliases.joined(separator: ", ")))")
      }
    }
    for (one, other) in both {
      compare(
        .choices, one.code, name: one.code,
        [ComparedField("choices", "lựa chọn", "choices", words(one), words(other))])
    }
  }
}
