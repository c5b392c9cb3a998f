internal import Cells
internal import Schema

/// Finds a form on a sheet by the texts of its headings, wherever it stands.
struct FormFinder {
  /// The layout.
  let plan: LayoutPlan
  /// The sheet.
  let sheet: SheetView
  /// The schema, for the rounds that headings may name.
  let compiled: CompiledSchema
  /// The session.
  private var session: ReadingSession { sheet.session }

  /// The form; nil where its headings do not stand on the sheet. `isNamed`: the sheet's name says that it is there,
  /// so headings that are only alike count too.
  func find(isNamed: Bool) -> FormTable? {
    var headings = exactHeadings()
    if headings.isEmpty { headings = letterHeadings() }
    if headings.isEmpty, isNamed { headings = similarHeadings() }
    guard !headings.isEmpty else { return nil }
    let end = sheet.rows.last ?? 1
    var segments: [FormSegment] = []
    for (position, heading) in headings.enumerated() {
      let first = (heading.rows?.upperBound ?? heading.before) + 1
      let next =
        position + 1 < headings.count ? (headings[position + 1].rows?.lowerBound ?? end + 1) : end + 1
      let rows = first...max(next - 1, first)
      let columns = FormValueColumns(plan: plan, sheet: sheet).completed(
        heading.columns, heading: heading.rows, below: rows)
      segments.append(
        FormSegment(
          heading: heading.rows,
          columns: withIndentedLabels(columns, heading: heading.rows, below: rows), rows: rows))
    }
    return FormTable(plan: plan.position, sheet: sheet.sheet.index, segments: segments)
  }

  /// A heading found: its rows, or for headings by letters the row before the first one of the table.
  private struct Heading {
    var rows: ClosedRange<Int>?
    var before = 0
    var columns: FormColumns
  }

  /// Headings whose texts fit.
  private func exactHeadings() -> [Heading] {
    var found: [Heading] = []
    var last = 0
    for row in sheet.rows where row > last {
      var mask: HeadingMask = []
      var tallest = row
      var count = 0
      for index in sheet.cells(inRow: row)
      where sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index) {
        let own = session.mask(sheet.formIndex(index), in: plan)
        guard own != .known else { continue }
        count += 1
        mask.formUnion(own)
        if let merge = sheet.merge(row: row, column: Int(sheet.sheet.cells[index].column)) {
          tallest = max(tallest, min(merge.rows.upperBound, row + 5))
        }
      }
      let names = mask.contains(.label) || mask.contains(.code) || hasLetterLabel
      guard names else { continue }
      // Values that letters name need no heading of their own, only one of the labels or codes beside them.
      let isBesideLetters =
        !plan.values.isEmpty && plan.values.allSatisfy { !$0.columns.isEmpty }
        && (mask.contains(.label) || mask.contains(.code))
      if mask.contains(.value) || isBesideLetters,
        count >= 2 || plan.values.allSatisfy({ !$0.columns.isEmpty }) || hasLetterLabel
      {
        var columns = columns(under: row...tallest)
        if columns.suffices, columns.label.isEmpty, !plan.label.isEmpty {
          columns.label = labels(of: columns, like: found.first?.columns, below: tallest)
          for label in columns.label {
            columns.all = min(columns.all.lowerBound, label)...max(columns.all.upperBound, label)
          }
        }
        if columns.suffices, isTrueHeading(columns, firstFound: found.first?.columns) {
          let bottom = isBesideLetters ? lastRow(ofHeading: tallest, columns) : tallest
          let heading = withRowsBelow(Heading(rows: row...bottom, columns: columns))
          found.append(heading)
          last = heading.rows?.upperBound ?? tallest
          continue
        }
      }
      // The value headings may stand a few rows lower or higher than the label's, under or over merged ones.
      guard found.isEmpty, mask.contains(.label) || mask.contains(.code) else { continue }
      for rows in Self.bands(around: row, tallest: tallest) where rows.lowerBound > last {
        let columns = columns(under: rows)
        if columns.suffices {
          found.append(Heading(rows: rows, columns: columns))
          last = rows.upperBound
          break
        }
      }
    }
    return found
  }

  /// The last row of a heading whose values letters name: no text of theirs tells it, but a row or two below that hold words
  /// and no label are headings yet.
  private func lastRow(ofHeading row: Int, _ columns: FormColumns) -> Int {
    var last = row
    while last < row + 2 {
      let cells = sheet.cells(inRow: last + 1).filter { !sheet.isBlank($0) }
      let isHeading = cells.allSatisfy { index in
        let cell = sheet.sheet.cells[index]
        return cell.kind == .text && !columns.label.contains(Int(cell.column))
          && columns.code != Int(cell.column)
          && !sheet.form(index).plain.contains { $0.isNumber }
      }
      guard isHeading, !cells.isEmpty else { break }
      last += 1
    }
    return last
  }

  /// A heading with the row or two below it, where more of the layout's value columns stand under both together: what was
  /// merged over them is sometimes taken apart.
  private func withRowsBelow(_ heading: Heading) -> Heading {
    guard let rows = heading.rows, plan.values.count > 1 else { return heading }
    var best = heading
    for bottom in [rows.upperBound + 1, rows.upperBound + 2] where best.columns.values.contains(nil) {
      let columns = columns(under: rows.lowerBound...bottom)
      func found(_ columns: FormColumns) -> Int { columns.values.filter { $0 != nil }.count }
      guard found(columns) > found(best.columns), !columns.label.isEmpty || best.columns.label.isEmpty,
        columns.label.first == best.columns.label.first || best.columns.label.isEmpty
      else { continue }
      best = Heading(rows: rows.lowerBound...bottom, columns: columns)
    }
    return best
  }

  /// The label columns of a heading that names codes and values only, as where each section puts its own title over its
  /// labels: those of the first heading, else those in which known labels stand below.
  private func labels(of columns: FormColumns, like first: FormColumns?, below row: Int) -> [Int] {
    let labels = first.map(\.label) ?? []
    let likely = labels.isEmpty || first?.values != columns.values ? likelyLabels(below: row) : labels
    return likely.filter { !columns.knows($0) }
  }

  /// Whether a heading is one, and not a row of data that happens to say "Kết quả": the columns of a repeated heading
  /// are those of the first one, or at least as many.
  private func isTrueHeading(_ columns: FormColumns, firstFound: FormColumns?) -> Bool {
    guard let firstFound else { return true }
    return columns.values == firstFound.values || columns.count >= firstFound.count - 1
  }

  /// Ranges of rows around a row that may be a heading together, the likeliest first.
  static func bands(around row: Int, tallest: Int) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for top in [row, row - 1, row - 2] where top >= 1 {
      for bottom in [tallest, tallest + 1, tallest + 2, tallest + 3] where (top, bottom) != (row, row) {
        ranges.append(top...bottom)
      }
    }
    return ranges
  }

  /// Whether the layout names its label or code column by a letter.
  private var hasLetterLabel: Bool { !plan.label.columns.isEmpty || !plan.code.columns.isEmpty }

  /// Where all columns are named by letters, the table begins above the first row that holds a known label or code.
  private func letterHeadings() -> [Heading] {
    guard hasLetterLabel else { return [] }
    let columns = columns(nil)
    guard columns.suffices else { return [] }
    for row in sheet.rows {
      let named = columns.label.contains { plan.index.exact(sheet.form(row: row, column: $0)) != nil }
      let coded =
        columns.code.map { !plan.index.indicators(code: sheet.form(row: row, column: $0).plain).isEmpty }
        ?? false
      if named || coded { return [Heading(rows: nil, before: row - 1, columns: columns)] }
    }
    return []
  }

  /// Headings that are only alike: reworded, mistyped, with a word more. The best row of the sheet, if it suffices.
  private func similarHeadings() -> [Heading] {
    var best: (count: Int, heading: Heading)?
    for row in sheet.rows.prefix(200) {
      let texts = sheet.cells(inRow: row).filter { sheet.sheet.cells[$0].kind == .text && !sheet.isBlank($0) }
      guard texts.count >= 2 else { continue }
      var tallest = row
      for index in texts {
        if let merge = sheet.merge(row: row, column: Int(sheet.sheet.cells[index].column)) {
          tallest = max(tallest, min(merge.rows.upperBound, row + 5))
        }
      }
      var columns = columns(HeadingBand(sheet, rows: row...tallest), alike: true)
      if !columns.suffices, !columns.values.contains(where: { $0 != nil }) { continue }
      if columns.label.isEmpty, columns.code == nil { columns.label = likelyLabels(below: tallest) }
      guard columns.suffices else { continue }
      if columns.count > best?.count ?? 0 {
        best = (columns.count, Heading(rows: row...tallest, columns: columns))
      }
    }
    return best.map { [$0.heading] } ?? []
  }

  /// The column below a row in which most known labels stand, at least two.
  private func likelyLabels(below row: Int) -> [Int] {
    var counts: [Int: Int] = [:]
    for row in sheet.rows(in: row + 1...max(row + 1, row + 100)) {
      for index in sheet.cells(inRow: row) where sheet.sheet.cells[index].kind == .text {
        if plan.index.exact(sheet.form(index)) != nil {
          counts[Int(sheet.sheet.cells[index].column), default: 0] += 1
        }
      }
    }
    let best = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first
    return best.map { $0.value >= 2 ? [$0.key] : [] } ?? []
  }

  /// What the columns under heading rows hold; it may be remembered.
  private func columns(under rows: ClosedRange<Int>) -> FormColumns {
    guard let content = HeadingBand.content(sheet, rows: rows) else {
      return columns(HeadingBand(sheet, rows: rows))
    }
    let key = HeadingMemory.Key(plan: plan.position, rows: rows, content: content)
    if let known = session.headings.forms[key] { return known }
    let columns = columns(HeadingBand(sheet, rows: rows))
    session.headings.keep(columns, for: key)
    return columns
  }

  /// What the columns under a heading hold; of nil, what the letters of the schema say.
  private func columns(_ band: HeadingBand?, alike: Bool = false) -> FormColumns {
    var columns = FormColumns()
    let heads = band?.columns ?? []
    var taken = Set<Int>()
    func best(_ pattern: CompiledPattern, among heads: some Collection<HeadingBand.Column>) -> Int? {
      if let letter = pattern.columns.first { return letter }
      var found: (fit: Int, column: Int)?
      for head in heads where !taken.contains(head.column) {
        let fit = fit(pattern, head, alike: alike)
        if fit > found?.fit ?? 0 { found = (fit, head.column) }
      }
      return found?.column
    }
    func take(_ pattern: CompiledPattern) -> Int? {
      // Where another table stands beside, behind a column without a heading, this side comes first.
      let own = columns.label.first.flatMap { band?.columns(around: $0) } ?? []
      guard !pattern.isEmpty, let column = best(pattern, among: own) ?? best(pattern, among: heads) else {
        return nil
      }
      taken.insert(column)
      return column
    }
    // Values first where two patterns could take one column: their texts are the author's, the others' are usual ones.
    columns.values = plan.values.map { take($0) }
    if let label = take(plan.label) {
      columns.label = [label]
      if let position = heads.firstIndex(where: { $0.column == label }) {
        for head in heads[(position + 1)...] {
          guard head.isContinued, head.column == (columns.label.last ?? 0) + 1 else { break }
          columns.label.append(head.column)
        }
      }
    }
    columns.code = take(plan.code)
    columns.unit = take(plan.unit)
    columns.note = take(plan.note)
    columns.number = take(plan.number)
    for head in heads where !taken.contains(head.column) && !columns.label.contains(head.column) {
      if plan.ignore.columns.contains(head.column) || fit(plan.ignore, head, alike: false) > 0 {
        columns.ignored.append(head.column)
      }
    }
    columns.ignored += plan.ignore.columns.filter { !columns.knows($0) }
    let known = taken.union(columns.label)
    if let first = known.min(), let last = known.max() {
      // Headings that follow one another without a gap belong to the table, known or not.
      let headed = Set(heads.map(\.column))
      var (low, high) = (first, last)
      while headed.contains(low - 1) { low -= 1 }
      while headed.contains(high + 1) { high += 1 }
      columns.all = low...high
    }
    return columns
  }

  /// How well a heading fits a pattern: its whole path, its lowest text, its highest one, or, where asked, likeness.
  private func fit(_ pattern: CompiledPattern, _ head: HeadingBand.Column, alike: Bool) -> Int {
    guard !pattern.isEmpty else { return 0 }
    var best = pattern.fit(head.path, session: session).rawValue * 10
    if head.parts.count > 1 {
      if let leaf = head.parts.last {
        best = max(best, pattern.fit(leaf, session: session).rawValue * 10 - 3)
      }
      for part in head.parts.dropLast() {
        best = max(best, pattern.fit(part, session: session).rawValue * 10 - 6)
      }
    }
    if best == 0, alike {
      let syllables = LabelSyllables(session.form(at: head.path).words)
      for text in pattern.texts {
        let wanted = LabelSyllables(text.words)
        let score = plan.index.score.score(syllables, wanted)
        // Of columns of several rounds that of this one is meant.
        if score >= 0.75 || syllables.contains(wanted) {
          best = max(best, 3 - (compiled.otherRound(mentionedIn: head.path, session: session) == nil ? 0 : 1))
        }
      }
    }
    return best
  }
}

extension LabelSyllables {
  /// Whether another label's syllables stand in this one, one after the other.
  func contains(_ other: LabelSyllables) -> Bool {
    let (own, wanted) = (syllables.map(\.bare), other.syllables.map(\.bare))
    guard !wanted.isEmpty, own.count >= wanted.count else { return false }
    return (0...(own.count - wanted.count)).contains { Array(own[$0..<($0 + wanted.count)]) == wanted }
  }
}
