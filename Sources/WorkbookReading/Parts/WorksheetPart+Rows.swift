import Cells

/// Rows and the places of cells.
extension WorksheetPart {
  /// A row begins: its number is the one it gives, or that of the row before plus one.
  static func beginRow(_ attributes: XMLAttributes, _ frame: FramePointer, _ state: StatePointer) {
    var number = state.pointee.row &+ 1
    var isHidden = false
    for (name, value) in attributes {
      if name.equals(UInt8(ascii: "r")) {
        guard let given = value.unsigned, given >= 1, given <= CellReference.lastRow else {
          return frame.fail(.rowNumber(value.string))
        }
        number = given
      } else if name.equals("hidden") {
        isHidden = value.isTrue
      }
    }
    guard number <= CellReference.lastRow else { return frame.fail(.rowNumber(String(number))) }
    openRow(number, isHidden: isHidden, firstCell: state.pointee.cells.count, state)
  }

  /// The row with this number is open; its cells begin at `firstCell` of those gathered.
  @inline(__always)
  static func openRow(_ number: Int, isHidden: Bool, firstCell: Int, _ state: StatePointer) {
    state.pointee.row = number
    state.pointee.rowIsLate = number <= state.pointee.furthestRow
    if !state.pointee.rowIsLate { state.pointee.furthestRow = number }
    state.pointee.lastColumn = 0
    state.pointee.rowStart = firstCell
    state.pointee.rowIsDisordered = false
    if isHidden, state.pointee.options.contains(.hidden) { hideRow(number, state) }
  }

  private static func hideRow(_ number: Int, _ state: StatePointer) {
    if let last = state.pointee.hiddenRows.last, last.upperBound + 1 == number {
      state.pointee.hiddenRows[state.pointee.hiddenRows.count - 1] = last.lowerBound...number
    } else {
      state.pointee.hiddenRows.append(number...number)
    }
  }

  /// A row has ended: its cells are put in order.
  @inline(__always)
  static func finishRow(_ state: StatePointer) {
    if state.pointee.rowIsDisordered { sortRow(state) }
    let start = state.pointee.rowStart
    let count = state.pointee.cells.count
    if count > start {
      let first = place(state.pointee.cells.cells[start])
      if first <= state.pointee.lastPlace { state.pointee.isOrdered = false }
      state.pointee.lastPlace = place(state.pointee.cells.cells[count &- 1])
    }
    state.pointee.completeCells = count
    if !state.pointee.blanks.all.isEmpty { placeBlanks(state) }
  }

  /// Warns of blank cells that have the place of another cell of their row, and keeps those that may have that of a cell
  /// of another row. Either way the other cell stays: nothing that was typed is lost for a blank.
  private static func placeBlanks(_ state: StatePointer) {
    let cells = UnsafeBufferPointer(
      start: state.pointee.cells.cells + state.pointee.rowStart,
      count: state.pointee.cells.count - state.pointee.rowStart)
    for blank in Set(state.pointee.blanks.all).sorted() {
      if CellBuffer.holds(cells, blank) {
        warnOfBlank(blank, sheet: state.pointee.sheetName, state.pointee.warnings)
      } else if state.pointee.rowIsLate || blank >> 15 != state.pointee.row {
        state.pointee.lateBlanks.add(blank)
        state.pointee.isOrdered = false
      }
    }
    state.pointee.blanks.removeAll()
  }

  /// Warns that a blank cell has the place of one that is not.
  static func warnOfBlank(_ place: Int, sheet: String, _ warnings: WarningList) {
    warnings.add(
      "The cell is there twice; the one without a value does not count.", sheet: sheet,
      cell: CellReference(row: place >> 15, column: place & 0x7FFF))
  }

  private static func sortRow(_ state: StatePointer) {
    let sheetName = state.pointee.sheetName
    let warnings = state.pointee.warnings
    state.pointee.cells.sort(from: state.pointee.rowStart) { cell in
      warnings.add(
        "The cell is there twice; the last one counts.", sheet: sheetName, cell: cell.reference, isLoss: true)
    }
  }

  /// A place as one number that grows row by row, left to right.
  @inline(__always)
  static func place(_ cell: Cell) -> Int { place(Int(cell.row), Int(cell.column)) }

  /// The same of a row and a column.
  @inline(__always)
  static func place(_ row: Int, _ column: Int) -> Int { row << 15 | column }

  /// A cell begins: its place is the one it gives, or the column after the one before.
  @inline(__always)
  static func beginCell(_ attributes: XMLAttributes, _ frame: FramePointer, _ state: StatePointer) {
    state.pointee.cellRow = state.pointee.row
    state.pointee.cellColumn = state.pointee.lastColumn &+ 1
    state.pointee.type = .number
    state.pointee.style = 0
    state.pointee.hasFormula = false
    state.pointee.hasValue = false
    state.pointee.hasInline = false
    state.pointee.text.removeAll()
    for (name, value) in attributes where name[0] != 0 && name[1] == 0 {
      switch name[0] {
      case UInt8(ascii: "r"):
        guard let (row, column) = reference(value) else { return failReference(value, frame, state) }
        state.pointee.cellRow = row
        state.pointee.cellColumn = column
      case UInt8(ascii: "s"): state.pointee.style = styleIndex(value, state)
      case UInt8(ascii: "t"): state.pointee.type = cellType(value)
      default: break
      }
    }
    if state.pointee.cellColumn > CellReference.lastColumn {
      return frame.fail(
        .cellReference(
          CellReference(row: state.pointee.cellRow, column: state.pointee.cellColumn).description))
    }
    if state.pointee.cellRow != state.pointee.row {
      state.pointee.warn("The cell stands in row \(state.pointee.row) of the file; its own reference counts.")
      state.pointee.furthestRow = max(state.pointee.furthestRow, state.pointee.cellRow)
      state.pointee.rowIsDisordered = true
    } else if state.pointee.cellColumn <= state.pointee.lastColumn {
      state.pointee.rowIsDisordered = true
    }
    state.pointee.lastColumn = state.pointee.cellColumn
  }

  private static func failReference(_ value: XMLBytes, _ frame: FramePointer, _ state: StatePointer) {
    frame.fail(.cellReference(value.string))
  }

  /// Reads `B2:D5` or `B2`; nil for what is no range of the grid.
  static func range(_ text: XMLBytes) -> CellRange? {
    var at = text
    guard let first = reference(&at) else { return nil }
    let one = CellReference(row: first.row, column: first.column)
    if at.pointee == 0 { return CellRange(one, one) }
    guard at.pointee == UInt8(ascii: ":") else { return nil }
    at += 1
    guard let last = reference(&at), at.pointee == 0 else { return nil }
    return CellRange(one, CellReference(row: last.row, column: last.column))
  }

  /// Reads `C17`; `$` and small letters are allowed. nil for what is no cell of the grid.
  @inline(__always)
  private static func reference(_ text: XMLBytes) -> (row: Int, column: Int)? {
    var at = text
    guard let place = reference(&at), at.pointee == 0 else { return nil }
    return place
  }

  /// Reads a reference and moves behind it.
  @inline(__always)
  private static func reference(_ at: inout XMLBytes) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    if at.pointee == UInt8(ascii: "$") { at += 1 }
    while case let letter = (at.pointee & 0xDF) &- 64, letter >= 1, letter <= 26, at.pointee >= 65 {
      column = column &* 26 &+ Int(letter)
      if column > CellReference.lastColumn { return nil }
      at += 1
    }
    if at.pointee == UInt8(ascii: "$") { at += 1 }
    while case let digit = at.pointee &- 48, digit < 10 {
      row = row &* 10 &+ Int(digit)
      if row > CellReference.lastRow { return nil }
      at += 1
    }
    guard row > 0, column > 0 else { return nil }
    return (row, column)
  }

  /// A style index that is one of the table; 0 for anything else.
  @inline(__always)
  private static func styleIndex(_ text: XMLBytes, _ state: StatePointer) -> UInt32 {
    var at = text
    var index = 0
    while case let digit = at.pointee &- 48, digit < 10 {
      index = index &* 10 &+ Int(digit)
      if index >= state.pointee.kindOfStyle.count { return 0 }
      at += 1
    }
    if at.pointee == 0, index < state.pointee.kindOfStyle.count { return UInt32(truncatingIfNeeded: index) }
    guard let given = text.unsigned, given < state.pointee.kindOfStyle.count else { return 0 }
    return UInt32(truncatingIfNeeded: given)
  }

  @inline(__always)
  private static func cellType(_ text: XMLBytes) -> WorksheetState.CellType {
    if text[0] == UInt8(ascii: "s") {
      if text[1] == 0 { return .shared }
      return text.equals("str") ? .string : .unknown
    }
    if text[0] != 0, text[1] == 0 {
      switch text[0] {
      case UInt8(ascii: "n"): return .number
      case UInt8(ascii: "b"): return .boolean
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "d"): return .date
      default: return .unknown
      }
    }
    if text.equals("inlineStr") { return .inline }
    return text[0] == 0 ? .number : .unknown
  }
}
