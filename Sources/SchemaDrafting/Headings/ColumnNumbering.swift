internal import VietnameseText

/// The row of column numbers that templates print below their headings: (1) (2) (3)=(1)+(2), also A B 1 2, and, where a
/// spreadsheet program read "(3)" as a number in brackets, −3.
struct ColumnNumbering: Equatable {
  /// The row.
  var row: Int
  /// The number of each column as printed, without brackets: `4`, `A`.
  var names: [Int: String] = [:]
  /// What stands behind "=" by column.
  var formulas: [Int: String] = [:]

  /// Reads a row; nil where it holds anything else. A row with one number only counts where `heading` is true: it stands
  /// right below a heading of that column.
  init?(_ row: Int, of sheet: TemplateSheet, belowHeading: Bool = false) {
    self.row = row
    let cells = sheet.cells(inRow: row)
    var numbers: [Int] = []
    var letters = 0
    var isMarked = true
    for cell in cells {
      if cell.kind == .filler || (cell.kind == .text && cell.text == "-") { continue }
      guard let token = Self.token(cell) else { return nil }
      names[cell.column] = token.name
      if let formula = token.formula { formulas[cell.column] = formula }
      if let number = Int(token.name) {
        numbers.append(number)
        if !token.isMarked { isMarked = false }
      } else {
        letters += 1
      }
    }
    guard let first = numbers.first, first <= letters + 5 else { return nil }
    if numbers.count + letters == 1 {
      guard belowHeading, first == 1, cells.count == 1 else { return nil }
      return
    }
    // Letters come first (A, B, 1, 2), and numbers rise; marked ones may have been moved about with their columns.
    if !isMarked, !zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) { return nil }
    if Set(numbers).count < numbers.count { return nil }
    if !isMarked, numbers.last ?? 0 > numbers.count * 3 + 3 { return nil }
  }

  private struct Token {
    var name: String
    var formula: String?
    var isMarked: Bool
  }

  /// What a cell of such a row says; nil where it says something else.
  private static func token(_ cell: TemplateCell) -> Token? {
    switch cell.kind {
    case .number:
      let number = cell.number
      guard number == number.rounded(), number != 0, abs(number) < 300, !cell.isFormula else { return nil }
      return Token(name: "\(Int(abs(number)))", formula: nil, isMarked: number < 0)
    case .text:
      guard cell.text.utf8.count <= 60 else { return nil }
      let sides = cell.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let left = sides.first.map(String.init) else { return nil }
      let name = TextKey.trimmed(left, also: "()[]-.")
      guard isName(name) else { return nil }
      var formula: String?
      if sides.count == 2 {
        let right = TextKey.trimmed(String(sides[1]))
        guard !right.isEmpty, right.allSatisfy({ "0123456789()[]+-–−xX×*/:.,…% ABCDEFGH".contains($0) })
        else {
          return nil
        }
        formula = right
      }
      return Token(
        name: name, formula: formula,
        isMarked: left.contains("(") || left.contains("[") || left.hasPrefix("-"))
    case .date, .filler: return nil
    }
  }

  /// `12`, `A`, `1a`.
  private static func isName(_ text: String) -> Bool {
    guard (1...3).contains(text.count) else { return false }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    if digits.isEmpty { return rest.count == 1 && ("A"..."H").contains(String(rest)) }
    return rest.isEmpty || (rest.count == 1 && rest.allSatisfy { $0.isASCII && $0.isLetter })
  }
}
