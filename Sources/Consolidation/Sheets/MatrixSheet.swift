internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// Bảng tổng hợp: indicators down, units across, the provincial total at the left where it stays in view.
struct MatrixSheet: Sendable {
  private let view: RunView
  private let layout: MatrixLayout
  private let totals: MatrixTotals
  private let summary: ReturnSummary
  private let looks: MatrixLooks
  /// The sheet with the rows of grids, where there is one.
  private let subUnits: SubUnitsSheet?

  /// Whether every figure is a link; where there are more of them than links on a sheet, those with findings are.
  private let linksAll: Bool
  /// Links that the format lets stand on a sheet, less those of the headings.
  private static let mostLinks = 60_000

  /// `subUnits`: the sheet with the rows of grids, where there is one.
  init(
    view: RunView, layout: MatrixLayout, totals: MatrixTotals, summary: ReturnSummary,
    subUnits: SubUnitsSheet?,
    table: inout LookTable
  ) {
    self.view = view
    self.layout = layout
    self.totals = totals
    self.summary = summary
    self.subUnits = subUnits
    linksAll = layout.lines.count * view.units.count <= Self.mostLinks
    var expected: Set<Int> = []
    for case .figure(let figure) in layout.lines {
      expected.insert(totals.total(indicator: figure.indicator, measure: figure.measure).expected)
    }
    looks = MatrixLooks(in: &table, boundWord: view.words("trên", "over"), expected: expected)
  }

  /// The last of the two rows of headings.
  static func headingRow(_ view: RunView) -> Int { view.schema.campaign.synthetic ? 6 : 5 }

  /// The sheet.
  func plan(_ common: WorkbookLooks) -> PlannedSheet {
    let words = view.words
    var builder = SheetBuilder(
      words.matrix, title: words("BẢNG TỔNG HỢP SỐ LIỆU THEO ĐƠN VỊ", "FIGURES BY INDICATOR AND UNIT"),
      view: view,
      looks: common)
    builder.add([
      PlannedCell(
        1,
        .text(
          words(
            "Đỏ: lỗi, giá trị dạng chữ không cộng vào tổng · Vàng: cảnh báo · Xanh: thông tin · Ô trống: chưa có số liệu · …: đang tổng hợp · x: không áp dụng. Bấm vào số để mở ô nguồn.",
            "Red: error, values as text are not in the total · Yellow: warning · Blue: information · Empty: no data · …: pending · x: not applicable. Click a figure to open its source cell."
          )), common.remark)
    ])
    let first = builder.add(headings(common))
    let second = builder.add(statuses(common))
    builder.freeze(at: second, from: first, columns: MatrixLayout.Column.count)
    let make = self
    let lines = layout.lines
    builder.generate(lines.count, cellsPerRow: MatrixLayout.Column.count + view.units.count) {
      position, row in
      make.fill(&row, with: lines[position])
    }
    let width = unitWidth
    builder.change { sheet in
      let last = MatrixLayout.Column.firstUnit + max(view.units.count, 1) - 1
      sheet.columns = [
        PlannedColumn(MatrixLayout.Column.number, width: 7.5),
        PlannedColumn(MatrixLayout.Column.label, width: 46),
        PlannedColumn(MatrixLayout.Column.unit, width: 15),
        PlannedColumn(MatrixLayout.Column.total, width: max(width * 1.1, 13)),
        PlannedColumn(MatrixLayout.Column.count, width: 10),
        PlannedColumn(MatrixLayout.Column.firstUnit, to: last, width: width),
      ]
      sheet.print.isLandscape = true
      sheet.print.paper = view.units.count > 12 ? .a3 : .a4
      // About 22 units stand legibly on a page; more go on to the right, with the labels repeated.
      sheet.print.fit = PageFit(wide: max((view.units.count + 21) / 22, 1), high: 0)
      sheet.print.repeatedColumns = MatrixLayout.Column.number...MatrixLayout.Column.count
      sheet.tabColour = WorkbookLooks.Palette.accent
    }
    return builder.sheet
  }

  /// The width of a unit's column: as wide as the widest figure asks.
  private var unitWidth: Double {
    var widest = 10.5
    for case .figure(let figure) in layout.lines {
      let indicator = view.schema.indicators[figure.indicator]
      if indicator.type == .date { widest = max(widest, 13.5) }
      let decimals = totals.total(indicator: figure.indicator, measure: figure.measure).decimals
      var greatest = 0.0
      for column in view.units.indices {
        let fact = view.fact(unitColumn: column, indicator: figure.indicator, measure: figure.measure)
        greatest = max(greatest, abs(fact?.countedFigure ?? 0))
      }
      guard greatest >= 10_000 else { continue }
      widest = max(widest, TextWidth.columns(of: view.words.number(greatest, decimals: decimals)) + 1)
    }
    return min(widest, 24)
  }

  /// The headings: those of the labels, then the units.
  private func headings(_ common: WorkbookLooks) -> [PlannedCell] {
    let words = view.words
    let names =
      [
        words("STT", "No."), words("Chỉ tiêu", "Indicator"), words("Đơn vị tính", "Unit of measure"),
        words("Tổng cộng", "Grand total"), words("Số đơn vị có số liệu", "Units with figures"),
      ] + view.units.map { view.schema.units[$0].name }
    return names.enumerated().map { PlannedCell($0 + 1, .text($1), common.heading) }
  }

  /// The row below: what became of each unit's return, with a link to its file. Links stand in texts of one line, since
  /// not all programs wrap them.
  private func statuses(_ common: WorkbookLooks) -> [PlannedCell] {
    var cells = (1..<MatrixLayout.Column.firstUnit).map { PlannedCell($0, .blank, common.heading) }
    for (position, unit) in summary.units.enumerated() {
      let link = unit.input.flatMap { view.link(toFile: $0.file) }
      let isThere = unit.input != nil
      cells.append(
        PlannedCell(
          MatrixLayout.Column.firstUnit + position, .text(unit.status.name(view.words)),
          isThere ? looks.status : looks.missingStatus, link: link))
    }
    return cells
  }

  /// Fills in a row.
  private func fill(_ row: inout PlannedRow, with line: MatrixLayout.Line) {
    switch line {
    case .section(let title):
      row.cells.append(PlannedCell(1, .text(title), looks.section))
      for column in 2..<MatrixLayout.Column.firstUnit + view.units.count {
        row.cells.append(PlannedCell(column, .blank, looks.section))
      }
    case .figure(let figure):
      let indicator = view.schema.indicators[figure.indicator]
      let total = totals.total(indicator: figure.indicator, measure: figure.measure)
      row.level = figure.depth
      let number = figure.isFurtherMeasure ? nil : indicator.number
      row.cells.append(PlannedCell(1, number.map { .text($0) } ?? .blank, looks.number))
      row.cells.append(PlannedCell(2, .text(label(of: figure)), looks.label(depth: figure.depth)))
      let unit = figure.isFurtherMeasure ? nil : indicator.unit
      row.cells.append(PlannedCell(3, unit.map { .text($0) } ?? .blank, looks.unit))
      row.cells.append(totalCell(figure, total))
      row.cells.append(countCell(total))
      for column in view.units.indices {
        row.cells.append(unitCell(figure, unitColumn: column, total: total))
      }
    }
  }

  /// The label of a row.
  private func label(of figure: MatrixFigure) -> String {
    let indicator = view.schema.indicators[figure.indicator]
    let measure = view.facts.measures[figure.measure]
    if figure.isFurtherMeasure { return view.words.measure(measure) }
    let label = view.label(of: indicator)
    return measure == "now" ? label : label + " – " + view.words.measure(measure)
  }

  /// The total of a row, with what is open about it as a note.
  private func totalCell(_ figure: MatrixFigure, _ total: MatrixTotal) -> PlannedCell {
    let column = MatrixLayout.Column.total
    let found = view.findings(unitColumn: -1, indicator: figure.indicator, measure: figure.measure)
    var remark = total.remark
    if let range = total.range {
      let text = view.words(
        "Khoảng \(view.words.number(range.lowerBound, decimals: total.totalDecimals)) – \(view.words.number(range.upperBound, decimals: total.totalDecimals)) tùy các giá trị còn nghi ngờ.",
        "Between \(view.words.number(range.lowerBound, decimals: total.totalDecimals)) and \(view.words.number(range.upperBound, decimals: total.totalDecimals)), depending on the doubtful values."
      )
      remark = [text, remark].compactMap { $0 }.joined(separator: "\n")
    }
    let note = FindingText.note(of: found, in: view, before: remark)
    guard total.exists else { return PlannedCell(column, .blank, looks.noTotal, note: note) }
    let look = looks.total(total)
    if let formula = total.formula {
      let value = total.value.map { FormulaValue.number($0) } ?? .text("")
      return PlannedCell(column, .formula(formula, value), look, note: note)
    }
    return PlannedCell(column, total.value.map { .number($0) } ?? .blank, look, note: note)
  }

  /// How many units have a figure.
  private func countCell(_ total: MatrixTotal) -> PlannedCell {
    guard total.exists, let formula = total.countFormula, let look = looks.counts[total.expected],
      view.units.count > 0
    else {
      return PlannedCell(MatrixLayout.Column.count, .blank, looks.noTotal)
    }
    return PlannedCell(
      MatrixLayout.Column.count, .formula(formula, .number(Double(total.counted))), look)
  }

  /// A unit's cell.
  private func unitCell(_ figure: MatrixFigure, unitColumn: Int, total: MatrixTotal) -> PlannedCell {
    let column = MatrixLayout.Column.firstUnit + unitColumn
    guard let fact = view.fact(unitColumn: unitColumn, indicator: figure.indicator, measure: figure.measure)
    else {
      return PlannedCell(column, .text("x"), looks.notApplicable)
    }
    let found = view.findings(unitColumn: unitColumn, indicator: figure.indicator, measure: figure.measure)
    let severity = view.severity(of: found)
    var (content, look) = contentAndLook(of: fact, severity, decimals: total.decimals)
    if fact.state == .blank, severity == nil, view.inputOfUnit[view.schema.units[Int(fact.unit)].code] == nil
    {
      look = looks.noReturn
    }
    if case .text = content, fact.state == .text { look = looks.word(severity) }
    let isLinked = fact.state != .blank && (linksAll || !found.isEmpty || fact.correctedFrom >= 0)
    let inPlace = rowsInPlace(of: fact, total)
    let link = isLinked ? view.link(to: fact) ?? linkToRows(of: fact) : nil
    return PlannedCell(
      column, content, look, link: link,
      note: FindingText.note(of: found, in: view, before: correction(of: fact) ?? inPlace))
  }

  /// What the rows of a grid give to the total in the place of a form's cell that says nothing; nil where they do not.
  private func rowsInPlace(of fact: Fact, _ total: MatrixTotal) -> String? {
    guard isGivenByRows(fact, total) else { return nil }
    let table = view.facts
    let sum = table.facts[table.range(ofUnit: Int(fact.unit))].reduce(0.0) { sum, row in
      guard row.subUnit >= 0, row.indicator == fact.indicator, row.measure == fact.measure else { return sum }
      return sum + (row.countedFigure ?? 0)
    }
    let shown = view.words.number(sum, decimals: total.decimals)
    // No link stands in a blank cell, where some programs would show its address.
    let place = subUnits.map { " (\($0.name))" } ?? ""
    return view.words(
      "Ô của biểu không có số; tổng lấy \(shown) do các dòng của biểu chi tiết cộng lại\(place).",
      "The form's cell has no figure; the total takes \(shown), the sum of the grid's rows\(place).")
  }

  /// Whether a unit is counted in a total though its own cell is blank or still to come: the rows of its grid stand for it.
  private func isGivenByRows(_ fact: Fact, _ total: MatrixTotal) -> Bool {
    (fact.state == .blank || fact.state == .pending) && !fact.flags.contains(.keptOut)
      && total.exceptions.contains(Int(fact.unit))
  }

  /// What a corrected figure was, with the reason; nil where nothing was corrected.
  private func correction(of fact: Fact) -> String? {
    guard let before = view.facts.text(at: fact.correctedFrom) else { return nil }
    return view.facts.text(at: fact.note) ?? view.words("Sửa từ \(before)", "Corrected from \(before)")
  }

  /// What a fact shows.
  private func contentAndLook(of fact: Fact, _ severity: Severity?, decimals: Int) -> (CellContent, LookIndex)
  {
    switch fact.state {
    case .number, .zero:
      if let figure = fact.countedFigure, figure.isFinite {
        return (.number(figure), looks.figure(decimals: decimals, severity))
      }
    case .date:
      if fact.value.isFinite, !fact.flags.contains(.keptOut) {
        return (.number(fact.value), looks.day(severity))
      }
    case .blank: return (.blank, looks.blank(severity))
    case .pending: return (.text("…"), looks.word(severity))
    case .notApplicable: return (.text("x"), severity == nil ? looks.notApplicable : looks.word(severity))
    case .text, .unreadable, .ambiguous: break
    }
    let text = FigureText.text(of: fact, in: view.facts, words: view.words) ?? ""
    // What units wrote stands among the remarks, where there is room to read it.
    let isRemark = fact.state == .text && view.schema.indicators[Int(fact.indicator)].type == .text
    return (.text(isRemark ? view.words("có", "yes") : Self.short(text)), looks.text(severity))
  }

  /// The rows of a figure that a grid's rows were joined to.
  private func linkToRows(of fact: Fact) -> PlannedLink? {
    guard fact.flags.contains(.joined), let subUnits else { return nil }
    return .sheet(
      name: subUnits.name, cell: subUnits.firstCell(of: fact)?.description ?? "A1", tip: subUnits.name)
  }

  /// The beginning of a text that is too long for a cell among figures; the whole stands among the remarks.
  private static func short(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}
