internal import Findings
internal import Cells
package import Schema
package import SheetPlan

/// The workbook of a template: its plan, and where each figure stands in it.
package struct TemplateWorkbook: Sendable {
  /// The plan.
  package var plan: WorkbookPlan
  /// Where each figure stands.
  package var places: [FigureKey: FigurePlace]

  /// The blank workbook that goes out to a unit: a position in `CampaignSchema.units`.
  package static func blank(schema: CampaignSchema, round: Round?, unit: Int) -> TemplateWorkbook {
    make(TemplateRequest(schema: schema, round: round, unit: unit)) { _ in ([], []) }
  }

  /// What a file of a unit's template is called: its code and its name in plain letters.
  package static func fileName(of unit: ReportingUnit) -> String {
    let name = PlainName.text(unit.name).prefix(60)
    let code = PlainName.text(unit.code).isEmpty ? "don-vi" : PlainName.text(unit.code)
    return (name.isEmpty ? code : "\(code) \(name)") + ".xlsx"
  }

  /// The workbook of a request. `further`: sheets that come first and those that come last, from where the figures stand
  /// and the looks.
  static func make(
    _ request: TemplateRequest,
    further: (inout TemplateCanvas) -> (first: [SheetDraft], last: [SheetDraft])
  ) -> TemplateWorkbook {
    var canvas = TemplateCanvas(request)
    let drafts = sheets(&canvas)
    let own = further(&canvas)
    let notice = own.first.map { ("notice", "\($0.name)!\(extent(of: $0))") }
    var plan = WorkbookPlan()
    plan.properties = properties(of: request)
    plan.noteAuthor = "tonghop"
    plan.cutMark = request.words("… [cắt bớt]", "… [cut]")
    plan.sheets = (own.first + drafts + own.last).map { $0.plan(looks: canvas.looks.table) }
    plan.sheets.append(StampSheet.plan(request, lists: canvas.lists, further: notice))
    plan.looks = canvas.looks.table
    return TemplateWorkbook(plan: plan, places: canvas.places)
  }

  /// The cells that a drawn sheet covers.
  private static func extent(of draft: SheetDraft) -> String {
    let column = CellReference.letters(ofColumn: draft.widths.keys.max() ?? 1)
    return "A1:\(column)\(max(draft.nextRow - 1, 1))"
  }

  /// The sheets of the layouts that the unit has to fill in: layouts that name one sheet stand on it below one another.
  private static func sheets(_ canvas: inout TemplateCanvas) -> [SheetDraft] {
    let request = canvas.request
    var groups: [(name: String, title: String?, tables: [TableLayout])] = []
    // A layout's sheet has the same name in every unit's template, whatever else the unit is asked.
    let names = SheetNaming.names(
      for: request.schema.layouts.map(\.sheetTitle), reserved: [StampSheet.name])
    var taken = Set(([StampSheet.name] + names.compactMap { $0 }).map(SheetNaming.key))
    for (position, layout) in request.schema.layouts.enumerated() where request.isAsked(layout) {
      let shown = PatternText.shown(layout.sheet)
      if let shown, let position = groups.firstIndex(where: { $0.title == shown }) {
        groups[position].tables.append(TableLayout(layout, request: request))
        continue
      }
      let usual = request.words("Biểu ", "Form ") + String(groups.count + 1)
      let name = names[position] ?? SheetNaming.validName(for: shown ?? usual, besides: taken)
      taken.insert(SheetNaming.key(of: name))
      groups.append((name, shown, [TableLayout(layout, request: request)]))
    }
    if groups.isEmpty {
      // A unit that is asked nothing still gets a sheet that says whose it is.
      groups.append((request.words("Biểu 1", "Form 1"), nil, []))
    }
    return groups.map { draw($0.name, title: $0.title, tables: $0.tables, canvas: &canvas) }
  }

  /// One sheet.
  private static func draw(
    _ name: String, title: String?, tables: [TableLayout], canvas: inout TemplateCanvas
  ) -> SheetDraft {
    let request = canvas.request
    var draft = SheetDraft(name)
    for table in tables { for column in table.columns { draft.widen(column.column, to: column.width) } }
    SheetHead(request: request, tables: tables, sheetTitle: title).draw(on: &draft, canvas: &canvas)
    for (position, table) in tables.enumerated() {
      if position > 0 { draft.nextRow += 1 }
      switch table.layout.kind {
      case .form:
        var form = FormTable(table, request: request)
        form.draw(on: &draft, canvas: &canvas)
      case .grid: GridTable(table: table, request: request).draw(on: &draft, canvas: &canvas)
      }
    }
    SignatureBlock(request: request, tables: tables).draw(on: &draft, canvas: &canvas)
    setPrint(of: &draft, tables: tables, request: request)
    return draft
  }

  /// How a sheet is printed and shown.
  private static func setPrint(of draft: inout SheetDraft, tables: [TableLayout], request: TemplateRequest) {
    let last = max(tables.map(\.all.upperBound).max() ?? 2, 2)
    draft.sheet.print.isLandscape = draft.width(of: 1...last) > 125
    draft.sheet.print.isCentred = true
    draft.staysOnePage = true
    // Headings that come again within the table need not be repeated on each page.
    if tables.count != 1 || tables[0].layout.sectionsRepeat { draft.sheet.print.repeatedRows = nil }
    draft.sheet.print.footer = PageLine(
      left: [request.reportingUnit.name, request.roundName ?? ""].filter { !$0.isEmpty }.joined(
        separator: " · "),
      right: request.words("Trang {page}/{pages}", "Page {page} of {pages}"))
    draft.sheet.showsGridlines = false
    // Filled in for the office above, the form is free to be edited; else only figures are.
    draft.sheet.isProtected = request.filling.kind != .final
  }

  /// The document properties. The day is the round's, since the same schema gives the same bytes.
  private static func properties(of request: TemplateRequest) -> PlannedProperties {
    var properties = PlannedProperties()
    let campaign = request.schema.campaign
    properties.title = campaign.title
    properties.subject = [request.reportingUnit.name, request.roundName].compactMap { $0 }.joined(
      separator: " – ")
    properties.author = campaign.issuer
    properties.company = campaign.issuer
    properties.keywords = [campaign.code, request.round?.code].compactMap { $0 }.joined(separator: ", ")
    let day = request.round?.date ?? CalendarDay(year: 2000, month: 1, day: 1)
    properties.created = SerialDate.daysSince1970(year: day.year, month: day.month, day: day.day) * 86_400
    return properties
  }
}
