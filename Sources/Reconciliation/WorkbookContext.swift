internal import Cells
internal import Facts
internal import Schema
internal import VietnameseText

/// A workbook while it is read.
final class WorkbookContext {
  /// The schema.
  let compiled: CompiledSchema
  /// What the worker has met before.
  let session: ReadingSession
  /// The workbook, legacy texts decoded.
  let workbook: Workbook
  /// Its sheets, by their positions.
  let sheets: [SheetView]
  /// What all text numbers of the workbook show about points and commas.
  var evidence = SeparatorEvidence()

  /// Looks at a workbook.
  init(_ workbook: Workbook, compiled: CompiledSchema, session: ReadingSession) {
    self.compiled = compiled
    self.workbook = workbook
    self.session = session
    let texts = WorkbookTexts(workbook.texts, session: session)
    sheets = workbook.sheets.enumerated().map { position, sheet in
      var sheet = sheet
      // Sheets are named by their position here, whatever the file says.
      sheet.index = position
      return SheetView(sheet, texts: texts)
    }
  }

  /// A cell as values are read from.
  func sourceCell(_ sheet: SheetView, _ index: Int) -> SourceCell {
    let cell = sheet.sheet.cells[index]
    var source = SourceCell(kind: cell.kind, number: cell.number)
    if cell.hasText { source.text = workbook.texts[cell.text] }
    let style = Int(cell.style)
    if style < workbook.styles.count { source.formatCode = workbook.styles[style].formatCode }
    source.isPercentFormat = cell.flags.contains(.percent)
    source.isFormula = cell.flags.contains(.formula) || cell.kind == .formulaWithoutValue
    return source
  }

  /// What a cell says as an answer; blank where there is no cell, and for a total over nothing.
  func value(
    _ sheet: SheetView, _ index: Int?, indicator: Int, measure: String, column: SeparatorEvidence
  ) -> ReadValue {
    guard let index else { return .blank }
    let own = sheet.sheet.cells[index]
    if own.kind == .number, !own.flags.contains(.formula),
      let figure = compiled.values.plainFigure(own.number, indicator: indicator, measure: measure)
    {
      return figure
    }
    guard !SumOfNothing(sheet: sheet).holds(index) else { return .blank }
    let cell = sourceCell(sheet, index)
    let value = compiled.values.read(
      cell, indicator: indicator, measure: measure, column: column, file: evidence)
    guard !workbook.runs.isEmpty, cell.kind == .text, value.state.isFigure || value.state == .ambiguous,
      let apart = SetApartDigits(in: cell.text, runs: workbook.runs[sheet.sheet.cells[index].text] ?? [])
    else { return value }
    var plain = cell
    plain.text = apart.rest
    let rest = compiled.values.read(
      plain, indicator: indicator, measure: measure, column: column, file: evidence)
    return ReadValue(
      state: .unreadable, text: TextKey.trimmed(cell.text), flags: .keptOut,
      doubts: [.setApart(apart, suggestion: rest.state.isFigure ? rest.value : nil)])
  }
}
