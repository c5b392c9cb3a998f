internal import Cells
internal import Findings
internal import Schema
internal import VietnameseText

/// A form: one row an indicator.
extension SchemaAssembly {
  /// Adds the layout and indicators of a form. `unit`: the unit of measure of the whole table.
  mutating func addForm(_ table: TemplateTable, _ given: SheetLayout, unit: String?, _ sheet: TemplateSheet) {
    var layout = given
    let (columns, heading) = (table.columns, table.heading)
    func patterns(_ column: Int?) -> [TextPattern] { column.map { [pattern($0, heading)] } ?? [] }
    layout.columns.number = patterns(columns.number)
    layout.columns.label = patterns(columns.labels.last)
    layout.columns.unit = patterns(columns.unit)
    layout.columns.code = patterns(columns.code)
    layout.columns.note = patterns(columns.note)
    let measures = FormMeasures(table)
    layout.columns.ignore = (columns.otherCodes + columns.ignored + columns.texts + measures.freeRates)
      .sorted().map { pattern($0, heading) }
    layout.values = measures.columns.map { column in
      ValueColumn(column: [pattern(column.column, heading)], measure: column.measure, derived: column.derived)
    }
    for message in measures.notes { note(sheet, nil, message.vietnamese, message.english) }
    if !columns.texts.isEmpty {
      let names = columns.texts.compactMap { heading.column($0)?.path }.joined(separator: "; ")
      note(
        sheet, nil,
        "cột chữ “\(names)” được bỏ qua (Cột bỏ qua, ignore); số liệu của biểu chỉ lấy ở các cột số.",
        "columns of words “\(names)” are not read (ignore); figures come from the other columns.")
    }
    schema.layouts.append(layout)
    let codes = addIndicators(table, layout, unit: unit, measures, sheet)
    addFormArithmetic(table, codes, measures, sheet)
  }

  /// Adds the indicators of a form's rows; their codes by position in the table's rows.
  private mutating func addIndicators(
    _ table: TemplateTable, _ layout: SheetLayout, unit: String?, _ measures: FormMeasures,
    _ sheet: TemplateSheet
  ) -> [Int: String] {
    let columnUnit = measures.commonUnit(table.heading)
    let tableUnit = unit.flatMap { $0.contains("/") || $0.contains(",") ? nil : $0 }
    var codes: [Int: String] = [:]
    var sectionCodes: [Int: String] = [:]
    var letter = ""
    var counter = 0
    var lastSection: Int??
    let many = table.rows.count > 99
    for (position, row) in table.rows.enumerated() where row.kind == .indicator && !row.isTyped {
      if lastSection != .some(row.section) {
        lastSection = .some(row.section)
        letter = nextLetter()
        counter = 0
        if let at = row.section, table.rows.indices.contains(at) {
          sectionCodes[at] = letter
          schema.sections.append(IndicatorSection(code: letter, title: Self.title(of: table.rows[at])))
        }
      }
      counter += 1
      let own = NumberText.padded(counter, many ? 3 : 2)
      let code = freeIndicatorCode(row.code.flatMap(Self.usable) ?? letter + own)
      codes[position] = code
      // A share stays a share, whatever the unit of measure of the whole table.
      let labelled = MeasuredKind(unit: nil, label: row.label).type
      let isOwn = row.unit == nil && (labelled == .percent || labelled == .date)
      let measure =
        isOwn
        ? (labelled == .percent ? "%" : nil)
        : row.unit ?? MeasuredKind.stated(in: row.label) ?? columnUnit ?? tableUnit
      let kind = MeasuredKind(unit: measure, label: row.label)
      var indicator = Indicator(code: code, label: row.label, type: kind.type)
      indicator.section = row.section.flatMap { sectionCodes[$0] }
      indicator.number = row.number.text.isEmpty ? nil : row.number.text
      indicator.printedCode = row.code
      indicator.unit = measure
      indicator.scale = kind.scale
      settle(&indicator, kind)
      settle(&indicator, row, table.columns, sheet)
      // Words and days have no plan and no rate.
      if layout.values.count > 1, !indicator.type.isNumeric { indicator.measures = ["now"] }
      indicator.layouts = [layout.code]
      schema.indicators.append(indicator)
    }
    relate(table, codes)
    noteLooseRows(table, sheet)
    return codes
  }

  /// The title of a section as the schema has it: `I. CÔNG TÁC CHỈ ĐẠO`.
  private static func title(of row: TableRow) -> String {
    row.number.text.isEmpty ? row.label : "\(row.number.text). \(row.label)"
  }

  /// A printed code that can be a code of the schema: one that is no mere number in expressions.
  private static func usable(_ printed: String) -> String? {
    let text = TextKey.trimmed(printed)
    guard SchemaCode.isPlain(text), text.contains(where: \.isNumber) else { return nil }
    return text.first?.isLetter == true ? text : "M" + text
  }

  /// What the type brings with it: defaults of the schema, and a list of choices.
  mutating func settle(_ indicator: inout Indicator, _ kind: MeasuredKind) {
    switch kind.type {
    case .count:
      indicator.decimals = 0
      indicator.min = .number(0)
    case .money: indicator.min = .number(0)
    case .percent: indicator.aggregate = Aggregation.none
    case .date: indicator.aggregate = .distinct
    case .text, .yesNo: indicator.aggregate = .list
    case .choice:
      indicator.aggregate = .list
      let list = "\(indicator.code.lowercased())_list"
      indicator.type = .choice(list)
      schema.choices.append(
        ChoiceList(
          code: list, choices: kind.choices.map { Choice(code: MeasureWords.word(for: $0), label: $0) }))
    case .number: break
    }
  }

  /// What filled returns show in a row: words or days where a figure was thought to be.
  private mutating func settle(
    _ indicator: inout Indicator, _ row: TableRow, _ columns: TableColumns, _ sheet: TemplateSheet
  ) {
    guard columns.values.count == 1, let column = columns.values.first, let cell = sheet[row.row, column],
      cell.isTyped
    else { return }
    let type = indicator.type
    if cell.kind == .date, type.isNumeric {
      indicator.type = .date
      indicator.decimals = nil
      indicator.min = nil
      indicator.aggregate = .distinct
    } else if cell.kind == .text, type.isNumeric, cell.text.count > 25, row.unit == nil {
      indicator.type = .text
      indicator.decimals = nil
      indicator.min = nil
      indicator.aggregate = .list
    } else if cell.kind == .number, type == .count, cell.number != cell.number.rounded() {
      indicator.type = .number
      indicator.decimals = nil
      indicator.min = nil
    } else if cell.kind == .number, type == .text {
      indicator.type = .number
      indicator.aggregate = .sum
    }
  }

  /// Tells the parts of totals. What a template prints as arithmetic is a rule and is left out here.
  private mutating func relate(_ table: TemplateTable, _ codes: [Int: String]) {
    var positions: [String: Int] = [:]
    for (index, indicator) in schema.indicators.enumerated() { positions[indicator.code] = index }
    func indicator(_ row: Int) -> Int? { codes[row].flatMap { positions[$0] } }
    func fits(_ part: Int, _ whole: Int) -> Bool {
      Self.fits(schema.indicators[part], schema.indicators[whole])
    }
    let children = Dictionary(
      grouping: table.rows.indices.filter { indicator($0) != nil && table.rows[$0].parent != nil }
    ) {
      table.rows[$0].parent ?? 0
    }
    for (parent, rows) in children.sorted(by: { $0.key < $1.key }) where table.rows[parent].arithmetic == nil
    {
      guard let whole = indicator(parent) else { continue }
      for row in rows { if let part = indicator(row) { inheritType(part, from: whole) } }
      let parts = rows.filter { row in indicator(row).map { fits($0, whole) } ?? false }
      // Only where every part is known do they make the total.
      let isWhole = parts.count == rows.count && table.rows[parent].isTotal
      for row in parts {
        guard let part = indicator(row) else { continue }
        schema.indicators[part].parent = schema.indicators[whole].code
        schema.indicators[part].relation = isWhole && !table.rows[row].isOfWhich ? .part : .ofWhich
      }
    }
    // "Tổng cộng" alone: the rows of the highest level of its section are its parts.
    for (position, row) in table.rows.enumerated()
    where RowWords.isWholeTotal(row.label) && row.arithmetic == nil && row.parent == nil {
      guard let code = codes[position], let whole = positions[code] else { continue }
      let parts = table.rows.indices.filter {
        $0 != position && table.rows[$0].section == row.section && table.rows[$0].parent == nil
          && codes[$0] != nil
          && !RowWords.isWholeTotal(table.rows[$0].label)
      }
      let own = parts.compactMap { codes[$0] }.compactMap { positions[$0] }
      let isAtEdge = parts.allSatisfy { $0 < position } || parts.allSatisfy { $0 > position }
      guard own.count >= 2, own.allSatisfy({ fits($0, whole) && schema.indicators[$0].parent == nil }),
        isAtEdge,
        table.rows.count(where: { RowWords.isWholeTotal($0.label) && $0.section == row.section }) == 1
      else { continue }
      for part in own {
        schema.indicators[part].parent = code
        schema.indicators[part].relation = .part
      }
    }
  }

  /// Whether one figure can be a part of another: the same kind of number in the same unit of measure, or one whose words
  /// the other's has too ("giấy" and "giấy tờ, hồ sơ").
  private static func fits(_ part: Indicator, _ whole: Indicator) -> Bool {
    guard part.type == whole.type, part.type.isNumeric, part.type != .percent, part.scale == whole.scale
    else { return false }
    func words(_ unit: String?) -> Set<String> {
      Set(TextKey.bare(unit ?? "").split { !($0.isLetter || $0.isNumber) }.map(String.init))
    }
    let (one, other) = (words(part.unit), words(whole.unit))
    return one == other
      || (!one.isEmpty && !other.isEmpty && (one.isSubset(of: other) || other.isSubset(of: one)))
  }

  /// A part without a unit of measure of its own is counted as its total is.
  private mutating func inheritType(_ part: Int, from whole: Int) {
    guard schema.indicators[part].unit == nil, schema.indicators[part].type == .number,
      schema.indicators[whole].type == .count
    else { return }
    schema.indicators[part].type = .count
    schema.indicators[part].unit = schema.indicators[whole].unit
    schema.indicators[part].decimals = 0
    schema.indicators[part].min = .number(0)
  }

  /// Rows without label, number or code between the others cannot be asked for.
  private mutating func noteLooseRows(_ table: TemplateTable, _ sheet: TemplateSheet) {
    let open = table.rows.filter { $0.kind == .open || ($0.isTyped && $0.kind == .indicator) }
    guard let first = open.first else { return }
    note(
      sheet, CellReference(row: first.row, column: table.columns.labels.last ?? 1),
      "\(open.count) dòng để trống cho đơn vị tự ghi; nếu muốn giữ, hãy khai Dòng tự do: sau, đến (free) của biểu.",
      "\(open.count) rows are left open for units to write in; to keep them, give free {after, until} of the layout."
    )
  }
}
