internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Reads whose a workbook is and of which round, sheet by sheet.
struct IdentityReader {
  /// Sheets that are a return of one unit.
  struct Group {
    /// Whose they are.
    var identity: UnitIdentity
    /// Their positions in the workbook.
    var sheets: [Int]
    /// Where the unit stands in a column: the unit's own rows of such a sheet.
    var rows: [Int: Set<Int>] = [:]
    /// Of these rows those that add up several units: their figures are nobody's.
    var totals: [Int: Set<Int>] = [:]
    /// Of these rows those that name no unit and were taken for that of the row above, with the column where it should stand.
    var guessed: [(row: Int, column: Int)] = []
    /// What the unit's cell said, and where.
    var signs = UnitSigns()
    /// The unit's cells of further sheets that say a name near to that of the unit.
    var misspelt: [CellSign] = []
  }

  let compiled: CompiledSchema
  /// Whose the sheets are by their names.
  let ownership: SheetOwnership
  let context: WorkbookContext
  let file: String
  let tables: [FoundTable]
  let stamp: ReturnStamp?
  /// The first heading row of each sheet with tables.
  let tops: [Int: Int]

  /// A reader of a workbook whose tables were found.
  init(
    _ context: WorkbookContext, file: String, tables: [FoundTable], ownership: SheetOwnership,
    stamp: ReturnStamp?
  ) {
    compiled = context.compiled
    self.ownership = ownership
    self.context = context
    self.file = file
    self.tables = tables
    self.stamp = stamp
    var tops: [Int: Int] = [:]
    for table in tables { tops[table.sheet] = min(tops[table.sheet] ?? Int.max, table.top) }
    self.tops = tops
  }

  var schema: CampaignSchema { compiled.schema }

  /// The returns of the workbook: one, or where the unit cells of its sheets name different units one for each.
  func groups() -> [Group] {
    let all = Array(context.sheets.indices)
    let columns = unitColumns()
    if let byRow = splitByRows(columns) { return byRow }
    let found = deciding(unitCells())
    let units = orderedSet((found + columns.map(\.sign)).compactMap(\.unit))
    if units.count > 1 { return split(found + columns.map(\.sign), units: units) }
    let strangers = units.first.map { self.strangers(found, beside: $0) } ?? []
    let strange = Set(strangers.flatMap(\.sheets))
    let cells = found.filter { !strange.contains($0.sheet) } + columns.map(\.sign)
    let tops = tops.filter { !strange.contains($0.key) }
    var names: [Int: Int] = [:]
    for sheet in tops.keys {
      if let unit = mentioned(context.sheets[sheet].sheet.name) { names[sheet] = unit }
    }
    if units.isEmpty, stamp?.unit == nil {
      let named = orderedSet(tops.keys.sorted().compactMap { names[$0] })
      if named.count > 1, named.count == tops.count {
        let signs = names.map { sheet, unit in
          CellSign(
            sheet: sheet, value: NamedValue(text: "", row: 1, column: 1, labelRow: 1, labelColumn: 1),
            unit: unit)
        }
        return split(signs, units: named)
      }
    }
    var signs = UnitSigns()
    signs.stamp = stamp?.unit.flatMap { code in schema.units.firstIndex { $0.code == code } }
    if let stamped = signs.stamp, let substitute = compiled.substitutes[stamped] {
      (signs.stamp, signs.former) = (substitute, stamped)
    }
    if let stamped = signs.stamp, !compiled.units.isInside(stamped, .reporting) {
      signs.stranger = schema.units[stamped].name
    }
    if let sign = cells.first(where: { $0.unit != nil })
      ?? cells.first(where: { !$0.value.text.isEmpty && !isFiller($0.value.text) })
    {
      signs.cell = sign.unit
      signs.former = signs.former ?? sign.former
      signs.cellText = sign.value.text
      signs.cellPlace = (sign.sheet, sign.value.row, sign.value.column)
      signs.isCellUnsure = sign.isUnsure
      signs.nearest = sign.nearest
    }
    let titles = tops.keys.sorted().map { titleUnits(of: $0, besides: cells) }
    let titled = Set(titles.joined().map(\.unit))
    signs.title = titled.count == 1 ? titled.first : nil
    // The same words on every sheet are the template's; a unit above the one of the cell is whom that one reports to.
    if let unit = signs.title, titles.count(where: { !$0.isEmpty }) > 1,
      Set(titles.joined().map(\.form)).count > 1,
      signs.cell.map({ !compiled.units.isBelow($0, unit) }) ?? true
    {
      signs.titles = unit
    }
    let sheetNames = orderedSet(names.keys.sorted().compactMap { names[$0] })
    signs.sheetName = sheetNames.count == 1 ? sheetNames.first : nil
    signs.fileName = FileNameSign.unit(of: file, compiled: compiled)
    let own = Group(
      identity: UnitIdentity(signs), sheets: all.filter { !strange.contains($0) }, signs: signs,
      misspelt: units.first.map { misspelt(cells, beside: $0) } ?? [])
    return [own] + strangers
  }

  /// Values without repetition, in order of appearance.
  func orderedSet(_ values: [Int]) -> [Int] {
    var seen = Set<Int>()
    return values.filter { seen.insert($0).inserted }
  }

  /// Groups of sheets by their units. A sheet whose unit's cell says what is on no list is a return of its own, and
  /// rejected unless its title or name tell whose it is; one that says nothing goes with the one before it.
  private func split(_ cells: [CellSign], units: [Int]) -> [Group] {
    var groups = units.map { unit -> Group in
      var identity = UnitIdentity(UnitSigns())
      identity.unit = unit
      identity.trouble = nil
      return Group(identity: identity, sheets: [])
    }
    let signOf = Dictionary(cells.map { ($0.sheet, $0) }, uniquingKeysWith: { first, _ in first })
    let sure = Set(cells.filter { !$0.isUnsure }.compactMap(\.unit))
    var current = 0
    for sheet in context.sheets.indices {
      var unit = signOf[sheet]?.unit
      // A name that is surely a unit's, or near to one that another sheet surely has, is asked no further.
      if unit.map(sure.contains) != true, tops[sheet] != nil {
        let signs = sheetSigns(of: sheet, sign: signOf[sheet], besides: cells)
        let identity = UnitIdentity(signs)
        unit = identity.unit
        if signs.cellText != nil, identity.trouble != nil {
          let known = groups.firstIndex { unit != nil && $0.identity.unit == unit }
          if identity.isRejected || known == nil {
            groups.append(Group(identity: identity, sheets: [sheet], signs: signs))
            continue
          }
          if let known, !sure.contains(unit ?? -1), groups[known].sheets.isEmpty {
            (groups[known].identity, groups[known].signs) = (identity, signs)
          }
        }
      }
      if let unit, let position = groups.firstIndex(where: { $0.identity.unit == unit }) {
        current = position
      }
      groups[current].sheets.append(sheet)
    }
    // A mistyped name may have named a unit whose sheet it turned out not to be.
    return groups.filter { !$0.sheets.isEmpty }
  }

  /// What a sheet whose unit's cell names nobody known says about whose it is.
  func sheetSigns(of sheet: Int, sign: CellSign?, besides cells: [CellSign]) -> UnitSigns {
    var signs = UnitSigns()
    signs.title = titleUnits(of: sheet, besides: cells).first?.unit
    signs.sheetName = mentioned(context.sheets[sheet].sheet.name)
    if let sign, !sign.value.text.isEmpty, !isFiller(sign.value.text) {
      signs.cellText = sign.value.text
      signs.cellPlace = (sheet, sign.value.row, sign.value.column)
      (signs.cell, signs.isCellUnsure) = (sign.unit, sign.isUnsure)
      signs.nearest = sign.nearest
    }
    return signs
  }

  /// The units that title and header block of a sheet mention, with the forms of these texts, the unit's cell left out.
  func titleUnits(of sheet: Int, besides cells: [CellSign]) -> [(unit: Int, form: Int32)] {
    let view = context.sheets[sheet]
    let top = tops[sheet] ?? 1
    let own = cells.filter { $0.sheet == sheet }.map { ($0.value.row, $0.value.column) }
    var found: [(unit: Int, form: Int32)] = []
    for row in view.rows.prefix(30) where row < top {
      for index in view.cells(inRow: row) where view.sheet.cells[index].kind == .text && !view.isBlank(index)
      {
        let column = Int(view.sheet.cells[index].column)
        guard !own.contains(where: { $0 == (row, column) }) else { continue }
        let form = view.formIndex(index)
        if let unit = FileNameSign.unit(mentionedIn: form, compiled: compiled, session: view.session) {
          found.append((unit, form))
        }
      }
    }
    return found
  }

  /// The one reporting unit that a sheet's name mentions; nil for none or several. Every workbook has the same sheets.
  func mentioned(_ name: String) -> Int? {
    let session = context.session
    return FileNameSign.unit(mentionedIn: session.forms.form(name), compiled: compiled, session: session)
  }
}
