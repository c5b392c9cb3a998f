internal import Cells
internal import SheetPlan

extension WorkbookWriter {
  /// What has to be known from one row to the next.
  struct RowWriter {
    /// The sheet, for errors.
    let sheet: String
    /// The merged ranges that are still to come, the next one last.
    var merges: [CellRange]
    /// The row written last.
    var lastRow = 0
    /// The links so far.
    var links = 0
    init(sheet: String, merges: [CellRange]) {
      self.sheet = sheet
      self.merges = merges
    }
  }

  /// The merged ranges from the last to the first row. Throws where two overlap.
  func orderedMerges(of plan: PlannedSheet, sheet: String) throws(WorkbookWriteError) -> [CellRange] {
    let ordered = plan.merges.sorted { $0.first < $1.first }
    for (index, range) in ordered.enumerated() {
      let overlaps = ordered[(index + 1)...].prefix { $0.first.row <= range.last.row }
        .contains { $0.columns.overlaps(range.columns) }
      guard range.first != range.last, !overlaps, range.last.row <= limits.rows,
        range.last.column <= CellReference.lastColumn, range.first.row >= 1, range.first.column >= 1
      else { throw WorkbookWriteError(.unfitMerge(range), path: path, sheet: sheet) }
    }
    return ordered.reversed()
  }

  /// Merges what begins above a row or in it. The cells' contents and looks come afterwards.
  func writeMerges(upTo row: Int, with rows: inout RowWriter, to file: inout XlsxFile)
    throws(WorkbookWriteError)
  {
    while let merge = rows.merges.last, merge.first.row <= row {
      rows.merges.removeLast()
      try check(file.merge(merge, look: .standard), sheet: rows.sheet, cell: merge.first)
    }
  }

  /// Writes a row.
  func write(_ row: PlannedRow, with rows: inout RowWriter, to file: inout XlsxFile)
    throws(WorkbookWriteError)
  {
    guard row.row > rows.lastRow, row.row <= limits.rows else {
      throw WorkbookWriteError(
        .outsideGrid, path: path, sheet: rows.sheet, cell: CellReference(row: row.row, column: 1))
    }
    rows.lastRow = row.row
    if row.height != nil || row.level > 0 {
      try check(file.setRow(row.row, height: row.height, level: row.level), sheet: rows.sheet)
    }
    try writeMerges(upTo: row.row, with: &rows, to: &file)
    var lastColumn = 0
    for cell in row.cells {
      guard cell.column > lastColumn, cell.column <= CellReference.lastColumn else {
        throw WorkbookWriteError(
          .outsideGrid, path: path, sheet: rows.sheet,
          cell: CellReference(row: row.row, column: cell.column))
      }
      lastColumn = cell.column
      if cell.link != nil || cell.note != nil {
        try writeAttachments(of: cell, row: row.row, with: &rows, to: &file)
      }
      let status = try write(cell, row: row.row, sheet: rows.sheet, to: &file)
      if !status.isGood {
        try check(status, sheet: rows.sheet, cell: CellReference(row: row.row, column: cell.column))
      }
    }
  }

  /// Writes a cell's content.
  func write(_ cell: PlannedCell, row: Int, sheet: String, to file: inout XlsxFile)
    throws(WorkbookWriteError) -> LibraryStatus
  {
    switch try fitting(cell, row: row, sheet: sheet) {
    case .blank: file.writeBlank(row: row, column: cell.column, look: cell.look)
    case .text(let text): file.write(prepared(text), row: row, column: cell.column, look: cell.look)
    case .number(let number): file.write(number, row: row, column: cell.column, look: cell.look)
    case .formula(let formula, let value):
      file.write(formula: formula, value: value, row: row, column: cell.column, look: cell.look)
    }
  }

  /// A text as a cell can hold it.
  func prepared(_ text: String) -> String {
    CellText.prepared(text, longest: limits.textUnits, mark: plan.cutMark)
  }

  /// What a cell is to hold, refused where Excel would not take it. Texts are still to be prepared, but for those that
  /// formulas give.
  func fitting(_ cell: PlannedCell, row: Int, sheet: String) throws(WorkbookWriteError) -> CellContent {
    func refused(_ cause: WorkbookWriteError.Reason) -> WorkbookWriteError {
      WorkbookWriteError(cause, path: path, sheet: sheet, cell: CellReference(row: row, column: cell.column))
    }
    switch cell.content {
    case .blank, .text: break
    case .number(let number): guard number.isFinite else { throw refused(.notANumber) }
    case .formula(let formula, let value):
      if let cause = FormulaRules.refusal(of: formula, value, limits: limits) { throw refused(cause) }
      if case .text(let text) = value { return .formula(formula, .text(prepared(text))) }
    }
    return cell.content
  }

  /// Writes a cell's link and note. Links that Excel would not take are left out: the text stands there all the same.
  func writeAttachments(
    of cell: PlannedCell, row: Int, with rows: inout RowWriter, to file: inout XlsxFile
  ) throws(WorkbookWriteError) {
    let place = CellReference(row: row, column: cell.column)
    if let link = cell.link, rows.links < limits.links,
      let address = LinkAddress.address(of: link, longest: limits.linkLength, sheetName: tabName(of:))
    {
      rows.links += 1
      try check(
        file.writeLink(
          address, tip: LinkAddress.tip(of: link), row: row, column: cell.column, look: cell.look),
        sheet: rows.sheet, cell: place)
    }
    if let note = cell.note { try write(note: note, at: place, sheet: rows.sheet, to: &file) }
  }

  /// Writes a note. `asBytes`: its row is handed over as bytes.
  func write(
    note: String, at place: CellReference, sheet: String, to file: inout XlsxFile, asBytes: Bool = false
  ) throws(WorkbookWriteError) {
    guard !note.isEmpty else { return }
    let lines = TextWidth.lines(of: note, columns: 45, size: 10)
    try check(
      file.writeNote(
        CellText.prepared(note, longest: limits.textUnits, mark: plan.cutMark), author: plan.noteAuthor,
        width: 330, height: 16 * min(lines, 30) + 16, row: place.row, column: place.column, asBytes: asBytes),
      sheet: sheet, cell: place)
  }
}
