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
  /// What rows repeat, made once.
  private let labels: [String], units: [String], states: [String], measures: [String]

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
    let words = view.words
    labels = view.schema.indicators.map { view.label(of: $0) }
    units = view.schema.units.map(\.name)
    states = FactState.allCases.map { FigureText.name(of: $0, words: words) }
    measures = view.facts.measures.map { words.measure($0) }
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
    let make = self
    builder.generate(facts.count, cellsPerRow: 12) { position, row in make.fill(&row, facts[position]) }
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

  /// Fills in a fact's row. What no total may take in stands as text.
  private func fill(_ row: inout PlannedRow, _ fact: Fact) {
    let table = view.facts
    let words = view.words
    func add(_ column: Int, _ value: String?, _ look: LookIndex, link: PlannedLink? = nil) {
      if let value, !value.isEmpty { row.cells.append(PlannedCell(column, .text(value), look, link: link)) }
    }
    let unit = Int(fact.unit)
    add(1, view.schema.units[unit].code, text)
    add(2, units[unit], text)
    if fact.subUnit >= 0 {
      let subUnit = table.subUnits[Int(fact.subUnit)]
      add(3, subUnit.unit.map { units[$0] } ?? subUnit.label, text)
    }
    add(4, view.schema.indicators[Int(fact.indicator)].code, text)
    add(5, labels[Int(fact.indicator)], text)
    add(6, measures[Int(fact.measure)], text)
    add(7, states[Int(fact.state.rawValue)], text)
    if let figure = fact.countedFigure, figure.isFinite {
      row.cells.append(PlannedCell(8, .number(figure), numbers[Decimals.needed(for: figure)]))
    } else if fact.state == .date, fact.value.isFinite, !fact.flags.contains(.keptOut) {
      row.cells.append(PlannedCell(8, .number(fact.value), day))
    } else if fact.state.isFigure || fact.state == .date {
      add(8, FigureText.text(of: fact, in: table, words: words), text)
    }
    add(9, table.text(at: fact.text), text)
    if view.schema.indicators[Int(fact.indicator)].type.isNumeric {
      add(10, fact.countedFigure == nil ? words("không", "no") : words("có", "yes"), text)
    }
    if fact.file >= 0 { add(11, table.files[Int(fact.file)], text) }
    if fact.hasCell {
      add(12, table.text(at: fact.sheet), text)
      let target = view.link(to: fact)
      add(13, table.cell(of: fact), target == nil ? text : link, link: target)
    }
    add(14, table.text(at: fact.correctedFrom), text)
    add(15, qualifier(of: fact), text)
    add(16, table.text(at: fact.note), text)
  }

  /// What a word beside the figure says of it.
  private func qualifier(of fact: Fact) -> String? {
    switch fact.qualifier {
    case .none, .exact: nil
    case .atLeast: view.words("trên", "at least")
    case .about: view.words("khoảng", "about")
    }
  }
}
