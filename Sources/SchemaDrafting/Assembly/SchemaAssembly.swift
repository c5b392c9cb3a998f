internal import Cells
internal import Findings
internal import Schema
internal import VietnameseText

/// Puts the tables of a template together to a schema.
struct SchemaAssembly {
  /// What the draft is told beside the template.
  let options: SchemaDraftOptions
  /// The schema so far.
  var schema: CampaignSchema
  /// The tables of its layouts.
  var tables: [DraftedTable] = []
  /// What to look at.
  var notes: [FindingMessage] = []
  /// Rules whose expressions are parsed once all indicators are known.
  var arithmetic: [PendingRule] = []
  /// Codes that are taken, of layouts and of indicators.
  private var layoutCodes = Set<String>()
  private var indicatorCodes = Set<String>()
  /// How many letters were given to sections and tables.
  private var letters = 0
  /// The sheets where units and rounds are named, and those whose rows are sub-units.
  private var namingSheets: [String] = []
  private var subUnitSheets: [String] = []
  /// Where unit and round stand for the table before.
  private var lastPlaces: (sheet: String, places: NamedPlaces)?
  /// Sheets on which no cell for the reporting unit was found.
  private var sheetsWithoutUnit: [String] = []
  /// What the template says of itself.
  private var title = TemplateTitle.blank

  /// A rule in the words of the schema.
  struct PendingRule {
    var code: String, source: String
    var scope = RuleScope.unit
    var tolerance = Tolerance.absolute(0)
    /// What is said where it does not hold; nil: the rule itself.
    var message: String?
  }

  /// Nothing put together yet.
  init(_ options: SchemaDraftOptions) {
    self.options = options
    schema = CampaignSchema(campaign: Campaign(code: "", title: ""))
  }

  /// Whether there is any layout.
  var hasLayouts: Bool { !schema.layouts.isEmpty }

  /// Adds the layout of a table. `after`: where the table above it on its sheet ends; 0: it is the first.
  mutating func add(_ table: TemplateTable, _ sheet: TemplateSheet, after: Int) {
    let before = table.heading.rows.lowerBound
    var named = NamedPlaces(sheet, after: after, before: before)
    if after == 0, tables.isEmpty || title.title.isEmpty {
      let found = TemplateTitle(sheet, before: before, round: named.round?.place)
      if !found.title.isEmpty || tables.isEmpty { title = found }
    }
    if after > 0, let above = lastPlaces, above.sheet == sheet.name {
      if named.unit == nil { named.unit = above.places.unit }
      if named.round == nil { named.round = above.places.round }
    }
    lastPlaces = (sheet.name, named)
    if named.unit != nil || named.round != nil { namingSheets.append(sheet.name) }
    let kind = TableKind.kind(of: table, sheet)
    if case .units = kind { subUnitSheets.append(sheet.name) }
    var layout = SheetLayout(code: freeLayoutCode(for: sheet.name, kind), kind: kind.isForm ? .form : .grid)
    layout.sheet = [.text(sheet.name)]
    layout.template = options.templatePath
    layout.unitCell = named.unit?.cell
    layout.roundCell = named.round?.cell
    layout.unitOfMeasureCell = named.unitOfMeasure.flatMap { $0.text == nil ? nil : $0.cell }
    layout.stop = table.stops.map { .text($0) }
    layout.sectionsRepeat = table.repeatsHeading
    if table.heading.rows.count > 1 { layout.headerRows = table.heading.rows.count }
    if table.heading.numbering != nil { layout.columnNumbers = true }
    describe(table, sheet, kind, layout.code, named)
    switch kind {
    case .form: addForm(table, layout, unit: named.unitOfMeasure?.text, sheet)
    case .units, .free: addGrid(table, layout, kind, unit: named.unitOfMeasure?.text, sheet)
    }
    if after == 0, named.unit == nil { sheetsWithoutUnit.append(sheet.name) }
  }

  /// A pattern for the heading of a column: its texts, or its letter where it has none or shares them.
  func pattern(_ column: Int, _ heading: TableHeading) -> TextPattern {
    guard let head = heading.column(column), !head.parts.isEmpty, !head.path.hasPrefix("="),
      !head.path.hasPrefix("/"),
      heading.columns.count(where: { TextKey.folded($0.path) == TextKey.folded(head.path) }) == 1
    else { return .column(column) }
    return .text(head.path)
  }

  // MARK: Codes

  private mutating func freeLayoutCode(for sheet: String, _ kind: TableKind) -> String {
    var word = MeasureWords.word(for: sheet, longest: 24)
    if ["sheet", "sheet1", "trang_tinh1", "cot"].contains(word) { word = kind.isForm ? "form" : "grid" }
    return Self.free(word, in: &layoutCodes)
  }
  /// The next letter for a section or a table: A … Z, AA …
  mutating func nextLetter() -> String {
    defer { letters += 1 }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return letters < 26
      ? String(alphabet[letters]) : String(alphabet[(letters / 26 - 1) % 26]) + String(alphabet[letters % 26])
  }
  /// A code that no indicator has yet.
  mutating func freeIndicatorCode(_ wanted: String) -> String { Self.free(wanted, in: &indicatorCodes) }

  private static func free(_ wanted: String, in taken: inout Set<String>) -> String {
    var code = wanted
    var number = 2
    while SchemaCode.isReserved(code) || !taken.insert(code.lowercased()).inserted {
      code = "\(wanted)_\(number)"
      number += 1
    }
    return code
  }

  // MARK: Notes

  /// Notes something about a cell of a sheet, or about the sheet.
  mutating func note(_ sheet: TemplateSheet, _ cell: CellReference?, _ vietnamese: String, _ english: String)
  {
    let place = "'\(sheet.name)'" + (cell.map { "!\($0)" } ?? "")
    notes.append(FindingMessage(vietnamese: "\(place): \(vietnamese)", english: "\(place): \(english)"))
  }
  /// Notes something about the whole draft.
  mutating func note(_ vietnamese: String, _ english: String) {
    notes.append(FindingMessage(vietnamese: vietnamese, english: english))
  }
  /// Notes that a sheet is larger than any template.
  mutating func noteCut(_ sheet: TemplateSheet) {
    note(
      sheet, nil,
      "chỉ xem \(TemplateSheet.lastRow) dòng và \(TemplateSheet.lastColumn) cột đầu; phần sau không được đưa vào bản nháp.",
      "only the first \(TemplateSheet.lastRow) rows and \(TemplateSheet.lastColumn) columns were looked at; the rest is not in the draft."
    )
  }

  // MARK: The whole

  /// Takes over the units and rounds of another schema, or those that filled returns name, or makes a placeholder.
  mutating func takeUnits(from workbooks: [[TemplateSheet]]) {
    if let source = options.source {
      schema.units = source.units
      schema.crosswalk = source.crosswalk
      schema.rounds = source.rounds
      schema.current = source.current
      return
    }
    let found = NamesInReturns(workbooks, forms: namingSheets, grids: subUnitSheets)
    schema.units = found.schemaUnits(issuer: title.issuer)
    schema.rounds = found.rounds
    if found.units.isEmpty {
      note(
        "Đơn vị (trang don_vi, YAML: units): chưa biết đơn vị nào báo cáo; bản nháp có một đơn vị tạm DV01. Hãy thay bằng danh sách thật, hoặc chạy lại với --units và tệp lược đồ đã có danh sách đó.",
        "Units (sheet don_vi, YAML: units): the reporting units are not known; the draft has a placeholder DV01. Replace it by the real list, or run again with --units SCHEMA."
      )
    } else {
      note(
        "Đơn vị (trang don_vi, YAML: units): lấy \(found.units.count) đơn vị ghi trong các báo cáo, mã DV01, DV02 … là tạm đặt; hãy bổ sung cho đủ danh sách và thay bằng mã thật.",
        "Units (sheet don_vi, YAML: units): \(found.units.count) units were taken from the returns, with codes made up (DV01, DV02 …); complete the list and give the real codes."
      )
    }
    if !subUnitSheets.isEmpty, found.units.allSatisfy(\.subUnits.isEmpty) {
      note(
        "Đơn vị (trang don_vi, YAML: units): hãy khai các đơn vị cấp dưới, ở Thuộc đơn vị (parent) ghi đơn vị báo cáo, vì có bảng mà mỗi dòng là một đơn vị.",
        "Units (sheet don_vi, YAML: units): give the sub-units (with the reporting unit as parent), for there is a table whose rows are such units."
      )
    }
    if schema.rounds.isEmpty, schema.layouts.contains(where: { $0.roundCell != nil }) {
      note(
        "Kỳ (trang ky, YAML: rounds): biểu có ô ghi kỳ báo cáo; hãy khai mã, tên, ngày và hạn nộp của từng kỳ.",
        "Rounds (sheet ky, YAML: rounds): the template has a cell for the round; give code, title, date and due date of each."
      )
    }
  }

  /// The draft.
  mutating func finish(_ declined: [DeclinedTable]) -> SchemaDraft {
    let code =
      options.code
      ?? MeasureWords.word(for: options.fileName, longest: 24).uppercased().replacing("_", with: "-")
    schema.campaign.code = code
    schema.campaign.title = options.title ?? (title.title.isEmpty ? options.fileName : title.title)
    schema.campaign.issuer = title.issuer
    schema.campaign.header = title.header
    if let source = options.source {
      schema.campaign.language = source.campaign.language
      if schema.campaign.issuer.isEmpty { schema.campaign.issuer = source.campaign.issuer }
      schema.campaign.superior = source.campaign.superior
      schema.campaign.timeZone = source.campaign.timeZone
      schema.campaign.synthetic = source.campaign.synthetic
    }
    noteSheetsWithoutUnit()
    joinGridsToForms()
    completeLayouts()
    addRules()
    chooseHeadlines()
    notes += declined.map(\.sentence)
    return SchemaDraft(schema: schema, tables: tables, declined: declined, notes: notes)
  }

  /// One note for all sheets that do not ask for the reporting unit, where no other sheet does.
  private mutating func noteSheetsWithoutUnit() {
    guard !sheetsWithoutUnit.isEmpty, schema.layouts.allSatisfy({ $0.unitCell == nil }) else { return }
    let names =
      sheetsWithoutUnit.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      + (sheetsWithoutUnit.count > 5 ? ", …" : "")
    note(
      "\(names): không thấy ô ghi tên đơn vị báo cáo; hãy khai Ô đơn vị (unit_cell), nếu không chương trình dựa vào tên tệp và tên trang tính.",
      "\(names): no cell for the reporting unit was found; give unit_cell, else file and sheet names decide.")
  }

  /// Tells every indicator which layouts hold it, as the reader of schemas does.
  private mutating func completeLayouts() {
    let order = schema.layouts.map(\.code)
    for index in schema.indicators.indices {
      var holding = Set(schema.indicators[index].layouts)
      for layout in schema.layouts where layout.indicators.contains(schema.indicators[index].code) {
        holding.insert(layout.code)
      }
      schema.indicators[index].layouts = order.filter(holding.contains)
    }
  }

  /// Parses the rules; one that cannot be is left out and noted.
  private mutating func addRules() {
    let measures = Array(Set(schema.layouts.flatMap { $0.values.map(\.measure) } + ["now"])).sorted()
    let context = ExpressionContext(
      indicators: schema.indicators.map(\.code),
      fields: Array(Set(schema.units.flatMap { $0.fields.map(\.name) })).sorted(), measures: measures)
    for pending in arithmetic {
      do throws(ExpressionError) {
        let expression = try RuleExpression(parsing: pending.source, in: context)
        var rule = ValidationRule(code: pending.code, expression: expression, source: pending.source)
        rule.scope = pending.scope
        rule.tolerance = pending.tolerance
        rule.message = pending.message
        schema.rules.append(rule)
      } catch {
        note(
          "Không lập được quy tắc từ công thức in trong biểu: \(pending.source).",
          "No rule could be made of the printed arithmetic: \(pending.source).")
      }
    }
  }

  /// Up to five figures for the first sheet: totals, and where these are few the first figure of each section.
  private mutating func chooseHeadlines() {
    let top = schema.indicators.indices.filter { index in
      let indicator = schema.indicators[index]
      return indicator.type.isNumeric && indicator.type != .percent && indicator.parent == nil
    }
    var chosen = top.filter { RowWords.beginsAsTotal(schema.indicators[$0].label) }
    if chosen.count < 3 {
      var seen = Set(chosen.map { schema.indicators[$0].section ?? "" })
      chosen += top.filter { seen.insert(schema.indicators[$0].section ?? "").inserted }
    }
    for index in chosen.prefix(5) { schema.indicators[index].headline = true }
  }
}

extension TemplateTitle {
  /// Nothing found yet.
  static let blank = TemplateTitle(TemplateSheet(name: "", cells: []), before: 0)
}
