internal import Cells

/// A formula of sums, counts and differences over cells of its own sheet, the only kind that is recomputed here.
struct SimpleFormula: Equatable {
  /// What a term does with its cells.
  enum Operation: Equatable {
    /// One cell, added as it is.
    case cell
    case sum
    case count
    case countA
    case constant(Double)
  }
  /// A term with its sign, 1 or −1.
  struct Term: Equatable {
    var sign: Double
    var operation: Operation
    var ranges: [CellRange]
  }
  /// Its terms.
  var terms: [Term]

  /// Whether it is a sum, count or difference, and not just a reference to one cell.
  var isArithmetic: Bool {
    terms.count > 1 || terms.contains { $0.operation != .cell && !$0.ranges.isEmpty }
  }
  /// All cells that it refers to.
  var ranges: [CellRange] { terms.flatMap(\.ranges) }
  /// Whether it refers to a cell.
  func covers(_ cell: CellReference) -> Bool { terms.contains { $0.ranges.contains { $0.contains(cell) } } }

  /// Reads a formula without its `=`; nil for everything that is not such a formula. `offset`: how far the references
  /// without `$` are moved, for the cells of a shared formula (ECMA-376 Part 1, 18.3.1.40).
  init?(_ text: String, offset: (rows: Int, columns: Int) = (0, 0)) {
    guard text.utf8.count <= 2000 else { return nil }
    var parser = Parser(scalars: Array(Self.inner(text).unicodeScalars), offset: offset)
    guard let terms = parser.terms(), !terms.isEmpty else { return nil }
    self.terms = terms
  }

  /// What a formula comes to where there is anything to add: our own templates leave a total blank while nothing stands in
  /// its range, `IF(COUNT(C3:C5)=0,"",SUM(C3:C5))`.
  private static func inner(_ text: String) -> Substring {
    let marks = ["=0,\"\",", "=0;\"\";"]
    guard text.hasPrefix("IF(COUNT("), text.hasSuffix(")"),
      let mark = marks.lazy.compactMap({ text.firstRange(of: $0) }).first
    else { return text[...] }
    let rest = text[mark.upperBound...].dropLast()
    // The range that is counted is the one that is added.
    let counted = text[..<mark.lowerBound].dropFirst("IF(COUNT(".count)
    return rest.hasSuffix("(" + counted) ? rest : text[...]
  }

  /// The formula behind a cell of a sheet and its text; nil where there is none of this kind. `read` reads a text.
  static func behind(
    _ cell: CellReference, on sheet: Worksheet, read: (String) -> SimpleFormula? = { SimpleFormula($0) }
  ) -> (formula: SimpleFormula, text: String)? {
    switch sheet.formulas[cell] {
    case .text(let text):
      return read(text).map { ($0, text) }
    case .shared(let master):
      guard case .text(let text) = sheet.formulas[master] else { return nil }
      let offset = (cell.row - master.row, cell.column - master.column)
      return SimpleFormula(text, offset: offset).map { ($0, $0.description) }
    case .covered, nil:
      return nil
    }
  }

  /// What it comes to with the stored values of a sheet; nil where a cell is an error, a formula without a result, or a
  /// text that a plus would have to read.
  func value(on sheet: SheetView) -> Double? {
    var total = 0.0
    for term in terms {
      switch term.operation {
      case .constant(let number):
        total += term.sign * number
      case .cell:
        for range in term.ranges {
          guard let index = sheet.index(row: range.first.row, column: range.first.column) else { continue }
          let cell = sheet.sheet.cells[index]
          switch cell.kind {
          case .number, .date, .time, .duration, .boolean: total += term.sign * cell.number
          case .text, .error, .formulaWithoutValue: return nil
          }
        }
      case .sum, .count, .countA:
        for range in term.ranges {
          for row in sheet.rows(in: range.rows) {
            for index in sheet.cells(inRow: row) {
              let cell = sheet.sheet.cells[index]
              guard range.columns.contains(Int(cell.column)) else { continue }
              switch cell.kind {
              case .number, .date, .time, .duration:
                total += term.sign * (term.operation == .sum ? cell.number : 1)
              case .text: total += term.operation == .countA ? term.sign : 0
              case .boolean: total += term.operation == .countA ? term.sign : 0
              case .error, .formulaWithoutValue: return nil
              }
            }
          }
        }
      }
    }
    return total
  }
}

extension SimpleFormula: CustomStringConvertible {
  /// The formula as it would be typed, without `=`.
  var description: String {
    var text = ""
    for term in terms {
      if term.sign < 0 { text += "-" } else if !text.isEmpty { text += "+" }
      let cells = term.ranges.map { $0.first == $0.last ? $0.first.description : $0.description }.joined(
        separator: ",")
      switch term.operation {
      case .constant(let number):
        text += number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
      case .cell: text += cells
      case .sum: text += "SUM(\(cells))"
      case .count: text += "COUNT(\(cells))"
      case .countA: text += "COUNTA(\(cells))"
      }
    }
    return text
  }
}

extension SimpleFormula {
  /// Reads the text of a formula.
  private struct Parser {
    let scalars: [Unicode.Scalar]
    let offset: (rows: Int, columns: Int)
    var position = 0

    /// The next scalar that is no space.
    private mutating func peek() -> Unicode.Scalar? {
      while position < scalars.count, scalars[position] == " " { position += 1 }
      return position < scalars.count ? scalars[position] : nil
    }

    /// All terms to the end; nil where something else stands there.
    mutating func terms() -> [Term]? {
      var result: [Term] = []
      while let scalar = peek() {
        var sign = 1.0
        if scalar == "+" || scalar == "-" {
          sign = scalar == "-" ? -1 : 1
          position += 1
        } else if !result.isEmpty {
          return nil
        }
        guard let term = term(sign) else { return nil }
        result.append(term)
        guard result.count <= 200 else { return nil }
      }
      return result
    }

    /// One term.
    private mutating func term(_ sign: Double) -> Term? {
      guard let first = peek() else { return nil }
      if first.properties.numericType != nil || first == "." {
        guard let number = number() else { return nil }
        return Term(sign: sign, operation: .constant(number), ranges: [])
      }
      let start = position
      let word = letters()
      if peek() == "(" {
        let operation: Operation
        switch word.uppercased() {
        case "SUM": operation = .sum
        case "COUNT": operation = .count
        case "COUNTA": operation = .countA
        default: return nil
        }
        position += 1
        guard let ranges = arguments() else { return nil }
        return Term(sign: sign, operation: operation, ranges: ranges)
      }
      position = start
      guard let cell = reference() else { return nil }
      return Term(sign: sign, operation: .cell, ranges: [CellRange(cell, cell)])
    }

    /// The ranges up to the closing bracket.
    private mutating func arguments() -> [CellRange]? {
      var ranges: [CellRange] = []
      while true {
        guard let one = reference() else { return nil }
        var other = one
        if peek() == ":" {
          position += 1
          guard let second = reference() else { return nil }
          other = second
        }
        ranges.append(CellRange(one, other))
        guard let next = peek(), ranges.count <= 200 else { return nil }
        position += 1
        if next == ")" { return ranges }
        if next != ",", next != ";" { return nil }
      }
    }

    /// A run of letters.
    private mutating func letters() -> String {
      var word = String.UnicodeScalarView()
      while position < scalars.count, scalars[position].isASCII, scalars[position].properties.isAlphabetic {
        word.append(scalars[position])
        position += 1
      }
      return String(word)
    }

    /// A plain number.
    private mutating func number() -> Double? {
      var text = ""
      while position < scalars.count, scalars[position].isASCII,
        scalars[position].properties.numericType != nil || scalars[position] == "."
      {
        text.unicodeScalars.append(scalars[position])
        position += 1
      }
      return Double(text)
    }

    /// A reference to a cell of this sheet, moved by the offset where it has no `$`.
    private mutating func reference() -> CellReference? {
      _ = peek()
      var text = ""
      var isFixedColumn = false
      var isFixedRow = false
      while position < scalars.count {
        let scalar = scalars[position]
        if scalar == "$" {
          if text.isEmpty { isFixedColumn = true } else { isFixedRow = true }
        } else if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          text.unicodeScalars.append(scalar)
        } else {
          break
        }
        position += 1
      }
      // "A1!B2" and "SUM(" are not references of this sheet.
      if position < scalars.count, scalars[position] == "!" || scalars[position] == "(" { return nil }
      guard var cell = CellReference(text) else { return nil }
      if !isFixedRow { cell.row += offset.rows }
      if !isFixedColumn { cell.column += offset.columns }
      guard (1...CellReference.lastRow).contains(cell.row),
        (1...CellReference.lastColumn).contains(cell.column)
      else {
        return nil
      }
      return cell
    }
  }
}
