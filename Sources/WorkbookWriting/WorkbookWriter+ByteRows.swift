internal import Cells
internal import Glibc
internal import SheetPlan

extension WorkbookWriter {
  /// Rows of a sheet on their way to the file as bytes.
  struct ByteRows: ~Copyable {
    /// The bytes that are still to be handed over, and where they go.
    var bytes = RowBytes()
    let body: SheetBody
    /// The numbers of looks that have come up, by their position; nil: not yet.
    var styles: [Int?] = []
    /// Rows that go to a body.
    init(to body: SheetBody) { self.body = body }

    /// The number of a look.
    mutating func style(_ look: LookIndex, in file: borrowing XlsxFile) -> Int {
      let position = Int(look.position)
      if styles.indices.contains(position), let known = styles[position] { return known }
      while styles.count <= position { styles.append(nil) }
      let number = file.styleNumber(of: look)
      styles[position] = number
      return number
    }
  }

  /// Writes a row as bytes.
  mutating func write(
    _ row: PlannedRow, as out: inout ByteRows, with rows: inout RowWriter, to file: inout XlsxFile
  ) throws(WorkbookWriteError) {
    guard row.row > rows.lastRow, row.row <= limits.rows else {
      throw WorkbookWriteError(
        .outsideGrid, path: path, sheet: rows.sheet, cell: CellReference(row: row.row, column: 1))
    }
    rows.lastRow = row.row
    out.bytes.begin(row: row.row, height: row.height, level: row.level)
    var lastColumn = 0
    for position in row.cells.indices {
      // Cells are looked at where they lie: copies of them would be most of the work.
      let column = row.cells[position].column
      guard column > lastColumn, column <= CellReference.lastColumn else {
        throw WorkbookWriteError(
          .outsideGrid, path: path, sheet: rows.sheet, cell: CellReference(row: row.row, column: column))
      }
      lastColumn = column
      if let link = row.cells[position].link, rows.links < limits.links,
        out.body.add(
          link, row: row.row, column: column, longest: limits.linkLength, sheetName: tabName(of:))
      {
        rows.links += 1
      }
      if let note = row.cells[position].note {
        try write(
          note: note, at: CellReference(row: row.row, column: column), sheet: rows.sheet, to: &file,
          asBytes: true)
      }
      let style = out.style(row.cells[position].look, in: file)
      switch row.cells[position].content {
      case .blank, .text(""): out.bytes.blank(column: column, style: style)
      case .text(let text):
        guard let number = number(of: text, in: file) else {
          throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path, sheet: rows.sheet)
        }
        out.bytes.text(number, column: column, style: style)
      case .number(let number) where number.isFinite:
        out.bytes.number(number, column: column, style: style)
      case .number, .formula:
        switch try fitting(row.cells[position], row: row.row, sheet: rows.sheet) {
        case .formula(let formula, .number(let value)):
          out.bytes.formula(formula, value: .number(value), column: column, style: style)
        case .formula(let formula, .text(let value)):
          out.bytes.formula(formula, value: .text(value), column: column, style: style)
        case .blank, .text, .number: break
        }
      }
    }
    out.bytes.end()
    if out.bytes.count >= 1 << 16 { hand(&out, lastRow: row.row, to: file) }
  }

  /// Hands over what is left.
  func finish(_ out: inout ByteRows, lastRow: Int, in file: borrowing XlsxFile) {
    hand(&out, lastRow: lastRow, to: file)
  }

  private func hand(_ out: inout ByteRows, lastRow: Int, to file: borrowing XlsxFile) {
    if out.bytes.count > 0 { out.bytes.withBytes { out.body.add($0) } }
    if let columns = out.bytes.columns {
      file.noteAppended(lastRow: lastRow, columns: columns, texts: out.bytes.texts)
    }
    out.bytes.removeAll()
  }

  /// The number of a text among the shared strings.
  private mutating func number(of text: String, in file: borrowing XlsxFile) -> Int32? {
    var text = text
    let longest = limits.textUnits
    let mark = plan.cutMark
    return text.withUTF8 { bytes in
      texts.number(of: bytes) {
        file.sharedString(
          CellText.prepared(String(decoding: bytes, as: UTF8.self), longest: longest, mark: mark))
      }
    }
  }
}
