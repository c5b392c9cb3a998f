internal import Cells
internal import Facts
package import Findings
package import Schema
internal import SheetPlan

/// The campaign's form filled in with final figures: a unit's own, or for the unit that consolidates the totals of all, ready for
/// the office above. The form holds figures only; what is open is listed on a sheet of its own.
package enum FilledForm {
  /// The unit that consolidates: a position in `CampaignSchema.units`; nil: there is none.
  package static func root(of schema: CampaignSchema) -> Int? {
    schema.units.firstIndex { $0.parent == nil && !$0.reports }
  }

  /// The workbook of a unit. `created`: seconds since 1970, the moment of the run.
  package static func workbook(of result: RunResult, unit: Int, created: Int) -> TemplateWorkbook {
    var request = TemplateRequest(schema: result.schema, round: result.round, unit: unit)
    if request.isRoot {
      request.filling = totals(of: result, request)
    } else {
      request.filling = ReturnedFigures(result, unit: unit, kind: .final, words: request.words).filling
    }
    let open = OpenFindings(result: result, request: request)
    var workbook = TemplateWorkbook.make(request) { canvas in
      ([], open.isEmpty ? [] : [open.draw(&canvas)])
    }
    workbook.plan.properties.created = created
    return workbook
  }

  /// The totals of all units, and in grids the figures of each.
  private static func totals(of result: RunResult, _ request: TemplateRequest) -> TemplateFilling {
    var filling = TemplateFilling()
    filling.kind = .final
    for total in result.totals {
      guard let figure = total.total, figure.isFinite else { continue }
      filling.figures[FigureKey(indicator: total.indicator, measure: total.measure)] = .init(
        content: .number(figure))
    }
    let codes = result.schema.units.map(\.code)
    for fact in result.facts.facts where fact.subUnit < 0 {
      guard let figure = fact.countedFigure else { continue }
      let key = FigureKey(
        indicator: Int(fact.indicator), measure: result.facts.measures[Int(fact.measure)],
        row: codes[Int(fact.unit)])
      filling.figures[key] = .init(content: .number(figure))
    }
    addDerived(to: &filling, request)
    return filling
  }

  /// Rates of totals are computed from totals, never added up.
  private static func addDerived(to filling: inout TemplateFilling, _ request: TemplateRequest) {
    let added = filling
    let rows = [nil] + request.unitsBelow.map { Optional($0.code) }
    for layout in request.schema.layouts {
      for value in layout.values {
        guard let derived = value.derived else { continue }
        for position in request.indicators(of: layout)
        where request.asks(value.measure, of: request.schema.indicators[position]) {
          for row in rows {
            let formula = DerivedFormula(
              cell: { _ in nil },
              value: { added[FigureKey(indicator: position, measure: $0, row: row)].number })
            guard let figure = formula.value(of: derived), figure.isFinite else { continue }
            filling.figures[FigureKey(indicator: position, measure: value.measure, row: row)] = .init(
              content: .number(figure))
          }
        }
      }
    }
  }
}

/// The sheet that lists what is open behind the figures of a filled form.
struct OpenFindings {
  private let request: TemplateRequest
  private let result: RunResult
  private let findings: [Finding]
  private static let widths: [Double] = [6, 26, 40, 16, 60, 18]
  /// At most so many are listed.
  private static let most = 200

  /// What is open: of the unit that consolidates all, of another its own.
  init(result: RunResult, request: TemplateRequest) {
    self.request = request
    self.result = result
    let code = request.reportingUnit.code
    findings = result.findings.filter { finding in
      finding.severity <= .warning && (request.isRoot || finding.unit == code)
    }
  }

  /// Whether nothing is open.
  var isEmpty: Bool { findings.isEmpty }

  /// The sheet.
  func draw(_ canvas: inout TemplateCanvas) -> SheetDraft {
    let words = request.words
    var draft = SheetDraft(words("Vấn đề còn mở", "Open findings"))
    for (position, width) in Self.widths.enumerated() { draft.widen(position + 1, to: width) }
    let all = 1...Self.widths.count
    draft.set(
      1, all, words("VẤN ĐỀ CÒN MỞ SAU SỐ LIỆU CỦA BIỂU", "WHAT IS OPEN BEHIND THE FIGURES"),
      canvas.looks.title(size: 15), size: 15, bold: true)
    let missing = result.missingUnits.count
    let note = words(
      "\(findings.count) điểm cần kiểm tra; \(missing) đơn vị chưa có báo cáo được tổng hợp.",
      "\(findings.count) points to check; \(missing) units without a return that counts.")
    draft.set(2, all, note, canvas.looks.title(size: 13, bold: false))
    let headings = [
      words("STT", "No."), words("Đơn vị", "Unit"), words("Chỉ tiêu", "Indicator"), words("Đã ghi", "Found"),
      words("Phát hiện", "Finding"), words("Dự kiến", "Expected"),
    ]
    for (position, heading) in headings.enumerated() {
      draft.set(4, position + 1, heading, canvas.looks.heading())
    }
    draft.sheet.print.repeatedRows = 4...4
    draft.nextRow = 5
    let text = canvas.looks.words(isOpen: false)
    for (number, finding) in findings.prefix(Self.most).enumerated() {
      let row = draft.nextRow
      let report = UnitReport(result, subjectsOnly: request.unit)
      let severity = canvas.looks.cell {
        $0.fill = TemplateLooks.fill(finding.severity)
        $0.horizontal = .centre
      }
      draft.set(row, 1, .number(Double(number + 1)), severity)
      let unit = finding.unit.map { code in result.schema.units.first { $0.code == code }?.name ?? code }
      draft.set(row, 2, unit ?? finding.file ?? "", text)
      draft.set(
        row, 3, report.subject(of: finding, positions: request.indicatorPositions, words: words), text)
      draft.set(row, 4, report.found(finding, words: words) ?? "", text)
      draft.set(row, 5, words(finding.message), text)
      draft.set(row, 6, finding.expectation(in: words) ?? "", text)
      draft.nextRow += 1
    }
    if findings.count > Self.most {
      let rest = findings.count - Self.most
      draft.set(draft.nextRow, 2, words("… và \(rest) điểm khác.", "… and \(rest) more."), text)
      draft.nextRow += 1
    }
    draft.sheet.print.isLandscape = true
    draft.sheet.print.footer = PageLine(right: words("Trang {page}/{pages}", "Page {page} of {pages}"))
    draft.sheet.showsGridlines = false
    return draft
  }
}
