public import Cells

extension WorkbookReader {
  /// Reads a whole workbook: all cells of all sheets, sorted, and what else the options ask for.
  public static func readWorkbook(
    path: String, options: ReadingOptions = .all, limits: ReadingLimits = .standard
  ) throws(WorkbookReadError) -> Workbook {
    try WorkbookReader(path: path, options: options, limits: limits.withConsumer).readWorkbook()
  }

  /// Reads a whole workbook whose path is given by its bytes.
  package static func readWorkbook(
    pathBytes: [UInt8], options: ReadingOptions = .all, limits: ReadingLimits = .standard
  ) throws(WorkbookReadError) -> Workbook {
    try WorkbookReader(pathBytes: pathBytes, options: options, limits: limits.withConsumer).readWorkbook()
  }

  /// Reads a whole workbook whose bytes are in memory.
  public static func readWorkbook(
    contents: [UInt8], name: String? = nil, options: ReadingOptions = .all, limits: ReadingLimits = .standard
  ) throws(WorkbookReadError) -> Workbook {
    try WorkbookReader(contents: contents, name: name, options: options, limits: limits.withConsumer)
      .readWorkbook()
  }

  /// Reads everything that this reader was opened for.
  public func readWorkbook() throws(WorkbookReadError) -> Workbook {
    var workbook = Workbook()
    workbook.texts = sharedTexts
    workbook.runs = sharedStrings.runs
    workbook.styles = styles.cellStyles
    for sheet in sheets { workbook.sheets.append(try read(sheet, &workbook)) }
    do throws(WorkbookReadError) {
      if options.contains(.properties) { workbook.properties = try readProperties() }
      if options.contains(.activeContent) { workbook.activeContent = activeContent() }
    } catch { throw error.located(workbook: fileName) }
    workbook.warnings = warnings
    return workbook
  }

  func read(_ sheet: Sheet, _ workbook: inout Workbook) throws(WorkbookReadError) -> Worksheet {
    var result = Worksheet(index: sheet.index, name: sheet.name, state: sheet.state, kind: sheet.kind)
    let cursor = try cursor(of: sheet)
    let shared = sharedTexts.count
    var kept = 0
    while true {
      let more = try cursor.nextBatch { batch in
        Self.append(batch, shared: shared, to: &result.cells, &workbook, cursor.gathered.pointee.runs)
        cursor.gathered.pointee.runs.removeAll()
        return batch.cells.count * MemoryLayout<Cell>.stride + batch.ownTexts.memory
      }
      guard let more else { break }
      kept += more
      do throws(WorkbookReadError) { try package.budget.keep(more) } catch {
        throw error.located(workbook: fileName, sheet: sheet.name)
      }
    }
    if !cursor.isOrdered {
      result.cells = CellBuffer.sorted(result.cells) { cell in
        warningList.add(
          "The cell is there twice; the last one counts.", sheet: sheet.name, cell: cell.reference,
          isLoss: true)
      }
    }
    do throws(WorkbookReadError) { try package.budget.keep(cursor.gatheredBytes) } catch {
      throw error.located(workbook: fileName, sheet: sheet.name)
    }
    let gathered = cursor.gathered
    for blank in Set(gathered.pointee.lateBlanks.all).sorted()
    where result.cells.withUnsafeBufferPointer({ CellBuffer.holds($0, blank) }) {
      WorksheetPart.warnOfBlank(blank, sheet: sheet.name, warningList)
    }
    result.merges = gathered.pointee.merges
    result.hiddenRows = Self.united(gathered.pointee.hiddenRows)
    result.hiddenColumns = Self.united(gathered.pointee.hiddenColumns)
    if !gathered.pointee.formulas.markCovered(result.cells, maximum: limits.coveredCells) {
      warningList.add("Not all cells that array formulas cover are marked.", sheet: sheet.name)
    }
    result.formulas = gathered.pointee.formulas.formulas
    if options.contains(.comments) {
      do throws(WorkbookReadError) { result.comments = try readComments(of: sheet) } catch {
        throw error.located(workbook: fileName, sheet: sheet.name)
      }
    }
    return result
  }

  /// Adds the cells of a batch, whose own texts move into the workbook's table.
  private static func append(
    _ batch: RowBatch, shared: Int, to cells: inout [Cell], _ workbook: inout Workbook,
    _ runs: [UInt32: [TextRun]]
  ) {
    guard batch.ownTexts.count > 1 else {
      cells.append(contentsOf: batch.cells)
      return
    }
    for cell in batch.cells {
      var cell = cell
      if cell.hasText, Int(cell.text) >= shared {
        let moved = batch.ownTexts.bytes.withUnsafeBufferPointer { bytes in
          workbook.texts.append(utf8: UnsafeBufferPointer(rebasing: bytes[batch.range(of: cell)]))
        }
        if let runs = runs[cell.text] { workbook.runs[moved] = runs }
        cell.text = moved
      }
      cells.append(cell)
    }
  }

  /// Ranges in ascending order, those that touch or overlap joined.
  static func united(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var united: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = united.last, range.lowerBound <= last.upperBound + 1 {
        united[united.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        united.append(range)
      }
    }
    return united
  }
}
