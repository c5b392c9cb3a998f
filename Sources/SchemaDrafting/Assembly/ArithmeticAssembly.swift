internal import Cells
internal import Findings
internal import Schema
internal import VietnameseText

/// Rules from the arithmetic that a template prints.
extension SchemaAssembly {
  /// Rules are made for at most so many rows of a table; beyond, only the rows' own arithmetic.
  private static let mostRules = 300

  /// The arithmetic of a form: of its rows, and of its columns for every row.
  mutating func addFormArithmetic(
    _ table: TemplateTable, _ codes: [Int: String], _ measures: FormMeasures, _ sheet: TemplateSheet
  ) {
    let plain = measures.columns.filter { $0.derived == nil }.map(\.measure)
      .sorted { $0 == "now" && $1 != "now" }
    for (position, row) in table.rows.enumerated() {
      guard let text = row.arithmetic, let code = codes[position] else { continue }
      let references = RowReferences(table, at: position)
      let isShare = schema.indicators.first { $0.code == code }?.type == .percent
      guard let read = PrintedArithmetic(text, isKnown: { references.position(of: $0) != nil }),
        case let parsed = isShare ? read.asPercentage : read,
        let expression = parsed.expression(
          name: { references.position(of: $0).flatMap { codes[$0] } },
          between: { first, last in references.between(first, last).map { $0.compactMap { codes[$0] } } }),
        expression != code
      else {
        note(
          sheet, CellReference(row: row.row, column: table.columns.labels.last ?? 1),
          "không hiểu công thức in trong biểu “\(text)”; nếu cần kiểm tra, hãy tự viết quy tắc.",
          "the printed arithmetic “\(text)” was not understood; write a rule where it matters.")
        continue
      }
      let sentence = parsed.sentence(of: row.label) { name in
        references.position(of: name).map { table.rows[$0].label }
      }
      for measure in plain.contains("now") ? plain : ["now"] {
        addRule(
          measure == "now" ? "CT-\(code)" : "CT-\(code)-\(measure)", whole: code, expression,
          measure: measure,
          divides: parsed.divides, message: sentence)
      }
    }
    addColumnArithmetic(table, codes, measures)
  }

  private mutating func addRule(
    _ code: String, whole: String, _ expression: String, measure: String, divides: Bool, message: String
  ) {
    guard arithmetic.count < Self.mostRules * 4 else { return }
    let suffix = measure == "now" ? "" : "[\(measure)]"
    arithmetic.append(
      PendingRule(
        code: code, source: Self.with(suffix, whole) + " = " + Self.with(suffix, expression),
        tolerance: divides ? .relative(0.005) : .absolute(0),
        message: message))
  }

  /// An expression whose codes all have a measure behind them.
  private static func with(_ suffix: String, _ expression: String) -> String {
    guard !suffix.isEmpty else { return expression }
    return expression.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard let first = word.first(where: { $0 != "(" }), first.isLetter else { return String(word) }
      let closing = word.reversed().prefix { $0 == ")" }.count
      return word.dropLast(closing) + suffix + String(repeating: ")", count: closing)
    }.joined(separator: " ")
  }

  /// The arithmetic of the columns: one rule for every indicator.
  private mutating func addColumnArithmetic(
    _ table: TemplateTable, _ codes: [Int: String], _ measures: FormMeasures
  ) {
    guard let numbering = table.heading.numbering else { return }
    var byName: [String: String] = [:]
    for (column, name) in numbering.names {
      if let measure = measures.measure(of: column) { byName[name] = measure }
    }
    for (column, text) in numbering.formulas.sorted(by: { $0.key < $1.key }) {
      guard let whole = measures.measure(of: column),
        let parsed = PrintedArithmetic(text, isKnown: { byName[$0] != nil }),
        !parsed.divides
      else { continue }
      let sentence = table.heading.sentence(ofColumn: column, parsed)
      let rows = codes.sorted { $0.key < $1.key }.map(\.value)
      guard arithmetic.count + rows.count <= Self.mostRules else {
        note(
          "Công thức cột “\(text)” không lập thành quy tắc vì biểu có \(rows.count) dòng; cần thì tự viết.",
          "The arithmetic of columns “\(text)” was not made into rules, for the table has \(rows.count) rows."
        )
        continue
      }
      for code in rows {
        func named(_ measure: String) -> String { measure == "now" ? code : "\(code)[\(measure)]" }
        let expression = parsed.expression(
          name: { byName[$0].map(named) },
          between: { first, last in
            let names = ColumnRange.names(first, last, in: numbering, among: Set(byName.keys))
            return names.compactMap { byName[$0].map(named) }
          })
        guard let expression else { continue }
        arithmetic.append(
          PendingRule(
            code: "CT-\(code)-cot\(numbering.names[column] ?? "")", source: "\(named(whole)) = \(expression)",
            message: sentence))
      }
    }
  }
}

/// The columns from one printed number to another.
enum ColumnRange {
  /// Their names in the order of the columns; `last` blank: to the last one.
  static func names(_ first: String, _ last: String, in numbering: ColumnNumbering, among known: Set<String>)
    -> [String]
  {
    let ordered = numbering.names.sorted { $0.key < $1.key }.map(\.value)
    guard let from = ordered.firstIndex(of: first) else { return [] }
    let to = last.isEmpty ? ordered.count - 1 : ordered.firstIndex(of: last) ?? -1
    guard to > from else { return [] }
    return ordered[from...to].filter(known.contains)
  }
}

/// What printed numbers and codes mean seen from one row of a table.
struct RowReferences {
  private let rows: [TableRow]
  private let own: Int
  private let children: [Int]
  /// Whether the arithmetic goes by codes.
  private var isCoded = false

  /// References in the arithmetic of a row.
  init(_ table: TemplateTable, at position: Int) {
    rows = table.rows
    own = position
    children = table.rows.indices.filter { table.rows[$0].parent == position }
    isCoded = goesByCodes
  }

  /// "Tổng số đơn (1=2+3+4)" where the row has the code 01 and is not number 1: what stands before "=" is the row itself, so
  /// all of it are codes, with or without zeros before them, if there are such rows.
  private var goesByCodes: Bool {
    let row = rows[own]
    guard let name = row.arithmeticName, let text = row.arithmetic, row.number.text != name,
      row.code.map({ Self.isSame($0, name) }) == true,
      let named = PrintedArithmetic(text, isKnown: { _ in true })
    else { return false }
    return named.references.allSatisfy { coded($0) != nil }
  }

  private static func isSame(_ code: String, _ name: String) -> Bool {
    code == name || Int(code).map { $0 == Int(name) } == true
  }

  /// The only other row with a code.
  private func coded(_ name: String) -> Int? {
    let found = rows.indices.filter { index in
      index != own && rows[index].kind == .indicator
        && rows[index].code.map { Self.isSame($0, name) } == true
    }
    return found.count == 1 ? found.first : nil
  }

  /// The row that a number or code names: by code; by number among the parts of the row, its neighbours, its section, and
  /// at last the whole table where it stands only once.
  func position(of name: String) -> Int? {
    if isCoded { return coded(name) }
    let coded = rows.indices.filter { $0 != own && rows[$0].code == name && rows[$0].kind == .indicator }
    if coded.count == 1 { return coded.first }
    let numbered = rows.indices.filter {
      $0 != own && rows[$0].number.text == name && rows[$0].kind == .indicator
    }
    let row = rows[own]
    if let child = numbered.first(where: { children.contains($0) }) { return child }
    if let sibling = numbered.first(where: {
      rows[$0].parent == row.parent && rows[$0].section == row.section
    }) {
      return sibling
    }
    let inSection = numbered.filter { rows[$0].section == row.section }
    if inSection.count == 1 { return inSection.first }
    return numbered.count == 1 ? numbered.first : nil
  }

  /// The rows from one to another on the level of the first; `last` blank: to the last one of that level.
  func between(_ first: String, _ last: String) -> [Int]? {
    guard let from = position(of: first) else { return nil }
    let level = rows.indices.filter {
      rows[$0].parent == rows[from].parent && rows[$0].number.style == rows[from].number.style
        && rows[$0].section == rows[from].section && rows[$0].kind == .indicator && $0 != own
    }
    guard let to = last.isEmpty ? level.last : position(of: last), from < to else { return nil }
    return level.filter { $0 >= from && $0 <= to }
  }
}
