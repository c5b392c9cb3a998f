internal import Findings
internal import Schema
internal import SheetPlan

/// The copy of a return that goes back to its unit: its own figures in the campaign's template, marked where something
/// has to be mended.
package enum MarkedCopy {
  /// The workbook; nil where there is nothing to mend. `created`: seconds since 1970, the moment of the run.
  package static func workbook(of report: UnitReport, created: Int) -> TemplateWorkbook? {
    guard report.hasMarkedCopy else { return nil }
    let result = report.result
    var request = TemplateRequest(
      schema: result.schema, round: result.round, unit: report.unit, role: .markedCopy)
    var figures = ReturnedFigures(result, unit: report.unit, kind: .returned, words: request.words)
    figures.mark(report, positions: request.indicatorPositions, words: request.words)
    request.filling = figures.filling
    let sheet = MendingSheet(report: report, request: request, looseNotes: figures.looseNotes)
    var workbook = TemplateWorkbook.make(request) { canvas in ([sheet.draw(&canvas)], []) }
    workbook.plan.properties.created = created
    return workbook
  }
}
