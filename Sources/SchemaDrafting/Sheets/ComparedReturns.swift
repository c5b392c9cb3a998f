internal import Cells
internal import VietnameseText

/// Filled returns of one template, laid over one another: what is equal in all of them is template, what differs is
/// what units typed.
enum ComparedReturns {
  /// The sheets of the first workbook, with the cells marked in which the others differ. A sheet that another workbook
  /// lacks is compared with those that have it.
  static func sheets(_ workbooks: [[TemplateSheet]]) -> [TemplateSheet] {
    guard var base = workbooks.first, workbooks.count > 1 else { return workbooks.first ?? [] }
    for position in base.indices {
      let key = TextKey.bare(base[position].name)
      let others = workbooks.dropFirst().compactMap { sheets -> TemplateSheet? in
        sheets.first { TextKey.bare($0.name) == key }
          ?? (sheets.count == base.count && sheets.indices.contains(position) ? sheets[position] : nil)
      }
      guard !others.isEmpty else { continue }
      let aligned = others.map { other in (other, RowAlignment(base[position], other)) }
      base[position].update { cell in
        for (other, alignment) in aligned {
          let row = alignment.rows[cell.row]
          let twin = row.flatMap { other[$0, cell.column] }
          if cell.kind == .text, let row, Self.stands(cell, inRow: row, of: other) { continue }
          if let twin, twin.text == cell.text, twin.kind == cell.kind { continue }
          cell.isTyped = true
        }
      }
    }
    return base
  }

  /// Whether a text stands somewhere in a row: units insert and exchange columns.
  private static func stands(_ cell: TemplateCell, inRow row: Int, of sheet: TemplateSheet) -> Bool {
    sheet.cells(inRow: row).contains {
      $0.kind == .text && TextKey.toned($0.text) == TextKey.toned(cell.text)
    }
  }
}

/// Which rows of two returns are the same row of the template: the longest common run of rows by their longest text,
/// since units insert rows and leave some out.
struct RowAlignment {
  /// The row of the other sheet for each row of the first that has one.
  private(set) var rows: [Int: Int] = [:]

  /// Aligns two sheets.
  init(_ first: TemplateSheet, _ second: TemplateSheet) {
    let one = Self.signatures(of: first)
    let other = Self.signatures(of: second)
    guard one.count * other.count <= 4_000_000 else {
      for (row, _) in one { rows[row] = row }
      return
    }
    var lengths = [[Int32]](repeating: [Int32](repeating: 0, count: other.count + 1), count: one.count + 1)
    for i in one.indices.reversed() {
      for j in other.indices.reversed() {
        lengths[i][j] =
          one[i].text == other[j].text
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if one[i].text == other[j].text {
        rows[one[i].row] = other[j].row
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    bridge(first)
  }

  /// Rows without a common text, such as those of a grid, lie as far from the aligned row above them as in the other.
  private mutating func bridge(_ sheet: TemplateSheet) {
    var offset = 0
    for row in sheet.rows {
      if let known = rows[row] { offset = known - row } else if row + offset > 0 { rows[row] = row + offset }
    }
  }

  /// Each row with the text by which it is known: its texts in their order would differ by what was typed, so the
  /// longest one of the two leftmost.
  private static func signatures(of sheet: TemplateSheet) -> [(row: Int, text: String)] {
    sheet.rows.compactMap { row in
      let texts = sheet.cells(inRow: row).filter { $0.kind == .text }.prefix(2).map { TextKey.toned($0.text) }
      return texts.max { $0.count < $1.count }.map { (row, $0) }
    }
  }
}
