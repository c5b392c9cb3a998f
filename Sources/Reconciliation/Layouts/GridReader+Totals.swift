internal import Cells
internal import Schema
internal import VietnameseText

/// Total rows of a grid with whatever rows that no known words name: "Tổng cộng trường", "TC", an error value, a row whose
/// formulas add up all rows above. Counted as one more row they would double the unit's figures.
extension GridReader {
  /// What figures and formulas say of rows, by the rows' numbers.
  struct ToldTotals {
    /// Totals of all rows.
    var sure: Set<Int> = []
    /// Sums of the rows since the total before them.
    var blocks: Set<Int> = []
    /// Rows that are one or the other, as it seems: nobody counts them, and somebody is told.
    var doubtful: Set<Int> = []
  }

  /// How much a row's label says for a total.
  private enum Hint { case none, weak, strong }

  /// The totals among rows in order that no known words name.
  ///
  /// Figures alone are asked of the last row only, and make it doubtful; a label that may be a total's makes it sure where they
  /// agree in every column. Where they do not, a label that no other row has reason to bear is taken at its word at the end and
  /// at the beginning, so that its figures are compared with the rows'; between rows it is doubtful.
  func toldTotals(_ rows: [Row]) -> ToldTotals {
    var told = ToldTotals()
    let lines = rows.filter { $0.hasFigure && !$0.isTotal }
    guard lines.count >= 2, let last = lines.last else { return told }
    let own = draft.unit.map { TextKey.folded(schema.units[$0].name) }
    let hints = lines.map { hint($0, ownName: own) }
    let columns = addedColumns
    // Beside a total that is called so the last row is none.
    let isNamed = rows.contains(where: \.isTotal)
    if hints.allSatisfy({ $0 == .none }) {
      if isNamed { return told }
      let others = Array(lines.dropLast())
      if isTold(last, by: others, in: columns) || isFormula(last, over: others) { told.doubtful = [last.row] }
      return told
    }
    // Heads of blocks are no members of a total's.
    let plain = lines.indices.filter { hints[$0] == .none }.map { lines[$0] }
    let sums = blockSums(plain)
    var left = Set(sums.sure.union(sums.doubtful).map { plain[$0].row })
    if hints[0] != .none, let first = lines.first { left.insert(first.row) }
    func members(_ range: Range<Int>) -> [Row] { lines[range].filter { !left.contains($0.row) } }
    let named = rows.filter(\.isTotal).map(\.row)
    var start = 0
    // A total above all others comes last, when it is known what the others are.
    for place in Array(lines.indices.dropFirst()) + [0] where hints[place] != .none {
      let row = lines[place]
      let all = members(place == 0 ? 1..<lines.count : 0..<place)
      let isAtEnd = place == 0 || lines[(place + 1)...].allSatisfy { left.contains($0.row) }
      let least = hints[place] == .strong ? 1 : 2
      let before = named.last { $0 < row.row } ?? 0
      let block = place == 0 ? [] : members(start..<place).filter { $0.row > before }
      if all.count >= least, agrees(row, with: all, in: columns) || isFormula(row, over: all) {
        if isAtEnd { told.sure.insert(row.row) } else { told.blocks.insert(row.row) }
      } else if block.count >= least, block.count < all.count, agrees(row, with: block, in: columns) {
        told.blocks.insert(row.row)
      } else if hints[place] == .strong, !all.isEmpty {
        if isAtEnd, told.blocks.isEmpty { told.sure.insert(row.row) } else { told.doubtful.insert(row.row) }
      } else {
        continue
      }
      left.insert(row.row)
      start = place + 1
    }
    if hints.last == Hint.none, told.sure.isEmpty, !isNamed {
      if isTold(last, by: members(0..<(lines.count - 1)), in: columns) { told.doubtful.insert(last.row) }
    }
    return told
  }

  /// What a row's label says for a total; `ownName`: the unit's, folded, nil where it is not known.
  private func hint(_ row: Row, ownName: String?) -> Hint {
    guard let column = table.rowLabels.last, let index = sheet.filledIndex(row: row.row, column: column)
    else {
      return .weak
    }
    if sheet.sheet.cells[index].kind != .text { return .weak }
    let label = row.label
    let folded = label.numbering.isEmpty ? label.folded : TextKey.folded(label.words)
    if TotalScope.isSuggested(by: folded, hasMarks: label.hasMarks) { return .strong }
    if TotalScope.isHinted(by: folded, hasMarks: label.hasMarks) { return .weak }
    // The unit's own name is another label for all its rows.
    return ownName == folded ? .weak : .none
  }

  /// Whether a row has the sum of others in every column in which it says something, and not of nothing.
  private func agrees(_ row: Row, with others: [Row], in columns: [GridColumn]) -> Bool {
    let filled = columns.filter { sheet.filledIndex(row: row.row, column: $0.column) != nil }
    return filled.contains { figure(row, in: $0) != 0 }
      && filled.allSatisfy { isSum(row, of: others, in: $0) }
  }

  /// Whether the figures of a row alone tell that it is the sum of others: in two columns, or of three rows.
  private func isTold(_ row: Row, by others: [Row], in columns: [GridColumn]) -> Bool {
    guard others.count >= 2, let first = columns.first(where: { figure(row, in: $0) >= 10 }) else {
      return false
    }
    // Nearly every last row is smaller than the sum of the few above it.
    let own = figure(row, in: first)
    var sum = 0.0
    for other in others.reversed() {
      sum += figure(other, in: first)
      if sum > own * (1 + 1e-9) { return false }
    }
    guard agrees(row, with: others, in: columns) else { return false }
    return others.count >= 3 || columns.filter { figure(row, in: $0) >= 10 }.count >= 2
  }

  /// Whether every figure of a row is a formula that adds up all the others' in its column.
  private func isFormula(_ row: Row, over others: [Row]) -> Bool {
    var isAny = false
    for column in table.columns {
      guard let index = sheet.filledIndex(row: row.row, column: column.column) else { continue }
      let place = CellReference(row: row.row, column: column.column)
      guard sheet.sheet.cells[index].flags.contains(.formula), others.count >= 2,
        let (formula, _) = sheet.session.formula(behind: place, on: sheet.sheet),
        formula.terms.allSatisfy({ $0.operation == .sum || $0.operation == .cell }),
        others.allSatisfy({ formula.covers(CellReference(row: $0.row, column: column.column)) })
      else { return false }
      isAny = true
    }
    return isAny
  }
}
