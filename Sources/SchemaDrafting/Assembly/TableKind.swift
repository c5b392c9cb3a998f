/// What the rows of a table are.
enum TableKind {
  /// Indicators, printed in the template.
  case form
  /// Units below the reporting unit.
  case units
  /// Whatever units write.
  case free

  /// Whether its rows are indicators.
  var isForm: Bool { self == .form }

  /// The kind of a table.
  static func kind(of table: TemplateTable, _ sheet: TemplateSheet) -> TableKind {
    let printed = table.rows.filter { !$0.label.isEmpty && !$0.isTyped && $0.kind != .words }
    let named = printed.filter { !RowWords.isWholeTotal($0.label) }
    let heading = table.columns.labels.last.flatMap { table.heading.column($0)?.leaf } ?? ""
    let typed = table.rows.filter { !$0.label.isEmpty && $0.isTyped && !RowWords.isWholeTotal($0.label) }
    let areUnits =
      HeadingWords.isSubUnit(heading)
      || ((named + typed).count >= 2
        && (named + typed).count { RowWords.isUnitName($0.label) } * 10 >= (named + typed).count * 6)
    if areUnits, named.allSatisfy({ $0.unit == nil }) { return .units }
    // Rows that units typed, with at most a few that happened to be equal in all returns.
    if typed.count > named.count { return .free }
    if named.isEmpty { return .free }
    // A sample row shows how a list is to be filled in: words stand in its columns of words.
    if named.count <= 2, !table.columns.texts.isEmpty,
      named.allSatisfy({ row in table.columns.texts.contains { sheet[row.row, $0] != nil } })
    {
      return .free
    }
    return .form
  }
}
