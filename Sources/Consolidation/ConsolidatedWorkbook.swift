package import Facts
package import Findings
internal import Schema
package import SheetPlan

/// The one workbook that leadership opens.
package enum ConsolidatedWorkbook {
  /// The plan of a run's workbook. Pure: the same run gives the same plan.
  ///
  /// - `sourceFolder`: what leads from the workbook's folder to the one of the source files, such as `../`; nil: they
  ///   cannot be linked to.
  /// - `earlier`: the rounds before, for the change of the headline figures.
  /// - `fingerprint`: what a finding is recognised by when the decisions are read back.
  package static func plan(
    for result: RunResult, sourceFolder: String? = "../", earlier: [EarlierRound] = [],
    fingerprint: (Finding) -> String = { _ in "" }
  ) -> WorkbookPlan {
    let view = RunView(result, sourceFolder: sourceFolder, earlier: earlier, fingerprint: fingerprint)
    var plan = WorkbookPlan()
    plan.properties = properties(of: view)
    plan.cutMark = view.words("… [cắt bớt]", "… [cut]")
    plan.noteAuthor = "tonghop"
    let looks = WorkbookLooks(in: &plan.looks)
    let small = WorkbookLooks(in: &plan.looks, size: 11)

    let layout = MatrixLayout(of: view, headingRow: MatrixSheet.headingRow(view))
    let totals = MatrixTotals(of: view, layout: layout)
    let summary = ReturnSummary(of: view)
    let headlines = HeadlineFigures(of: view, layout: layout, totals: totals, most: 12)
    let subUnits = SubUnitsSheet(view: view, looks: looks, table: &plan.looks)
    let matrix = MatrixSheet(
      view: view, layout: layout, totals: totals, summary: summary, subUnits: subUnits,
      table: &plan.looks)
    let rules = RulesSheet(view: view, looks: small).plan()
    let findings = FindingsSheet(
      view: view, looks: looks, layout: layout, ruleRows: rules.rows, table: &plan.looks)
    let overview = OverviewSheet(
      view: view, summary: summary, headlines: headlines, looks: OverviewLooks(in: &plan.looks),
      firstFindingRow: FindingsSheet.headingRow(view) + 1)
    let facts = FactsSheet(view: view, looks: small, table: &plan.looks)

    let chart = headlines.figures.first.flatMap { ChartFigures(of: $0, in: view, layout: layout) }
    let returns = ReturnsSheet(view: view, looks: looks, summary: summary, chart: chart).plan()
    let charts = OverviewCharts(
      view: view, layout: layout, headline: headlines.figures.first, returns: returns.counts,
      own: chart.flatMap { chart in returns.chart.map { (chart.title, $0) } })
    plan.sheets = [
      overview.plan(looks, charts: charts, table: &plan.looks), matrix.plan(looks), returns.sheet,
    ]
    plan.sheets.append(findings.plan())
    if let subUnits { plan.sheets.append(subUnits.plan()) }
    if let remarks = RemarksSheet(view: view, looks: looks) { plan.sheets.append(remarks.plan()) }
    plan.sheets.append(facts.plan())
    plan.sheets.append(SourcesSheet(view: view, looks: small).plan())
    plan.sheets.append(rules.sheet)
    plan.sheets.append(StampSheet.plan(view))
    plan.names = names(of: headlines, view)
    for position in plan.sheets.indices { RowHeights.set(in: &plan.sheets[position], looks: plan.looks) }
    return plan
  }

  /// The document properties.
  private static func properties(of view: RunView) -> PlannedProperties {
    var properties = PlannedProperties()
    let campaign = view.schema.campaign
    properties.title = view.words("Tổng hợp: ", "Consolidated: ") + campaign.title
    properties.subject = view.result.round.map { $0.title.isEmpty ? $0.code : $0.title } ?? campaign.title
    properties.author = campaign.issuer
    properties.company = campaign.issuer
    properties.keywords = [campaign.code, view.result.round?.code].compactMap { $0 }.joined(separator: ", ")
    if campaign.synthetic { properties.comments = view.words.synthetic }
    properties.created = view.moment?.secondsSince1970 ?? 0
    return properties
  }

  /// Names for the totals of the headlines, so that other documents can link to them: `Tong_B01`.
  private static func names(of headlines: HeadlineFigures, _ view: RunView) -> [DefinedName] {
    var taken: Set<String> = []
    return headlines.figures.compactMap { figure in
      let code = view.schema.indicators[figure.indicator].code
      let name = view.words("Tong_", "Total_") + code.map { $0 == "-" ? "_" : String($0) }.joined()
      guard taken.insert(name.lowercased()).inserted else { return nil }
      return DefinedName(name: name, sheet: view.words.matrix, cell: figure.cell)
    }
  }
}
