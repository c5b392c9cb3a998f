internal import Findings
internal import Cells
internal import Schema
internal import SheetPlan
internal import VietnameseText

/// The rows of a grid: the units below, lines of the unit's own, or the unit itself, and their totals.
struct GridTable {
  /// The table.
  let table: TableLayout
  /// The template.
  let request: TemplateRequest
  /// How many rows there are at least for lines of the unit's own.
  private static let freeRows = 15

  private var schema: CampaignSchema { request.schema }
  private var layout: SheetLayout { table.layout }

  /// A row: its code as facts have it, and the texts of its label columns.
  private struct Row {
    /// Nil: the unit's own figures, or where the unit writes the labels a blank line.
    var code: String?
    var labels: [String]
    /// Whether the unit writes the labels.
    var isOpen: Bool
    /// Whether nothing is known of the row yet.
    var isBlank: Bool { isOpen && code == nil }
  }

  /// Draws heading, rows and totals at the next row of a sheet.
  func draw(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    TableHeading(table: table, request: request).draw(on: &draft, canvas: &canvas)
    let rows = rows()
    let first = draft.nextRow
    for (number, row) in rows.enumerated() { draw(row, number: number + 1, on: &draft, canvas: &canvas) }
    let last = draft.nextRow - 1
    if first <= last, !layout.totalRow.isEmpty {
      drawTotals(rows: first...last, of: rows, on: &draft, canvas: &canvas)
    }
  }

  /// The rows.
  private func rows() -> [Row] {
    let labelCount = max(table.labels.count, 1)
    switch layout.rows {
    case .units:
      return request.unitsBelow.map { below in
        Row(
          code: below.code, labels: Array(repeating: "", count: labelCount - 1) + [below.name], isOpen: false)
      }
    case .indicators:
      return [
        Row(
          code: nil,
          labels: Array(repeating: "", count: labelCount - 1) + [request.reportingUnit.name], isOpen: false)
      ]
    case .free:
      let lines = request.filling.rows[layout.code] ?? []
      // A blank first label would be filled down from a line above that has one.
      var isLedAbove = false
      let own = lines.map { line -> Row in
        var parts = line.label.components(separatedBy: " > ", most: labelCount)
        while parts.count < labelCount { parts.insert("", at: isLedAbove ? parts.count : 0) }
        isLedAbove = isLedAbove || parts.dropLast().contains { !$0.isEmpty }
        return Row(code: line.code, labels: parts, isOpen: true)
      }
      if request.filling.kind == .final { return own }
      let count = max(Self.freeRows, lines.count + 5)
      return own
        + (lines.count..<count).map { _ in
          Row(code: nil, labels: Array(repeating: "", count: labelCount), isOpen: true)
        }
    }
  }

  /// A row.
  private func draw(_ line: Row, number: Int, on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let row = draft.nextRow
    let isOpen = request.filling.kind != .final
    for column in table.columns {
      switch column.role {
      // Running numbers are texts: a number below the last row that is filled in would be taken for a figure.
      case .number: draft.set(row, column.column, String(number), canvas.looks.mark())
      case .unitName: draft.set(row, column.column, request.reportingUnit.name, canvas.looks.label(depth: 0))
      case .label(let position):
        let text = line.labels.indices.contains(position) ? line.labels[position] : ""
        let look = line.isOpen ? canvas.looks.words(isOpen: isOpen) : canvas.looks.label(depth: 0)
        draft.set(row, column.column, text, look)
      case .figure(let indicator, let measure):
        drawFigure(indicator, measure: measure, of: line, column: column.column, on: &draft, canvas: &canvas)
      case .note:
        let first = line.isBlank ? nil : table.indicators.first
        let key = first.map { FigureKey(indicator: $0, row: line.code) }
        draft.set(
          row, column.column, key.flatMap { request.filling.notes[$0] } ?? "",
          canvas.looks.words(isOpen: isOpen))
      case .unit, .code, .ignored, .value:
        draft.set(row, column.column, "", canvas.looks.words(isOpen: isOpen))
      }
    }
    draft.endTableRow()
  }

  /// The cell of a figure.
  private func drawFigure(
    _ position: Int, measure: Int, of line: Row, column: Int, on draft: inout SheetDraft,
    canvas: inout TemplateCanvas
  ) {
    let indicator = schema.indicators[position]
    let row = draft.nextRow
    guard request.applies(indicator) else {
      canvas.drawAbsent(indicator, isNamed: !line.isBlank, row: row, column: column, on: &draft)
      return
    }
    let name = request.measures(of: layout)[measure]
    // Blank lines have no code yet; a key of their own keeps their places apart.
    let key = FigureKey(indicator: position, measure: name, row: line.isBlank ? "\u{0}\(row)" : line.code)
    var computed: TemplateCanvas.Computed?
    if layout.values.indices.contains(measure), let derived = layout.values[measure].derived {
      computed = self.derived(derived, of: position, line: key.row, row: row)
    }
    canvas.drawFigure(
      key, computed: computed, decimals: computed == nil ? nil : 1, row: row, column: column, on: &draft)
  }

  /// The formula of a derived measure over its row; nil where it is more than arithmetic.
  private func derived(_ expression: RuleExpression, of position: Int, line: String?, row: Int)
    -> TemplateCanvas.Computed?
  {
    let measures = request.measures(of: layout)
    func cell(_ measure: String) -> String? {
      guard let place = measures.firstIndex(of: measure),
        let column = table.column(.figure(indicator: position, measure: place))
      else { return nil }
      return CellReference(row: row, column: column).description
    }
    let formula = DerivedFormula(
      cell: cell, value: { request.filling[FigureKey(indicator: position, measure: $0, row: line)].number })
    guard let text = formula.text(of: expression) else { return nil }
    let cells = measures.compactMap(cell).filter { text.contains($0) }
    return TemplateCanvas.Computed(
      formula: "IF(COUNT(\(cells.joined(separator: ",")))<\(cells.count),\"\",IFERROR(\(text),\"\"))",
      value: formula.value(of: expression))
  }

  /// The total row.
  private func drawTotals(
    rows: ClosedRange<Int>, of lines: [Row], on draft: inout SheetDraft, canvas: inout TemplateCanvas
  ) {
    let row = draft.nextRow
    let look = canvas.looks.cell {
      $0.isBold = true
      $0.fill = TemplateLooks.Palette.total
    }
    for column in table.columns { draft.set(row, column.column, "", look) }
    if let label = table.labels.first {
      draft.set(
        row, label, PatternText.shown(layout.totalRow) ?? request.words("Tổng cộng", "Total"), look)
    }
    for column in table.columns {
      guard case .figure(let position, let measure) = column.role else { continue }
      let indicator = schema.indicators[position]
      let name = request.measures(of: layout)[measure]
      let isDerived = layout.values.indices.contains(measure) && layout.values[measure].derived != nil
      guard request.applies(indicator), indicator.type.isNumeric, !isDerived,
        let function = Self.function(indicator.aggregate)
      else { continue }
      let figures = lines.compactMap { line in
        request.filling[
          FigureKey(indicator: position, measure: name, row: line.isBlank ? "\u{0}" : line.code)
        ].number
      }
      let value = figures.isEmpty ? nil : Self.value(indicator.aggregate, figures)
      let key = FigureKey(indicator: position, measure: name, row: FigureKey.totalRow)
      let marked = request.filling[key]
      canvas.totals[key] = FigurePlace(
        sheet: draft.name, cell: CellReference(row: row, column: column.column))
      let total = canvas.looks.figure(
        indicator.type, decimals: indicator.decimals, isOpen: false, isTotal: true, severity: marked.severity)
      let content: CellContent =
        request.filling.kind == .final
        ? value.map { .number($0) } ?? .blank
        : .formula(
          TotalFormulas.sum(column: column.column, rows: Array(rows), function: function),
          value.map { .number($0) } ?? .text(""))
      draft.set(row, column.column, content, total, note: marked.note)
    }
    draft.endTableRow()
  }

  /// The function of the total row; nil where rows do not make a total.
  private static func function(_ aggregate: Aggregation) -> String? {
    switch aggregate {
    case .sum: "SUM"
    case .mean: "AVERAGE"
    case .min: "MIN"
    case .max: "MAX"
    case .last, .distinct, .list, .none, .ratio: nil
    }
  }
  /// What it comes to.
  private static func value(_ aggregate: Aggregation, _ figures: [Double]) -> Double? {
    switch aggregate {
    case .sum: figures.reduce(0, +)
    case .mean: figures.reduce(0, +) / Double(figures.count)
    case .min: figures.min()
    case .max: figures.max()
    case .last, .distinct, .list, .none, .ratio: nil
    }
  }
}

extension String {
  /// The parts between separators, at most so many; the last one holds the rest.
  fileprivate func components(separatedBy separator: String, most: Int) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while parts.count + 1 < most, let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
