internal import Cells
internal import Glibc
package import SheetPlan

/// Writes workbooks: a plan becomes a file. The same plan gives the same bytes.
///
/// What the file format forbids is refused (NaN, a cell beyond the grid) or made harmless (characters, too long texts,
/// names of sheets) before the library sees it, since the library accepts it and the workbook would not open.
package struct WorkbookWriter {
  /// The file being written, for errors.
  let path: String
  let plan: WorkbookPlan
  let limits: WritingLimits
  /// On how many cores at most it is written.
  let jobs: Int
  /// The names on the tabs, by the names of the plan.
  private var tabNames: [String: String] = [:]
  /// The names on the tabs already given, as Excel compares them.
  private var takenNames: Set<String> = []
  private var sheetCount = 0
  /// The texts of rows that were handed over as bytes.
  var texts = TextNumbers()
  /// Those rows, by the numbers of their sheets, from 1.
  private var bodies: [Int: SheetBody] = [:]

  /// Writes a workbook. The file is overwritten where it exists; after an error it may be there, unfinished: write to
  /// a temporary path and rename.
  ///
  /// Throws where the plan cannot be a workbook, where the file cannot be written, and where a part of the finished
  /// file is not whole.
  /// - Parameters:
  ///   - jobs: on how many cores at most; the bytes are the same.
  ///   - filled: is called when all rows are handed over: what follows takes one core, but for the packing.
  ///   - told: is told the bytes of the finished file in their order, perhaps on another core: they need not be read again.
  package static func write(
    _ plan: WorkbookPlan, to path: String, limits: WritingLimits = .excel, jobs: Int = 1,
    filled: () -> Void = {},
    told: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(WorkbookWriteError) {
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
    var writer = WorkbookWriter(path: path, plan: plan, limits: limits, jobs: jobs)
    try writer.fill(&file)
    filled()
    let end = file.close()
    if end.rowsLost { throw WorkbookWriteError(.cannotWrite(systemError: ENOSPC), path: path) }
    guard end.status.isGood else {
      throw WorkbookWriteError(
        end.systemError != 0
          ? .cannotWrite(systemError: end.systemError)
          : .library(code: end.status.code, words: end.status.words), path: path)
    }
    guard !writer.bodies.isEmpty else { return try WrittenPackage.check(path, told: told) }
    try PackageFilling.fill(path, with: writer.bodies, jobs: jobs, told: told)
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

  private init(path: String, plan: WorkbookPlan, limits: WritingLimits, jobs: Int) {
    self.jobs = jobs
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
  func tabName(of name: String) -> String { tabNames[name] ?? name }

  /// A name that no tab has yet.
  private mutating func newName(for wanted: String) -> String {
    let name = SheetNaming.validName(for: wanted, besides: takenNames)
    takenNames.insert(SheetNaming.key(of: name))
    return name
  }

  /// The properties with texts that can be written.
  private func prepared(_ properties: PlannedProperties) -> PlannedProperties {
    func prepared(_ text: String) -> String { CellText.prepared(text, longest: 255, mark: "…") }
    var clean = properties
    clean.title = prepared(properties.title)
    clean.subject = prepared(properties.subject)
    clean.author = prepared(properties.author)
    clean.company = prepared(properties.company)
    clean.keywords = prepared(properties.keywords)
    clean.comments = prepared(properties.comments)
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
    let ready = libraryRows(of: plan, with: rows, to: file)
    for row in plan.rows[..<ready] { try write(row, with: &rows, to: &file) }
    var position = start
    if file.isInOrder, rows.merges.isEmpty {
      position = try writeBytes(plan, rows: plan.rows[ready...], from: start, with: &rows, to: &file)
    } else {
      for row in plan.rows[ready...] { try write(row, with: &rows, to: &file) }
      if let generated = plan.generated {
        var row = PlannedRow(generated.firstRow)
        while position < generated.count, make(position, of: generated, from: start, in: &row) {
          try write(row, with: &rows, to: &file)
          position += 1
        }
      }
    }
    if let generated = plan.generated {
      // Not even one row has room: nothing would ever be reached.
      if position == start, position < generated.count {
        throw WorkbookWriteError(.outsideGrid, path: path, sheet: name)
      }
    }
    try writeMerges(upTo: Int.max, with: &rows, to: &file)
    try finish(plan, named: name, part: part, lastRow: rows.lastRow, in: &file)
    return position
  }

  /// Writes rows that stand ready, and generated ones from a position on, as bytes of the sheet; the position reached.
  private mutating func writeBytes(
    _ plan: PlannedSheet, rows ready: ArraySlice<PlannedRow>, from start: Int, with rows: inout RowWriter,
    to file: inout XlsxFile
  ) throws(WorkbookWriteError) -> Int {
    if ready.isEmpty, plan.generated == nil { return start }
    // They stand behind the rows that the library was given.
    file.endRow()
    let body = SheetBody()
    var position = start
    if !ready.isEmpty || plan.generated?.plain == nil {
      var bytes = ByteRows(to: body)
      for row in ready { try write(row, as: &bytes, with: &rows, to: &file) }
      if let generated = plan.generated, generated.plain == nil {
        var row = PlannedRow(generated.firstRow)
        while position < generated.count, make(position, of: generated, from: start, in: &row) {
          try write(row, as: &bytes, with: &rows, to: &file)
          position += 1
        }
      }
      finish(&bytes, lastRow: rows.lastRow, in: file)
    }
    if let plain = plan.generated?.plain {
      position = try write(plain, from: start, to: body, with: &rows, in: &file)
    }
    if !body.isEmpty { bodies[sheetCount] = body }
    return position
  }

  /// How many of the rows that stand ready the library is given: of those of a long sheet it gets the first ones only, since it
  /// has to have some, and all in which cells are merged.
  private func libraryRows(of plan: PlannedSheet, with rows: RowWriter, to file: borrowing XlsxFile) -> Int {
    guard file.isInOrder, plan.rows.count > limits.rowsInLibrary else { return plan.rows.count }
    // The merges stand from the last to the first.
    let last = rows.merges.first?.last.row ?? 0
    return min(max(1, plan.rows.prefix { $0.row <= last }.count), plan.rows.count)
  }

  /// Makes a generated row; false where the sheet has no room for it. `start`: the position that is the first of this sheet.
  private func make(_ position: Int, of generated: GeneratedRows, from start: Int, in row: inout PlannedRow)
    -> Bool
  {
    row.row = generated.firstRow + position - start
    guard row.row <= limits.rows else { return false }
    row.height = nil
    row.level = 0
    row.cells.removeAll(keepingCapacity: true)
    generated.make(position, &row)
    return true
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

  /// Throws where the library did not do what was asked.
  func check(_ status: LibraryStatus, sheet: String? = nil, cell: CellReference? = nil)
    throws(WorkbookWriteError)
  {
    guard !status.isGood else { return }
    throw WorkbookWriteError(
      .library(code: status.code, words: status.words), path: path, sheet: sheet, cell: cell)
  }
}
