internal import Cells
internal import Findings
internal import SheetPlan

/// The formulas that a unit had typed over and that its marked copy has again, because the figures agree with them.
struct RestoredFormulas {
  /// The figures whose cells in the copy hold a formula.
  private let figures: Set<FigureKey>

  /// No copy, or nothing typed over.
  init() { figures = [] }

  /// The figures of a unit's copy that are formulas; worked out only where a finding is about typed ones.
  init(_ result: RunResult, unit: Int, findings: [Finding]) {
    guard findings.contains(where: { $0.code == "S016" }) else {
      figures = []
      return
    }
    var request = TemplateRequest(schema: result.schema, round: result.round, unit: unit, role: .markedCopy)
    request.filling = ReturnedFigures(result, unit: unit, kind: .returned, words: request.words).filling
    let copy = TemplateWorkbook.make(request) { _ in ([], []) }
    var formulas: Set<FigurePlace> = []
    for sheet in copy.plan.sheets {
      for row in sheet.rows {
        for cell in row.cells {
          guard case .formula = cell.content else { continue }
          formulas.insert(FigurePlace(sheet: sheet.name, cell: .init(row: row.row, column: cell.column)))
        }
      }
    }
    figures = Set(copy.places.filter { formulas.contains($0.value) }.keys)
  }

  /// Whether nothing is left to do about some figures.
  func hold(all keys: [FigureKey]) -> Bool { !keys.isEmpty && keys.allSatisfy(figures.contains) }
}
