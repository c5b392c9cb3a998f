package import Cells
internal import Findings
internal import Schema
internal import VietnameseText

/// Drafts a schema from the template that an office has, or from filled returns of it.
package enum SchemaDrafter {
  /// Tables of one sheet are at most so many; what comes after is not looked at.
  private static let mostTables = 40

  /// The draft of a blank template, or of several filled returns of one template.
  /// - Throws: `nothingToDraft` where no sheet has a table with figures.
  package static func draft(_ workbooks: [Workbook], _ options: SchemaDraftOptions) throws(SchemaDraftError)
    -> SchemaDraft
  {
    let views = workbooks.map { workbook in
      workbook.sheets.filter { $0.kind == .worksheet && $0.name != "_tonghop" }.map {
        TemplateSheet($0, texts: workbook.texts)
      }
    }
    let sheets = ComparedReturns.sheets(views)
    var assembly = SchemaAssembly(options)
    var declined: [DeclinedTable] = []
    for sheet in sheets {
      let found = tables(of: sheet)
      var made = 0
      for table in found {
        if let reason = reasonToDecline(table, sheet) {
          declined.append(
            DeclinedTable(sheet: sheet.name, row: table.heading.rows.lowerBound, reason: reason))
        } else {
          assembly.add(table, sheet)
          made += 1
        }
      }
      if found.isEmpty, !sheet.rows.isEmpty {
        declined.append(DeclinedTable(sheet: sheet.name, row: nil, reason: .noTable))
      }
      if sheet.isCut { assembly.noteCut(sheet) }
    }
    guard assembly.hasLayouts else { throw .nothingToDraft(declined) }
    assembly.takeUnits(from: views)
    return assembly.finish(declined)
  }

  /// The tables of a sheet from top to bottom; a heading that comes again continues its table.
  private static func tables(of sheet: TemplateSheet) -> [TemplateTable] {
    let search = HeadingSearch(sheet: sheet)
    let reader = TableReader(sheet: sheet)
    var found: [TemplateTable] = []
    var from = 1
    for _ in 0..<mostTables {
      guard let heading = search.next(from: from) ?? (found.isEmpty ? search.likely(from: from) : nil) else {
        break
      }
      let next = search.next(from: heading.lastRow + 1)
      // A "heading" inside the table is one only where it looks like this one, or is complete in itself.
      let limit = next.flatMap { isHeading($0, after: heading, sheet) ? $0.rows.lowerBound : nil }
      let table = reader.table(heading, before: limit)
      from = max(heading.lastRow + 1, table.end ?? limit ?? Int.max - 1)
      if let last = found.last, isSame(last.heading, heading) {
        found[found.count - 1] = joined(last, table, reader)
      } else {
        found.append(table)
      }
      if from >= Int.max - 1 { break }
    }
    return found
  }

  /// Whether a later heading is one, and not a row of the table that happens to use such words.
  private static func isHeading(_ later: TableHeading, after first: TableHeading, _ sheet: TemplateSheet)
    -> Bool
  {
    if later.numbering != nil || isSame(first, later) { return true }
    let own = later.columns.filter { !$0.parts.isEmpty }
    let named = own.filter { HeadingWords.role($0.leaf) != nil }
    return named.count >= 2 && own.count >= 3
  }

  /// Whether two headings say the same.
  private static func isSame(_ one: TableHeading, _ other: TableHeading) -> Bool {
    let (first, second) = (texts(one), texts(other))
    guard !first.isEmpty, !second.isEmpty else { return false }
    // The heading of a section may put its title in place of the word over the labels.
    let equal = zip(first, second).count { $0 == $1 }
    return first.count == second.count && equal >= first.count - 1 && equal >= 2
  }

  private static func texts(_ heading: TableHeading) -> [String] {
    heading.columns.filter { !$0.parts.isEmpty }.map { "\($0.column) " + TextKey.toned($0.path) }
  }

  /// A table with the part of it that stands under the same heading again.
  private static func joined(_ first: TemplateTable, _ second: TemplateTable, _ reader: TableReader)
    -> TemplateTable
  {
    var table = first
    let offset = table.rows.count
    table.rows += second.rows.map { row in
      var row = row
      row.parent = row.parent.map { $0 + offset }
      row.section = row.section.map { $0 + offset }
      return row
    }
    table.end = second.end
    table.stops += second.stops.filter { !table.stops.contains($0) }
    table.repeatsHeading = true
    table.hasPrintedRows = table.hasPrintedRows || second.hasPrintedRows
    return table
  }

  /// Why no layout is made of a table; nil where one is.
  private static func reasonToDecline(_ table: TemplateTable, _ sheet: TemplateSheet) -> DeclinedTable.Reason?
  {
    let columns = table.columns
    if columns.values.isEmpty {
      let isLookup = columns.texts.isEmpty && table.heading.columns.count <= 6 && table.rows.count >= 2
      return isLookup ? .lookup : .noFigures
    }
    if columns.labels.isEmpty, columns.code == nil, columns.number == nil { return .noTable }
    return nil
  }
}
