import Cells

/// Computes the formulas of a workbook once more, independently of who wrote them: the few functions that our workbooks
/// use, on the stored values of the cells they refer to.
struct FormulaEvaluator {
  /// What a formula, or a part of it, comes to.
  enum Value: Equatable {
    case number(Double)
    case text(String)
    case truth(Bool)
    case blank
    case cells([Value])
  }
  struct Failure: Error { let text: String }

  private let workbook: Workbook
  private let cells: [String: [CellReference: Cell]]
  private var sheet = ""
  private var rest: Substring = ""

  init(_ workbook: Workbook) {
    self.workbook = workbook
    cells = workbook.sheets.reduce(into: [:]) { sheets, sheet in
      sheets[sheet.name] = Dictionary(
        sheet.cells.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The stored value of a cell.
  func stored(_ place: CellReference, on sheet: String) throws -> Value {
    guard let known = cells[sheet] else { throw Failure(text: "no sheet \(sheet)") }
    guard let cell = known[place] else { return .blank }
    switch cell.kind {
    case .text: return .text(workbook.texts[cell.text])
    case .boolean: return .truth(cell.number != 0)
    case .number, .date, .time, .duration: return .number(cell.number)
    case .error, .formulaWithoutValue: throw Failure(text: "\(sheet)!\(place) is an error or has no value")
    }
  }

  /// What a formula of a sheet comes to.
  mutating func value(of formula: String, on sheet: String) throws -> Value {
    self.sheet = sheet
    rest = formula[...]
    let value = try comparison()
    guard rest.isEmpty else { throw Failure(text: "not read: \(rest)") }
    return value
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest.removeFirst(text.count)
    return true
  }
  private func number(_ value: Value) throws -> Double {
    switch value {
    case .number(let number): return number
    case .truth(let truth): return truth ? 1 : 0
    case .blank: return 0
    case .cells(let cells) where cells.count == 1: return try number(cells[0])
    case .text, .cells: throw Failure(text: "no number: \(value)")
    }
  }

  private mutating func comparison() throws -> Value {
    let left = try sum()
    for sign in ["<>", "<=", ">=", "=", "<", ">"] where take(sign) {
      let right = try sum()
      if case .text(let one) = left, case .text(let other) = right {
        return .truth((one == other) == (sign == "="))
      }
      let (one, other) = (try number(left), try number(right))
      switch sign {
      case "<>": return .truth(one != other)
      case "<=": return .truth(one <= other)
      case ">=": return .truth(one >= other)
      case "=": return .truth(one == other)
      case "<": return .truth(one < other)
      default: return .truth(one > other)
      }
    }
    return left
  }
  private mutating func sum() throws -> Value {
    var left = try product()
    while let sign = rest.first, sign == "+" || sign == "-" {
      rest.removeFirst()
      let right = try number(try product())
      left = .number(try number(left) + (sign == "+" ? right : -right))
    }
    return left
  }
  private mutating func product() throws -> Value {
    var left = try atom()
    while let sign = rest.first, sign == "*" || sign == "/" {
      rest.removeFirst()
      let right = try number(try atom())
      if sign == "/", right == 0 { throw Failure(text: "#DIV/0!") }
      left = .number(sign == "*" ? try number(left) * right : try number(left) / right)
    }
    return left
  }

  private mutating func atom() throws -> Value {
    if take("(") {
      let value = try comparison()
      guard take(")") else { throw Failure(text: "bracket: \(rest)") }
      return value
    }
    if take("-") { return .number(-(try number(try atom()))) }
    if take("\"") {
      let text = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(text.count + 1)
      return .text(String(text))
    }
    if let first = rest.first, first.isNumber {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      return .number(Double(digits) ?? .nan)
    }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    if !name.isEmpty, rest.dropFirst(name.count).first == "(" {
      rest = rest.dropFirst(name.count + 1)
      return try call(String(name))
    }
    return try reference()
  }

  private mutating func reference() throws -> Value {
    var target = sheet
    if take("'") {
      target = ""
      while let next = rest.popFirst() {
        if next == "'" {
          guard rest.first == "'" else { break }
          rest.removeFirst()
        }
        target.append(next)
      }
      guard take("!") else { throw Failure(text: "reference: \(rest)") }
    }
    let text = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "$" || $0 == ":") }
    rest = rest.dropFirst(text.count)
    guard let range = CellRange(text) else { throw Failure(text: "reference: \(text)\(rest)") }
    var values: [Value] = []
    for row in range.rows {
      for column in range.columns {
        values.append(try stored(CellReference(row: row, column: column), on: target))
      }
    }
    return values.count == 1 && !text.contains(":") ? values[0] : .cells(values)
  }

  private mutating func call(_ name: String) throws -> Value {
    // IFERROR and IF need not come to a value in both branches: they are read one by one.
    var arguments: [Result<Value, any Error>] = []
    while !take(")") {
      let before = rest
      do { arguments.append(.success(try comparison())) } catch {
        arguments.append(.failure(error))
        rest = Self.afterArgument(before)
      }
      _ = take(",")
    }
    if name == "IF" {
      guard case .truth(let holds) = try arguments[0].get() else { throw Failure(text: "IF") }
      return try arguments[holds ? 1 : 2].get()
    }
    if name == "IFERROR" { return try (try? arguments[0].get()) ?? arguments[1].get() }
    let values = try arguments.map { try $0.get() }
    let flat = values.flatMap { if case .cells(let cells) = $0 { cells } else { [$0] } }
    let numbers = flat.compactMap { if case .number(let number) = $0 { number } else { nil } }
    switch name {
    case "SUM": return .number(numbers.reduce(0, +))
    case "COUNT": return .number(Double(numbers.count))
    case "MAX": return .number(numbers.max() ?? 0)
    case "MIN": return .number(numbers.min() ?? 0)
    case "AVERAGE": return .number(numbers.reduce(0, +) / Double(numbers.count))
    case "N": return .number(numbers.first ?? 0)
    case "ABS": return .number(abs(numbers[0]))
    case "ROUND": return .number(numbers[0].rounded())
    case "COUNTIF": return .number(Double(flat.dropLast().count { $0 == flat.last }))
    default: throw Failure(text: "no function \(name)")
    }
  }

  /// What stands behind the argument that a text begins with.
  private static func afterArgument(_ text: Substring) -> Substring {
    var depth = 0
    var isText = false
    for index in text.indices {
      switch text[index] {
      case "\"": isText.toggle()
      case "(" where !isText: depth += 1
      case ")" where !isText && depth > 0: depth -= 1
      case ")" where !isText, "," where !isText && depth == 0: return text[index...]
      default: break
      }
    }
    return text[text.endIndex...]
  }
}
