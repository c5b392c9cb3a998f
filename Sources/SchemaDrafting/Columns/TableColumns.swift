internal import VietnameseText

/// What each column of a table is there for.
struct TableColumns {
  /// The columns of the rows' labels; of several the last one names the row most closely.
  var labels: [Int] = []
  /// The columns of numbers, units of measure, and remarks.
  var number: Int?, unit: Int?, note: Int?
  /// The column of the surest printed codes, and others that hold codes.
  var code: Int?, otherCodes: [Int] = []
  /// Columns of figures, and of words that units write.
  var values: [Int] = [], texts: [Int] = []
  /// Printed text that is nothing of these.
  var ignored: [Int] = []

  /// Looks at a heading and the rows below it.
  init(_ heading: TableHeading, rows: [Int], of sheet: TemplateSheet) {
    let profiles = Dictionary(
      uniqueKeysWithValues: heading.columns.map {
        ($0.column, ColumnProfile($0.column, rows: rows, of: sheet))
      })
    func profile(_ column: Int) -> ColumnProfile {
      profiles[column] ?? ColumnProfile(column, rows: [], of: sheet)
    }
    var open: [TableHeading.Column] = []
    var codes: [Int] = []
    var candidates: [TableHeading.Column] = []
    for head in heading.columns {
      let role = Self.role(head)
      let own = profile(head.column)
      switch role {
      case .number? where number == nil: number = head.column
      case .unit? where unit == nil: unit = head.column
      case .note?:
        if note == nil { note = head.column } else { ignored.append(head.column) }
      case .code?: codes.append(head.column)
      case .label?: candidates.append(head)
      default:
        if head.parts.isEmpty {
          if own.filled == 0 { continue }
          if number == nil, own.rowNumbers * 10 >= own.filled * 7, own.codes <= own.rowNumbers {
            number = head.column
          } else if own.codes * 2 >= own.texts, own.texts > 0 {
            codes.append(head.column)
          } else if own.words > 0 {
            candidates.append(head)
          } else {
            open.append(head)
          }
        } else {
          open.append(head)
        }
      }
    }
    // "Đơn vị" is the unit of measure beside a column of labels, and else whose row it is.
    if unit == nil, let at = candidates.firstIndex(where: { HeadingWords.key($0.leaf) == "don vi" }),
      candidates.count > 1,
      candidates.first?.column != candidates[at].column
    {
      unit = candidates[at].column
      candidates.remove(at: at)
    }
    chooseLabels(candidates, &open, profile)
    chooseCodes(codes, profile, rows: rows.count)
    let firstLabel = labels.last ?? 0
    for head in open { place(head, profile(head.column), after: firstLabel) }
    values.sort()
    texts.sort()
  }

  /// The role that a heading names: by its lowest text, or where that is none by its highest.
  private static func role(_ head: TableHeading.Column) -> ColumnRole? {
    guard let leaf = head.parts.last else { return nil }
    if head.parts.count == 1 { return HeadingWords.role(leaf) }
    // Under a heading that spans columns a word such as "Nội dung" or "Tổng số" is one figure of several.
    let role = HeadingWords.role(leaf)
    return role == .label ? nil : role
  }

  /// The columns of labels: of those whose heading says so, the ones with printed words; else the first with words.
  private mutating func chooseLabels(
    _ candidates: [TableHeading.Column], _ open: inout [TableHeading.Column],
    _ profile: (Int) -> ColumnProfile
  ) {
    let scored = candidates.map { head -> (rank: Int, words: Int, head: TableHeading.Column) in
      (HeadingWords.labelRank(head.leaf), profile(head.column).words, head)
    }
    let printed = scored.filter { $0.words >= 2 }
    if let best = printed.max(by: {
      ($0.words, $0.rank, -$0.head.column) < ($1.words, $1.rank, -$1.head.column)
    }) {
      labels = [best.head.column]
    } else if let best = scored.max(by: { ($0.rank, -$0.head.column) < ($1.rank, -$1.head.column) }) {
      // Nothing is printed below: the rows are named by all the columns called "Tên …" that follow one another.
      labels = [best.head.column]
      var next = best.head.column + 1
      while let twin = scored.first(where: { $0.head.column == next }),
        HeadingWords.key(best.head.leaf).hasPrefix("ten "), HeadingWords.key(twin.head.leaf).hasPrefix("ten ")
      {
        labels.append(next)
        next += 1
      }
    } else if let first = open.first(where: { profile($0.column).words >= 2 }) ?? openLabel(open, profile) {
      labels = [first.column]
      open.removeAll { $0.column == first.column }
    }
    open += candidates.filter { !labels.contains($0.column) }
    open.sort { $0.column < $1.column }
  }

  /// Where no heading is known: the first column that is not one of figures, if others follow it.
  private func openLabel(_ open: [TableHeading.Column], _ profile: (Int) -> ColumnProfile) -> TableHeading
    .Column?
  {
    guard open.count >= 2, let first = open.first, MeasureWords.kind(of: first.leaf) == nil else {
      return nil
    }
    return profile(first.column).numbers == 0 ? first : nil
  }

  /// The surest codes: those that stand in most rows, each once.
  private mutating func chooseCodes(_ codes: [Int], _ profile: (Int) -> ColumnProfile, rows: Int) {
    func weight(_ column: Int) -> Int {
      let own = profile(column)
      return own.distinct.count + own.numbers
    }
    // A column with the whole rows' codes wins over one in which some are lacking; left before right.
    let best = codes.max { (weight($0), -$0) < (weight($1), -$1) }
    code = best
    otherCodes = codes.filter { $0 != best }
  }

  /// Figures, words that units write, or printed text.
  private mutating func place(_ head: TableHeading.Column, _ profile: ColumnProfile, after label: Int) {
    let isNamedText = HeadingWords.isText(head.leaf) || HeadingWords.role(head.leaf) == .label
    if head.column < label {
      // What stands before the label and is no code or number is text: a group's name.
      if profile.filled > 0 || !head.parts.isEmpty { ignored.append(head.column) }
      return
    }
    if profile.typedTexts > profile.typedNumbers, profile.numbers == 0 { texts.append(head.column); return }
    if profile.words >= 2, profile.words * 2 > profile.filled, profile.numbers == 0 {
      ignored.append(head.column); return
    }
    let isFigure = profile.typedNumbers > 0 || MeasureWords.kind(of: head.leaf) != nil
    if isNamedText, !isFigure { texts.append(head.column) } else { values.append(head.column) }
  }
}
