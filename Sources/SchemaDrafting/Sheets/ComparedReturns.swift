internal import Cells
internal import VietnameseText

/// Filled returns of one template, laid over one another: what is equal in them is template, what differs is what units
/// typed. Some units reword a label or take a row out, so what stands in half of the others counts as equal.
enum ComparedReturns {
  /// The sheets of the return that has most of the common texts, with the cells marked in which the others differ. A
  /// sheet that another workbook lacks is compared with those that have it.
  static func sheets(_ workbooks: [[TemplateSheet]]) -> [TemplateSheet] {
    guard workbooks.count > 1 else { return workbooks.first ?? [] }
    let chosen = mostCommon(workbooks)
    var base = workbooks[chosen]
    for position in base.indices {
      let key = TextKey.bare(base[position].name)
      let others = workbooks.enumerated().filter { $0.offset != chosen }.compactMap {
        _, sheets -> TemplateSheet? in
        sheets.first { TextKey.bare($0.name) == key }
          ?? (sheets.count == base.count && sheets.indices.contains(position) ? sheets[position] : nil)
      }
      guard !others.isEmpty else { continue }
      let aligned = others.map { other in (other, RowAlignment(base[position], other)) }
      base[position].update { cell in
        let agreeing = aligned.count { other, alignment in
          guard let row = alignment.rows[cell.row] else { return false }
          if cell.kind == .text, Self.stands(cell, inRow: row, of: other) { return true }
          return other[row, cell.column].map { $0.text == cell.text && $0.kind == cell.kind } ?? false
        }
        cell.isTyped = agreeing * 2 < others.count
      }
    }
    return base
  }

  /// The workbook that has most of the texts that stand in half of all workbooks; of several the first.
  private static func mostCommon(_ workbooks: [[TemplateSheet]]) -> Int {
    let texts = workbooks.map { sheets in
      Set(
        sheets.flatMap { sheet in
          sheet.cells.values.filter { $0.kind == .text }.map { TextKey.toned($0.text) }
        })
    }
    var counts: [String: Int] = [:]
    for text in texts.joined() { counts[text, default: 0] += 1 }
    let scores = texts.map { own in own.count { counts[$0, default: 0] * 2 >= workbooks.count } }
    return scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) } ?? 0
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
