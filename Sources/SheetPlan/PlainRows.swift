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
  /// Fills in the row with a position from 0; it comes emptied, with its number set.
  package var make: @Sendable (_ position: Int, _ row: inout PlainRow) -> Void

  /// Rows of a maker.
  package init(
    firstRow: Int = 1, count: Int, cellsPerRow: Int, texts: [String], looks: [LookIndex],
    files: [(path: String, name: String)] = [], sheets: [String] = [],
    make: @escaping @Sendable (_ position: Int, _ row: inout PlainRow) -> Void
  ) {
    self.firstRow = firstRow
    self.count = count
    self.cellsPerRow = max(cellsPerRow, 1)
    self.texts = texts
    self.looks = looks
    self.files = files
    self.sheets = sheets
    self.make = make
  }

  /// Fills in a row with a position as rows of other sheets are.
  package func fill(_ planned: inout PlannedRow, position: Int) {
    var row = PlainRow(planned.row)
    make(position, &row)
    planned.height = row.height
    var (links, notes) = (row.links[...], row.notes[...])
    planned.cells.reserveCapacity(row.cells.count)
    for cell in row.cells {
      let content: CellContent =
        switch cell.content {
        case .blank: .blank
        case .text(let text): .text(texts[Int(text)])
        case .number(let number): .number(number)
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
    let file = files[Int(link.file)]
    let place = self.place(of: link)
    return .file(
      path: file.path, place: place, tip: link.hasTip ? place.map { file.name + " › " + $0 } : nil)
  }

  /// Where in its file a link leads to; nil: to the file as such.
  private func place(of link: PlainLink) -> String? {
    link.sheet < 0
      ? nil
      : sheets[Int(link.sheet)]
        + CellReference(row: Int(link.toRow), column: Int(link.toColumn)).description
  }
}

/// A row of plain values.
package struct PlainRow: Sendable {
  /// The row, from 1.
  package let row: Int
  /// The height in points; nil: as high as its contents ask.
  package var height: Double?
  /// Its cells, ascending, no column twice.
  package var cells: [PlainCell] = []
  /// The links of its cells, ascending, and their notes.
  package var links: [PlainLink] = [], notes: [(column: Int32, text: String)] = []
  /// An empty row, with room of another one's.
  package init(_ row: Int, roomOf other: consuming PlainRow? = nil) {
    self.row = row
    guard var other else { return }
    other.cells.removeAll(keepingCapacity: true)
    other.links.removeAll(keepingCapacity: true)
    (cells, links) = (other.cells, other.links)
  }

  /// Adds a cell.
  package mutating func add(_ column: Int, _ content: PlainContent, _ look: LookIndex) {
    cells.append(PlainCell(column: Int32(truncatingIfNeeded: column), look: look, content: content))
  }
  /// Adds a text by its position; none for −1.
  package mutating func add(_ column: Int, text: Int32, _ look: LookIndex) {
    if text >= 0 { add(column, .text(text), look) }
  }
}

/// What a plain cell holds: nothing but its look, a text by its position, or a finite number.
package enum PlainContent: Sendable, Equatable {
  case blank
  case text(Int32)
  case number(Double)
}

/// A cell of plain values.
package struct PlainCell: Sendable {
  /// The column, from 1.
  package var column: Int32
  /// How it looks.
  package var look: LookIndex
  /// What it holds.
  package var content: PlainContent
}

/// A link to a file, or to a cell in it.
package struct PlainLink: Sendable {
  /// The column, from 1, of the cell that has the link.
  package var column: Int32
  /// The file, and the sheet in it: positions in the rows' lists; −1 for no sheet: the file as such.
  package var file: Int32, sheet: Int32
  /// The cell in the sheet, from 1.
  package var toRow: Int32, toColumn: Int32
  /// Whether file and place, where there is one, are shown when the pointer rests on it.
  package var hasTip: Bool
  /// A link.
  package init(
    column: Int, file: Int32, sheet: Int32 = -1, toRow: Int32 = 0, toColumn: Int32 = 0, hasTip: Bool = false
  ) {
    self.column = Int32(truncatingIfNeeded: column)
    self.file = file
    self.sheet = sheet
    (self.toRow, self.toColumn) = (toRow, toColumn)
    self.hasTip = hasTip
  }
}

/// The texts of plain rows on their way into a list, each kept once.
package struct PlainTexts: Sendable {
  /// The texts.
  package private(set) var texts: [String] = []
  private var known: [ExactText: Int32] = [:]
  /// No texts yet.
  package init() {}

  /// The position of a text; −1 for the empty one and for none.
  package mutating func add(_ text: String?) -> Int32 {
    guard let text, !text.isEmpty else { return -1 }
    let key = ExactText(text)
    if let known = known[key] { return known }
    let position = Int32(truncatingIfNeeded: texts.count)
    known[key] = position
    texts.append(text)
    return position
  }
  /// The positions of those texts of a list that are wanted; −1 for the others.
  package mutating func add(_ list: [String], where isWanted: [Bool]) -> [Int32] {
    list.indices.map { isWanted.indices.contains($0) && isWanted[$0] ? add(list[$0]) : -1 }
  }
}
