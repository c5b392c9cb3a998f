internal import Cells
internal import Facts
internal import Schema
internal import VietnameseText

/// Rows that hold the sum of their block: "I. Khối tiểu học" above its schools, a district above its communes. They are
/// counted with their block, and never besides.
extension GridReader {
  /// Of rows in order, by their positions, those that are such sums, and those that may be.
  ///
  /// A sum stands above two rows or more, is not zero, and is right in every column that is added up. It is sure where
  /// the row is called or numbered as the head of what stands below. A head of the same rank that is not right, a head that is
  /// right in some columns, or a row above all others that only its figures tell, is doubtful; of the last row `toldTotals` asks.
  func blockSums(_ rows: [Row]) -> (sure: Set<Int>, doubtful: Set<Int>) {
    let columns = addedColumns
    let lines = rows.indices.filter { rows[$0].hasFigure }
    guard !columns.isEmpty, lines.count >= 3 else { return ([], []) }
    let ranks = ranks(of: rows)
    var sure = Set<Int>()
    var doubtful = Set<Int>()
    if let first = ranks.first, ranks.contains(where: { $0 != first }) {
      var wrong: [(position: Int, rank: Int)] = []
      var partly = Set<Int>()
      for (place, position) in lines.enumerated().reversed() {
        let below = lines[(place + 1)...].prefix { ranks[$0] > ranks[position] }
        guard !below.isEmpty, ranks[position] < Self.unnumbered else { continue }
        let members = below.filter { !sure.contains($0) && !doubtful.contains($0) && !partly.contains($0) }
        let isRight = columns.allSatisfy { isSum(rows[position], of: members.map { rows[$0] }, in: $0) }
        if isRight, members.count > 1, columns.contains(where: { figure(rows[position], in: $0) != 0 }) {
          sure.insert(position)
        } else {
          wrong.append((position, ranks[position]))
          if isRight { doubtful.insert(position) }
          // No chance makes one column right to the last unit.
          let tells = columns.contains { column in
            figure(rows[position], in: column) >= 10
              && isSum(rows[position], of: members.map { rows[$0] }, in: column)
          }
          if members.count > 1, tells { partly.insert(position) }
        }
      }
      let heads = Set(sure.map { ranks[$0] })
      // Beside heads that are sums a block of one row has one too.
      for (position, rank) in wrong where heads.contains(rank) {
        if doubtful.remove(position) != nil { sure.insert(position) } else { doubtful.insert(position) }
      }
      doubtful = doubtful.filter { heads.contains(ranks[$0]) }.union(partly)
    } else if let head = lines.first, lines.count > 3 {
      let members = lines.dropFirst().map { rows[$0] }
      let added = columns.filter { figure(rows[head], in: $0) != 0 }
      if added.contains(where: { figure(rows[head], in: $0) >= 10 }),
        columns.allSatisfy({ isSum(rows[head], of: members, in: $0) })
      {
        doubtful.insert(head)
      }
    }
    return (sure, doubtful)
  }

  /// The columns whose figures are added up.
  var addedColumns: [GridColumn] {
    table.columns.filter { column in
      let position = plan.indicators[column.indicator]
      return schema.indicators[position].aggregate == .sum && schema.indicators[position].type.isNumeric
    }
  }

  /// Whether a row of totals is of a part of the rows only, and not to be checked against all of them: a page, or the
  /// rows since the last such row where these are not all. Between rows it is of a part where another one follows, but
  /// who wrote rows below the total of everything left them out.
  func isOfPart(_ total: Row, of rows: [Row]) -> Bool {
    if table.holdsPageSum(total.row, on: sheet) { return true }
    guard let place = rows.firstIndex(where: { $0.row == total.row }),
      rows[..<place].contains(where: { $0.hasFigure && !$0.isTotal })
    else { return false }
    let last = rows[..<place].lastIndex { $0.hasFigure && $0.isTotal }
    let below = rows[(place + 1)...]
    if below.contains(where: { $0.hasFigure && !$0.isTotal }) {
      let isFollowed = below.contains {
        $0.hasFigure && $0.isTotal && !table.holdsPageSum($0.row, on: sheet)
      }
      if isFollowed { return true }
      if TextKey.bare(label(of: total).words).hasPrefix("tong") { return false }
    } else if last == nil {
      return false
    }
    let block = rows[(last.map { $0 + 1 } ?? 0)..<place].filter { $0.hasFigure && !$0.isTotal }
    let columns = addedColumns
    return !block.isEmpty && !columns.isEmpty && columns.allSatisfy { isSum(total, of: block, in: $0) }
  }

  /// The rank of rows without a number.
  private static let unnumbered = 9

  /// How high each row stands by its number. Of letters and Roman numbers those that come first stand higher.
  private func ranks(of rows: [Row]) -> [Int] {
    let ranks = rows.map(rank)
    guard let letter = ranks.firstIndex(of: 1), let roman = ranks.firstIndex(of: 2), roman < letter else {
      return ranks
    }
    return ranks.map { $0 == 1 ? 2 : $0 == 2 ? 1 : $0 }
  }

  /// The rank of a row, 0 the highest: without a label of its own; A; I; 1; 1.1; a; no number.
  private func rank(_ row: Row) -> Int {
    if row.label.isBlank { return 0 }
    var text = row.label.numbering
    if let column = table.number, let index = sheet.filledIndex(row: row.row, column: column) {
      if sheet.sheet.cells[index].kind == .number { return 3 }
      text = sheet.form(index).plain
    }
    while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
    if let start = text.firstIndex(where: { $0.isLetter || $0.isNumber }) { text.removeSubrange(..<start) }
    guard let first = text.first, text.utf8.count <= 8 else { return Self.unnumbered }
    if first.isNumber { return 3 + min(text.filter { $0 == "." }.count, 4) }
    if !first.isUppercase { return 8 }
    return text.allSatisfy { "IVX".contains($0) } ? 2 : 1
  }

  /// Whether a row has the sum of others in a column.
  func isSum(_ row: Row, of members: [Row], in column: GridColumn) -> Bool {
    let own = figure(row, in: column)
    let sum = members.reduce(0) { $0 + figure($1, in: column) }
    return abs(own - sum) <= 1e-9 * max(abs(own), 1)
  }

  /// The figure of a row in a column; 0: none there.
  func figure(_ row: Row, in column: GridColumn) -> Double {
    guard let index = sheet.filledIndex(row: row.row, column: column.column) else { return 0 }
    let cell = sheet.sheet.cells[index]
    if cell.kind == .number { return cell.number }
    let value = context.value(
      sheet, index, indicator: plan.indicators[column.indicator], measure: plan.measures[column.measure],
      column: SeparatorEvidence())
    return value.value.isNaN ? 0 : value.value
  }
}
