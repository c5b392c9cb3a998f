internal import Cells

/// Rows of plain values, nothing in whose cells has to be retained: texts, files and sheets stand ready in lists, and cells
/// name them by their positions. Any row can be made without those before it.
package struct PlainRows: Sendable {
  /// The row of the first of them, from 1.
  package var firstRow: Int
  /// How many there are. More than a sheet holds go on in further sheets, below a copy of the rows that stand ready.
  package var count: Int
  /// About how many cells a row has, at least 1.
  package var cellsPerRow: Int
  /// The texts that cells name, each once.
  package var texts: [String]
  /// The looks that cells may have.
  package var looks: [LookIndex]
  /// The files that links lead to, by their paths relative to the workbook, and what they are called in tips.
  package var files: [(path: String, name: String)]
  /// What stands before a cell in the places of links, such as `'Biểu 1'!`.
  package var sheets: [String]
  /// The sheets of this workbook that links lead to, by their names in the plan.
  package var tabs: [String]
  /// Fills in the row with a position from 0; it comes emptied, with its number set.
  package var make: @Sendable (_ position: Int, _ row: inout PlainRow) -> Void

  /// Rows of a maker.
  package init(
    firstRow: Int = 1, count: Int, cellsPerRow: Int, texts: [String], looks: [LookIndex],
    files: [(path: String, name: String)] = [], sheets: [String] = [], tabs: [String] = [],
    make: @escaping @Sendable (_ position: Int, _ row: inout PlainRow) -> Void
  ) {
    self.firstRow = firstRow
    self.count = count
    self.cellsPerRow = max(cellsPerRow, 1)
    self.texts = texts
    self.looks = looks
    self.files = files
    self.sheets = sheets
    self.tabs = tabs
    self.make = make
  }

  /// Fills in a row with a position as rows of other sheets are.
  package func fill(_ planned: inout PlannedRow, position: Int) {
    var row = PlainRow(planned.row)
    make(position, &row)
    planned.height = row.height
    planned.level = row.level
    var (links, notes) = (row.links[...], row.notes[...])
    planned.cells.reserveCapacity(row.cells.count)
    for cell in row.cells {
      let content: CellContent =
        switch cell.content {
        case .blank: .blank
        case .text(let text): .text(texts[Int(text)])
        case .number(let number): .number(number)
        case .formula(let place):
          .formula(row.formulas[Int(place)].formula, row.formulas[Int(place)].value)
        }
      var made = PlannedCell(Int(cell.column), content, cell.look)
      if let link = links.first, link.column == cell.column {
        made.link = self.link(link)
        links.removeFirst()
      }
      if let note = notes.first, note.column == cell.column {
        made.note = note.text
        notes.removeFirst()
      }
      planned.cells.append(made)
    }
  }

  /// A link as cells of other sheets have it.
  package func link(_ link: PlainLink) -> PlannedLink {
    if link.file < 0 {
      let tab = tabs[Int(link.sheet)]
      return .sheet(name: tab, cell: cell(of: link), tip: link.hasTip ? tab : nil)
    }
    let file = files[Int(link.file)]
    let place = self.place(of: link)
    return .file(
      path: file.path, place: place, tip: link.hasTip ? place.map { file.name + " › " + $0 } : nil)
  }

  /// Where in its file a link leads to; nil: to the file as such.
  private func place(of link: PlainLink) -> String? {
    link.sheet < 0 ? nil : sheets[Int(link.sheet)] + cell(of: link)
  }
  private func cell(of link: PlainLink) -> String {
    CellReference(row: Int(link.toRow), column: Int(link.toColumn)).description
  }
}
