import Cells
import SheetPlan

/// The part of a worksheet (ECMA-376 Part 1, 18.3) as rows and cells with their places in its bytes.
struct SheetPart {
  /// A cell.
  struct CellPlace {
    /// Its column, 1-based, and its bytes.
    var column: Int, range: Range<Int>
    /// Its opening tag.
    var tag: XMLTags.Tag
    /// The formula in it: its tag and its text.
    var formula: (tag: XMLTags.Tag, text: Range<Int>)?
  }
  /// A row.
  struct Row {
    /// Its number, 1-based, and its bytes.
    var number: Int, range: Range<Int>
    /// Its opening tag.
    var tag: XMLTags.Tag
    /// Its cells, by ascending columns.
    var cells: [CellPlace] = []
  }
  /// The tags of the part.
  let tags: XMLTags
  /// The rows, ascending.
  private(set) var rows: [Row] = []
  /// The bytes of `sheetData`, tags included, and its prefix.
  private(set) var data = 0..<0, prefix = ""
  /// The tags outside of `sheetData`, each with the text that follows it where it is an opening one.
  private(set) var others: [XMLTags.Tag] = []
  /// Whether a row and a cell are open: what stands elsewhere belongs to none.
  private var isRowOpen = false, isCellOpen = false
  /// Whether there is any formula.
  private(set) var hasFormulas = false

  /// Finds the rows and cells of a part.
  init(_ bytes: [UInt8], part: String) throws(PackageEditError) {
    guard var scan = XMLTags(bytes) else { throw .unfit(part) }
    tags = scan
    var isInside = false
    var found = false
    while let tag = scan.next() {
      let name = scan.localName(tag)
      if name == "sheetData" {
        found = true
        switch tag.kind {
        case .open:
          (isInside, data, prefix) = (true, tag.range, scan.prefix(tag))
        case .empty: (data, prefix) = (tag.range, scan.prefix(tag))
        case .close:
          isInside = false
          data = data.lowerBound..<tag.range.upperBound
        }
      } else if isInside {
        try take(tag, name, part)
      } else {
        others.append(tag)
      }
    }
    guard found, !isInside, !isRowOpen else { throw .unfit(part) }
  }

  /// Takes in a tag between those of `sheetData`.
  private mutating func take(_ tag: XMLTags.Tag, _ name: String, _ part: String) throws(PackageEditError) {
    switch (name, tag.kind) {
    case ("row", .open), ("row", .empty):
      let number =
        tags.attribute("r", of: tag).map { Int(tags.text($0)) ?? 0 } ?? (rows.last?.number ?? 0) + 1
      guard number > rows.last?.number ?? 0, number <= CellReference.lastRow else { throw .unfit(part) }
      guard !isRowOpen else { throw .unfit(part) }
      rows.append(Row(number: number, range: tag.range, tag: tag))
      isRowOpen = tag.kind == .open
    case ("row", .close):
      guard isRowOpen, !isCellOpen, let last = rows.indices.last else { throw .unfit(part) }
      isRowOpen = false
      rows[last].range = rows[last].range.lowerBound..<tag.range.upperBound
    case ("c", .open), ("c", .empty):
      guard isRowOpen, !isCellOpen, let last = rows.indices.last else { throw .unfit(part) }
      isCellOpen = tag.kind == .open
      let before = rows[last].cells.last?.column ?? 0
      let column =
        tags.attribute("r", of: tag).map { CellReference(tags.text($0))?.column ?? 0 } ?? before + 1
      guard column > before else { throw .unfit(part) }
      rows[last].cells.append(CellPlace(column: column, range: tag.range, tag: tag))
    case ("c", .close), ("f", _):
      guard isCellOpen, let last = rows.indices.last, let cell = rows[last].cells.indices.last else {
        throw .unfit(part)
      }
      if name == "c" {
        isCellOpen = false
        let start = rows[last].cells[cell].range.lowerBound
        rows[last].cells[cell].range = start..<tag.range.upperBound
      } else if tag.kind == .close {
        guard let open = rows[last].cells[cell].formula?.tag else { throw .unfit(part) }
        rows[last].cells[cell].formula = (open, open.range.upperBound..<tag.range.lowerBound)
      } else {
        hasFormulas = true
        rows[last].cells[cell].formula = (tag, tag.range.upperBound..<tag.range.upperBound)
      }
    default: break
    }
  }
}
