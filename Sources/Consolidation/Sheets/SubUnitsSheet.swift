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
  private let columnOf: [Int: Int]
  /// For each row the positions of its facts, which stand side by side.
  private let rows: [Range<Int>]
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
    var found: Set<Int> = []
    var needed: [Int: Int] = [:]
    for (position, fact) in facts.enumerated() where fact.subUnit >= 0 {
      let key = Int(fact.indicator) * measureCount + Int(fact.measure)
      found.insert(key)
      if let figure = fact.countedFigure, figure.isFinite {
        needed[key] = max(needed[key] ?? 0, Decimals.needed(for: figure))
      }
      if let last = rows.last, last.upperBound == position, facts[last.lowerBound].unit == fact.unit,
        facts[last.lowerBound].subUnit == fact.subUnit
      {
        rows[rows.count - 1] = last.lowerBound..<position + 1
      } else {
        rows.append(position..<position + 1)
      }
    }
    guard !rows.isEmpty else { return nil }
    self.view = view
    self.looks = looks
    self.rows = rows
    cells = MatrixLooks(in: &table, boundWord: view.words("trên", "over"), expected: [])
    let keys = found.sorted()
    columns = keys.map { ($0 / measureCount, $0 % measureCount) }
    decimals = keys.map { max(needed[$0] ?? 0, view.schema.indicators[$0 / measureCount].decimals ?? 0) }
    columnOf = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
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

  /// The sheet.
  func plan() -> PlannedSheet {
    let words = view.words
    var builder = SheetBuilder(
      words.subUnits, title: words("CHI TIẾT XÃ, PHƯỜNG, THỊ TRẤN", "FIGURES BY SUB-UNIT"), view: view,
      looks: looks)
    var headings = [
      words("STT", "No."), words("Đơn vị báo cáo", "Reporting unit"), words("Xã, phường", "Sub-unit"),
    ]
    for column in columns {
      let indicator = view.schema.indicators[column.indicator]
      var heading = view.label(of: indicator)
      if let unit = indicator.unit { heading += " (\(unit))" }
      if column.measure > 0 { heading += " – " + words.measure(view.facts.measures[column.measure]) }
      headings.append(heading)
    }
    headings += [words("Tệp nguồn", "Source file"), words("Trang tính", "Sheet"), words("Dòng", "Row")]
    let heading = builder.addHeadings(headings, frozenColumns: 3)
    let make = self
    builder.generate(rows.count, cellsPerRow: columns.count + 6) { position, row in make.fill(&row, position)
    }
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

  /// Fills in a row.
  private func fill(_ row: inout PlannedRow, _ position: Int) {
    let table = view.facts
    let range = rows[position]
    let first = table.facts[range.lowerBound]
    let subUnit = table.subUnits[Int(first.subUnit)]
    let unit = view.schema.units[Int(first.unit)]
    row.cells.append(PlannedCell(1, .number(Double(position + 1)), looks.centred))
    row.cells.append(PlannedCell(2, .text(unit.name), looks.text))
    let name = subUnit.unit.map { view.schema.units[$0].name } ?? subUnit.label
    row.cells.append(PlannedCell(3, .text(name), looks.text))
    let start = row.cells.count
    for column in columns.indices { row.cells.append(PlannedCell(4 + column, .blank, cells.notApplicable)) }
    let isSilent = !unitsWithFindings.contains(unit.code)
    for fact in table.facts[range] {
      let key = Int(fact.indicator) * table.measures.count + Int(fact.measure)
      guard let column = columnOf[key] else { continue }
      row.cells[start + column] = cell(
        of: fact, column: column, unit: unit.code, subUnit: subUnit.code, isSilent: isSilent)
    }
    let placed = table.facts[range].first { $0.hasCell }
    let last = 4 + columns.count
    let file = placed.flatMap { $0.file >= 0 ? table.files[Int($0.file)] : nil }
    row.cells.append(
      PlannedCell(
        last, file.map { .text($0) } ?? .blank, file == nil ? looks.text : looks.link,
        link: file.flatMap { view.link(toFile: $0, place: placed.flatMap { view.place(of: $0) }) }))
    row.cells.append(
      PlannedCell(
        last + 1, placed.flatMap { table.text(at: $0.sheet) }.map { .text($0) } ?? .blank, looks.text))
    row.cells.append(PlannedCell(last + 2, placed.map { .number(Double($0.row)) } ?? .blank, looks.whole))
  }

  /// A figure's cell; `isSilent`: no figure of the unit's rows has a finding.
  private func cell(
    of fact: Fact, column: Int, unit: String, subUnit: String, isSilent: Bool
  ) -> PlannedCell {
    let found: [Int]
    if isSilent {
      found = []
    } else {
      let code = view.schema.indicators[Int(fact.indicator)].code
      let measure = view.facts.measures[Int(fact.measure)]
      found = findings[Key(unit: unit, subUnit: subUnit, indicator: code, measure: measure)] ?? []
    }
    let severity = view.severity(of: found)
    let note = found.isEmpty ? nil : FindingText.note(of: found, in: view)
    let place = 4 + column
    if let figure = fact.countedFigure, figure.isFinite {
      return PlannedCell(
        place, .number(figure), cells.figure(decimals: decimals[column], severity), note: note)
    }
    if fact.state == .date, fact.value.isFinite, !fact.flags.contains(.keptOut) {
      return PlannedCell(place, .number(fact.value), cells.day(severity), note: note)
    }
    guard let text = FigureText.text(of: fact, in: view.facts, words: view.words) else {
      return PlannedCell(place, .blank, cells.blank(severity), note: note)
    }
    let isWord = fact.state == .pending || fact.state == .notApplicable
    return PlannedCell(place, .text(text), isWord ? cells.word(severity) : cells.text(severity), note: note)
  }
}
