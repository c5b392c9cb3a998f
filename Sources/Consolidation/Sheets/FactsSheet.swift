internal import Findings
internal import Cells
internal import Facts
internal import Schema
internal import SheetPlan

/// Số liệu gốc: one row a fact with the file, sheet and cell it came from, as a table that pivots know.
struct FactsSheet: Sendable {
  /// More facts than this are left to facts.csv.
  static let mostFacts = 200_000
  private let view: RunView
  private let looks: WorkbookLooks
  /// Looks of figures by their decimals: one with optional decimals would end whole numbers with a point.
  private let numbers: [LookIndex]
  private let day: LookIndex, text: LookIndex, link: LookIndex, heading: LookIndex
  init(view: RunView, looks: WorkbookLooks, table: inout LookTable) {
    self.view = view
    self.looks = looks
    // No frames and no wrapping: the table has a look of its own, and rows stay one line high.
    let base = CellLook().with { $0.size = 11 }
    text = table.index(of: base)
    numbers = (0...4).map { decimals in table.index(of: base.with { $0.format = .decimals(decimals) }) }
    day = table.index(
      of: base.with {
        $0.format = .day; $0.horizontal = .right
      })
    link = table.index(of: base.with { $0.colour = WorkbookLooks.Palette.link })
    heading = table.index(
      of: base.with {
        $0.isBold = true; $0.wraps = true; $0.horizontal = .centre; $0.fill = WorkbookLooks.Palette.heading
      })
  }

  /// The sheet.
  func plan() -> PlannedSheet {
    let words = view.words
    let facts = view.facts.facts
    var builder = SheetBuilder(
      words.facts, title: words("SỐ LIỆU GỐC", "FACTS"), view: view, looks: looks)
    guard facts.count <= Self.mostFacts, !facts.isEmpty else {
      builder.add([
        PlannedCell(
          1,
          .text(
            facts.isEmpty
              ? words("Không có số liệu.", "There are no facts.")
              : words(
                "\(words.number(facts.count)) dòng số liệu gốc nằm trong tệp facts.csv cạnh tệp này.",
                "\(words.number(facts.count)) facts stand in facts.csv beside this workbook.")), looks.link,
          link: facts.isEmpty ? nil : .file(path: "facts.csv", place: nil, tip: nil))
      ])
      builder.change { $0.columns = [PlannedColumn(1, width: 80)] }
      return builder.sheet
    }
    let headings = [
      words("Mã đơn vị", "Unit code"), words("Đơn vị", "Unit"), words("Xã, phường", "Sub-unit"),
      words("Mã chỉ tiêu", "Indicator code"), words("Chỉ tiêu", "Indicator"),
      words("Loại số liệu", "Measure"),
      words("Trạng thái", "State"), words("Giá trị", "Value"), words("Nội dung ô", "Cell text"),
      words("Vào tổng", "In total"), words("Tệp nguồn", "Source file"), words("Trang tính", "Sheet"),
      words("Ô", "Cell"), words("Sửa từ", "Corrected from"), words("Mức chính xác", "Qualifier"),
      words("Ghi chú", "Note"),
    ]
    let row = builder.add(headings.enumerated().map { PlannedCell($0 + 1, .text($1), heading) })
    builder.freeze(at: row, columns: 2)
    builder.generate(rows())
    builder.change { sheet in
      sheet.columns = [
        PlannedColumn(1, width: 11), PlannedColumn(2, width: 24), PlannedColumn(3, width: 20),
        PlannedColumn(4, width: 12), PlannedColumn(5, width: 44), PlannedColumn(6, width: 14),
        PlannedColumn(7, width: 15), PlannedColumn(8, width: 14), PlannedColumn(9, width: 22),
        PlannedColumn(10, width: 9), PlannedColumn(11, width: 30), PlannedColumn(12, width: 14),
        PlannedColumn(13, width: 9), PlannedColumn(14, to: 15, width: 14), PlannedColumn(16, width: 30),
      ]
      sheet.table = PlannedTable(
        name: words("SoLieuGoc", "Facts"), firstCell: CellReference(row: row, column: 1), headings: headings,
        headingLook: heading)
      sheet.print.isLandscape = true
      sheet.print.paper = .a3
    }
    return builder.sheet
  }

  /// What the cells of all rows name, by the positions of what it stands for; −1: no cell.
  private struct Lists: Sendable {
    var unitCodes: [Int32], units: [Int32], subUnits: [Int32], codes: [Int32], labels: [Int32]
    var measures: [Int32], states: [Int32], texts: [Int32], files: [Int32], qualifiers: [Int32]
    var yes: Int32, no: Int32
    /// Cells by row and column.
    var cells: [CellReference: Int32]
    /// What no total may take in stands as text: by the position of its fact.
    var shown: [Int: Int32]
    /// What a cell says that holds a number of a program, as the language writes it: by the position of its fact.
    var plain: [Int: Int32]
  }

  /// The rows of the facts.
  private func rows() -> PlainRows {
    let (table, schema, words) = (view.facts, view.schema, view.words)
    var texts = PlainTexts()
    var (isUnit, isSubUnit) = (
      [Bool](repeating: false, count: schema.units.count),
      [Bool](repeating: false, count: table.subUnits.count)
    )
    var isIndicator = [Bool](repeating: false, count: schema.indicators.count)
    var isText = [Bool](repeating: false, count: table.texts.count)
    var isFile = [Bool](repeating: false, count: table.files.count)
    var cells: [CellReference: Int32] = [:]
    var shown: [Int: Int32] = [:]
    var plain: [Int: Int32] = [:]
    for (position, fact) in table.facts.enumerated() {
      isUnit[Int(fact.unit)] = true
      if fact.subUnit >= 0 { isSubUnit[Int(fact.subUnit)] = true }
      isIndicator[Int(fact.indicator)] = true
      // One by one: a list of them would be made for every fact.
      if fact.text >= 0 { isText[Int(fact.text)] = true }
      if fact.sheet >= 0 { isText[Int(fact.sheet)] = true }
      if fact.correctedFrom >= 0 { isText[Int(fact.correctedFrom)] = true }
      if fact.note >= 0 { isText[Int(fact.note)] = true }
      if fact.file >= 0 { isFile[Int(fact.file)] = true }
      if fact.hasCell {
        let cell = CellReference(row: Int(fact.row), column: Int(fact.column))
        if cells[cell] == nil { cells[cell] = texts.add(cell.description) }
      }
      if isShownAsText(fact) {
        shown[position] = texts.add(FigureText.text(of: fact, in: table, words: words))
      }
      if let typed = typed(fact) { plain[position] = texts.add(typed) }
    }
    let lists = Lists(
      unitCodes: texts.add(schema.units.map(\.code), where: isUnit),
      units: texts.add(schema.units.map(\.name), where: isUnit),
      subUnits: texts.add(
        table.subUnits.map { row in row.unit.map { schema.units[$0].name } ?? row.label }, where: isSubUnit),
      codes: texts.add(schema.indicators.map(\.code), where: isIndicator),
      labels: texts.add(schema.indicators.map { view.label(of: $0) }, where: isIndicator),
      measures: table.measures.map { texts.add(words.measure($0)) },
      states: FactState.allCases.map { texts.add(FigureText.name(of: $0, words: words)) },
      texts: texts.add(table.texts, where: isText), files: texts.add(table.files, where: isFile),
      qualifiers: FactQualifier.allCases.map { texts.add(name(of: $0)) },
      yes: texts.add(words("có", "yes")), no: texts.add(words("không", "no")), cells: cells, shown: shown,
      plain: plain)
    let make = self
    return PlainRows(
      count: table.facts.count, cellsPerRow: 12, texts: texts.texts, looks: numbers + [day, text, link],
      files: view.linkedFiles, sheets: view.sheetPlaces
    ) { position, row in
      make.fill(&row, table.facts[position], position, lists)
    }
  }

  /// What a cell says whose text is nothing but its number, as the language writes it; nil of all others.
  private func typed(_ fact: Fact) -> String? {
    guard let text = view.facts.text(at: fact.text) else { return nil }
    let typed = view.words.typed(text, value: fact.value)
    return typed == text ? nil : typed
  }

  /// Whether what a fact says is kept out of the totals, so that it stands as text.
  private func isShownAsText(_ fact: Fact) -> Bool {
    if let figure = fact.countedFigure, figure.isFinite { return false }
    if fact.state == .date, fact.value.isFinite, !fact.flags.contains(.keptOut) { return false }
    return fact.state.isFigure || fact.state == .date
  }

  /// Fills in a fact's row.
  private func fill(_ row: inout PlainRow, _ fact: Fact, _ position: Int, _ lists: Lists) {
    let (unit, indicator) = (Int(fact.unit), Int(fact.indicator))
    func entry(_ list: [Int32], at position: Int32) -> Int32 { position < 0 ? -1 : list[Int(position)] }
    row.add(1, text: lists.unitCodes[unit], text)
    row.add(2, text: lists.units[unit], text)
    row.add(3, text: entry(lists.subUnits, at: fact.subUnit), text)
    row.add(4, text: lists.codes[indicator], text)
    row.add(5, text: lists.labels[indicator], text)
    row.add(6, text: lists.measures[Int(fact.measure)], text)
    row.add(7, text: lists.states[Int(fact.state.rawValue)], text)
    if isShownAsText(fact) {
      row.add(8, text: lists.shown[position] ?? -1, text)
    } else if let figure = fact.countedFigure {
      row.add(8, .number(figure), numbers[Decimals.needed(for: figure)])
    } else if fact.state == .date {
      row.add(8, .number(fact.value), day)
    }
    row.add(9, text: lists.plain[position] ?? entry(lists.texts, at: fact.text), text)
    if view.schema.indicators[indicator].type.isNumeric {
      row.add(10, text: fact.countedFigure == nil ? lists.no : lists.yes, text)
    }
    row.add(11, text: entry(lists.files, at: fact.file), text)
    if fact.hasCell {
      row.add(12, text: entry(lists.texts, at: fact.sheet), text)
      let target = view.plainLink(to: fact, from: 13)
      if let target { row.links.append(target) }
      let cell = CellReference(row: Int(fact.row), column: Int(fact.column))
      row.add(13, text: lists.cells[cell] ?? -1, target == nil ? text : link)
    }
    row.add(14, text: entry(lists.texts, at: fact.correctedFrom), text)
    row.add(15, text: lists.qualifiers[Int(fact.qualifier.rawValue)], text)
    row.add(16, text: entry(lists.texts, at: fact.note), text)
  }

  /// What a word beside the figure says of it.
  private func name(of qualifier: FactQualifier) -> String? {
    switch qualifier {
    case .none, .exact: nil
    case .atLeast: view.words("trên", "at least")
    case .about: view.words("khoảng", "about")
    }
  }
}
