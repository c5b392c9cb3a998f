/// Which rows are parts of which: by their numbers, where these tell levels, else by how far labels are indented.
enum RowTree {
  /// Gives each row its parent and its section.
  static func build(_ rows: inout [TableRow]) {
    // Letters that go on where Roman numerals would not: A, B, C … H, I.
    settleLetters(&rows)
    let styles = Set(rows.map(\.number.style)).subtracting([.none])
    let indents = Set(rows.filter { !$0.label.isEmpty }.map(\.indent))
    if styles.count <= 1, indents.count > 1 { byIndent(&rows) } else { byNumber(&rows) }
    for index in rows.indices {
      // "Trong đó" makes the rows after it parts of the row before it, as long as they are numbered more deeply or not at all.
      if rows[index].isOfWhich, rows[index].parent == nil, let above = lastIndicator(before: index, in: rows)
      {
        rows[index].parent = rows[above].isOfWhich ? rows[above].parent : above
      }
    }
  }

  private static func lastIndicator(before index: Int, in rows: [TableRow]) -> Int? {
    rows[..<index].lastIndex { $0.kind == .indicator }
  }

  /// `I` after `H` and `C` after `B` are letters; a lone `C` or `D` is no Roman numeral either.
  private static func settleLetters(_ rows: inout [TableRow]) {
    var lastLetter: String?
    for index in rows.indices {
      let number = rows[index].number
      switch number.style {
      case .letter: lastLetter = number.text
      case .roman:
        if number.text == "I", lastLetter == "H" { rows[index].number.style = .letter; lastLetter = "I" }
        if number.text == "V", lastLetter == "U" { rows[index].number.style = .letter; lastLetter = "V" }
      default: break
      }
    }
  }

  private static func byIndent(_ rows: inout [TableRow]) {
    var stack: [(indent: Int, index: Int)] = []
    for index in rows.indices where !rows[index].label.isEmpty {
      while let last = stack.last, last.indent >= rows[index].indent { stack.removeLast() }
      rows[index].parent = RowWords.isWholeTotal(rows[index].label) ? nil : stack.last?.index
      stack.append((rows[index].indent, index))
    }
  }

  private static func byNumber(_ rows: inout [TableRow]) {
    var stack: [(style: RowNumber.Style, index: Int)] = []
    for index in rows.indices {
      let number = rows[index].number
      switch number.style {
      case .none:
        if RowWords.isWholeTotal(rows[index].label) { stack.removeAll(); continue }
        // Rows without a number among numbered ones: parts of the last numbered row where they are "trong đó".
        rows[index].parent = rows[index].isOfWhich ? stack.last?.index : nil
        continue
      case .arabic(let parts) where parts > 1:
        if let above = prefixed(number.text, in: stack, rows) {
          while let last = stack.last, last.index != above { stack.removeLast() }
          rows[index].parent = above
          stack.append((number.style, index))
          continue
        }
      default: break
      }
      if let level = stack.firstIndex(where: { $0.style == number.style }) { stack.removeSubrange(level...) }
      // A deeper style than one that is shallower by nature is never below it: 1 is not a part of a).
      while let last = stack.last, depth(last.style) >= depth(number.style) { stack.removeLast() }
      rows[index].parent = stack.last?.index
      stack.append((number.style, index))
    }
  }

  /// The row on the stack whose number is this one's without its last part.
  private static func prefixed(
    _ text: String, in stack: [(style: RowNumber.Style, index: Int)], _ rows: [TableRow]
  ) -> Int? {
    let parts = text.split(separator: ".")
    guard parts.count > 1 else { return nil }
    let prefix = parts.dropLast().joined(separator: ".")
    return stack.last { rows[$0.index].number.text == prefix }?.index
  }

  /// How deep a style stands by nature.
  private static func depth(_ style: RowNumber.Style) -> Int {
    switch style {
    case .none: 0
    case .letter: 1
    case .roman: 2
    case .arabic(let parts): 2 + parts
    case .bracketed: 20
    case .small: 21
    case .dash, .star: 22
    case .plus: 23
    }
  }
}
