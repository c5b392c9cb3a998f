/// What stands below the heading of a column.
struct ColumnProfile {
  /// Printed words, numbers, days, fillers, and cells that units typed.
  var texts = 0, numbers = 0, dates = 0, fillers = 0, typed = 0
  /// Of what units typed or the sample row shows: words and numbers.
  var typedTexts = 0, typedNumbers = 0
  /// Printed texts that are row numbers, and that are codes.
  var rowNumbers = 0, codes = 0
  /// The printed texts.
  var distinct = Set<String>()

  /// Looks at a column over some rows.
  init(_ column: Int, rows: [Int], of sheet: TemplateSheet) {
    for row in rows {
      guard let cell = sheet[row, column] else { continue }
      if cell.kind == .filler { fillers += 1; continue }
      if cell.isTyped {
        typed += 1
        if cell.kind == .text { typedTexts += 1 } else { typedNumbers += 1 }
        continue
      }
      switch cell.kind {
      case .number:
        numbers += 1
        if cell.number == cell.number.rounded(), cell.number > 0, !cell.isFormula { rowNumbers += 1 }
      case .date: dates += 1
      case .text:
        texts += 1
        distinct.insert(cell.text)
        if RowNumber(cell.text) != nil { rowNumbers += 1 }
        if PrintedCode.isCode(cell.text) { codes += 1 }
      case .filler: break
      }
    }
  }

  /// How many cells hold anything.
  var filled: Int { texts + numbers + dates + fillers + typed }
  /// How many hold printed words that are neither numbers nor codes.
  var words: Int { max(0, texts - max(codes, rowNumbers)) }
}
