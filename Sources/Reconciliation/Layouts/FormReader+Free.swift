internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// The rows of a form where units write lines of their own: everything typed there is kept as text facts under the
/// indicator above, one sub-unit a line.
extension FormReader {
  /// A line of the unit's own.
  struct FreeLine {
    /// Its position among the form's rows.
    var position: Int
    /// The indicator that it is filed under: a position in the schema.
    var owner: Int
    /// Whether something is typed there; a line that is only numbered was left blank.
    var isTyped: Bool
  }

  /// The lines of the unit's own: rows between two labels of the schema. Where nothing ends
  /// them, lines that are no more than text, or have no label, belong to them as long as they follow one another: what
  /// stands farther below is whoever signs.
  func freeLines(_ rows: [Row], matching: LabelMatching) -> [FreeLine] {
    guard !plan.freeAfter.isEmpty else { return [] }
    let matchOf = Dictionary(
      matching.matches.map { ($0.row, $0.indicator) }, uniquingKeysWith: { first, _ in first })
    var result: [FreeLine] = []
    var open: [FreeLine] = []
    var owner: Int?
    // The indicator above: lines that follow are filed under it.
    var above: Int?
    for (position, row) in rows.enumerated() {
      let form = session.forms.form(row.label.plain)
      above = matchOf[position].map { plan.indicators[$0] } ?? above
      let isFirst = plan.freeAfter.fit(form, session: session) > .none
      let isLast = !plan.freeUntil.isEmpty && plan.freeUntil.fit(form, session: session) > .none
      if isFirst || isLast || matchOf[position] != nil {
        result += open
        open = []
        owner = isFirst ? above ?? plan.indicators.last : nil
      } else if let owner {
        open.append(FreeLine(position: position, owner: owner, isTyped: isTyped(row)))
      }
    }
    guard let first = open.first else { return result }
    var last = first.position > 0 ? rows[first.position - 1].row : rows[first.position].row
    for line in open {
      let row = rows[line.position]
      if row.row <= last + 1 { last = row.row } else if !row.isFilled || row.label.isBlank { continue }
      result.append(line)
    }
    return result
  }

  /// Whether somebody typed something into a row: more than dots, dashes and a running number.
  private func isTyped(_ row: Row) -> Bool {
    sheet.cells(inRow: row.row).contains { index in
      guard !sheet.isBlank(index), row.columns.all.contains(Int(sheet.sheet.cells[index].column)) else {
        return false
      }
      let text = sheet.form(index).plain
      if Int(sheet.sheet.cells[index].column) == row.columns.number { return !isRunningNumber(text) }
      return row.isFilled || text.contains { $0.isLetter || $0.isNumber }
    }
  }

  /// Whether what stands in the column of numbers counts lines: `1`, `a)`, `1.2.3`.
  private func isRunningNumber(_ text: String) -> Bool {
    text.utf8.count <= 3 || text.utf8.count <= 8 && text.contains { ".)".contains($0) }
  }

  /// Keeps the lines of the unit's own. A label that comes again gets a number.
  func readFreeLines(_ lines: [FreeLine], rows: [Row]) {
    var counts: [String: Int] = [:]
    for line in lines {
      let row = rows[line.position]
      guard line.isTyped else {
        markText(row)
        continue
      }
      let isEnglish = schema.campaign.language == .english
      let label = row.label.isBlank ? (isEnglish ? "Row \(row.row)" : "Dòng \(row.row)") : row.label.plain
      let key = "\(line.owner) " + TextKey.folded(label)
      let count = counts[key, default: 0] + 1
      counts[key] = count
      let subUnit = draft.content.facts.subUnits.count
      draft.content.facts.subUnits.append(
        SubUnit(code: count == 1 ? label : "\(label) (\(count))", label: label))
      readFreeLine(row, indicator: line.owner, subUnit: subUnit)
    }
  }

  /// Keeps a line: each value as a text fact, with the unit of measure that stands beside it; where there is no value one
  /// fact of the line's first words. Everything else in the row is its note.
  private func readFreeLine(_ row: Row, indicator: Int, subUnit: Int) {
    markText(row)
    let cells = sheet.cells(inRow: row.row).filter {
      !sheet.isBlank($0) && row.columns.all.contains(Int(sheet.sheet.cells[$0].column))
    }
    func text(_ index: Int) -> String { sheet.plainText(of: sheet.sheet.cells[index]).nfc }
    let values = plan.measures.indices.filter { row.values[$0].map { !sheet.isBlank($0) } ?? false }
    let label = row.columns.label.lazy.compactMap { sheet.filledIndex(row: row.row, column: $0) }.first
    let unit = row.columns.unit.flatMap { sheet.filledIndex(row: row.row, column: $0) }
    let number = row.columns.number.flatMap { sheet.filledIndex(row: row.row, column: $0) }
    var rest = cells.filter { index in
      index != label && index != unit && !row.values.contains(index)
        && (index != number || !isRunningNumber(text(index)))
    }
    // Without a value the line is its unit of measure, or its label, or whatever it begins with.
    var alone: Int?
    if values.isEmpty {
      alone = unit ?? label ?? rest.first
      rest.removeAll { $0 == alone }
    }
    let note = rest.isEmpty ? nil : rest.map(text).joined(separator: "; ")
    for index in rest { sheet.mark(index, .note) }
    func add(_ text: String, measure: Int, at index: Int) {
      let column = Int(sheet.sheet.cells[index].column)
      var fact = draft.fact(
        ReadValue(state: .text, text: text), indicator: indicator, measure: plan.measures[measure],
        subUnit: subUnit, sheet: sheet, row: row.row, column: column)
      let isFirst = measure == values.first ?? 0
      if let said = sheet.note(isFirst ? note : nil, besides: CellReference(row: row.row, column: column)) {
        fact.note = draft.content.facts.text(said)
      }
      draft.content.facts.facts.append(fact)
      sheet.mark(index, .fact)
    }
    for measure in values {
      guard let index = row.values[measure] else { continue }
      let words = [text(index), unit.map(text)].compactMap { $0 }
      add(words.joined(separator: " "), measure: measure, at: index)
    }
    if let alone { add(text(alone), measure: 0, at: alone) }
    if let unit { sheet.mark(unit, .fact) }
  }
}
