/// Which rows of a table are titles, totals and parts.
extension TableReader {
  /// Marks sections, "trong đó", totals and the tree of parts.
  func mark(_ rows: inout [TableRow], _ columns: TableColumns) {
    spreadOfWhich(&rows)
    RowTree.build(&rows)
    let children = Dictionary(grouping: rows.indices.filter { rows[$0].parent != nil }) {
      rows[$0].parent ?? 0
    }
    let asked = rows.filter { $0.kind == .indicator }
    let withUnit = asked.count { $0.unit != nil }
    let withCode = asked.count { $0.code != nil }
    let areFilled = asked.count(where: \.isFilled) * 2 > asked.count
    for index in rows.indices where rows[index].kind == .indicator {
      let row = rows[index]
      let hasParts = children[index] != nil || isFollowedByParts(index, rows)
      if isTitle(
        row, hasParts: hasParts, lacksUnit: withUnit * 2 >= asked.count && row.unit == nil,
        lacksCode: withCode * 2 >= asked.count && row.code == nil, areFilled: areFilled, columns)
      {
        rows[index].kind = .section
      }
      rows[index].isTotal = isTotal(index, rows, hasParts: children[index] != nil)
    }
    // Parts of a title are no parts of a figure; they stand in its section.
    var section: Int?
    for index in rows.indices {
      if rows[index].kind == .section { section = index }
      rows[index].section = section
      if let parent = rows[index].parent, rows[parent].kind != .indicator { rows[index].parent = nil }
    }
    markRepeated(&rows)
  }

  /// Rows after the words "Trong đó" that have no number of their own belong to the row before these words.
  private func spreadOfWhich(_ rows: inout [TableRow]) {
    var isOpen = false
    for index in rows.indices {
      if rows[index].kind == .words { isOpen = rows[index].isOfWhich; continue }
      switch rows[index].number.style {
      case .none, .dash, .plus, .star: if isOpen { rows[index].isOfWhich = true }
      default: isOpen = false
      }
    }
  }

  /// Whether a row is the title of a part of the table, and asks for no figure itself.
  private func isTitle(
    _ row: TableRow, hasParts: Bool, lacksUnit: Bool, lacksCode: Bool, areFilled: Bool,
    _ columns: TableColumns
  ) -> Bool {
    guard row.arithmetic == nil, !row.isFilled, !row.isOfWhich,
      !RowWords.beginsAsTotal(row.label) || row.isUppercase
    else { return false }
    if isMergedOverValues(row, columns) { return true }
    guard hasParts else { return false }
    if columns.unit != nil, row.unit != nil { return false }
    if columns.code != nil, row.code != nil { return false }
    switch row.number.style {
    case .letter, .roman: return lacksUnit || lacksCode || row.isUppercase || areFilled
    case .none: return row.isUppercase && (lacksUnit || lacksCode || areFilled || columns.unit == nil)
    default: return (lacksUnit && lacksCode) || ((lacksUnit || lacksCode) && (areFilled || row.isUppercase))
    }
  }

  /// Whether a row's label is merged over columns of figures.
  private func isMergedOverValues(_ row: TableRow, _ columns: TableColumns) -> Bool {
    guard let value = columns.values.first else { return false }
    return sheet.cells(inRow: row.row).contains { cell in
      cell.column < value && cell.kind == .text && sheet.span(cell).contains(value)
    }
  }

  /// A title without a number is followed by numbered rows.
  private func isFollowedByParts(_ index: Int, _ rows: [TableRow]) -> Bool {
    guard rows[index].number.style == .none, index + 1 < rows.count else { return false }
    return rows[index + 1].kind == .indicator
  }

  /// Whether a row adds up others.
  private func isTotal(_ index: Int, _ rows: [TableRow], hasParts: Bool) -> Bool {
    let row = rows[index]
    if RowWords.isWholeTotal(row.label) { return true }
    guard RowWords.beginsAsTotal(row.label) else { return false }
    if hasParts || row.arithmetic != nil { return true }
    // The first of its level under one title: "1 Tổng kim ngạch, 2 Xuất khẩu, 3 Nhập khẩu".
    let siblings = rows.indices.filter {
      rows[$0].parent == row.parent && rows[$0].number.style == row.number.style
    }
    return row.parent != nil && siblings.first == index && siblings.count > 1
  }

  /// Where a label stands more than once, the rows above tell them apart: these count as titles of sections too.
  private func markRepeated(_ rows: inout [TableRow]) {
    var count: [String: Int] = [:]
    for row in rows where row.kind == .indicator { count[row.label.lowercased(), default: 0] += 1 }
    guard count.contains(where: { $0.value > 1 }) else { return }
    var titles = Set<Int>()
    for index in rows.indices
    where rows[index].kind == .indicator && count[rows[index].label.lowercased(), default: 0] > 1 {
      var top = index
      var steps = 0
      while let parent = rows[top].parent, steps < rows.count { (top, steps) = (parent, steps + 1) }
      if top != index { titles.insert(top) }
    }
    var own: Int?
    for index in rows.indices {
      if rows[index].kind == .section { own = nil }
      if titles.contains(index) {
        own = index
      } else if rows[index].parent == nil, rows[index].kind == .indicator {
        own = nil
      }
      if let own { rows[index].section = own }
    }
  }
}
