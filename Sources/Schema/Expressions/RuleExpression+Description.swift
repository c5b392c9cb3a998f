extension RuleExpression: CustomStringConvertible {
  /// The expression as it is written in a schema, with as few parentheses as it needs: reading it gives the same tree.
  package var description: String { text(in: .implication) }

  /// How strongly a part holds together; a part stands in parentheses where something stronger is needed.
  private enum Strength: Int {
    case implication, or, and, not, comparison, sum, product, sign, operand
  }

  private var strength: Strength {
    switch self {
    case .implies: .implication
    case .or: .or
    case .and: .and
    case .not: .not
    case .comparison: .comparison
    case .arithmetic(.plus, _, _), .arithmetic(.minus, _, _): .sum
    case .arithmetic(.times, _, _), .arithmetic(.divided, _, _): .product
    case .negative: .sign
    case .number(let value): value < 0 ? .sign : .operand
    case .indicator, .field, .measure, .call, .range: .operand
    }
  }

  private func text(in place: Strength) -> String {
    strength.rawValue < place.rawValue ? "(\(bare))" : bare
  }

  private var bare: String {
    switch self {
    case .number(let value): Self.decimal(value)
    case .indicator(let code, let measure): Self.name(code, measure)
    case .field(let name), .measure(let name): name
    case .negative(let operand): "-" + operand.text(in: .sign)
    case .arithmetic(let sign, let left, let right):
      if strength == .sum {
        "\(left.text(in: .sum)) \(sign.rawValue) \(right.text(in: .product))"
      } else {
        "\(left.text(in: .product)) \(sign.rawValue) \(right.text(in: .sign))"
      }
    case .comparison(let sign, let left, let right):
      "\(left.text(in: .sum)) \(sign.rawValue) \(right.text(in: .sum))"
    case .and(let left, let right): "\(left.text(in: .and)) and \(right.text(in: .not))"
    case .or(let left, let right): "\(left.text(in: .or)) or \(right.text(in: .and))"
    case .not(let operand): "not " + operand.text(in: .not)
    case .implies(let premise, let conclusion):
      "if \(premise.text(in: .or)) then \(conclusion.text(in: .implication))"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map { $0.text(in: .implication) }.joined(separator: "; ")))"
    case .range(let from, let to, let measure): "\(from):\(to)" + (measure == "now" ? "" : "[\(measure)]")
    }
  }

  /// A code with its measure; `now` is written where the code alone would be something else.
  private static func name(_ code: String, _ measure: String) -> String {
    let isPlain =
      measure == "now" && code != "population" && ExpressionLexer.number(code) == nil
      && !SchemaCode.isReserved(code)
    return isPlain ? code : "\(code)[\(measure)]"
  }

  /// A number in digits, without exponent.
  private static func decimal(_ value: Double) -> String {
    let text = value.description
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let sign = value < 0 ? "-" : ""
    let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    let digits = String(parts.first ?? "") + fraction
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let zeros = exponent - fraction.count
    guard zeros < 0 else { return sign + digits + String(repeating: "0", count: zeros) }
    return sign + digits.dropLast(-zeros) + "." + digits.suffix(-zeros)
  }
}
