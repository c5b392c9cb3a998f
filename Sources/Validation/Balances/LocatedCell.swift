internal import Facts
internal import Findings
internal import Schema

/// B132: the one cell whose change closes the balances that fail, above all a row and a column of a grid.
enum LocatedCell {
  /// The rule.
  static let description = RuleDescription(
    code: "B132", name: "located-cell", level: 1, severity: .error,
    title: ("Ô sai đã xác định", "The wrong cell is known"),
    checks: (
      "Ô duy nhất mà nếu sửa thì cả dòng và cột đều khớp.",
      "The one cell whose change makes both its row and its column add up."
    ),
    matters: (
      "Biết chính xác ô nào sai và số nào thì khớp; số đó chưa được cộng.",
      "It is known which cell is wrong and what would fit; the figure stays out of the total until then."
    ),
    example: (
      "Ô xã Tân Khánh thừa 4 ở cả dòng và cột.", "One commune's cell is 4 too many in its row and its column."
    ),
    remedy: ("Đơn vị xác nhận số đề xuất.", "Confirm the suggestion, or type the right figure.")
  )

  /// The finding.
  static func finding(at fact: Int, figure: Double, _ context: ValidationContext) -> Finding {
    let value = context.table.facts[fact].value
    var finding = context.finding(
      description, at: fact,
      "Ô ghi \(vietnamese(value)); nếu là \(vietnamese(figure)) thì các phép cộng đều khớp.",
      "The cell says \(english(value)); with \(english(figure)) all sums would agree.")
    finding.expected = figure
    finding.suggestion = figure
    return finding
  }

  /// The cells where a failing row and a failing column of a grid meet with the same difference: cell → the figure that
  /// closes both. A row or column that could be closed by several cells has none.
  static func crossings(_ constraints: [Constraint], value: (Int) -> Double) -> [(fact: Int, figure: Double)]
  {
    let rows = constraints.indices.filter {
      constraints[$0].kind == .total && constraints[$0].row != nil && !constraints[$0].holds
    }
    let columns = constraints.indices.filter { constraints[$0].kind == .column && !constraints[$0].holds }
    var options: [(row: Int, column: Int, fact: Int, change: Double)] = []
    for row in rows {
      for column in columns {
        let cells = Set(constraints[row].parts + [constraints[row].total]).intersection(
          constraints[column].parts)
        for fact in cells.sorted() {
          let change = -constraints[column].residual
          guard constraints[row].holds(changing: fact, by: change), value(fact) + change >= 0 else {
            continue
          }
          let breaks = constraints.indices.contains {
            constraints[$0].holds && !constraints[$0].holds(changing: fact, by: change)
          }
          if !breaks { options.append((row, column, fact, change)) }
        }
      }
    }
    return options.filter { option in
      options.filter { $0.row == option.row || $0.column == option.column }.count == 1
    }.map { ($0.fact, value($0.fact) + $0.change) }
  }
}
