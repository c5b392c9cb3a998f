internal import SheetPlan

/// The heading rows of a table: levels of neighbours that say the same become one cell, a heading with fewer levels
/// reaches down.
struct HeadingRows {
  /// The columns, placed.
  let columns: [TableColumn]
  /// How many rows there are, at least 1.
  let count: Int

  /// The headings of columns; `rows`: how many rows the schema asks for, nil: as many as there are levels.
  init(_ columns: [TableColumn], rows: Int?) {
    let levels = columns.map { $0.heading.count }.max() ?? 1
    if rows == 1, levels > 1 {
      self.columns = columns.map { column in
        var column = column
        if !column.heading.isEmpty { column.heading = [column.heading.joined(separator: " > ")] }
        return column
      }
      count = 1
    } else {
      self.columns = columns
      count = max(levels, rows ?? 1, 1)
    }
  }

  /// Draws them from a row on.
  func draw(on draft: inout SheetDraft, from top: Int, look: LookIndex) {
    for (position, column) in columns.enumerated() where !column.heading.isEmpty {
      let last = column.heading.count - 1
      for (level, text) in column.heading.enumerated() {
        let row = top + level
        if level < last, position > 0, continues(position - 1, position, level: level) {
          draft.set(row, column.column, "", look)
          continue
        }
        draft.set(row, column.column, text, look)
        if level < last {
          var end = position
          while end + 1 < columns.count, continues(end, end + 1, level: level) { end += 1 }
          draft.merge(row...row, column.column...columns[end].column)
        } else {
          for below in (row + 1)..<max(row + 1, top + count) { draft.set(below, column.column, "", look) }
          draft.merge(row...(top + count - 1), column.column...column.column)
        }
      }
    }
    for level in 0..<count { setHeight(of: level, top: top, on: &draft) }
  }

  /// Whether two neighbours stand below one heading at a level above their lowest.
  private func continues(_ one: Int, _ other: Int, level: Int) -> Bool {
    let (first, second) = (columns[one], columns[other])
    return second.column == first.column + 1 && first.heading.count > level + 1
      && second.heading.count > level + 1 && first.heading[...level] == second.heading[...level]
  }

  /// The height that the texts of a level need; a heading that reaches down shares its lines out.
  private func setHeight(of level: Int, top: Int, on draft: inout SheetDraft) {
    var lines = 1
    for (position, column) in columns.enumerated() where level < column.heading.count {
      let isLeaf = level == column.heading.count - 1
      var end = position
      while !isLeaf, end + 1 < columns.count, continues(end, end + 1, level: level) { end += 1 }
      let width = draft.width(of: column.column...columns[end].column)
      let own = TextWidth.lines(of: column.heading[level], columns: width - 1, bold: true)
      let share = isLeaf ? count - level : 1
      lines = max(lines, (own + share - 1) / share)
    }
    draft.setHeight(TextWidth.height(lines: lines) + 4, row: top + level)
  }
}
