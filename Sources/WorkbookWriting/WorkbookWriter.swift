internal import Cells
internal import Glibc
package import SheetPlan

/// Writes workbooks: a plan becomes a file. The same plan gives the same bytes.
///
/// What the file format forbids is refused (NaN, a cell beyond the grid) or made harmless (characters, too long texts,
/// names of sheets) before the library sees it, since the library accepts it and the workbook would not open.
package struct WorkbookWriter {
  /// The file being written, for errors.
  private let path: String
  private let plan: WorkbookPlan
  private let limits: WritingLimits
  /// The names on the tabs, by the names of the plan.
  private var tabNames: [String: String] = [:]
  /// The names on the tabs already given, as Excel compares them.
  private var takenNames: Set<String> = []
  private var sheetCount = 0

  /// Writes a workbook. The file is overwritten where it exists; after an error it may be there, unfinished: write to
  /// a temporary path and rename.
  ///
  /// Throws where the plan cannot be a workbook, where the file cannot be written, and where a part of the finished
  /// file is not whole.
  package static func write(_ plan: WorkbookPlan, to path: String, limits: WritingLimits = .excel)
    throws(WorkbookWriteError)
  {
    // The library finds out only when it closes, and prints it.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WorkbookWriteError(.cannotWrite(systemError: errno), path: path) }
    Glibc.close(descriptor)
    guard let first = plan.sheets.first, !first.isHidden else {
      throw WorkbookWriteError(.noSheet, path: path)
    }
    guard var file = XlsxFile(path: path, inOrder: isWrittenInOrder(plan, limits: limits)) else {
      throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path)
    }
    var writer = WorkbookWriter(path: path, plan: plan, limits: limits)
    try writer.fill(&file)
    let end = file.close()
    if end.rowsLost { throw WorkbookWriteError(.cannotWrite(systemError: ENOSPC), path: path) }
    guard end.status.isGood else {
      throw WorkbookWriteError(
        end.systemError != 0
          ? .cannotWrite(systemError: end.systemError)
          : .library(code: end.status.code, words: end.status.words), path: path)
    }
    try WrittenPackage.check(path)
  }

  /// Whether a plan is so large that its rows are handed over one by one and not kept in memory, and can be.
  private static func isWrittenInOrder(_ plan: WorkbookPlan, limits: WritingLimits) -> Bool {
    var cells = 0
    for sheet in plan.sheets {
      // Merging downwards writes into rows that come later.
      if sheet.merges.contains(where: { $0.first.row != $0.last.row }) { return false }
      for row in sheet.rows { cells += row.cells.count }
      if let generated = sheet.generated { cells += generated.count * generated.cellsPerRow }
    }
    return cells > limits.cellsInMemory
  }

  private init(path: String, plan: WorkbookPlan, limits: WritingLimits) {
    self.path = path
    self.plan = plan
    self.limits = limits
  }

  // MARK: - Workbook

  /// Hands everything over.
  private mutating func fill(_ file: inout XlsxFile) throws(WorkbookWriteError) {
    try check(file.setProperties(prepared(plan.properties)))
    guard file.setLooks(plan.looks.looks) else {
      throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path)
    }
    for sheet in plan.sheets where tabNames[sheet.name] == nil {
      let name = SheetNaming.validName(for: sheet.name, besides: takenNames)
      tabNames[sheet.name] = name
      takenNames.insert(SheetNaming.key(of: name))
    }
    var given: Set<String> = []
    for sheet in plan.sheets {
      // A second sheet of the same name in the plan gets a name of its own; links lead to the first.
      var name = tabNames[sheet.name] ?? sheet.name
      if !given.insert(sheet.name).inserted { name = newName(for: sheet.name) }
      try write(sheet, named: name, to: &file)
    }
    var names: Set<String> = []
    for name in plan.names {
      guard DefinedNameRules.isValid(name.name), names.insert(name.name.lowercased()).inserted else {
        throw WorkbookWriteError(.unfitName(name.name), path: path)
      }
      let column = CellReference.letters(ofColumn: name.cell.column)
      let target = SheetNaming.quoted(tabName(of: name.sheet)) + "!$" + column + "$" + String(name.cell.row)
      try check(file.define(name.name, as: "=" + target))
    }
  }

  /// The name on the tab for a name of the plan.
  private func tabName(of name: String) -> String { tabNames[name] ?? name }

  /// A name that no tab has yet.
  private mutating func newName(for wanted: String) -> String {
    let name = SheetNaming.validName(for: wanted, besides: takenNames)
    takenNames.insert(SheetNaming.key(of: name))
    return name
  }

  /// The properties with texts that can be written.
  private func prepared(_ properties: PlannedProperties) -> PlannedProperties {
    var clean = properties
    for path in [
      \PlannedProperties.title, \.subject, \.author, \.company, \.keywords, \.comments,
    ] {
      clean[keyPath: path] = CellText.prepared(properties[keyPath: path], longest: 255, mark: "…")
    }
    return clean
  }

  // MARK: - Sheets

  /// Writes a sheet, and further ones where it has more rows than a sheet holds.
  private mutating func write(_ sheet: PlannedSheet, named name: String, to file: inout XlsxFile)
    throws(WorkbookWriteError)
  {
    var name = name
    var next = 0
    var part = 1
    repeat {
      next = try writePart(sheet, named: name, part: part, from: next, to: &file)
      if next < sheet.generated?.count ?? 0 {
        part += 1
        name = newName(for: sheet.name)
      }
    } while next < sheet.generated?.count ?? 0
  }

  /// Writes one sheet: the rows that stand ready, then the generated ones from a position on; the position reached.
  private mutating func writePart(
    _ plan: PlannedSheet, named name: String, part: Int, from start: Int, to file: inout XlsxFile
  ) throws(WorkbookWriteError) -> Int {
    guard file.beginSheet(named: name) else {
      throw WorkbookWriteError(.library(code: 0, words: "worksheet"), path: path, sheet: name)
    }
    sheetCount += 1
    try check(file.setSheet(plan, isFirst: sheetCount == 1), sheet: name)
    for column in plan.columns {
      guard column.first >= 1, column.last >= column.first, column.last <= CellReference.lastColumn else {
        throw WorkbookWriteError(.outsideGrid, path: path, sheet: name)
      }
      try check(file.setColumn(column), sheet: name)
    }
    let footer = PageLineText.text(of: plan.print.footer)
    try check(
      file.setPrint(plan.print, header: PageLineText.text(of: plan.print.header), footer: footer), sheet: name
    )

    var rows = RowWriter(sheet: name, merges: try orderedMerges(of: plan, sheet: name))
    for row in plan.rows { try write(row, with: &rows, to: &file) }
    var position = start
    if let generated = plan.generated {
      var row = PlannedRow(generated.firstRow)
      while position < generated.count, generated.firstRow + position - start <= limits.rows {
        row.row = generated.firstRow + position - start
        row.height = nil
        row.level = 0
        row.cells.removeAll(keepingCapacity: true)
        generated.make(position, &row)
        try write(row, with: &rows, to: &file)
        position += 1
      }
      // Not even one row has room: nothing would ever be reached.
      if position == start, position < generated.count {
        throw WorkbookWriteError(.outsideGrid, path: path, sheet: name)
      }
    }
    try writeMerges(upTo: Int.max, with: &rows, to: &file)
    try finish(plan, named: name, part: part, lastRow: rows.lastRow, in: &file)
    return position
  }

  /// Sets what needs to know the last row.
  private func finish(
    _ plan: PlannedSheet, named name: String, part: Int, lastRow: Int, in file: inout XlsxFile
  ) throws(WorkbookWriteError) {
    if let filter = plan.autofilter {
      var range = filter
      range.last.row = max(range.first.row, plan.generated == nil ? filter.last.row : lastRow)
      try check(file.setAutofilter(range), sheet: name)
    }
    if let table = plan.table {
      var taken: Set<String> = []
      for heading in table.headings where heading.isEmpty || !taken.insert(heading.lowercased()).inserted {
        throw WorkbookWriteError(.unfitHeading(heading), path: path, sheet: name)
      }
      let last = CellReference(
        row: max(lastRow, table.firstCell.row + 1),
        column: table.firstCell.column + table.headings.count - 1)
      try check(
        file.addTable(
          named: part == 1 ? table.name : "\(table.name)_\(part)", range: CellRange(table.firstCell, last),
          headings: table.headings.map { CellText.prepared($0, longest: 255, mark: "…") },
          headingLook: table.headingLook),
        sheet: name)
    }
    for validation in plan.validations {
      if case .list(let items) = validation.rule {
        let length = items.reduce(items.count - 1) { $0 + $1.utf16.count }
        guard !items.isEmpty, length <= 255, !items.contains(where: { $0.isEmpty || $0.contains(",") }) else {
          throw WorkbookWriteError(.unfitList, path: path, sheet: name, cell: validation.range.first)
        }
      }
      var range = validation.range
      range.last.row = min(range.last.row, limits.rows)
      guard range.first.row <= range.last.row else { continue }
      var fitting = validation
      fitting.promptTitle = CellText.cut(validation.promptTitle, to: 32)
      fitting.prompt = CellText.cut(validation.prompt, to: 255)
      fitting.errorTitle = CellText.cut(validation.errorTitle, to: 32)
      fitting.error = CellText.cut(validation.error, to: 255)
      try check(file.addValidation(fitting, range: range), sheet: name)
    }
    guard part == 1 else { return }
    for chart in plan.charts { try check(file.addChart(chart, sheetName: tabName(of:)), sheet: name) }
  }

  // MARK: - Rows

  /// What has to be known from one row to the next.
  private struct RowWriter {
    /// The sheet, for errors.
    let sheet: String
    /// The merged ranges that are still to come, the next one last.
    var merges: [CellRange]
    /// The row written last.
    var lastRow = 0
    /// The links so far.
    var links = 0
    init(sheet: String, merges: [CellRange]) {
      self.sheet = sheet
      self.merges = merges
    }
  }

  /// The merged ranges from the last to the first row. Throws where two overlap.
  private func orderedMerges(of plan: PlannedSheet, sheet: String) throws(WorkbookWriteError) -> [CellRange] {
    let ordered = plan.merges.sorted { $0.first < $1.first }
    for (index, range) in ordered.enumerated() {
      let overlaps = ordered[(index + 1)...].prefix { $0.first.row <= range.last.row }
        .contains { $0.columns.overlaps(range.columns) }
      guard range.first != range.last, !overlaps, range.last.row <= limits.rows,
        range.last.column <= CellReference.lastColumn, range.first.row >= 1, range.first.column >= 1
      else { throw WorkbookWriteError(.unfitMerge(range), path: path, sheet: sheet) }
    }
    return ordered.reversed()
  }

  /// Merges what begins above a row or in it. The cells' contents and looks come afterwards.
  private func writeMerges(upTo row: Int, with rows: inout RowWriter, to file: inout XlsxFile)
    throws(WorkbookWriteError)
  {
    while let merge = rows.merges.last, merge.first.row <= row {
      rows.merges.removeLast()
      try check(file.merge(merge, look: .standard), sheet: rows.sheet, cell: merge.first)
    }
  }

  /// Writes a row.
  private func write(_ row: PlannedRow, with rows: inout RowWriter, to file: inout XlsxFile)
    throws(WorkbookWriteError)
  {
    guard row.row > rows.lastRow, row.row <= limits.rows else {
      throw WorkbookWriteError(
        .outsideGrid, path: path, sheet: rows.sheet, cell: CellReference(row: row.row, column: 1))
    }
    rows.lastRow = row.row
    if row.height != nil || row.level > 0 {
      try check(file.setRow(row.row, height: row.height, level: row.level), sheet: rows.sheet)
    }
    try writeMerges(upTo: row.row, with: &rows, to: &file)
    var lastColumn = 0
    for cell in row.cells {
      guard cell.column > lastColumn, cell.column <= CellReference.lastColumn else {
        throw WorkbookWriteError(
          .outsideGrid, path: path, sheet: rows.sheet,
          cell: CellReference(row: row.row, column: cell.column))
      }
      lastColumn = cell.column
      if cell.link != nil || cell.note != nil {
        try writeAttachments(of: cell, row: row.row, with: &rows, to: &file)
      }
      let status = try write(cell, row: row.row, sheet: rows.sheet, to: &file)
      if !status.isGood {
        try check(status, sheet: rows.sheet, cell: CellReference(row: row.row, column: cell.column))
      }
    }
  }

  /// Writes a cell's content.
  private func write(_ cell: PlannedCell, row: Int, sheet: String, to file: inout XlsxFile)
    throws(WorkbookWriteError) -> LibraryStatus
  {
    switch cell.content {
    case .blank:
      return file.writeBlank(row: row, column: cell.column, look: cell.look)
    case .text(let text):
      let text = CellText.prepared(text, longest: limits.textUnits, mark: plan.cutMark)
      return file.write(text, row: row, column: cell.column, look: cell.look)
    case .number(let number):
      guard number.isFinite else {
        throw WorkbookWriteError(
          .notANumber, path: path, sheet: sheet, cell: CellReference(row: row, column: cell.column))
      }
      return file.write(number, row: row, column: cell.column, look: cell.look)
    case .formula(let formula, let value):
      let place = CellReference(row: row, column: cell.column)
      guard FormulaRules.longestText(in: formula) <= limits.formulaTextLength,
        formula.utf16.count <= limits.formulaLength
      else {
        throw WorkbookWriteError(.formulaTooLong(formula.utf16.count), path: path, sheet: sheet, cell: place)
      }
      var value = value
      switch value {
      case .number(let number):
        guard number.isFinite else {
          throw WorkbookWriteError(.notANumber, path: path, sheet: sheet, cell: place)
        }
      case .text(let text):
        value = .text(CellText.prepared(text, longest: limits.textUnits, mark: plan.cutMark))
      }
      return file.write(formula: formula, value: value, row: row, column: cell.column, look: cell.look)
    }
  }

  /// Writes a cell's link and note. Links that Excel would not take are left out: the text stands there all the same.
  private func writeAttachments(
    of cell: PlannedCell, row: Int, with rows: inout RowWriter, to file: inout XlsxFile
  ) throws(WorkbookWriteError) {
    let place = CellReference(row: row, column: cell.column)
    if let link = cell.link, rows.links < limits.links,
      let address = LinkAddress.address(of: link, longest: limits.linkLength, sheetName: tabName(of:))
    {
      rows.links += 1
      try check(
        file.writeLink(
          address, tip: LinkAddress.tip(of: link), row: row, column: cell.column, look: cell.look),
        sheet: rows.sheet, cell: place)
    }
    if let note = cell.note, !note.isEmpty {
      let lines = TextWidth.lines(of: note, columns: 45, size: 10)
      try check(
        file.writeNote(
          CellText.prepared(note, longest: limits.textUnits, mark: plan.cutMark), author: plan.noteAuthor,
          width: 330, height: 16 * min(lines, 30) + 16, row: row, column: cell.column),
        sheet: rows.sheet, cell: place)
    }
  }

  /// Throws where the library did not do what was asked.
  private func check(_ status: LibraryStatus, sheet: String? = nil, cell: CellReference? = nil)
    throws(WorkbookWriteError)
  {
    guard !status.isGood else { return }
    throw WorkbookWriteError(
      .library(code: status.code, words: status.words), path: path, sheet: sheet, cell: cell)
  }
}
