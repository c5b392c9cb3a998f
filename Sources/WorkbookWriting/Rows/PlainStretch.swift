internal import Cells
internal import SheetPlan

/// Rows of plain values as bytes of a sheet.
struct PlainStretch: Sendable {
  /// The rows; nil: they were refused.
  var rows: DeflatedStretch?
  /// The links as elements, where each ends, and the numbers of the files they lead to; −1: to a sheet of this workbook.
  var links: [UInt8] = [], linkEnds: [Int] = [], linkFiles: [Int] = []
  /// The notes of cells.
  var notes: [(cell: CellReference, text: String)] = []
  /// The last row, the columns that have cells, from 1, and how many cells are texts.
  var lastRow = 0, columns: ClosedRange<Int>?, texts = 0
  /// What cannot be written, and where.
  var refused: (reason: WorkbookWriteError.Reason, cell: CellReference)?
}

/// Makes rows of plain values into bytes.
struct PlainStretchMaker: Sendable {
  /// The rows, and the row that position 0 would have.
  let plain: PlainRows, firstRow: Int
  /// The numbers of texts among the shared strings and of looks among the formats, by their positions.
  let texts: [Int32], styles: [Int32]
  /// What links are made of.
  let links: PlainLinkBytes
  /// What formulas have to keep to, and what texts that they give end with where they are cut.
  let limits: WritingLimits, cutMark: String

  /// How many bytes are deflated at once.
  private static let piece = 1 << 16

  /// The rows of some positions; `links`: whether their links are wanted.
  func make(_ positions: Range<Int>, links wantsLinks: Bool) -> PlainStretch {
    var stretch = PlainStretch()
    var bytes = RowBytes()
    let deflating = DeflateStretch()
    var row = PlainRow(0)
    for position in positions {
      row.begin(firstRow + position)
      plain.make(position, &row)
      if let refused = append(row, to: &bytes) {
        stretch.refused = refused
        return stretch
      }
      for note in row.notes {
        stretch.notes.append((CellReference(row: row.row, column: Int(note.column)), note.text))
      }
      if wantsLinks {
        for link in row.links {
          guard let number = links.append(link, of: row.row, to: &stretch.links) else { continue }
          stretch.linkEnds.append(stretch.links.count)
          stretch.linkFiles.append(number)
        }
        // About as many bytes as the first row has; they are not to be moved again and again.
        if position == positions.lowerBound {
          stretch.links.reserveCapacity(stretch.links.count * positions.count * 9 / 8)
        }
      }
      if bytes.count >= Self.piece { hand(&bytes, to: deflating, of: &stretch) }
    }
    hand(&bytes, to: deflating, of: &stretch)
    deflating.end(isLast: false)
    stretch.rows = deflating.deflated
    stretch.lastRow = row.row
    return stretch
  }

  private func hand(_ bytes: inout RowBytes, to deflating: DeflateStretch, of stretch: inout PlainStretch) {
    bytes.withBytes { deflating.add($0) }
    stretch.texts += bytes.texts
    if let columns = bytes.columns {
      let known = stretch.columns ?? columns
      stretch.columns =
        min(known.lowerBound, columns.lowerBound)...max(known.upperBound, columns.upperBound)
    }
    bytes.removeAll()
  }

  /// Appends a row; what of it is refused, nil where all of it is good.
  private func append(
    _ row: borrowing PlainRow, to bytes: inout RowBytes
  ) -> (reason: WorkbookWriteError.Reason, cell: CellReference)? {
    bytes.begin(row: row.row, height: row.height, level: row.level)
    var last: Int32 = 0
    for cell in row.cells {
      let column = Int(cell.column)
      func place() -> CellReference { CellReference(row: row.row, column: column) }
      guard cell.column > last, column <= CellReference.lastColumn else { return (.outsideGrid, place()) }
      last = cell.column
      let look = Int(cell.look.position)
      guard styles.indices.contains(look), styles[look] >= 0 else {
        return (.library(code: 0, words: "format"), place())
      }
      let style = Int(styles[look])
      switch cell.content {
      case .blank: bytes.blank(column: column, style: style)
      case .text(let text):
        guard texts.indices.contains(Int(text)) else { return (.library(code: 0, words: "text"), place()) }
        bytes.text(texts[Int(text)], column: column, style: style)
      case .number(let number):
        guard number.isFinite else { return (.notANumber, place()) }
        bytes.number(number, column: column, style: style)
      case .formula(let position):
        guard row.formulas.indices.contains(Int(position)) else {
          return (.library(code: 0, words: "formula"), place())
        }
        let (formula, value) = row.formulas[Int(position)]
        if let reason = FormulaRules.refusal(of: formula, value, limits: limits) { return (reason, place()) }
        bytes.formula(formula, value: shown(value), column: column, style: style)
      }
    }
    bytes.end()
    return nil
  }

  private func shown(_ value: FormulaValue) -> RowBytes.FormulaResult {
    switch value {
    case .number(let number): .number(number)
    case .text(let text): .text(CellText.prepared(text, longest: limits.textUnits, mark: cutMark))
    }
  }
}
