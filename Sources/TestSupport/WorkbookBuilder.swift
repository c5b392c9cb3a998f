package import Cells

/// What stands in a cell of a workbook that a test builds.
package enum CellContent: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral
{
  /// A text, a number, a day, an error, a Boolean.
  case text(String)
  case number(Double)
  case date(year: Int, month: Int, day: Int)
  case error(String)
  case boolean(Bool)
  /// A formula without `=` and its stored result; nil: none is stored.
  indirect case formula(String, CellContent?)
  /// A text in a font of its own.
  case font(String, String)

  /// A text.
  package init(stringLiteral value: String) { self = .text(value) }
  /// A number.
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// A number.
  package init(floatLiteral value: Double) { self = .number(value) }
}

/// A sheet that a test builds: cells by their references, in any order.
package struct SheetBuilder: Sendable {
  /// Its name and whether it is shown.
  package var name: String, state = SheetState.visible
  /// What stands where.
  package var cells: [CellReference: CellContent] = [:]
  /// Merged ranges, such as `A1:C1`.
  package var merges: [String] = []
  /// Hidden rows and columns.
  package var hiddenRows: [Int] = [], hiddenColumns: [Int] = []
  /// Comments by reference.
  package var comments: [String: String] = [:]

  /// A sheet whose rows begin at a cell; nil leaves a cell blank.
  package init(_ name: String, at first: String = "A1", _ rows: [[CellContent?]] = []) {
    self.name = name
    let start = CellReference(first) ?? CellReference(row: 1, column: 1)
    for (row, line) in rows.enumerated() {
      for (column, content) in line.enumerated() {
        guard let content else { continue }
        cells[CellReference(row: start.row + row, column: start.column + column)] = content
      }
    }
  }

  /// What stands in a cell.
  package subscript(_ reference: String) -> CellContent? {
    get { CellReference(reference).flatMap { cells[$0] } }
    set { if let place = CellReference(reference) { cells[place] = newValue } }
  }

  /// Moves everything by some rows and columns.
  package mutating func move(rows: Int, columns: Int) {
    map { CellReference(row: $0.row + rows, column: $0.column + columns) }
    merges = merges.compactMap { text in
      CellRange(text).map { range in
        CellRange(
          CellReference(row: range.first.row + rows, column: range.first.column + columns),
          CellReference(row: range.last.row + rows, column: range.last.column + columns)
        ).description
      }
    }
  }

  /// Inserts blank rows before a row.
  package mutating func insertRows(_ count: Int, before row: Int) {
    map { CellReference(row: $0.row >= row ? $0.row + count : $0.row, column: $0.column) }
  }

  /// Takes a row out; those below move up.
  package mutating func deleteRow(_ row: Int) {
    cells = cells.filter { $0.key.row != row }
    map { CellReference(row: $0.row > row ? $0.row - 1 : $0.row, column: $0.column) }
  }

  /// Exchanges two columns.
  package mutating func swapColumns(_ one: Int, _ other: Int) {
    map { place in
      let column = place.column == one ? other : place.column == other ? one : place.column
      return CellReference(row: place.row, column: column)
    }
  }

  /// Moves each cell to a place of its own; the references in formulas go along, as in a spreadsheet program.
  private mutating func map(_ moved: (CellReference) -> CellReference) {
    cells = Dictionary(
      uniqueKeysWithValues: cells.map { place, content in
        guard case .formula(let text, let result) = content else { return (moved(place), content) }
        let formula = text.replacing(/[A-Z]+[0-9]+/) { match in
          CellReference(match.output).map { moved($0).description } ?? String(match.output)
        }
        return (moved(place), .formula(formula, result))
      })
  }
}

/// A workbook that a test builds.
package enum WorkbookBuilder {
  /// A workbook of sheets, as the reader would give it.
  package static func workbook(_ sheets: [SheetBuilder]) -> Workbook {
    var workbook = Workbook()
    for (index, built) in sheets.enumerated() {
      var sheet = Worksheet(index: index, name: built.name, state: built.state)
      for (place, content) in built.cells.sorted(by: { $0.key < $1.key }) {
        sheet.cells.append(cell(content, at: place, in: &workbook))
        if case .formula(let text, _) = content { sheet.formulas[place] = .text(text) }
      }
      sheet.merges = built.merges.compactMap { CellRange($0) }
      sheet.hiddenRows = built.hiddenRows.sorted().map { $0...$0 }
      sheet.hiddenColumns = built.hiddenColumns.sorted().map { $0...$0 }
      for (reference, comment) in built.comments {
        if let place = CellReference(reference) { sheet.comments[place] = comment }
      }
      workbook.sheets.append(sheet)
    }
    return workbook
  }

  /// A cell with a content.
  private static func cell(_ content: CellContent, at place: CellReference, in workbook: inout Workbook)
    -> Cell
  {
    func made(_ kind: CellKind, number: Double = 0, text: UInt32 = 0) -> Cell {
      Cell(row: place.row, column: place.column, kind: kind, number: number, text: text)
    }
    switch content {
    case .text(let text): return made(.text, text: workbook.texts.append(text))
    case .number(let number): return made(.number, number: number)
    case .date(let year, let month, let day):
      return made(.date, number: SerialDate(year: year, month: month, day: day)?.serial ?? 0)
    case .error(let text): return made(.error, text: workbook.texts.append(text))
    case .boolean(let value): return made(.boolean, number: value ? 1 : 0)
    case .formula(_, let result):
      guard let result else {
        var cell = made(.formulaWithoutValue)
        cell.flags = .formula
        return cell
      }
      var cell = cell(result, at: place, in: &workbook)
      cell.flags.insert(.formula)
      return cell
    case .font(let text, let font):
      var cell = made(.text, text: workbook.texts.append(text))
      let style = CellStyle(fontName: font)
      if let known = workbook.styles.firstIndex(of: style) {
        cell.style = UInt32(known)
      } else {
        cell.style = UInt32(workbook.styles.count)
        workbook.styles.append(style)
      }
      return cell
    }
  }
}
