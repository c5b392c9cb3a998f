internal import Findings
internal import Schema
internal import SheetPlan

/// What stands above the rows of a table: the unit of measure, headings, printed codes, column numbers.
struct TableHeading {
  /// The table.
  let table: TableLayout
  /// The template.
  let request: TemplateRequest

  /// Draws it at the next row. `isFirst`: headings that come again with a section have no column numbers.
  func draw(on draft: inout SheetDraft, canvas: inout TemplateCanvas, isFirst: Bool = true) {
    if isFirst { drawUnitOfMeasure(on: &draft, canvas: &canvas) }
    let top = draft.nextRow
    table.heading.draw(on: &draft, from: top, look: canvas.looks.heading())
    draft.nextRow = top + table.heading.count
    guard isFirst else { return }
    drawCodes(on: &draft, canvas: &canvas)
    drawNumbers(on: &draft, canvas: &canvas)
    if draft.sheet.print.repeatedRows == nil { draft.sheet.print.repeatedRows = top...draft.nextRow - 1 }
  }

  /// The unit of measure of the whole table, where the schema has a place for it.
  private func drawUnitOfMeasure(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    guard let cell = table.layout.unitOfMeasureCell, cell.cell == nil else { return }
    let label = NamedCells.label(cell, usual: request.words("Đơn vị tính", "Unit of measure"))
    let look = canvas.looks.free {
      $0.isItalic = true
      $0.horizontal = .right
    }
    draft.set(
      draft.nextRow, table.all.upperBound, "\(label): \(Self.unitOfMeasure(of: table, request))", look)
    draft.nextRow += 1
  }

  /// The units of measure of a table's indicators: the one that all have, else all of them.
  static func unitOfMeasure(of table: TableLayout, _ request: TemplateRequest) -> String {
    var units: [String] = []
    for position in table.indicators {
      guard let unit = request.schema.indicators[position].unit, !units.contains(unit) else { continue }
      units.append(unit)
    }
    return units.isEmpty ? "…" : units.prefix(4).joined(separator: ", ")
  }

  /// The row of printed column codes of a grid, where enough of its indicators have one to be known by it.
  private func drawCodes(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    guard table.layout.kind == .grid, table.layout.codesRow != nil else { return }
    let codes = table.columns.compactMap { column -> (Int, String)? in
      guard case .figure(let indicator, _) = column.role,
        let code = request.schema.indicators[indicator].printedCode
      else { return nil }
      return (column.column, code)
    }
    guard Set(codes.map(\.1)).count == codes.count, codes.count >= min(2, table.indicators.count) else {
      return
    }
    let look = canvas.looks.columnNumber()
    for column in table.columns { draft.set(draft.nextRow, column.column, "", look) }
    for (column, code) in codes { draft.set(draft.nextRow, column, code, look) }
    draft.nextRow += 1
  }

  /// The row of column numbers, (1) (2) (3)=(2):(1)*100.
  private func drawNumbers(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let wanted = table.layout.columnNumbers ?? (table.layout.kind == .form && table.layout.values.count > 1)
    let headed = table.columns.filter { !$0.heading.isEmpty }
    guard wanted, headed.count >= 2 else { return }
    let look = canvas.looks.columnNumber()
    var numbers: [String: Int] = [:]
    for (position, column) in headed.enumerated() {
      if case .value(let value) = column.role { numbers[table.layout.values[value].measure] = position + 1 }
    }
    for (position, column) in headed.enumerated() {
      var text = "(\(position + 1))"
      if case .value(let value) = column.role, let derived = table.layout.values[value].derived {
        if let own = Self.printed(derived, numbers), own.utf8.count <= 30 { text += "=" + own }
      }
      draft.set(draft.nextRow, column.column, text, look)
    }
    draft.nextRow += 1
  }

  /// Arithmetic of measures as forms print it, `(6)/(4)*100`; nil where it names what has no column, or a function.
  private static func printed(_ derived: RuleExpression, _ numbers: [String: Int]) -> String? {
    var text = ""
    var rest = derived.description[...]
    while let sign = rest.first {
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      if word.isEmpty {
        if sign != " " { text.append(sign) }
        rest.removeFirst()
        continue
      }
      rest.removeFirst(word.count)
      if word.first?.isNumber == true {
        text += word
      } else {
        guard let number = numbers[String(word)] else { return nil }
        text += "(\(number))"
      }
    }
    return text
  }
}
