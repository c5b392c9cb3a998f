internal import Cells

/// The row of column numbers that templates have below their headings: (1) (2) (3)=(1)+(2), also as 1, 2, 3, as A, B,
/// 1, 2 and, where a spreadsheet program read "(1)" as a number in brackets, as −1, −2; also as A to E, or (A), (B), (1).
enum NumberingRow {
  /// Whether a row holds nothing but column numbers, at least two, going up from left to right. Numbers in brackets, or
  /// below zero, are no figures: they may stand in any order, as when a unit has exchanged two columns. `isExpected`: the
  /// schema says that there is such a row, so that one number is enough, and some may be left out. `columns`: those of the
  /// table, where another one stands beside it; nil: all. `inAnyOrder`: no row of the table holds numbers alone, as one of
  /// a form that has a label, so that the first numbers may stand in any order.
  static func holds(
    _ row: Int, on sheet: SheetView, in columns: ClosedRange<Int>? = nil, isExpected: Bool,
    inAnyOrder: Bool = false
  ) -> Bool {
    var numbers: [Int] = []
    var letters = 0
    // Letters alone are column numbers from A on, each once: their set as bits.
    var seen: UInt32 = 0
    var areMarked = true
    // Whether a letter stands behind the numbers, as over notes: then no number follows.
    var hasEnded = false
    for index in sheet.cells(inRow: row) where !sheet.isBlank(index) {
      let cell = sheet.sheet.cells[index]
      if let columns, !columns.contains(Int(cell.column)) { continue }
      switch cell.kind {
      case .number:
        guard cell.number == cell.number.rounded(), abs(cell.number) < 1000, cell.number != 0 else {
          return false
        }
        if hasEnded { return false }
        numbers.append(Int(abs(cell.number)))
        if cell.number > 0 { areMarked = false }
      case .text:
        let text = letter(in: sheet.form(index).plain)
        if !numbers.isEmpty, numbers.count + letters >= 3, text.count == 1, let letter = text.first,
          letter.isLetter, letter.isUppercase
        {
          (hasEnded, areMarked) = (true, false)
        } else if let number = number(in: text) {
          if hasEnded { return false }
          numbers.append(number)
          if text.first != "(", text.first != "[" { areMarked = false }
        } else if numbers.isEmpty, text.count == 1, let letter = text.first, letter.isLetter,
          letter.isASCII
        {
          letters += 1
          seen |= 1 << (UInt32(letter.asciiValue ?? 64) & 31)
        } else {
          return false
        }
      default:
        return false
      }
    }
    if areMarked, letters == 0 {
      numbers.sort()
    } else if inAnyOrder, letters == 0, numbers.count > 2, numbers.max() == numbers.count,
      numbers.count == columns?.count
    {
      numbers.sort()
    }
    guard let first = numbers.first else {
      let isWhole = letters < 27 && seen == (1 << UInt32(letters + 1)) - 2
      return isWhole && (letters > 2 || letters == 2 && columns?.count == 2)
    }
    guard numbers.count + letters >= (isExpected ? 1 : 2), first <= (isExpected ? 1 : letters + 2) else {
      return false
    }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else { return false }
    if isExpected { return true }
    let steps = zip(numbers, numbers.dropFirst()).filter { $1 - $0 == 1 }.count
    return steps * 10 >= (numbers.count - 1) * 6
  }

  /// The letter in brackets that a text is; any other text as it is.
  private static func letter(in text: String) -> String {
    guard text.utf8.count == 3, text.hasPrefix("("), text.hasSuffix(")"), let letter = text.dropFirst().first,
      letter.isLetter
    else { return text }
    return String(letter)
  }

  /// The number that a text such as `(3)`, `3`, `-3`, `[3]` or `(3)=(1)+(2)` begins with; nil for other texts.
  private static func number(in text: String) -> Int? {
    guard text.utf8.count <= 40 else { return nil }
    // 2% is a figure; 4=3/1 (%) is none.
    if text.utf8.contains(UInt8(ascii: "%")), !text.utf8.contains(UInt8(ascii: "=")) { return nil }
    var number: Int?
    var isOver = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !isOver { number = min((number ?? 0) * 10 + Int(byte) - 0x30, 1000) }
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "="),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "x"), UInt8(ascii: ":"), UInt8(ascii: "*"),
        UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "%"),
        // ÷ and ×
        0xC3, 0xB7, 0x97:
        if number != nil { isOver = true }
      default:
        return nil
      }
    }
    return number.flatMap { (1...999).contains($0) ? $0 : nil }
  }
}
