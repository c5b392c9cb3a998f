internal import Cells
internal import Glibc
internal import SharedWork
internal import SheetPlan

extension WorkbookWriter {
  /// Writes rows of plain values from a position on, as many as the sheet has room for; the position reached.
  ///
  /// They are made and deflated in stretches of so many rows, whatever the number of cores, so that the bytes are the same.
  mutating func write(
    _ plain: PlainRows, from start: Int, to body: SheetBody, with rows: inout RowWriter,
    in file: inout XlsxFile
  ) throws(WorkbookWriteError) -> Int {
    let end = start + min(plain.count - start, max(0, limits.rows - plain.firstRow + 1))
    guard start < end else { return start }
    guard plain.firstRow > rows.lastRow else {
      throw WorkbookWriteError(
        .outsideGrid, path: path, sheet: rows.sheet, cell: CellReference(row: plain.firstRow, column: 1))
    }
    let links = PlainLinkBytes(plain, body: body, longest: limits.linkLength, sheetName: tabName(of:))
    let maker = PlainStretchMaker(
      plain: plain, firstRow: plain.firstRow - start, texts: try numbers(of: plain.texts, rows.sheet, file),
      styles: styles(of: plain.looks, file), links: links, limits: limits, cutMark: self.plan.cutMark)
    let length = max(1, Self.cellsInStretch / plain.cellsPerRow)
    var next = start
    while next < end {
      // So many stretches at once, that not all of a long sheet waits in memory and links beyond the limit are not made.
      let places = stride(from: next, to: end, by: length).prefix(Self.stretchesAtOnce).map {
        $0..<min($0 + length, end)
      }
      let room = limits.links - rows.links
      for made in AllCores.map(
        places.count, jobs: jobs, { [places] in maker.make(places[$0], links: room > 0) })
      {
        try take(made, to: body, with: &rows, in: &file)
      }
      next = places.last?.upperBound ?? end
    }
    rows.lastRow = plain.firstRow + end - start - 1
    return end
  }
  /// About how many cells a stretch has, and how many stretches are made at once.
  private static let cellsInStretch = 1 << 14, stretchesAtOnce = 16

  /// Takes in a stretch of rows.
  private mutating func take(
    _ made: PlainStretch, to body: SheetBody, with rows: inout RowWriter, in file: inout XlsxFile
  ) throws(WorkbookWriteError) {
    if let refused = made.refused {
      throw WorkbookWriteError(refused.reason, path: path, sheet: rows.sheet, cell: refused.cell)
    }
    guard let rowBytes = made.rows, !rowBytes.hasFailed else {
      throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path, sheet: rows.sheet)
    }
    body.add([rowBytes])
    let count = min(made.linkEnds.count, limits.links - rows.links)
    if count > 0 {
      body.add(links: made.links[..<made.linkEnds[count - 1]], to: made.linkFiles[..<count])
      rows.links += count
    }
    for note in made.notes {
      try write(note: note.text, at: note.cell, sheet: rows.sheet, to: &file, asBytes: true)
    }
    if let columns = made.columns {
      file.noteAppended(lastRow: made.lastRow, columns: columns, texts: made.texts)
    }
  }

  /// The numbers of texts among the shared strings.
  private func numbers(
    of texts: [String], _ sheet: String, _ file: borrowing XlsxFile
  ) throws(WorkbookWriteError) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(texts.count)
    for text in texts {
      guard let number = file.sharedString(prepared(text)) else {
        throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path, sheet: sheet)
      }
      numbers.append(number)
    }
    return numbers
  }
  /// The numbers of looks by their positions; −1: not among them.
  private func styles(of looks: [LookIndex], _ file: borrowing XlsxFile) -> [Int32] {
    var styles: [Int32] = []
    for look in looks {
      let position = Int(look.position)
      while styles.count <= position { styles.append(-1) }
      styles[position] = Int32(truncatingIfNeeded: file.styleNumber(of: look))
    }
    return styles
  }
}
