internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// Chi tiết xã, phường: a row for each row of a unit's grid, its indicators across.
struct SubUnitsSheet: Sendable {
  private let view: RunView
  private let looks: WorkbookLooks
  private let cells: MatrixLooks
  /// The columns of figures: indicator × measure, and for each how many decimals its figures have.
  private let columns: [(indicator: Int, measure: Int)]
  private let decimals: [Int]
  /// The column of an indicator's measure, by indicator × measure; −1: none.
  private let columnOf: [Int]
  /// For each row the positions of its facts, which stand side by side.
  private let rows: [Range<Int>]
  /// The first of them of each unit.
  private let firstRows: [Int32: Int]
  /// Findings by unit, row, indicator, measure.
  private let findings: [Key: [Int]]
  /// The units that have such findings: of most no figure has to be looked up.
  private let unitsWithFindings: Set<String>

  private struct Key: Hashable {
    var unit: String, subUnit: String, indicator: String, measure: String
  }

  /// The rows of all grids; nil where there is none.
  init?(view: RunView, looks: WorkbookLooks, table: inout LookTable) {
    let facts = view.facts.facts
    let measureCount = view.facts.measures.count
    var rows: [Range<Int>] = []
    let keyCount = view.schema.indicators.count * measureCount
    // How many decimals figures need, by indicator × measure; −1: there are none.
    var needed = [Int](repeating: -1, count: keyCount)
    // The row whose facts come, and where it began.
    var (unit, subUnit, start) = (Int32(-1), Int32(-1), 0)
    for position in facts.indices {
      let fact = facts[position]
      if fact.unit != unit || fact.subUnit != subUnit {
        if subUnit >= 0 { rows.append(start..<position) }
        (unit, subUnit, start) = (fact.unit, fact.subUnit, position)
      }
      guard subUnit >= 0 else { continue }
      let key = Int(fact.indicator) * measureCount + Int(fact.measure)
      var decimals = 0
      if let figure = fact.countedFigure, figure.isFinite { decimals = Decimals.needed(for: figure) }
      if decimals > needed[key] { needed[key] = decimals }
    }
    if subUnit >= 0 { rows.append(start..<facts.count) }
    guard !rows.isEmpty else { return nil }
    self.view = view
    self.looks = looks
    self.rows = rows
    firstRows = Dictionary(
      rows.enumerated().map { (facts[$1.lowerBound].unit, $0) }, uniquingKeysWith: { first, _ in first })
    cells = MatrixLooks(in: &table, boundWord: view.words("trên", "over"), expected: [])
    let keys = needed.indices.filter { needed[$0] >= 0 }
    columns = keys.map { ($0 / measureCount, $0 % measureCount) }
    decimals = keys.map { max(needed[$0], view.schema.indicators[$0 / measureCount].decimals ?? 0) }
    var columnOf = [Int](repeating: -1, count: keyCount)
    for (column, key) in keys.enumerated() { columnOf[key] = column }
    self.columnOf = columnOf
    var findings: [Key: [Int]] = [:]
    for (position, finding) in view.result.findings.enumerated() {
      guard let unit = finding.unit, let subUnit = finding.subUnit, let indicator = finding.indicator else {
        continue
      }
      let key = Key(unit: unit, subUnit: subUnit, indicator: indicator, measure: finding.measure ?? "now")
      findings[key, default: []].append(position)
    }
    self.findings = findings
    unitsWithFindings = Set(findings.keys.map(\.unit))
  }

  /// The name of the sheet, and the row of its headings.
  var name: String { view.words.subUnits }
  private var headingRow: Int { view.schema.campaign.synthetic ? 4 : 3 }

  /// The cell of the first row that a unit's figure is joined from; nil where it has none.
  func firstCell(of fact: Fact) -> CellReference? {
    let column = columnOf[Int(fact.indicator) * view.facts.measures.count + Int(fact.measure)]
    guard column >= 0, let first = firstRows[fact.unit] else { return nil }
    for position in first..<rows.count {
      guard view.facts.facts[rows[position].lowerBound].unit == fact.unit else { return nil }
      let isThere = rows[position].contains {
        view.facts.facts[$0].indicator == fact.indicator && view.facts.facts[$0].measure == fact.measure
      }
      if isThere { return CellReference(row: headingRow + 1 + position, column: 4 + column) }
    }
    return nil
  }

  /// The sheet.
  func plan() -> PlannedSheet {
    let words = view.words
    var builder = SheetBuilder(
      name, title: words("CHI TIẾT XÃ, PHƯỜNG, THỊ TRẤN", "FIGURES BY SUB-UNIT"), view: view,
      looks: looks)
    var headings = [
      words("STT", "No."), words("Đơn vị báo cáo", "Reporting unit"), words("Xã, phường", "Sub-unit"),
    ]
    for column in columns {
      let indicator = view.schema.indicators[column.indicator]
      var heading = indicator.withUnit(view.label(of: indicator))
      if column.measure > 0 { heading += " – " + words.measure(view.facts.measures[column.measure]) }
      headings.append(heading)
    }
    headings += [words("Tệp nguồn", "Source file"), words("Trang tính", "Sheet"), words("Dòng", "Row")]
    let heading = builder.addHeadings(headings, frozenColumns: 3)
    builder.generate(plainRows())
    builder.change { sheet in
      let width = 14.0
      sheet.columns = [
        PlannedColumn(1, width: 7), PlannedColumn(2, width: 28), PlannedColumn(3, width: 28),
        PlannedColumn(4, to: 3 + columns.count, width: width), PlannedColumn(4 + columns.count, width: 38),
        PlannedColumn(5 + columns.count, width: 14), PlannedColumn(6 + columns.count, width: 8),
      ]
      sheet.autofilter = view.range(heading, 1, heading + rows.count, headings.count)
      sheet.print.isLandscape = true
      sheet.print.paper = columns.count > 8 ? .a3 : .a4
      sheet.print.fit = PageFit(wide: max((columns.count + 19) / 20, 1), high: 0)
      sheet.print.repeatedColumns = 1...3
    }
    return builder.sheet
  }

  /// What the cells of all rows name, by the positions of what it stands for; −1: no cell.
  private struct Lists: Sendable {
    var units: [Int32], subUnits: [Int32], files: [Int32], sheets: [Int32]
    /// What figures that are no numbers show, by the positions of their facts.
    var shown: [Int: Int32]
  }

  /// The rows.
  private func plainRows() -> PlainRows {
    let (table, schema, words) = (view.facts, view.schema, view.words)
    var texts = PlainTexts()
    var isUnit = [Bool](repeating: false, count: schema.units.count)
    var (isFile, isSheet) = (
      [Bool](repeating: false, count: table.files.count), [Bool](repeating: false, count: table.texts.count)
    )
    var shown: [Int: Int32] = [:]
    var names: [Int32] = Array(repeating: -1, count: table.subUnits.count)
    for range in rows {
      let first = table.facts[range.lowerBound]
      isUnit[Int(first.unit)] = true
      names[Int(first.subUnit)] = texts.add(name(of: table.subUnits[Int(first.subUnit)]))
      if let placed = table.facts[range].first(where: \.hasCell) {
        if placed.file >= 0 { isFile[Int(placed.file)] = true }
        if placed.sheet >= 0 { isSheet[Int(placed.sheet)] = true }
      }
      for position in range where number(of: table.facts[position]) == nil {
        let fact = table.facts[position]
        guard let text = FigureText.text(of: fact, in: table, words: words) else { continue }
        shown[position] = texts.add(text)
      }
    }
    let lists = Lists(
      units: texts.add(schema.units.map(\.name), where: isUnit), subUnits: names,
      files: texts.add(table.files, where: isFile), sheets: texts.add(table.texts, where: isSheet),
      shown: shown)
    let make = self
    return PlainRows(
      count: rows.count, cellsPerRow: columns.count + 6, texts: texts.texts, looks: possibleLooks,
      files: view.linkedFiles, sheets: view.sheetPlaces
    ) { position, row in make.fill(&row, position, lists) }
  }

  /// The looks that cells may have.
  private var possibleLooks: [LookIndex] {
    let found = Set(findings.values.compactMap { view.severity(of: $0) })
    let severities: [Severity?] = [nil] + Severity.allCases.filter(found.contains)
    let figures = Set(decimals).sorted()
    var possible = [looks.centred, looks.text, looks.link, looks.whole, cells.notApplicable]
    for severity in severities {
      possible += figures.map { cells.figure(decimals: $0, severity) }
      possible += [cells.day(severity), cells.blank(severity), cells.word(severity), cells.text(severity)]
    }
    return possible
  }

  private func name(of row: SubUnit) -> String { row.unit.map { view.schema.units[$0].name } ?? row.label }

  /// What of a fact stands as a number: a figure that totals take in, or a day.
  private func number(of fact: Fact) -> Double? {
    if let figure = fact.countedFigure, figure.isFinite { return figure }
    let isDay = fact.state == .date && fact.value.isFinite && !fact.flags.contains(.keptOut)
    return isDay ? fact.value : nil
  }

  /// Fills in a row.
  private func fill(_ row: inout PlainRow, _ position: Int, _ lists: Lists) {
    let table = view.facts
    let range = rows[position]
    let first = table.facts[range.lowerBound]
    func content(_ text: Int32) -> PlainContent { text < 0 ? .blank : .text(text) }
    row.add(1, .number(Double(position + 1)), looks.centred)
    row.add(2, content(lists.units[Int(first.unit)]), looks.text)
    row.add(3, content(lists.subUnits[Int(first.subUnit)]), looks.text)
    let start = row.cells.count
    for column in columns.indices { row.add(4 + column, .blank, cells.notApplicable) }
    let unit = view.schema.units[Int(first.unit)].code
    let isSilent = unitsWithFindings.isEmpty || !unitsWithFindings.contains(unit)
    var placed: Fact?
    for place in range {
      let fact = table.facts[place]
      if placed == nil, fact.hasCell { placed = fact }
      let column = columnOf[Int(fact.indicator) * table.measures.count + Int(fact.measure)]
      guard column >= 0 else { continue }
      let found = isSilent ? [] : findings(of: fact, unit: unit)
      let severity = found.isEmpty ? nil : view.severity(of: found)
      let (content, look) = self.content(
        of: fact, decimals: decimals[column], severity, shown: lists.shown[place])
      row.cells[start + column].content = content
      row.cells[start + column].look = look
      guard !found.isEmpty, let note = FindingText.note(of: found, in: view) else { continue }
      row.notes.append((Int32(4 + column), note))
    }
    row.notes.sort { $0.column < $1.column }
    let last = 4 + columns.count
    let file = placed.map { $0.file < 0 ? -1 : lists.files[Int($0.file)] } ?? -1
    row.add(last, content(file), file < 0 ? looks.text : looks.link)
    if let placed, placed.file >= 0, view.sourceFolder != nil {
      row.links.append(
        view.plainLink(to: placed, from: last, hasTip: false) ?? PlainLink(column: last, file: placed.file))
    }
    row.add(
      last + 1, content(placed.map { $0.sheet < 0 ? -1 : lists.sheets[Int($0.sheet)] } ?? -1), looks.text)
    row.add(last + 2, placed.map { .number(Double($0.row)) } ?? .blank, looks.whole)
  }

  /// The findings about a figure.
  private func findings(of fact: Fact, unit: String) -> [Int] {
    let code = view.schema.indicators[Int(fact.indicator)].code
    let measure = view.facts.measures[Int(fact.measure)]
    let subUnit = view.facts.subUnits[Int(fact.subUnit)].code
    return findings[Key(unit: unit, subUnit: subUnit, indicator: code, measure: measure)] ?? []
  }

  /// What a figure shows; `shown`: the text where it is no number.
  private func content(
    of fact: Fact, decimals: Int, _ severity: Severity?, shown: Int32?
  ) -> (PlainContent, LookIndex) {
    if let number = number(of: fact) {
      return (
        .number(number),
        fact.state == .date ? cells.day(severity) : cells.figure(decimals: decimals, severity)
      )
    }
    guard let shown else { return (.blank, cells.blank(severity)) }
    let isWord = fact.state == .pending || fact.state == .notApplicable
    return (shown < 0 ? .blank : .text(shown), isWord ? cells.word(severity) : cells.text(severity))
  }
}
