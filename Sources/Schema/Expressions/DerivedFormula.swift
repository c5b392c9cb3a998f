internal import VietnameseText

/// Turns the expression of a derived measure (`now / plan * 100`) into a formula over cells of its row, and
/// computes it. Anything but numbers, measures of the same row, arithmetic and functions of these has no formula.
package struct DerivedFormula {
  /// The cell of a measure; nil: there is none.
  private let cell: (String) -> String?
  /// Its value; nil: there is none.
  private let value: (String) -> Double?

  /// A formula over a row. `cell` gives the cell of a measure, `value` its value; nil: there is none.
  package init(cell: @escaping (String) -> String?, value: @escaping (String) -> Double?) {
    self.cell = cell
    self.value = value
  }

  /// The formula without `=`.
  package func text(of expression: RuleExpression) -> String? {
    switch expression {
    case .number(let number): return NumberText.plain(number)
    case .measure(let name): return cell(name)
    case .negative(let inner): return text(of: inner).map { "(-\($0))" }
    case .arithmetic(let operation, let left, let right):
      guard let one = text(of: left), let other = text(of: right) else { return nil }
      return "(\(one)\(operation.rawValue)\(other))"
    case .call(let function, let arguments): return text(of: function, arguments)
    case .indicator, .field, .comparison, .and, .or, .not, .implies, .range: return nil
    }
  }

  /// The value; nil where an operand is lacking or the divisor is 0.
  package func value(of expression: RuleExpression) -> Double? { expression.derivedValue(value) }

  /// A function as a spreadsheet has it.
  private func text(of function: ExpressionFunction, _ arguments: [RuleExpression]) -> String? {
    let texts = arguments.compactMap { text(of: $0) }
    guard let first = texts.first, texts.count == arguments.count else { return nil }
    switch function {
    case .round: return RuleExpression.decimals(arguments).map { "ROUND(\(first),\($0))" }
    case .abs: return "ABS(\(first))"
    case .sum: return "(\(texts.joined(separator: "+")))"
    // They would pass over what is not there.
    case .min, .max, .count:
      let list = texts.joined(separator: ",")
      return "IF(COUNT(\(list))=\(texts.count),\(function.rawValue.uppercased())(\(list)),NA())"
    case .previous, .cumulative, .both: return nil
    }
  }
}
