internal import Schema
internal import VietnameseText

extension RuleExpression {
  /// The expression as an author would write it.
  var text: String { text(inside: 0) }

  private func text(inside outer: Int) -> String {
    func wrapped(_ own: Int, _ text: String) -> String { own < outer ? "(\(text))" : text }
    switch self {
    case .number(let number): return NumberText.plain(number)
    case .indicator(let code, let measure): return measure == "now" ? code : "\(code)[\(measure)]"
    case .field(let name), .measure(let name): return name
    case .negative(let inner): return "-" + inner.text(inside: 9)
    case .arithmetic(let sign, let left, let right):
      let rank = sign == .plus || sign == .minus ? 5 : 6
      return wrapped(rank, "\(left.text(inside: rank)) \(sign.rawValue) \(right.text(inside: rank + 1))")
    case .comparison(let sign, let left, let right):
      return wrapped(4, "\(left.text(inside: 5)) \(sign.rawValue) \(right.text(inside: 5))")
    case .not(let inner): return wrapped(3, "not \(inner.text(inside: 4))")
    case .and(let left, let right): return wrapped(2, "\(left.text(inside: 2)) and \(right.text(inside: 3))")
    case .or(let left, let right): return wrapped(1, "\(left.text(inside: 1)) or \(right.text(inside: 2))")
    case .implies(let left, let right):
      return wrapped(0, "if \(left.text(inside: 1)) then \(right.text(inside: 1))")
    case .call(let function, let arguments):
      return "\(function.rawValue)(\(arguments.map { $0.text(inside: 0) }.joined(separator: "; ")))"
    case .range(let from, let to, let measure):
      return "\(from):\(to)" + (measure == "now" ? "" : "[\(measure)]")
    }
  }

  /// The indicators that it names, with their measures, in order, each once.
  func named(codes: (String, String) -> [String]) -> [(code: String, measure: String)] {
    var found: [(code: String, measure: String)] = []
    func name(_ code: String, _ measure: String) {
      if !found.contains(where: { $0 == (code, measure) }) { found.append((code, measure)) }
    }
    for leaf in leaves {
      switch leaf {
      case .indicator(let code, let measure): name(code, measure)
      case .range(let from, let to, let measure): for code in codes(from, to) { name(code, measure) }
      default: break
      }
    }
    return found
  }
}
