internal import Cells
internal import Schema
internal import VietnameseText

/// The value columns of a form whose heading was found: those whose own headings have a word more or less, and the one
/// of several under a merged heading in which the figures stand.
struct FormValueColumns {
  /// The layout.
  let plan: LayoutPlan
  /// The sheet.
  let sheet: SheetView

  /// What the columns hold, after a look at the value columns that are missing or have nothing below them.
  func completed(_ columns: FormColumns, heading: ClosedRange<Int>?, below rows: ClosedRange<Int>)
    -> FormColumns
  {
    guard let heading else { return columns }
    let isMissing = columns.values.contains(nil)
    let isMerged =
      !isMissing
      && columns.values.contains { column in
        column.flatMap { sheet.merge(row: heading.upperBound, column: $0) }.map { $0.columns.count > 1 }
          ?? false
      }
    guard isMissing || isMerged else { return columns }
    let band = HeadingBand(sheet, rows: heading)
    var result = isMissing ? withReworded(columns, band: band) : columns
    moveToFigures(&result, band: band, below: rows)
    return result
  }

  /// The columns with those of the missing values whose headings say the same with a word more or less: "Kế hoạch năm
  /// 2020", "Lũy kế". A heading that fits several of them, or the same one as another does, stays unknown.
  private func withReworded(_ columns: FormColumns, band: HeadingBand) -> FormColumns {
    var result = columns
    let missing = columns.values.indices.filter {
      columns.values[$0] == nil && plan.values[$0].columns.isEmpty
    }
    var found: [Int: [Int]] = [:]
    for head in band.columns where columns.all.contains(head.column) && !columns.knows(head.column) {
      let heading = LabelSyllables(sheet.session.form(at: head.path).words)
      let fitting = missing.filter { value in
        plan.values[value].texts.contains { says(heading, LabelSyllables($0.words)) }
      }
      if fitting.count == 1, let only = fitting.first { found[only, default: []].append(head.column) }
    }
    for (value, heads) in found where heads.count == 1 { result.values[value] = heads.first }
    return result
  }

  /// Words that make another figure of a heading: that of last year, the change, the share. And those that name a period,
  /// of which one may be dropped, but none exchanged.
  private static let others: Set<String> = [
    "truoc", "ky", "cung", "voi", "tang", "giam", "ty", "ti", "le", "con", "lai", "dat", "uoc", "du", "kien",
    "sau",
    "thieu", "vuot", "dieu", "chinh", "chu",
  ]
  private static let periods: Set<String> = ["nam", "quy", "thang", "tuan", "ngay", "dot"]
  /// What offices write short in headings.
  private static let short = ["kh": ["ke", "hoach"], "th": ["thuc", "hien"], "lk": ["luy", "ke"]]

  /// Whether a heading says what a text of the schema says, with words more or less that do not make it another figure.
  private func says(_ heading: LabelSyllables, _ wanted: LabelSyllables) -> Bool {
    let own = heading.syllables.flatMap { Self.short[$0.bare] ?? [$0.bare] }
    let asked = wanted.syllables.map(\.bare)
    guard own.count >= 2, asked.count >= 2 else { return false }
    let differing = Set(own).symmetricDifference(asked)
    guard differing.isDisjoint(with: Self.others) else { return false }
    if own.starts(with: asked) || asked.starts(with: own) { return true }
    return differing.isDisjoint(with: Self.periods) && plan.index.score.score(heading, wanted) >= 0.75
  }

  /// Where a value's heading is merged over several columns and nothing stands below its first one, the figures are
  /// those of the one column that has any.
  private func moveToFigures(_ columns: inout FormColumns, band: HeadingBand, below rows: ClosedRange<Int>) {
    for value in columns.values.indices {
      guard let column = columns.values[value],
        let place = band.columns.firstIndex(where: { $0.column == column })
      else { continue }
      let covered = band.columns[(place + 1)...].prefix { $0.isContinued }.map(\.column).filter {
        !columns.knows($0)
      }
      guard !covered.isEmpty, !isFilled(column, rows) else { continue }
      let filled = covered.filter { isFilled($0, rows) }
      if filled.count == 1 { columns.values[value] = filled.first }
    }
  }

  /// Whether anything but a column number stands in a column.
  private func isFilled(_ column: Int, _ rows: ClosedRange<Int>) -> Bool {
    sheet.rows(in: rows).contains { row in
      guard sheet.filledIndex(row: row, column: column) != nil else { return false }
      return row > rows.lowerBound + 2
        || !NumberingRow.holds(row, on: sheet, isExpected: plan.layout.columnNumbers == true)
    }
  }
}
