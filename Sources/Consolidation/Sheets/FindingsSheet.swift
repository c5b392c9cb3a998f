internal import Facts
internal import Cells
internal import Findings
internal import Schema
internal import SheetPlan

/// Cần kiểm tra: a row a finding in the order of the run, and columns in which staff write what they decided.
struct FindingsSheet: Sendable {
  private let view: RunView
  private let looks: WorkbookLooks
  private let layout: MatrixLayout
  /// The row of a code on the sheet of rules.
  private let ruleRows: [String: Int]
  /// Names and labels that every row needs.
  private let places: FindingPlaceText

  /// The columns, from 1.
  enum Column {
    static let number = 1
    static let severity = 2
    static let code = 3
    static let unit = 4
    static let indicator = 5
    static let value = 6
    static let expected = 7
    static let reason = 8
    static let suggestion = 9
    static let impact = 10
    static let matrix = 11
    static let file = 12
    static let place = 13
    static let decision = 14
    static let right = 15
    static let why = 16
    static let who = 17
    static let fingerprint = 18
    // Hidden too: what a decision is about, so that a row says all of it wherever it is moved.
    static let unitCode = 19
    static let subUnitCode = 20
    static let figure = 21
    static let figures = 22
    static let was = 23
    static let against = 24
  }
  /// The look of shares. One error may be worth more than all that is expected of the indicator: how much more says nothing, and
  /// where nothing is expected it is no share.
  private let share: LookIndex

  init(
    view: RunView, looks: WorkbookLooks, layout: MatrixLayout, ruleRows: [String: Int], table: inout LookTable
  ) {
    self.view = view
    self.looks = looks
    self.layout = layout
    self.ruleRows = ruleRows
    places = FindingPlaceText(schema: view.schema, language: view.words.language)
    share = table.index(
      of: table.looks[Int(looks.tenths.position)].with { $0.format = NumberFormat("[>1]\">100%\";0.0%") })
  }

  /// What can be decided, as the drop-down list has it.
  static func decisions(_ words: Wording) -> [String] { DecisionAction.allCases.map { words($0.words) } }

  /// The row of the headings, and of the first finding.
  static func headingRow(_ view: RunView) -> Int { view.schema.campaign.synthetic ? 5 : 4 }

  /// The sheet.
  func plan() -> PlannedSheet {
    let words = view.words
    let findings = view.result.findings
    var builder = SheetBuilder(
      words.findings, title: words("NỘI DUNG CẦN KIỂM TRA", "FINDINGS TO CHECK"), view: view, looks: looks)
    let resting = view.result.decided.count
    let counts = Severity.allCases.map { severity in
      "\(findings.count { $0.severity == severity }) " + words.severity(severity).lowercased()
    }.joined(separator: ", ")
    builder.add([
      PlannedCell(
        1,
        .text(
          findings.isEmpty
            ? words("Không phát hiện sai sót.", "No problem found.")
            : words(
              "\(counts), xếp theo mức ảnh hưởng. Ghi quyết định vào các cột màu vàng nhạt.",
              "\(counts), by impact. Write decisions into the pale yellow columns.")
              + (resting == 0
                ? ""
                : words(" Cuối bảng: \(resting) nội dung đã xử lý.", " At the end: \(resting) dealt with."))),
        looks.remark)
    ])
    let heading = builder.addHeadings(
      [
        words("STT", "No."), words("Mức độ", "Severity"), words("Mã", "Code"),
        words("Đơn vị", "Unit"), words("Chỉ tiêu", "Indicator"), words("Giá trị", "Value"),
        words("Giá trị kỳ vọng", "Expected"), words("Vì sao cần xem lại", "Why"),
        words("Đề xuất xử lý", "Suggested action"), words("Ảnh hưởng", "Impact"),
        words("Ô trong Bảng tổng hợp", "Matrix cell"), words("Tệp nguồn", "Source file"),
        words("Ô (trang tính!ô)", "Cell (sheet!cell)"), words("Xử lý", "Decision"),
        words("Giá trị đúng", "Correct value"), words("Lý do", "Reason"),
        words("Người xử lý", "Decided by"), words("Mã nhận dạng", "Fingerprint"),
        words("Mã đơn vị", "Unit code"), words("Mã đơn vị con", "Sub-unit code"),
        words("Mã số liệu", "Figure code"), words("Các số liệu liên quan", "Figures concerned"),
        words("Giá trị lúc xử lý", "Value decided on"),
        words("Giá trị đối chiếu lúc xử lý", "Value held against"),
      ], frozenColumns: Column.code)
    let make = self
    let decided = view.result.decided
    let count = findings.count + decided.count
    builder.generate(count, cellsPerRow: Column.against) { position, row in
      if position < findings.count {
        make.fill(&row, position)
      } else {
        make.fill(&row, number: position + 1, decided: decided[position - findings.count])
      }
    }
    builder.change { sheet in
      let last = heading + max(count, 1)
      sheet.columns = [
        PlannedColumn(Column.number, width: 7), PlannedColumn(Column.severity, width: 14),
        PlannedColumn(Column.code, width: 8), PlannedColumn(Column.unit, width: 25),
        PlannedColumn(Column.indicator, width: 36),
        PlannedColumn(Column.value, to: Column.expected, width: 16),
        PlannedColumn(Column.reason, width: 52), PlannedColumn(Column.suggestion, width: 40),
        PlannedColumn(Column.impact, width: 11), PlannedColumn(Column.matrix, width: 12),
        PlannedColumn(Column.file, width: 30), PlannedColumn(Column.place, width: 22),
        PlannedColumn(Column.decision, width: 14), PlannedColumn(Column.right, width: 16),
        PlannedColumn(Column.why, width: 28), PlannedColumn(Column.who, width: 20),
        PlannedColumn(Column.fingerprint, to: Column.against, width: 20, isHidden: true),
      ]
      sheet.autofilter = view.range(heading, 1, last, Column.against)
      var list = PlannedValidation(
        range: view.range(heading + 1, Column.decision, last, Column.decision),
        rule: .list(Self.decisions(words)))
      list.errorTitle = words("Xử lý", "Decision")
      list.error = words(
        "Chọn một trong các mục: \(Self.decisions(words).joined(separator: ", ")).",
        "Choose one of: \(Self.decisions(words).joined(separator: ", ")).")
      sheet.validations = count == 0 ? [] : [list]
      sheet.print.isLandscape = true
      sheet.print.paper = .a3
      sheet.tabColour = WorkbookLooks.Palette.alarm
    }
    return builder.sheet
  }

  /// The first figure that a finding is about.
  func matrixCell(of finding: Finding) -> CellReference? {
    let name =
      finding.indicator.map { $0 + (finding.measure.map { "[\($0)]" } ?? "") } ?? finding.indicators.first
    guard let name else { return nil }
    let parts = name.split(separator: "[", maxSplits: 1)
    let measureName = parts.count > 1 ? String(parts[1].dropLast()) : "now"
    guard let code = parts.first, let indicator = view.indicatorPositions[String(code)],
      let measure = view.facts.measures.firstIndex(of: measureName)
    else { return nil }
    let column = finding.unit.map { view.unitColumns[$0] } ?? -1
    return column.flatMap { layout.cell(unitColumn: $0, indicator: indicator, measure: measure) }
  }

  /// Fills in a finding's row.
  private func fill(_ row: inout PlannedRow, _ position: Int) {
    let words = view.words
    let finding = view.result.findings[position]
    func text(_ column: Int, _ text: String?, _ look: LookIndex? = nil, link: PlannedLink? = nil) {
      guard let text, !text.isEmpty else {
        row.cells.append(PlannedCell(column, .blank, looks.text))
        return
      }
      row.cells.append(
        PlannedCell(column, .text(text), look ?? (link == nil ? looks.text : looks.link), link: link))
    }
    row.cells.append(PlannedCell(Column.number, .number(Double(position + 1)), looks.centred))
    text(Column.severity, words.severity(finding.severity), looks.severity(finding.severity))
    text(
      Column.code, finding.code,
      link: ruleRows[finding.code].map {
        .sheet(name: words.rules, cell: "A\($0)", tip: finding.name)
      })
    text(Column.unit, unitText(of: finding))
    text(Column.indicator, places.indicator(finding.figure, figures: finding.indicators))
    if let typed = finding.typed(in: words) {
      text(Column.value, MessageLength.cut(typed))
    } else if let value = finding.value, value.isFinite {
      row.cells.append(PlannedCell(Column.value, .text(words.number(value)), looks.text))
    } else {
      text(Column.value, nil)
    }
    text(Column.expected, finding.expectation(in: words))
    text(Column.reason, words(finding.message))
    text(Column.suggestion, suggestion(of: finding))
    let impact = finding.impact.flatMap { $0.isFinite ? $0 : nil }
    row.cells.append(PlannedCell(Column.impact, impact.map { .number($0) } ?? .blank, share))
    let cell = matrixCell(of: finding)?.description
    text(Column.matrix, cell, link: cell.map { .sheet(name: words.matrix, cell: $0, tip: nil) })
    let source = source(of: finding)
    text(Column.file, source.file, link: source.file.flatMap { view.link(toFile: $0) })
    let place = [source.sheet.map(SheetNaming.quoted), source.cell].compactMap { $0 }.joined(separator: "!")
    text(
      Column.place, place,
      link: source.cell == nil || source.sheet == nil
        ? nil : source.file.flatMap { view.link(toFile: $0, place: place) })
    let fingerprint = view.fingerprints[position]
    fillEntries(&row, with: view.result.decisions[fingerprint])
    fillKeys(
      &row, fingerprint: fingerprint, unit: finding.unit, subUnit: finding.subUnit, figure: finding.figure,
      figures: finding.indicators, was: finding.decidedValue, against: finding.heldAgainst)
  }

  /// Where a finding's figure stands; of one that was joined from the rows of a grid, those rows.
  private func source(of finding: Finding) -> (file: String?, sheet: String?, cell: String?) {
    guard finding.file == nil, finding.subUnit == nil, let figure = finding.figure,
      let column = finding.unit.flatMap({ view.unitColumns[$0] }),
      let indicator = view.indicatorPositions[figure.indicator],
      let measure = view.facts.measures.firstIndex(of: figure.measure),
      let fact = view.fact(unitColumn: column, indicator: indicator, measure: measure),
      let rows = view.facts.rows(of: fact)
    else { return (finding.file, finding.sheet, finding.cell) }
    return (view.facts.files[Int(rows.file)], view.facts.text(at: rows.sheet), rows.cells)
  }

  /// Fills in the row of a finding that was dealt with.
  private func fill(_ row: inout PlannedRow, number: Int, decided: DecidedFinding) {
    let words = view.words
    let decision = decided.decision
    func text(_ column: Int, _ text: String?, _ look: LookIndex? = nil) {
      let content = text.flatMap { $0.isEmpty ? nil : CellContent.text($0) } ?? .blank
      row.cells.append(PlannedCell(column, content, look ?? looks.text))
    }
    row.cells.append(PlannedCell(Column.number, .number(Double(number)), looks.centred))
    text(
      Column.severity,
      decided.isApplied ? words("Đã xử lý", "Dealt with") : words("Không còn khớp", "No longer fits"),
      decided.isApplied ? looks.centred : looks.severity(.warning))
    text(Column.code, decision.code)
    text(Column.unit, places.unit(decision.unit, subUnit: decision.subUnit))
    text(Column.indicator, places.indicator(decision.figure, figures: decision.indicators))
    text(Column.value, (decision.was?.shown(in: words.language)).map { MessageLength.cut($0) })
    text(Column.expected, nil)
    text(Column.reason, words(decided.message))
    text(Column.suggestion, nil)
    text(Column.impact, nil)
    let cell = decision.figure.flatMap { figure -> CellReference? in
      guard let unit = decision.unit.flatMap({ view.unitColumns[$0] }),
        let indicator = view.indicatorPositions[figure.indicator],
        let measure = view.facts.measures.firstIndex(of: figure.measure)
      else { return nil }
      return layout.cell(unitColumn: unit, indicator: indicator, measure: measure)
    }?.description
    row.cells.append(
      PlannedCell(
        Column.matrix, cell.map { .text($0) } ?? .blank, cell == nil ? looks.text : looks.link,
        link: cell.map { .sheet(name: words.matrix, cell: $0, tip: nil) }))
    text(Column.file, nil)
    text(Column.place, nil)
    fillEntries(&row, with: decided.isApplied ? decision : nil)
    fillKeys(
      &row, fingerprint: decision.fingerprint, unit: decision.unit, subUnit: decision.subUnit,
      figure: decision.figure, figures: decision.indicators, was: decision.was, against: decision.against)
  }

  /// The columns for staff, with what they decided already.
  private func fillEntries(_ row: inout PlannedRow, with decision: Decision?) {
    func text(_ column: Int, _ text: String?) {
      row.cells.append(PlannedCell(column, text.map { .text($0) } ?? .blank, looks.entry))
    }
    text(Column.decision, decision.map { view.words($0.action.words) })
    if case .number(let number)? = decision?.value {
      row.cells.append(PlannedCell(Column.right, .number(number), looks.entry))
    } else {
      text(Column.right, decision?.value?.plain)
    }
    text(Column.why, decision?.reason)
    text(Column.who, decision?.by)
  }

  /// The hidden columns by which decisions are read back.
  private func fillKeys(
    _ row: inout PlannedRow, fingerprint: String, unit: String?, subUnit: String?, figure: FigureName?,
    figures: [String], was: DecidedValue?, against: Double?
  ) {
    func text(_ column: Int, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      row.cells.append(PlannedCell(column, .text(text), looks.plain))
    }
    text(Column.fingerprint, fingerprint)
    text(Column.unitCode, unit)
    text(Column.subUnitCode, subUnit)
    text(Column.figure, figure?.description)
    text(Column.figures, figures.joined(separator: ","))
    switch was {
    case .number(let number): row.cells.append(PlannedCell(Column.was, .number(number), looks.plain))
    case .text(let words): text(Column.was, words)
    case nil: break
    }
    if let against { row.cells.append(PlannedCell(Column.against, .number(against), looks.plain)) }
  }

  /// The unit, the row of its grid, and the other unit; findings about a file alone have none.
  private func unitText(of finding: Finding) -> String {
    places.unit(
      finding.unit, subUnit: finding.subUnit, other: finding.otherUnit, none: finding.file == nil ? nil : "")
  }

  /// What to do: the figure that would fit, else what is generally done; nil where the reason says it.
  private func suggestion(of finding: Finding) -> String? {
    if let suggestion = finding.suggestion, suggestion.isFinite {
      let number = view.words.number(suggestion)
      return view.words("Đề nghị xác nhận giá trị \(number).", "Please confirm the value \(number).")
    }
    return finding.usualRemedy(view.schema, view.catalogue[finding.code], in: view.words)
  }
}
