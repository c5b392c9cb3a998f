import Cells

/// What the handlers of a worksheet share (ECMA-376 Part 1, 18.3.1): one struct behind a pointer, nothing in it that is
/// retained or allocated for each cell.
struct WorksheetState {
  /// Where the parser is; each names the innermost open element that matters.
  enum Position: UInt8 {
    case document, worksheet, sheetData, row, cell, value, formula, inline, inlineText, run, runProperties,
      runText
    case columns, mergedCells
  }

  /// The type of a cell (18.18.11 ST_CellType).
  enum CellType: UInt8 { case number, shared, string, inline, boolean, error, date, unknown }

  /// Where the parser is.
  var position = Position.document

  // MARK: The place

  /// The number of the open row, or of the last one.
  var row = 0
  /// The column of the last cell of the row.
  var lastColumn = 0
  /// The place of the open cell.
  var cellRow = 0
  /// The place of the open cell.
  var cellColumn = 0

  // MARK: The open cell

  /// Its `t`.
  var type = CellType.number
  /// Its `s`, 0 if that is none.
  var style: UInt32 = 0
  /// Whether it has an `f`.
  var hasFormula = false
  /// Whether it has a `v`.
  var hasValue = false
  /// Whether it has an `is`.
  var hasInline = false
  /// Its `v`, or the text of its `is`.
  var text = RichText()
  /// Its `f`.
  var formula = TextBuffer()

  // MARK: What was found

  /// Cells, in the order of the file; those of the open row come last.
  var cells = CellBuffer()
  /// How many of them belong to rows that have ended.
  var completeCells = 0
  /// Where the open row begins in `cells`.
  var rowStart = 0
  /// Whether a cell of the open row does not lie to the right of the one before.
  var rowIsDisordered = false
  /// Whether all rows so far, and the cells in them, came in order and no place twice.
  var isOrdered = true
  /// The furthest row that one of the rows or cells so far named.
  var furthestRow = 0
  /// Whether the open row is not further than those before, so that its cells may be theirs.
  var rowIsLate = false
  /// Blank cells that may have the place of another cell: those of the open row, and those of earlier ones whose place is
  /// to be looked for among the sheet's cells.
  var blanks = BlankPlaces(), lateBlanks = BlankPlaces()
  /// The last cell of the last row that has any, as row × 2¹⁵ + column.
  var lastPlace = 0
  /// The texts of the sheet's own cells. Text `i` of them (from 1) has the index `sharedTexts − 1 + i`.
  var texts = TextTable()
  /// How many texts the table of shared strings holds, index 0 included.
  var sharedTexts = 1
  /// The shared strings, if some of them are empty.
  var sharedWithEmpty: SharedStrings?
  /// Runs with a look of their own, by index of the text, and the bytes that all so far take.
  var runs: [UInt32: [TextRun]] = [:], runBytes = 0
  /// Merged ranges.
  var merges: [CellRange] = []
  /// Hidden rows and columns.
  var hiddenRows: [ClosedRange<Int>] = [], hiddenColumns: [ClosedRange<Int>] = []
  /// Formulas, if they were wanted.
  var formulas = FormulaTable()
  /// How many `sheetData` there were.
  var sheetDataCount = 0

  // MARK: What it is told

  /// For each style a raw value of `NumberFormat.Kind`, or `StyleTable.depends`.
  var kindOfStyle: UnsafeBufferPointer<UInt8>
  /// The styles.
  var styles: StyleTable
  /// Whether serials count from 1904.
  var is1904: Bool
  /// What to read besides cells.
  var options: ReadingOptions
  /// The limits.
  var limits: ReadingLimits
  /// Where warnings go.
  var warnings: WarningList
  /// The sheet's name, for warnings.
  var sheetName: String
  /// The cell that an error is about.
  var failedCell: CellReference?

  /// Gives back the memory that is not Swift's to free.
  func free() {
    cells.free()
    text.text.free()
    formula.free()
    kindOfStyle.deallocate()
  }

  /// Warns of the open cell. `isLoss`: it is not among the cells.
  func warn(_ message: @autoclosure () -> String, isLoss: Bool = false) {
    warnings.add(
      message(), sheet: sheetName, cell: CellReference(row: cellRow, column: cellColumn), isLoss: isLoss)
  }
}

/// Packed cells that grow. Whoever makes one frees it.
struct CellBuffer {
  /// The cells.
  private(set) var cells: UnsafeMutablePointer<Cell>
  /// How many there are.
  private(set) var count = 0
  private var capacity: Int

  /// An empty buffer.
  init() {
    capacity = 512
    cells = .allocate(capacity: capacity)
  }

  /// Gives the memory back.
  func free() { cells.deallocate() }

  /// Adds a cell.
  @inline(__always)
  mutating func append(_ cell: Cell) {
    if count == capacity { grow() }
    (cells + count).initialize(to: cell)
    count &+= 1
  }

  /// Drops the cells from this index on.
  @inline(__always)
  mutating func truncate(to length: Int) { if length < count { count = length } }

  /// Drops the first cells.
  mutating func removeFirst(_ number: Int) {
    guard number > 0 else { return }
    cells.update(from: cells + number, count: count - number)
    count -= number
  }

  /// Sorts the cells from `start` on by their place and keeps of those with one place the last; calls back for each
  /// place that was there twice.
  mutating func sort(from start: Int, duplicate: (Cell) -> Void) {
    let sorted = CellBuffer.sorted(
      Array(UnsafeBufferPointer(start: cells + start, count: count - start)), duplicate)
    count = start
    for cell in sorted { append(cell) }
  }

  /// Cells by their place, of those with one place the last.
  static func sorted(_ cells: [Cell], _ duplicate: (Cell) -> Void) -> [Cell] {
    // By index as well, since the sort need not be stable.
    let order = cells.indices.sorted {
      (cells[$0].row, cells[$0].column, $0) < (cells[$1].row, cells[$1].column, $1)
    }
    var result: [Cell] = []
    result.reserveCapacity(cells.count)
    for index in order {
      let cell = cells[index]
      if let last = result.last, last.row == cell.row, last.column == cell.column {
        duplicate(cell)
        result[result.count - 1] = cell
      } else {
        result.append(cell)
      }
    }
    return result
  }

  /// Whether one of these cells, which lie in ascending order, has a place as `WorksheetPart.place` counts it.
  static func holds(_ cells: UnsafeBufferPointer<Cell>, _ place: Int) -> Bool {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if WorksheetPart.place(cells[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && WorksheetPart.place(cells[low]) == place
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Cell>.allocate(capacity: capacity * 2)
    larger.update(from: cells, count: count)
    cells.deallocate()
    cells = larger
    capacity *= 2
  }
}

/// The formulas of a sheet, as they come.
struct FormulaTable {
  /// The texts and shared formulas.
  var formulas: [CellReference: CellFormula] = [:]
  /// The first cell of each shared formula, by its index.
  var masters: [Int: CellReference] = [:]
  /// The ranges of array formulas and data tables, with their first cells.
  var arrays: [(range: CellRange, first: CellReference)] = []
  /// Whether the open `f` is shared, and its index.
  var sharedIndex: Int?
  /// The `ref` of the open `f`, if it is an array formula or a data table.
  var arrayRange: CellRange?
  /// Bytes of the texts.
  private var textBytes = 0

  /// Puts in the formula of a cell.
  mutating func finish(_ cell: CellReference, text: TextBuffer) {
    if let index = sharedIndex {
      if text.count == 0 {
        if let master = masters[index] { formulas[cell] = .shared(master: master) }
        return
      }
      if masters[index] == nil { masters[index] = cell }
    }
    if let range = arrayRange { arrays.append((range, cell)) }
    if case .text(let before)? = formulas.updateValue(.text(text.string), forKey: cell) {
      textBytes -= before.utf8.count
    }
    textBytes += text.count
  }

  /// The bytes that it takes, about.
  var memory: Int { formulas.count * 96 + textBytes + masters.count * 48 + arrays.count * 48 }

  /// Marks the other cells of array formulas, as far as they are there. Ranges may overlap as often as a file likes, so
  /// that no more than `maximum` cells are looked at.
  /// - Returns: whether all were.
  mutating func markCovered(_ cells: [Cell], maximum: Int) -> Bool {
    var looked = 0
    for array in arrays {
      // The cells are sorted by row: begin at the first row of the range.
      var low = 0
      var high = cells.count
      while low < high {
        let middle = (low + high) / 2
        if Int(cells[middle].row) < array.range.first.row { low = middle + 1 } else { high = middle }
      }
      while low < cells.count, Int(cells[low].row) <= array.range.last.row {
        looked += 1
        if looked > maximum { return false }
        let place = cells[low].reference
        if array.range.columns.contains(place.column), place != array.first, formulas[place] == nil {
          formulas[place] = .covered
        }
        low += 1
      }
    }
    return true
  }
}
