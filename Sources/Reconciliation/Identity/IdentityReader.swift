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
    /// What the unit's cell said, and where.
    var signs = UnitSigns()
  }

  private let compiled: CompiledSchema
  private let context: WorkbookContext
  private let file: String
  private let tables: [FoundTable]
  private let stamp: ReturnStamp?
  /// The first heading row of each sheet with tables.
  private let tops: [Int: Int]

  /// A reader of a workbook whose tables were found.
  init(_ context: WorkbookContext, file: String, tables: [FoundTable], stamp: ReturnStamp?) {
    compiled = context.compiled
    self.context = context
    self.file = file
    self.tables = tables
    self.stamp = stamp
    var tops: [Int: Int] = [:]
    for table in tables { tops[table.sheet] = min(tops[table.sheet] ?? Int.max, table.top) }
    self.tops = tops
  }

  private var schema: CampaignSchema { compiled.schema }

  // MARK: whose

  /// What a unit's cell says.
  private struct CellSign {
    var sheet: Int
    var value: NamedValue
    var unit: Int?
    /// The unit that it names, where `unit` stands for that.
    var former: Int?
    var isUnsure = false
    var nearest: [Int] = []
  }

  /// The returns of the workbook: one, or where the unit cells of its sheets name different units one for each.
  func groups() -> [Group] {
    let all = Array(context.sheets.indices)
    let columns = unitColumns()
    if let byRow = splitByRows(columns) { return byRow }
    let cells = unitCells() + columns.map(\.sign)
    let units = orderedSet(cells.compactMap(\.unit))
    if units.count > 1 { return split(cells, units: units) }
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
    let titles = tops.keys.sorted().flatMap { titleUnits(of: $0, besides: cells) }
    signs.title = Set(titles).count == 1 ? titles.first : nil
    let sheetNames = orderedSet(names.keys.sorted().compactMap { names[$0] })
    signs.sheetName = sheetNames.count == 1 ? sheetNames.first : nil
    signs.fileName = FileNameSign.unit(of: file, compiled: compiled)
    return [Group(identity: UnitIdentity(signs), sheets: all, signs: signs)]
  }

  /// Values without repetition, in order of appearance.
  private func orderedSet(_ values: [Int]) -> [Int] {
    var seen = Set<Int>()
    return values.filter { seen.insert($0).inserted }
  }

  /// Groups of sheets by their units. A sheet whose unit's cell says what is on no list is a return of its own, and
  /// rejected; one that says nothing goes with the one before it.
  private func split(_ cells: [CellSign], units: [Int]) -> [Group] {
    var groups = units.map { unit -> Group in
      var identity = UnitIdentity(UnitSigns())
      identity.unit = unit
      identity.trouble = nil
      return Group(identity: identity, sheets: [])
    }
    let signOf = Dictionary(cells.map { ($0.sheet, $0) }, uniquingKeysWith: { first, _ in first })
    var current = 0
    for sheet in context.sheets.indices {
      var unit = signOf[sheet]?.unit
      if unit == nil, tops[sheet] != nil {
        var signs = UnitSigns()
        signs.title = titleUnits(of: sheet, besides: cells).first
        signs.sheetName = mentioned(context.sheets[sheet].sheet.name)
        if let sign = signOf[sheet], !sign.value.text.isEmpty, !isFiller(sign.value.text) {
          signs.cellText = sign.value.text
          signs.cellPlace = (sheet, sign.value.row, sign.value.column)
          signs.nearest = sign.nearest
        }
        let identity = UnitIdentity(signs)
        if signs.cellText != nil, identity.isRejected {
          groups.append(Group(identity: identity, sheets: [sheet], signs: signs))
          continue
        }
        unit = identity.unit
      }
      if let unit, let position = units.firstIndex(of: unit) { current = position }
      groups[current].sheets.append(sheet)
    }
    return groups
  }

  /// The unit cells of all sheets. Their cells become template text.
  private func unitCells() -> [CellSign] {
    var result: [CellSign] = []
    var isDone = Set<Int>()
    for plan in compiled.plans {
      guard let cell = plan.layout.unitCell else { continue }
      let finder = NamedCellFinder(
        cell: cell, pattern: plan.unitCell, others: [plan.roundCell, plan.unitOfMeasureCell])
      for sheet in context.sheets where !Stamp.isStamp(sheet) {
        // A cell that the schema names by its address is looked at where the layout's table stands, nowhere else.
        if cell.cell != nil,
          !tables.contains(where: { $0.plan == plan.position && $0.sheet == sheet.sheet.index })
        {
          continue
        }
        guard !isDone.contains(sheet.sheet.index) else { continue }
        let values = finder.find(on: sheet).filter { !isInHeading($0, sheet: sheet.sheet.index) }
        guard let value = best(values, on: sheet) else { continue }
        if cell.cell == nil || value.unit != nil { mark(value.value, on: sheet) }
        isDone.insert(sheet.sheet.index)
        result.append(value)
      }
    }
    return result
  }

  /// Of several places the first that names a unit, else the first that says anything, else the first.
  private func best(_ values: [NamedValue], on sheet: SheetView) -> CellSign? {
    let signs = values.prefix(20).map { sign($0, sheet: sheet.sheet.index) }
    return signs.first { $0.unit != nil } ?? signs.first { !$0.value.text.isEmpty } ?? signs.first
  }

  /// What a value says about the unit.
  private func sign(_ value: NamedValue, sheet: Int) -> CellSign {
    var sign = CellSign(sheet: sheet, value: value)
    guard !value.text.isEmpty, !isFiller(value.text) else { return sign }
    let match = compiled.units.match(value.text, among: .reporting)
    if case .one(_, let certainty) = match, certainty <= .exact {
    } else if let former = compiled.units.former(named: value.text) {
      (sign.unit, sign.former) = (compiled.substitutes[former], former)
      return sign
    }
    switch match {
    case .one(let unit, let certainty):
      sign.unit = unit
      sign.isUnsure = certainty == .similar
    case .several(let units):
      sign.nearest = units
    case .none(let nearest):
      sign.unit = FileNameSign.unit(codedIn: value.text, compiled: compiled) ?? mentioned(value.text)
      if sign.unit == nil { sign.nearest = nearest }
    }
    return sign
  }

  /// Dots and lines that wait for somebody to write on them.
  private func isFiller(_ text: String) -> Bool { !text.contains { $0.isLetter || $0.isNumber } }

  /// Whether a value's label is the heading of a column of a table, as "Đơn vị" over units of measure is.
  private func isInHeading(_ value: NamedValue, sheet: Int) -> Bool {
    tables.contains { table in
      guard table.sheet == sheet else { return false }
      switch table.kind {
      case .grid(let grid):
        return grid.heading.contains(value.labelRow) && grid.all.contains(value.labelColumn)
      case .form(let form):
        return form.segments.contains { segment in
          segment.heading?.contains(value.labelRow) == true && segment.columns.all.contains(value.labelColumn)
        }
      }
    }
  }

  /// Marks a label and its value as template text.
  private func mark(_ value: NamedValue, on sheet: SheetView) {
    if let index = sheet.index(row: value.row, column: value.column) { sheet.mark(index, .template) }
    if let index = sheet.index(row: value.labelRow, column: value.labelColumn) {
      sheet.mark(index, .template)
    }
  }

  /// The reporting unit in a column of every row: the units of the rows, and the sign that they make together.
  private func unitColumns() -> [(sign: CellSign, rows: [Int: Int])] {
    var result: [(sign: CellSign, rows: [Int: Int])] = []
    for table in tables {
      guard case .grid(let grid) = table.kind else { continue }
      let sheet = context.sheets[table.sheet]
      let plan = compiled.plans[table.plan]
      var column = grid.unitColumn
      if column == nil, let cell = plan.layout.unitCell, cell.cell == nil {
        let finder = NamedCellFinder(cell: cell, pattern: plan.unitCell, others: [])
        column = finder.find(on: sheet).first { isInHeading($0, sheet: table.sheet) }?.labelColumn
      }
      guard let column else { continue }
      var rows: [Int: Int] = [:]
      var known: [Int32: Int?] = [:]
      var firstText: (text: String, row: Int)?
      let first = grid.heading.upperBound + 1
      for row in sheet.rows(in: first...max(first, sheet.rows.last ?? first)) {
        guard let index = sheet.filledIndex(row: row, column: column) else { continue }
        let form = sheet.formIndex(index)
        let text = sheet.form(index).plain
        if known[form] == nil {
          known[form] = .some(
            sign(
              NamedValue(text: text, row: row, column: column, labelRow: row, labelColumn: column),
              sheet: table.sheet
            ).unit)
        }
        firstText = firstText ?? (text, row)
        sheet.mark(index, .template)
        if let unit = known[form] ?? nil { rows[row] = unit }
      }
      guard let firstText else { continue }
      let units = Dictionary(grouping: rows.values, by: { $0 }).mapValues(\.count)
      let most = units.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      let place = rows.filter { $0.value == most }.keys.min() ?? firstText.row
      let text = sheet.form(row: place, column: column).plain
      let value = NamedValue(text: text, row: place, column: column, labelRow: place, labelColumn: column)
      result.append((CellSign(sheet: table.sheet, value: value, unit: most), rows))
    }
    return result
  }

  /// Groups by rows, where the rows of one sheet name several units.
  private func splitByRows(_ columns: [(sign: CellSign, rows: [Int: Int])]) -> [Group]? {
    guard let column = columns.first(where: { Set($0.rows.values).count > 1 }) else { return nil }
    let sheet = context.sheets[column.sign.sheet]
    let units = orderedSet(column.rows.keys.sorted().compactMap { column.rows[$0] })
    return units.enumerated().map { position, unit in
      var identity = UnitIdentity(UnitSigns())
      identity.unit = unit
      identity.trouble = nil
      var rows = Set(column.rows.filter { $0.value == unit }.keys)
      // What belongs to nobody's row is counted with the first unit's.
      if position == 0 { rows.formUnion(sheet.rows.filter { column.rows[$0] == nil }) }
      let sheets = position == 0 ? Array(context.sheets.indices) : [column.sign.sheet]
      return Group(identity: identity, sheets: sheets, rows: [column.sign.sheet: rows])
    }
  }

  /// The units that title and header block of a sheet mention, the unit's cell left out.
  private func titleUnits(of sheet: Int, besides cells: [CellSign]) -> [Int] {
    let view = context.sheets[sheet]
    let top = tops[sheet] ?? 1
    let own = cells.filter { $0.sheet == sheet }.map { ($0.value.row, $0.value.column) }
    var found: [Int] = []
    for row in view.rows.prefix(30) where row < top {
      for index in view.cells(inRow: row) where view.sheet.cells[index].kind == .text && !view.isBlank(index)
      {
        let column = Int(view.sheet.cells[index].column)
        guard !own.contains(where: { $0 == (row, column) }) else { continue }
        let form = view.formIndex(index)
        if let unit = FileNameSign.unit(mentionedIn: form, compiled: compiled, session: view.session) {
          found.append(unit)
        }
      }
    }
    return found
  }

  /// The one reporting unit that a text mentions; nil for none or several.
  private func mentioned(_ text: String) -> Int? { FileNameSign.unit(mentionedIn: text, compiled: compiled) }

  /// I021: the workbook names a unit that is no more, or not yet; it counts for the one that stands for it.
  func addFormerFinding(_ group: Group, to draft: ReturnDraft) {
    guard draft.content.rejectedBy == nil, let former = group.signs.former, let unit = group.identity.unit,
      unit == compiled.substitutes[former]
    else { return }
    draft.content.formerUnit = former
    let place = group.signs.cellPlace
    draft.add(
      ConflictingUnitRule.description, severity: .warning,
      ConflictingUnitRule.message(former: schema.units[former].name, present: schema.units[unit].name),
      sheet: place.map { context.sheets[$0.sheet] }, row: place?.row, column: place?.column
    ) { $0.otherUnit = schema.units[former].code }
  }

  /// I020 or I021.
  func addUnitFinding(_ group: Group, to draft: ReturnDraft) {
    guard let trouble = group.identity.trouble else { return }
    let place = group.signs.cellPlace
    let sheet = place.map { context.sheets[$0.sheet] }
    func name(_ unit: Int) -> String { schema.units[unit].name }
    switch trouble {
    case .unknown(let text, let nearest):
      draft.content.rejectedBy = UnknownUnitRule.description.code
      draft.add(
        UnknownUnitRule.description, UnknownUnitRule.message(found: text, nearest: nearest.map(name)),
        sheet: sheet,
        row: place?.row, column: place?.column
      ) {
        $0.raw = text
        $0.normalisedText = text.map(TextKey.folded) ?? TextKey.folded(file)
      }
    case .conflict(let first, let one, let second, let other, let isFatal):
      if isFatal { draft.content.rejectedBy = ConflictingUnitRule.description.code }
      draft.add(
        ConflictingUnitRule.description, severity: isFatal ? .fatal : .warning,
        ConflictingUnitRule.message((first, name(one)), (second, name(other))), sheet: sheet, row: place?.row,
        column: place?.column
      ) { $0.otherUnit = schema.units[one == draft.unit ? other : one].code }
    case .unsure(let text):
      draft.add(
        UnknownUnitRule.description, severity: .warning,
        UnknownUnitRule.message(found: text, taken: group.identity.unit.map(name) ?? ""), sheet: sheet,
        row: place?.row, column: place?.column
      ) {
        $0.raw = text
        $0.normalisedText = TextKey.folded(text)
      }
    case .unreadable(let text, let sign):
      draft.add(
        ConflictingUnitRule.description, severity: .warning,
        ConflictingUnitRule.message(unreadable: text, by: sign, taken: group.identity.unit.map(name) ?? ""),
        sheet: sheet,
        row: place?.row, column: place?.column
      ) { $0.raw = text }
    }
  }

  // MARK: of which round

  /// The round of a return.
  func round(of group: Group) -> RoundIdentity {
    guard !schema.rounds.isEmpty else {
      return RoundIdentity(
        stamp: nil, cells: [], isAsked: false, titles: [], compiled: compiled, session: nil)
    }
    var cells: [(sheet: Int, value: NamedValue)] = []
    var isAsked = false
    var isDone = Set<Int>()
    for plan in compiled.plans {
      guard let cell = plan.layout.roundCell else { continue }
      let finder = NamedCellFinder(
        cell: cell, pattern: plan.roundCell, others: [plan.unitCell, plan.unitOfMeasureCell])
      let own = Set(tables.filter { $0.plan == plan.position }.map(\.sheet))
      if group.sheets.contains(where: own.contains) { isAsked = true }
      for position in group.sheets where !isDone.contains(position) {
        let sheet = context.sheets[position]
        if Stamp.isStamp(sheet) || cell.cell != nil && !own.contains(position) { continue }
        let values = finder.find(on: sheet).filter { $0.labelRow < tops[position] ?? Int.max || own.isEmpty }
        guard let value = values.first(where: { !$0.text.isEmpty }) ?? values.first else { continue }
        isDone.insert(position)
        mark(value, on: sheet)
        cells.append((position, value))
      }
    }
    return RoundIdentity(
      stamp: stamp?.round, cells: cells, isAsked: isAsked, titles: titles(of: group), compiled: compiled,
      session: context.sheets.first?.session)
  }

  /// The forms of the texts above the tables of a return.
  private func titles(of group: Group) -> [Int32] {
    group.sheets.flatMap { sheet -> [Int32] in
      guard let top = tops[sheet] else { return [] }
      let view = context.sheets[sheet]
      return view.rows.prefix(30).filter { $0 < top }.flatMap { row in
        view.cells(inRow: row).filter { view.sheet.cells[$0].kind == .text && !view.isBlank($0) }.map {
          view.formIndex($0)
        }
      }
    }
  }

  /// I022.
  func addRoundFinding(_ identity: RoundIdentity, to draft: ReturnDraft) {
    guard let trouble = identity.trouble, let expected = compiled.round else { return }
    let sheet = identity.place.map { context.sheets[$0.sheet] }
    func title(_ round: Round) -> String { round.title.isEmpty ? round.code : round.title }
    switch trouble {
    case .other(let text, let round):
      if draft.content.rejectedBy == nil { draft.content.rejectedBy = WrongRoundRule.description.code }
      draft.add(
        WrongRoundRule.description,
        WrongRoundRule.message(found: text, round: title(schema.rounds[round]), expected: title(expected)),
        sheet: sheet,
        row: identity.place?.row, column: identity.place?.column
      ) {
        $0.raw = text
        $0.normalisedText = schema.rounds[round].code
      }
    case .unreadable(let text):
      draft.add(
        WrongRoundRule.description, severity: .warning,
        WrongRoundRule.message(unreadable: text, expected: title(expected)), sheet: sheet,
        row: identity.place?.row,
        column: identity.place?.column
      ) {
        $0.raw = text
        $0.normalisedText = text.map(TextKey.folded) ?? ""
      }
    }
  }
}
