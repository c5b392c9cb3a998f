internal import Cells
internal import Schema

/// Finds a grid on a sheet by the heading of its row labels and those of its indicators.
struct GridFinder {
  /// The layout.
  let plan: LayoutPlan
  /// The sheet.
  let sheet: SheetView
  /// How alike labels must be.
  let thresholds: Thresholds

  private var session: ReadingSession { sheet.session }

  /// The grid; nil where its headings do not stand on the sheet. `isNamed`: the sheet's name says that it is there, so
  /// a table whose row labels have another heading counts too.
  func find(isNamed: Bool) -> GridTable? {
    var best: GridTable?
    for row in sheet.rows.prefix(2000) {
      for index in sheet.cells(inRow: row)
      where sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index) {
        guard session.mask(sheet.formIndex(index), in: plan).contains(.rowLabel) else { continue }
        let column = Int(sheet.sheet.cells[index].column)
        let bottom = min(sheet.merge(row: row, column: column)?.rows.upperBound ?? row, row + 6)
        for rows in bands(row: row, bottom: bottom) {
          guard let table = table(rows, isNamed: isNamed, alike: false) else { continue }
          if table.columns.count > best?.columns.count ?? 0 { best = table }
          if table.columns.count >= wanted { return table }
        }
      }
      if let best, row > best.heading.upperBound + 3 { break }
    }
    if best == nil, isLettered { best = lettered(isNamed: isNamed) }
    if let found = best { best = table(found.heading, isNamed: isNamed, alike: true) ?? found }
    if best == nil, isNamed { best = similar() }
    if best == nil, (isNamed && !isLettered) || plan.rowLabels.isEmpty { best = withoutRowLabel() }
    return best
  }

  /// Whether letters alone say where the row labels stand.
  private var isLettered: Bool {
    !plan.rowLabels.isEmpty && plan.rowLabels.allSatisfy { !$0.columns.isEmpty }
  }

  /// The grid whose row labels are named by letters: the lowest rows in which most of its indicators stand.
  private func lettered(isNamed: Bool) -> GridTable? {
    var best: GridTable?
    for row in sheet.rows.prefix(200) {
      let tall = plan.layout.headerRows.map { [$0] } ?? []
      for count in tall + [1, 2, 3] where (1...8).contains(count) {
        guard let found = table(row...(row + count - 1), isNamed: isNamed, alike: false),
          found.columns.count > best?.columns.count ?? 0
        else { continue }
        best = found
      }
      if let best, row > best.heading.upperBound { break }
    }
    return best.map { lowest($0, isNamed: isNamed, labels: nil) }
  }

  /// The grid without the rows above its heading proper: titles and the cell of the unit are none of its headings.
  private func lowest(_ found: GridTable, isNamed: Bool, labels: [Int]?) -> GridTable {
    var best = found
    while best.heading.count > 1 {
      let rows = (best.heading.lowerBound + 1)...best.heading.upperBound
      guard let next = table(rows, isNamed: isNamed, alike: false, labels: labels),
        next.columns.count >= best.columns.count
      else { break }
      best = next
    }
    return best
  }

  /// How many columns a whole grid has.
  private var wanted: Int { plan.indicators.count * max(plan.layout.values.count, 1) }

  /// Ranges of rows that may be the heading, the likeliest first.
  private func bands(row: Int, bottom: Int) -> [ClosedRange<Int>] {
    var ranges = [row...bottom]
    if let rows = plan.layout.headerRows, rows > 1, rows <= 8 {
      ranges.append(row...(row + rows - 1))
      if bottom - rows + 1 >= 1, bottom - rows + 1 <= row { ranges.append((bottom - rows + 1)...bottom) }
    }
    for range in FormFinder.bands(around: row, tallest: bottom) where !ranges.contains(range) {
      ranges.append(range)
    }
    return ranges
  }

  /// The grid under a heading; nil where too few of its indicators stand there. Where nothing but the heading decides,
  /// it may be remembered.
  private func table(_ rows: ClosedRange<Int>, isNamed: Bool, alike: Bool) -> GridTable? {
    guard !plan.index.hasCodes, let content = HeadingBand.content(sheet, rows: rows) else {
      return table(rows, isNamed: isNamed, alike: alike, labels: nil)
    }
    let key = HeadingMemory.Key(
      plan: plan.position, rows: rows, isNamed: isNamed, alike: alike, content: content)
    if var known = session.headings.grids[key] {
      known?.sheet = sheet.sheet.index
      return known
    }
    let table = table(rows, isNamed: isNamed, alike: alike, labels: nil)
    session.headings.keep(table, for: key)
    return table
  }

  /// The same, worked out; `labels`: the columns of the row labels, where they have no heading.
  private func table(
    _ rows: ClosedRange<Int>, isNamed: Bool, alike: Bool, labels: [Int]?
  ) -> GridTable? {
    let band = HeadingBand(sheet, rows: rows)
    var taken = Set<Int>()
    var rowLabels: [Int] = labels ?? []
    if labels == nil {
      for pattern in plan.rowLabels {
        let column = pattern.columns.first ?? best(pattern, band.columns, taken: taken)
        guard let column else { return nil }
        rowLabels.append(column)
        taken.insert(column)
      }
    }
    taken.formUnion(rowLabels)
    // Where a row is a unit its label may be the unit's name.
    let isRowLabel = plan.unitColumn.texts.contains { text in
      plan.rowLabels.contains { $0.texts.contains { $0.key == text.key } }
    }
    let unitColumn =
      plan.unitColumn.isEmpty
      ? nil
      : plan.unitColumn.columns.first ?? best(plan.unitColumn, band.columns, taken: taken)
        ?? (isRowLabel ? best(plan.unitColumn, band.columns, taken: []) : nil)
    if let unitColumn { taken.insert(unitColumn) }
    // Where another table stands beside, behind a column without a heading, these are looked for on this side first.
    let label = rowLabels.first ?? 0
    let own = band.columns(around: label)
    let number =
      plan.number.columns.first ?? best(plan.number, own, taken: taken)
      ?? best(plan.number, band.columns.filter { label == 0 || abs($0.column - label) <= 3 }, taken: taken)
    if let number { taken.insert(number) }
    let note =
      plan.note.columns.first ?? best(plan.note, own, taken: taken)
      ?? best(plan.note, band.columns.filter { $0.column > label }, taken: taken)
    if let note { taken.insert(note) }
    let ignored =
      band.columns.filter { head in
        !taken.contains(head.column) && head.parts.contains { plan.ignore.fit($0, session: session) > .none }
      }.map(\.column) + plan.ignore.columns.filter { !taken.contains($0) }
    taken.formUnion(ignored)
    let codes = codesRow(around: rows)
    let columns = indicatorColumns(
      band.columns.filter { !taken.contains($0.column) }, codes: codes, alike: alike)
    guard !columns.isEmpty, isNamed || columns.count * 2 >= min(wanted, 4) else { return nil }
    let headed = Set(band.columns.map(\.column)).union(columns.map(\.column))
    var low = (Array(taken) + columns.map(\.column)).min() ?? 1
    var high = (Array(taken) + columns.map(\.column)).max() ?? 1
    while headed.contains(low - 1) { low -= 1 }
    while headed.contains(high + 1) { high += 1 }
    let known = taken.union(columns.map(\.column))
    var unknown: [Int: String] = [:]
    for column in low...high where !known.contains(column) {
      let head = band.columns.first { $0.column == column }
      unknown[column] = head.map { session.form(at: $0.path).plain } ?? ""
    }
    return GridTable(
      plan: plan.position, sheet: sheet.sheet.index, heading: rows, codesRow: codes?.row,
      rowLabels: rowLabels,
      number: number, unitColumn: unitColumn, note: note, ignored: ignored, columns: columns, all: low...high,
      unknown: unknown)
  }

  /// The column whose heading fits a pattern best.
  private func best(_ pattern: CompiledPattern, _ heads: some Collection<HeadingBand.Column>, taken: Set<Int>)
    -> Int?
  {
    var found: (fit: Int, column: Int)?
    for head in heads where !taken.contains(head.column) {
      var fit = pattern.fit(head.path, session: session).rawValue * 10
      if head.parts.count > 1, let leaf = head.parts.last {
        fit = max(fit, pattern.fit(leaf, session: session).rawValue * 10 - 3)
      }
      if fit > found?.fit ?? 0 { found = (fit, head.column) }
    }
    return found?.column
  }

  /// A row of printed column codes at or near the heading: the indicators by their columns.
  private func codesRow(around rows: ClosedRange<Int>) -> (row: Int, indicators: [Int: Int])? {
    guard plan.index.hasCodes else { return nil }
    for row in sheet.rows(in: max(1, rows.lowerBound - 3)...(rows.upperBound + 3)) {
      var found: [Int: Int] = [:]
      for index in sheet.cells(inRow: row) where !sheet.isBlank(index) {
        let named = plan.index.indicators(code: sheet.form(index).plain)
        if named.count == 1, let only = named.first { found[Int(sheet.sheet.cells[index].column)] = only }
      }
      if found.count >= min(2, plan.index.count) { return (row, found) }
    }
    return nil
  }

  /// The indicators of columns: by printed code, by the whole heading, by its lowest text where that names one column
  /// only, then by likeness as one assignment.
  private func indicatorColumns(
    _ heads: [HeadingBand.Column], codes: (row: Int, indicators: [Int: Int])?, alike: Bool
  ) -> [GridColumn] {
    var result: [GridColumn] = []
    var open: [HeadingBand.Column] = []
    var taken = Set<Int>()
    func slot(_ indicator: Int, _ measure: Int) -> Int { indicator * plan.measures.count + measure }
    func take(
      _ head: HeadingBand.Column, _ indicator: Int, _ measure: Int, _ recognition: IndicatorIndex.Recognition,
      score: Double = 1, isDoubtful: Bool = false
    ) {
      taken.insert(slot(indicator, measure))
      result.append(
        GridColumn(
          column: head.column, indicator: indicator, measure: measure, recognition: recognition, score: score,
          isDoubtful: isDoubtful, heading: session.form(at: head.path).plain))
    }
    for head in heads {
      let measure = self.measure(of: head)
      if let indicator = codes?.indicators[head.column] {
        if !taken.contains(slot(indicator, measure ?? 0)) { take(head, indicator, measure ?? 0, .code) }
        continue
      }
      if let (recognition, named) = exact(head, hasMeasure: measure != nil && plan.layout.values.count > 0),
        let indicator = named.first(where: { !taken.contains(slot($0, measure ?? 0)) })
      {
        take(head, indicator, measure ?? 0, recognition)
      } else {
        open.append(head)
      }
    }
    let missing = plan.indicators.indices.flatMap { indicator in
      plan.measures.indices.filter { !taken.contains(slot(indicator, $0)) }.map { (indicator, $0) }
    }
    guard alike, !missing.isEmpty, !open.isEmpty, missing.count * open.count <= 100_000 else {
      return result.sorted { $0.column < $1.column }
    }
    let leaves = Dictionary(grouping: heads.compactMap(\.parts.last), by: { $0 }).mapValues(\.count)
    let scores = open.map { head -> [Double] in
      let path = session.likeness(head.path, in: plan)
      let leaf = head.parts.last.flatMap { leaves[$0] == 1 ? session.likeness($0, in: plan) : nil }
      let measure = self.measure(of: head)
      return missing.map { indicator, wanted in
        if let measure, measure != wanted { return 0 }
        return max(path[indicator], leaf?[indicator] ?? 0)
      }
    }
    for (row, column) in Assignment.best(scores, least: thresholds.labelAsk) {
      let second = scores[row].enumerated().filter { $0.offset != column }.map(\.element).max() ?? 0
      let score = scores[row][column]
      take(
        open[row], missing[column].0, missing[column].1, .score, score: score,
        isDoubtful: score < thresholds.labelAccept || score - second < 0.08)
    }
    return result.sorted { $0.column < $1.column }
  }

  /// The indicators that a heading names: its whole path, the path above a measure, or its lowest text alone.
  private func exact(_ head: HeadingBand.Column, hasMeasure: Bool) -> (IndicatorIndex.Recognition, [Int])? {
    let forms = session.forms
    if let found = plan.index.exact(forms.forms[Int(head.path)]) { return found }
    guard head.parts.count > 1 else { return nil }
    if hasMeasure {
      let above = head.parts.dropLast().map { forms.forms[Int($0)].plain }.joined(separator: " > ")
      if let found = plan.index.exact(session.forms.taken(above)) { return found }
    }
    // Titles of groups above the headings proper: the path without its highest texts.
    for first in 1..<head.parts.count {
      let rest = head.parts[first...].map { forms.forms[Int($0)].plain }.joined(separator: " > ")
      if let found = plan.index.exact(session.forms.taken(rest)), found.1.count == 1 { return found }
    }
    return nil
  }

  /// The measure that a heading names: a position in the plan's measures; nil where the layout has none.
  private func measure(of head: HeadingBand.Column) -> Int? {
    guard !plan.values.isEmpty else { return nil }
    var found: (fit: Int, measure: Int)?
    for (measure, pattern) in plan.values.enumerated() {
      for part in [head.path] + head.parts {
        let fit = pattern.fit(part, session: session).rawValue
        if fit > found?.fit ?? 0 { found = (fit, measure) }
      }
    }
    return found?.measure
  }

  /// The grid whose headings are only alike: the band of the row labels' heading in which most of them are.
  private func similar() -> GridTable? {
    var best: GridTable?
    for row in sheet.rows.prefix(100) {
      for index in sheet.cells(inRow: row)
      where sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index) {
        guard session.mask(sheet.formIndex(index), in: plan).contains(.rowLabel) else { continue }
        let column = Int(sheet.sheet.cells[index].column)
        let bottom = min(sheet.merge(row: row, column: column)?.rows.upperBound ?? row, row + 6)
        for rows in bands(row: row, bottom: bottom).prefix(6) {
          guard let table = table(rows, isNamed: true, alike: true) else { continue }
          if table.columns.count > best?.columns.count ?? 0 { best = table }
        }
      }
    }
    return best
  }

  /// The grid whose row labels have no heading, or another one: the rows in which most of its indicators stand, half of
  /// them at least, and the labels are the texts in the first column before them.
  private func withoutRowLabel() -> GridTable? {
    var best: (table: GridTable, label: Int)?
    for row in sheet.rows.prefix(60) {
      for rows in [row...row, row...(row + 1), row...(row + 2)] {
        guard let found = table(rows, isNamed: false, alike: false, labels: []),
          found.columns.count * 2 >= wanted, found.columns.count > best?.table.columns.count ?? 0
        else { continue }
        let table = lowest(found, isNamed: false, labels: [])
        if let label = labelColumn(of: table) { best = (table, label) }
      }
      if let best, row > best.table.heading.upperBound || best.table.columns.count >= wanted { break }
    }
    return best.flatMap { table($0.table.heading, isNamed: true, alike: true, labels: [$0.label]) }
  }

  /// The column before the indicators of a grid with the most texts below its heading.
  private func labelColumn(of found: GridTable) -> Int? {
    guard let first = found.columns.first?.column else { return nil }
    let bottom = found.heading.upperBound
    let candidates = (max(1, first - 4)..<first).map { column in
      (
        column: column,
        texts: sheet.rows(in: bottom + 1...(bottom + 30)).filter { row in
          sheet.index(row: row, column: column).map { sheet.sheet.cells[$0].kind == .text } ?? false
        }.count
      )
    }
    let label = candidates.max { ($0.texts, $1.column) < ($1.texts, $0.column) }
    return label.flatMap { $0.texts > 0 ? $0.column : nil }
  }
}
