internal import Findings
internal import Cells
internal import Schema
internal import SheetPlan
internal import VietnameseText

/// The rows of a form: one an indicator, under the titles of their sections.
struct FormTable {
  /// The table.
  let table: TableLayout
  /// The template.
  let request: TemplateRequest
  private let totals: TotalFormulas
  /// The row of each indicator.
  private var rows: [Int: Int] = [:]
  /// How many rows a unit has for lines of its own.
  private static let freeRows = 8

  /// The form of a layout.
  init(_ table: TableLayout, request: TemplateRequest) {
    self.table = table
    self.request = request
    totals = TotalFormulas(request, indicators: table.indicators)
  }

  private var schema: CampaignSchema { request.schema }
  private var layout: SheetLayout { table.layout }

  /// Draws heading and rows at the next row of a sheet.
  mutating func draw(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    TableHeading(table: table, request: request).draw(on: &draft, canvas: &canvas)
    plan(from: draft.nextRow)
    var section: String?
    var isFirst = true
    for position in table.indicators {
      let own = schema.indicators[position].section
      if own != section, let title = schema.sections.first(where: { $0.code == own })?.title {
        if layout.sectionsRepeat, !isFirst {
          TableHeading(table: table, request: request).draw(on: &draft, canvas: &canvas, isFirst: false)
        }
        drawSection(title, on: &draft, canvas: &canvas)
      }
      section = own
      isFirst = false
      drawRow(position, on: &draft, canvas: &canvas)
      if let free = layout.free, PatternText.fits(free.after, schema.indicators[position].label) {
        drawFree(below: position, on: &draft, canvas: &canvas)
      }
    }
    drawFreeAtEnd(on: &draft, canvas: &canvas)
  }

  /// Where the rows of the indicators will stand, so that totals can refer to parts below them.
  private mutating func plan(from first: Int) {
    var row = first
    var section: String?
    var isFirst = true
    for position in table.indicators {
      let own = schema.indicators[position].section
      if own != section, schema.sections.contains(where: { $0.code == own }) {
        if layout.sectionsRepeat, !isFirst { row += table.heading.count }
        row += 1
      }
      section = own
      isFirst = false
      rows[position] = row
      row += 1
      if let free = layout.free, PatternText.fits(free.after, schema.indicators[position].label) {
        row += freeCount(below: position)
      }
    }
  }

  /// The title of a section: its number in the column of numbers, its words where labels stand.
  private func drawSection(_ title: String, on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let look = canvas.looks.section()
    let row = draft.nextRow
    for column in table.columns where !column.heading.isEmpty { draft.set(row, column.column, "", look) }
    let parts = SectionTitle(title)
    let label = table.labels.first ?? table.all.lowerBound
    if let number = table.column(.number), !parts.number.isEmpty {
      draft.set(
        row, number, parts.number,
        canvas.looks.cell {
          $0.isBold = true
          $0.fill = TemplateLooks.Palette.section
          $0.horizontal = .centre
        })
      draft.set(row, label, parts.words, look)
    } else {
      draft.set(row, label, title, look)
    }
    draft.endTableRow()
  }

  /// The row of an indicator.
  private func drawRow(_ position: Int, on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let indicator = schema.indicators[position]
    let row = draft.nextRow
    let parts = totals.parts(of: position)
    let depth = request.tree.above(position).count
    for column in table.columns {
      switch column.role {
      case .number:
        draft.set(row, column.column, indicator.number ?? "", canvas.looks.mark(bold: !parts.isEmpty))
      case .code: draft.set(row, column.column, indicator.printedCode ?? "", canvas.looks.mark())
      case .unit: draft.set(row, column.column, indicator.unit ?? "", canvas.looks.mark())
      case .label:
        let note =
          request.filling.kind == .blank
          ? IndicatorNote(request: request).text(for: position, parts: parts) : nil
        draft.set(
          row, column.column, label(of: indicator), canvas.looks.label(depth: depth, bold: !parts.isEmpty),
          note: note)
      case .value(let value):
        drawValue(position, value: value, column: column.column, on: &draft, canvas: &canvas)
      case .note:
        let text = request.filling.notes[FigureKey(indicator: position)] ?? ""
        draft.set(row, column.column, text, canvas.looks.words(isOpen: request.filling.kind != .final))
      case .ignored, .unitName, .figure:
        draft.set(row, column.column, "", canvas.looks.words(isOpen: request.filling.kind != .final))
      }
    }
    draft.endTableRow()
  }

  /// The label; where the unit of measure has no place of its own, with it in brackets.
  private func label(of indicator: Indicator) -> String {
    layout.columns.unit.isEmpty && layout.unitOfMeasureCell == nil
      ? indicator.withUnit(indicator.label) : indicator.label
  }

  /// The cell of a figure.
  private func drawValue(
    _ position: Int, value: Int, column: Int, on draft: inout SheetDraft, canvas: inout TemplateCanvas
  ) {
    let indicator = schema.indicators[position]
    let measure = layout.values[value].measure
    let row = draft.nextRow
    guard request.asks(measure, of: indicator) else {
      canvas.drawAbsent(indicator, isNamed: false, row: row, column: column, on: &draft)
      return
    }
    guard request.applies(indicator) else {
      canvas.drawAbsent(indicator, isNamed: true, row: row, column: column, on: &draft)
      return
    }
    let key = FigureKey(indicator: position, measure: measure)
    if let derived = layout.values[value].derived,
      let computed = self.derived(derived, of: position, row: row)
    {
      canvas.drawFigure(key, computed: computed, decimals: 1, row: row, column: column, on: &draft)
      return
    }
    let parts = totals.parts(of: position)
    let rows = parts.compactMap { self.rows[$0] }
    guard !parts.isEmpty, rows.count == parts.count,
      parts.allSatisfy({ request.asks(measure, of: schema.indicators[$0]) })
    else {
      canvas.drawFigure(
        key, computed: nil, isTotal: false, row: row, column: column, on: &draft)
      return
    }
    let figures = parts.compactMap { request.filling[FigureKey(indicator: $0, measure: measure)].number }
    let computed = TemplateCanvas.Computed(
      formula: TotalFormulas.sum(column: column, rows: rows),
      value: figures.isEmpty ? nil : figures.reduce(0, +))
    canvas.drawFigure(key, computed: computed, isTotal: true, row: row, column: column, on: &draft)
  }

  /// The formula of a derived measure over its row; nil where it is more than arithmetic.
  private func derived(_ expression: RuleExpression, of position: Int, row: Int) -> TemplateCanvas.Computed? {
    var cells: [String] = []
    func cell(_ measure: String) -> String? {
      guard let value = layout.values.firstIndex(where: { $0.measure == measure }),
        let column = table.column(.value(value)), request.asks(measure, of: schema.indicators[position])
      else { return nil }
      return CellReference(row: row, column: column).description
    }
    let formula = DerivedFormula(
      cell: cell, value: { request.filling[FigureKey(indicator: position, measure: $0)].number })
    guard let text = formula.text(of: expression) else { return nil }
    for value in layout.values {
      if let reference = cell(value.measure), text.contains(reference) { cells.append(reference) }
    }
    let list = cells.joined(separator: ",")
    return TemplateCanvas.Computed(
      formula: cells.isEmpty ? text : "IF(COUNT(\(list))<\(cells.count),\"\",IFERROR(\(text),\"\"))",
      value: formula.value(of: expression))
  }

  // MARK: lines of the unit's own

  /// How many rows there are for lines below an indicator.
  private func freeCount(below position: Int) -> Int {
    if request.filling.kind == .final { return 0 }
    return max(Self.freeRows, (request.filling.lines[position]?.count ?? 0) + 3)
  }

  /// Rows in which a unit writes lines of its own.
  private func drawFree(below position: Int, on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let lines = request.filling.lines[position] ?? []
    let open = canvas.looks.words()
    for number in 0..<freeCount(below: position) {
      let row = draft.nextRow
      for column in table.columns where !column.heading.isEmpty { draft.set(row, column.column, "", open) }
      if lines.indices.contains(number) {
        if let label = table.labels.first { draft.set(row, label, lines[number].label, open) }
        for column in table.columns {
          if column.role == .note {
            let note = request.filling.notes[FigureKey(indicator: position, row: lines[number].code)]
            draft.set(row, column.column, note ?? "", open)
          }
          guard case .value(let value) = column.role else { continue }
          let key = FigureKey(
            indicator: position, measure: layout.values[value].measure, row: lines[number].code)
          canvas.places[key] = FigurePlace(
            sheet: draft.name, cell: CellReference(row: row, column: column.column))
          draft.set(row, column.column, request.filling[key].content, open, note: request.filling[key].note)
        }
      }
      draft.endTableRow()
    }
  }

  /// The rows between which a unit writes lines of its own, where they are no indicators.
  private func drawFreeAtEnd(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    guard let free = layout.free else { return }
    let labels = table.indicators.map { schema.indicators[$0].label }
    func drawText(_ pattern: TextPattern) {
      guard !labels.contains(where: { PatternText.fits(pattern, $0) }),
        let text = PatternText.shown([pattern]), let label = table.labels.first
      else { return }
      for column in table.columns where !column.heading.isEmpty {
        draft.set(draft.nextRow, column.column, "", canvas.looks.section())
      }
      draft.set(draft.nextRow, label, text, canvas.looks.section())
      draft.endTableRow()
    }
    let isAtEnd = !labels.contains { PatternText.fits(free.after, $0) }
    if isAtEnd {
      drawText(free.after)
      if let last = table.indicators.last { drawFree(below: last, on: &draft, canvas: &canvas) }
    }
    if let until = free.until { drawText(until) }
  }
}

/// A section's title taken apart: `I. TUYÊN TRUYỀN`.
struct SectionTitle {
  /// The number without its point; empty where there is none.
  let number: String
  /// The words.
  let words: String

  /// Takes a title apart.
  init(_ title: String) {
    let plain = TextKey.singleSpaced(title)
    guard let end = plain.firstIndex(where: { ".)/".contains($0) }), end > plain.startIndex,
      plain.distance(from: plain.startIndex, to: end) <= 6,
      plain[..<end].allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) })
    else {
      number = ""
      words = plain
      return
    }
    let rest = TextKey.singleSpaced(String(plain[plain.index(after: end)...]))
    guard rest.contains(where: \.isLetter), plain[plain.index(after: end)...].first == " " else {
      number = ""
      words = plain
      return
    }
    number = String(plain[..<end])
    words = rest
  }
}
