internal import Findings
internal import Schema
internal import SheetPlan

/// The columns of a layout's table, placed, and its heading.
struct TableLayout {
  /// The layout.
  let layout: SheetLayout
  /// The indicators in this round: positions in the schema.
  let indicators: [Int]
  /// The columns from left to right.
  let columns: [TableColumn]
  /// The heading rows.
  let heading: HeadingRows

  /// The columns of a layout for a unit.
  init(_ layout: SheetLayout, request: TemplateRequest) {
    self.layout = layout
    indicators = request.indicators(of: layout)
    let asked =
      layout.kind == .form
      ? Self.formColumns(layout, indicators, request) : Self.gridColumns(layout, indicators, request)
    columns = TableColumn.placed(asked)
    heading = HeadingRows(columns, rows: layout.headerRows)
  }

  /// The columns with a role.
  func columns(_ holds: (TableColumn.Role) -> Bool) -> [TableColumn] { columns.filter { holds($0.role) } }
  /// The first column with a role; nil where there is none.
  func column(_ role: TableColumn.Role) -> Int? { columns.first { $0.role == role }?.column }
  /// The columns of labels, in their order.
  var labels: [Int] {
    columns.filter { if case .label = $0.role { true } else { false } }.sorted { one, other in
      guard case .label(let first) = one.role, case .label(let second) = other.role else { return false }
      return first < second
    }.map(\.column)
  }
  /// From the first to the last column.
  var all: ClosedRange<Int> {
    let first = columns.first?.column ?? 1
    return first...max(first, columns.last?.column ?? first)
  }
  /// Whether the table is found by the letters of its columns alone, so that further columns would not be known.
  private static func isLettered(_ layout: SheetLayout) -> Bool {
    (layout.columns.label + layout.columns.code + layout.values.flatMap { $0.column }).allSatisfy {
      if case .column = $0 { true } else { false }
    }
  }

  /// The columns of a form.
  private static func formColumns(_ layout: SheetLayout, _ indicators: [Int], _ request: TemplateRequest)
    -> [TableColumn]
  {
    let words = request.words
    let schema = request.schema
    let held = indicators.map { schema.indicators[$0] }
    let isNarrow = layout.values.count > 2
    var columns: [TableColumn] = []
    if !layout.columns.number.isEmpty || held.contains(where: { $0.number != nil }) {
      columns.append(TableColumn(.number, layout.columns.number, usual: "STT", width: 7))
    }
    if layout.columns.label.isEmpty, layout.columns.number.isEmpty || !layout.columns.code.isEmpty {
      // The schema knows no column of labels: they stand beside the table, for the person who reads.
      columns.insert(TableColumn(.label(0), heading: [], width: isNarrow ? 38 : 46), at: 0)
    } else {
      columns.append(
        TableColumn(
          .label(0), layout.columns.label, usual: words("Nội dung", "Item"), width: isNarrow ? 38 : 46))
    }
    if !layout.columns.code.isEmpty {
      columns.append(TableColumn(.code, layout.columns.code, usual: words("Mã số", "Code"), width: 10))
    }
    if !layout.columns.unit.isEmpty {
      let widest = held.compactMap(\.unit).map { TextWidth.columns(of: $0) }.max() ?? 0
      columns.append(
        TableColumn(
          .unit, layout.columns.unit, usual: words("Đơn vị tính", "Unit"), width: min(max(12, widest + 1), 18)
        ))
    }
    for (position, value) in layout.values.enumerated() {
      columns.append(
        TableColumn(
          .value(position), value.column, usual: words.measure(value.measure), width: isNarrow ? 13 : 16))
    }
    for pattern in layout.columns.ignore {
      let column = TableColumn(.ignored, [pattern], usual: "", width: 12)
      if !column.heading.isEmpty { columns.append(column) }
    }
    if !layout.columns.note.isEmpty || !isLettered(layout) {
      columns.append(TableColumn(.note, layout.columns.note, usual: words("Ghi chú", "Notes"), width: 24))
    }
    return columns
  }

  /// The columns of a grid.
  private static func gridColumns(_ layout: SheetLayout, _ indicators: [Int], _ request: TemplateRequest)
    -> [TableColumn]
  {
    let words = request.words
    let schema = request.schema
    var columns: [TableColumn] = []
    // Where row labels have no heading they are told by being texts: running numbers would compete.
    if !layout.rowLabels.isEmpty {
      columns.append(TableColumn(.number, layout.columns.number, usual: "STT", width: 6))
    }
    if let unit = layout.unitColumn {
      columns.append(
        TableColumn(.unitName, [unit], usual: words("Đơn vị báo cáo", "Reporting unit"), width: 22))
    }
    for (position, label) in layout.rowLabels.enumerated() {
      columns.append(
        TableColumn(.label(position), [label], usual: words("Tên", "Name"), width: position == 0 ? 28 : 22))
    }
    if layout.rowLabels.isEmpty {
      columns.append(
        TableColumn(.label(0), heading: [words("Tên đơn vị, nội dung", "Name")], width: 30))
    }
    // Without a heading of row labels the reader looks for the indicators in one row.
    let isSingle = layout.headerRows == 1 || layout.rowLabels.isEmpty
    for position in indicators {
      let indicator = schema.indicators[position]
      var heading = PatternText.levels(of: indicator.label)
      if !isSingle, let path = indicator.aliases.first(where: { PatternText.levels(of: $0).count > 1 }) {
        heading = PatternText.levels(of: path)
      }
      if layout.unitOfMeasureCell == nil, !heading.contains(where: indicator.statesUnit),
        let last = heading.popLast()
      {
        heading.append(indicator.withUnit(last))
      }
      let measures = request.measures(of: layout)
      for (measure, name) in measures.enumerated() where request.asks(name, of: indicator) {
        var own = heading
        if layout.values.indices.contains(measure) {
          own += PatternText.levels(
            of: PatternText.shown(layout.values[measure].column) ?? words.measure(name))
        }
        let longest = own.flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 0
        columns.append(
          TableColumn(
            .figure(indicator: position, measure: measure), heading: own,
            width: indicator.type == .text ? 30 : max(13, Double(longest) * 1.3 + 2)))
      }
    }
    if let note = PatternText.shown(layout.columns.note) {
      columns.append(TableColumn(.note, heading: PatternText.levels(of: note), width: 24))
    }
    return columns
  }
}
