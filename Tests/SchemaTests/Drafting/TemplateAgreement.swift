import Cells
import SchemaDrafting
import VietnameseText

/// How far a draft agrees with what people found in a template, column by column of `templates.csv`. Their words are
/// read as they stand: `E-R`, `40: Tổng cộng`, `S6 (ha)`, `none (B13: Triệu VND)`.
struct TemplateAgreement {
  let file: String
  let expected: [String: String]
  let draft: SchemaDraft

  /// The columns that are compared, in the order of the list.
  static let columns = [
    "layout", "header_rows", "column_number_row", "label_column", "number_column", "unit_of_measure",
    "value_columns",
    "numbering", "total_rows", "data_rows", "unit_cell", "round_cell", "merged_headings",
  ]

  /// Whether a column agrees, and what was found.
  func agreement(_ column: String) -> (agrees: Bool, found: String) {
    let said = expected[column] ?? ""
    guard let table = draft.tables.first else { return (false, "no table") }
    switch column {
    case "layout":
      let found = table.kind.rawValue
      return ((said.hasPrefix("form") ? "form" : "grid") == found, found)
    case "header_rows":
      let found = table.headingRows
      let numbers = Self.numbers(said)
      return (numbers.first == found.lowerBound && numbers.last == found.upperBound, "\(found)")
    case "column_number_row": return (Int(said) == table.numberingRow, "\(table.numberingRow ?? 0)")
    case "label_column": return same(said, table.columns(.label))
    case "number_column": return same(said, table.columns(.number))
    case "unit_of_measure": return unitOfMeasure(said, table)
    case "value_columns": return same(said, table.columns(.value))
    case "numbering": return numbering(said, table)
    case "total_rows": return totals(said, table)
    case "data_rows":
      let first = Self.numbers(said.split(separator: ";").first.map(String.init) ?? said)
      let found = table.dataRows
      let isOpen = said.hasSuffix("-")
      return (
        first.first == found?.lowerBound && (isOpen || first.last == found?.upperBound),
        found.map { "\($0)" } ?? "none"
      )
    case "unit_cell": return place(said, table.unitCell)
    case "round_cell": return place(said, table.roundCell)
    case "merged_headings":
      let wanted = said.split(separator: " ").map(String.init).filter { CellRange($0) != nil }
      let found = Set(table.mergedHeadings)
      let inside = wanted.filter { text in
        CellRange(text).map { table.headingRows.contains($0.first.row) } ?? false
      }
      return (inside.allSatisfy(found.contains), found.sorted().joined(separator: " "))
    default: return (false, "")
    }
  }

  /// The numbers in a text.
  private static func numbers(_ text: String) -> [Int] { text.split { !$0.isNumber }.compactMap { Int($0) } }

  /// The columns that a text such as `D, E-AI` names.
  private static func letters(_ text: String) -> Set<Int> {
    var found = Set<Int>()
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").map { CellReference($0.filter { $0 != " " } + "1")?.column }
      guard let first = ends.first, let low = first, let last = ends.last, let high = last, low <= high else {
        continue
      }
      found.formUnion(low...high)
    }
    return found
  }

  private func same(_ said: String, _ columns: [Int]) -> (Bool, String) {
    (
      Self.letters(said) == Set(columns),
      columns.map { CellReference.letters(ofColumn: $0) }.joined(separator: ",")
    )
  }

  private func unitOfMeasure(_ said: String, _ table: DraftedTable) -> (Bool, String) {
    let column = table.columns(.unit).first.map { CellReference.letters(ofColumn: $0) }
    let found = "column \(column ?? "-"), \(table.unitOfMeasureCell ?? "-"): \(table.unitOfMeasure ?? "-")"
    let head = said.prefix { $0 != " " }
    if said.hasPrefix("none (") || (CellReference(head) != nil && said.contains("(")) {
      // The unit of the whole table and the cell that states it.
      let inner = said.drop { $0 != "(" }.dropFirst().dropLast()
      let cell = said.hasPrefix("none") ? inner.prefix { $0 != ":" } : head
      let unit = said.hasPrefix("none") ? inner.drop { $0 != ":" }.dropFirst(2) : inner
      return (table.unitOfMeasureCell == String(cell) && table.unitOfMeasure == String(unit), found)
    }
    if said == "none" || said.hasPrefix("in some") {
      return (column == nil && table.unitOfMeasureCell == nil, found)
    }
    return (column == String(head), found)
  }

  /// The styles of numbering: each one named has to have been seen.
  private func numbering(_ said: String, _ table: DraftedTable) -> (Bool, String) {
    let found = table.numbering.joined(separator: " ")
    if said.hasPrefix("none") { return (table.numbering.allSatisfy { $0 == "-" || $0 == "+" }, found) }
    if said.hasPrefix("from") { return (true, found) }
    let styles = said.split(separator: "/").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    // Of a filler nothing can be seen; the list says what the numbering of the filled form is.
    if table.kind == .grid, table.numbering.isEmpty { return (true, found) }
    func style(_ text: String) -> String {
      if text.allSatisfy({ "IVX".contains($0) }) { return "I" }
      if text.contains(".") { return "1" + String(repeating: ".1", count: text.count { $0 == "." }) }
      if text.allSatisfy(\.isNumber) { return "1" }
      return text.allSatisfy(\.isLetter) ? (text == text.uppercased() ? "A" : "a") : text
    }
    let seen = Set(table.numbering.map(style))
    return (styles.map { style(String($0.prefix { $0 != "-" })) }.allSatisfy(seen.contains), found)
  }

  private func totals(_ said: String, _ table: DraftedTable) -> (Bool, String) {
    let columns = table.totalColumns.map { CellReference.letters(ofColumn: $0) }.joined(separator: ",")
    let found = "rows \(table.totalRows.map(String.init).joined(separator: ",")) columns \(columns)"
    if said == "none" { return (table.totalRows.isEmpty, found) }
    if said.contains("(4)=") || said.hasPrefix("D, E, R") {
      let wanted = said.hasPrefix("D, E, R") ? [4, 5, 18] : said.hasPrefix("D:") ? [4] : [4, 8]
      return (table.totalColumns == wanted, found)
    }
    if said.hasPrefix("rows 1 of each section") { return (table.totalRows.count == 4, found) }
    let wanted = said.split(separator: ";").compactMap { Self.numbers(String($0)).first }
    return (wanted.allSatisfy(table.totalRows.contains), found)
  }

  private func place(_ said: String, _ found: String?) -> (Bool, String) {
    if said.hasPrefix("none") { return (found == nil, found ?? "none") }
    let first = said.split { " :(,".contains($0) }.first.map(String.init) ?? ""
    // "S2:S5 …": the label and the cells below it.
    if let range = CellRange(said.split(separator: " ").first.map(String.init) ?? ""),
      range.first != range.last
    {
      return (found.flatMap { CellReference($0) }.map(range.contains) ?? false, found ?? "none")
    }
    if said.contains("label,"),
      let second = said.split(separator: " ").first(where: {
        $0 != Substring(first) && CellReference($0) != nil
      })
    {
      return (found == String(second), found ?? "none")
    }
    return (found == first, found ?? "none")
  }
}
