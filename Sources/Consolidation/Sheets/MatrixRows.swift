internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// The rows of the matrix below its headings: a line for each figure, its total, and the units' cells.
struct MatrixRows: Sendable {
  private let view: RunView
  private let layout: MatrixLayout
  private let totals: MatrixTotals
  private let looks: MatrixLooks
  /// The sheet with the rows of grids, where there is one.
  private let subUnits: SubUnitsSheet?

  /// Whether every figure is a link; where there are more of them than links on a sheet, those with findings are.
  private let linksAll: Bool
  /// Links that the format lets stand on a sheet, less those of the headings.
  private static let mostLinks = 60_000

  /// `subUnits`: the sheet with the rows of grids, where there is one.
  init(
    view: RunView, layout: MatrixLayout, totals: MatrixTotals, looks: MatrixLooks, subUnits: SubUnitsSheet?
  ) {
    self.view = view
    self.layout = layout
    self.totals = totals
    self.looks = looks
    self.subUnits = subUnits
    linksAll = layout.lines.count * view.units.count <= Self.mostLinks
  }

  /// What cells name: texts by their positions among those of the rows; −1: none.
  private struct Lists: Sendable {
    /// Of each line: the title of a section; or running number, label and unit of measure.
    var lines: [(number: Int32, label: Int32, unit: Int32)]
    /// What figures that are no numbers show, by the positions of their facts.
    var shown: [Int: Int32]
    /// "x" and "…".
    var notApplicable: Int32, pending: Int32
  }

  /// The rows.
  var plain: PlainRows {
    var texts = PlainTexts()
    let lines = layout.lines.map { line -> (number: Int32, label: Int32, unit: Int32) in
      switch line {
      case .section(let title): return (-1, texts.add(title), -1)
      case .figure(let figure):
        let indicator = view.schema.indicators[figure.indicator]
        let (number, unit) = figure.isFurtherMeasure ? (nil, nil) : (indicator.number, indicator.unit)
        return (texts.add(number), texts.add(label(of: figure)), texts.add(unit))
      }
    }
    var shown: [Int: Int32] = [:]
    for (position, fact) in view.facts.facts.enumerated() where fact.subUnit < 0 {
      if let text = text(of: fact) { shown[position] = texts.add(text) }
    }
    let lists = Lists(
      lines: lines, shown: shown, notApplicable: texts.add("x"), pending: texts.add("…"))
    let make = self
    return PlainRows(
      count: lines.count, cellsPerRow: MatrixLayout.Column.count + view.units.count, texts: texts.texts,
      looks: possibleLooks, files: view.linkedFiles, sheets: view.sheetPlaces,
      tabs: subUnits.map { [$0.name] } ?? []
    ) { position, row in make.fill(&row, with: position, lists) }
  }

  /// The looks that cells may have.
  private var possibleLooks: [LookIndex] {
    let found = Set(view.result.findings.map(\.severity))
    let severities: [Severity?] = [nil] + Severity.allCases.filter(found.contains)
    var possible = [
      looks.section, looks.number, looks.unit, looks.noTotal, looks.notApplicable, looks.noReturn,
    ]
    var decimals: Set<Int> = []
    var depths: Set<Int> = []
    for case .figure(let figure) in layout.lines {
      let total = totals.total(indicator: figure.indicator, measure: figure.measure)
      decimals.insert(total.decimals)
      depths.insert(figure.depth)
      possible.append(looks.total(total))
      if let count = looks.counts[total.expected] { possible.append(count) }
    }
    possible += depths.sorted().map { looks.label(depth: $0) }
    for severity in severities {
      possible += decimals.sorted().map { looks.figure(decimals: $0, severity) }
      possible += [looks.day(severity), looks.blank(severity), looks.word(severity), looks.text(severity)]
    }
    return possible
  }

  /// Fills in a row.
  private func fill(_ row: inout PlainRow, with position: Int, _ lists: Lists) {
    let texts = lists.lines[position]
    func content(_ text: Int32) -> PlainContent { text < 0 ? .blank : .text(text) }
    switch layout.lines[position] {
    case .section:
      row.add(1, content(texts.label), looks.section)
      for column in 2..<MatrixLayout.Column.firstUnit + view.units.count {
        row.add(column, .blank, looks.section)
      }
    case .figure(let figure):
      let total = totals.total(indicator: figure.indicator, measure: figure.measure)
      row.level = figure.depth
      row.add(MatrixLayout.Column.number, content(texts.number), looks.number)
      row.add(MatrixLayout.Column.label, content(texts.label), looks.label(depth: figure.depth))
      row.add(MatrixLayout.Column.unit, content(texts.unit), looks.unit)
      addTotal(figure, total, to: &row)
      addCount(total, to: &row)
      for column in view.units.indices { addUnit(column, figure, total, lists, to: &row) }
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

  /// Adds the total of a row, with what is open about it as a note.
  private func addTotal(_ figure: MatrixFigure, _ total: MatrixTotal, to row: inout PlainRow) {
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
    if let note = FindingText.note(of: found, in: view, before: remark) {
      row.notes.append((Int32(column), note))
    }
    let look = total.exists ? looks.total(total) : looks.noTotal
    if total.exists, let formula = total.formula {
      row.add(column, formula: formula, value: total.value.map { .number($0) } ?? .text(""), look)
    } else {
      row.add(column, total.exists ? total.value.map { .number($0) } ?? .blank : .blank, look)
    }
  }

  /// Adds how many units have a figure.
  private func addCount(_ total: MatrixTotal, to row: inout PlainRow) {
    guard total.exists, let formula = total.countFormula, let look = looks.counts[total.expected],
      view.units.count > 0
    else { return row.add(MatrixLayout.Column.count, .blank, looks.noTotal) }
    row.add(MatrixLayout.Column.count, formula: formula, value: .number(Double(total.counted)), look)
  }

  /// Adds a unit's cell.
  private func addUnit(
    _ unitColumn: Int, _ figure: MatrixFigure, _ total: MatrixTotal, _ lists: Lists, to row: inout PlainRow
  ) {
    let column = MatrixLayout.Column.firstUnit + unitColumn
    guard
      let position = view.position(
        unitColumn: unitColumn, indicator: figure.indicator, measure: figure.measure)
    else { return row.add(column, .text(lists.notApplicable), looks.notApplicable) }
    let fact = view.facts.facts[position]
    let found = view.findings(unitColumn: unitColumn, indicator: figure.indicator, measure: figure.measure)
    let severity = found.isEmpty ? nil : view.severity(of: found)
    let (content, look) = contentAndLook(
      of: fact, severity, decimals: total.decimals, shown: lists.shown[position], lists)
    row.add(column, content, look)
    if fact.state != .blank, linksAll || !found.isEmpty || fact.correctedFrom >= 0,
      let link = view.plainLink(to: fact, from: column) ?? linkToRows(of: fact, from: column)
    {
      row.links.append(link)
    }
    let before = correction(of: fact) ?? rowsInPlace(of: fact, total)
    guard before != nil || !found.isEmpty, let note = FindingText.note(of: found, in: view, before: before)
    else { return }
    row.notes.append((Int32(column), note))
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

  /// What a fact shows; `shown`: the text where it is no number.
  private func contentAndLook(
    of fact: Fact, _ severity: Severity?, decimals: Int, shown: Int32?, _ lists: Lists
  ) -> (PlainContent, LookIndex) {
    switch fact.state {
    case .number, .zero:
      if let figure = fact.countedFigure, figure.isFinite {
        return (.number(figure), looks.figure(decimals: decimals, severity))
      }
    case .date:
      if fact.value.isFinite, !fact.flags.contains(.keptOut) {
        return (.number(fact.value), looks.day(severity))
      }
    case .blank:
      let isReturned = severity != nil || view.inputOfUnit[view.schema.units[Int(fact.unit)].code] != nil
      return (.blank, isReturned ? looks.blank(severity) : looks.noReturn)
    case .pending: return (.text(lists.pending), looks.word(severity))
    case .notApplicable:
      return (.text(lists.notApplicable), severity == nil ? looks.notApplicable : looks.word(severity))
    case .text, .unreadable, .ambiguous: break
    }
    let content = shown.map { $0 < 0 ? PlainContent.blank : .text($0) } ?? .blank
    return (content, fact.state == .text ? looks.word(severity) : looks.text(severity))
  }

  /// The text that a fact shows in the place of a number; nil: it is one, or says nothing but a sign that all facts of its
  /// state have.
  private func text(of fact: Fact) -> String? {
    switch fact.state {
    case .number, .zero: if let figure = fact.countedFigure, figure.isFinite { return nil }
    case .date: if fact.value.isFinite, !fact.flags.contains(.keptOut) { return nil }
    case .blank, .pending, .notApplicable: return nil
    case .text, .unreadable, .ambiguous: break
    }
    // What units wrote stands among the remarks, where there is room to read it.
    if fact.state == .text, view.schema.indicators[Int(fact.indicator)].type == .text {
      return view.words("có", "yes")
    }
    return Self.short(FigureText.text(of: fact, in: view.facts, words: view.words) ?? "")
  }

  /// The rows of a figure that a grid's rows were joined to.
  private func linkToRows(of fact: Fact, from column: Int) -> PlainLink? {
    guard fact.flags.contains(.joined), let subUnits else { return nil }
    let cell = subUnits.firstCell(of: fact) ?? CellReference(row: 1, column: 1)
    return PlainLink(column: column, tab: 0, toRow: cell.row, toColumn: cell.column)
  }

  /// The beginning of a text that is too long for a cell among figures; the whole stands among the remarks.
  private static func short(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}
