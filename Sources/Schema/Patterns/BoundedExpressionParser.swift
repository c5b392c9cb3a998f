/// Reads the text of a `BoundedExpression` into its steps.
struct BoundedExpressionParser {
  private typealias Step = BoundedExpression.Step
  private typealias Member = BoundedExpression.Member
  /// What an expression is made of, before it is laid out as steps.
  private indirect enum Part {
    case step(Step)
    case sequence([Part])
    case either([Part])
    case repeated(Part, least: Int, most: Int?)
  }
  /// Groups deeper than these are refused.
  private static let deepest = 60
  /// How many more parts may be laid out, those that are repeated each time.
  private var budget = 5000
  private var rest: Substring

  /// A parser of an expression.
  init(_ text: String) { rest = text[...] }

  /// The steps, the last one being that it was found; nil where something cannot be read.
  mutating func steps() -> [BoundedExpression.Step]? {
    guard let part = alternatives(depth: 0), rest.isEmpty else { return nil }
    var steps: [Step] = []
    guard lay(part, into: &steps) else { return nil }
    return steps + [.found]
  }

  /// Branches up to the end or a closing bracket.
  private mutating func alternatives(depth: Int) -> Part? {
    guard depth <= Self.deepest else { return nil }
    var branches: [Part] = []
    repeat {
      var parts: [Part] = []
      while let next = rest.first, next != "|", next != ")" {
        guard let atom = atom(depth: depth), let part = repeated(atom) else { return nil }
        parts.append(part)
      }
      branches.append(.sequence(parts))
    } while take("|")
    return branches.count == 1 ? branches[0] : .either(branches)
  }

  /// An atom with the sign behind it that says how often; whether it takes few or many makes no difference here.
  private mutating func repeated(_ atom: Part) -> Part? {
    var (least, most): (Int, Int?) = (1, 1)
    switch rest.first {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{":
      guard let end = rest.firstIndex(of: "}") else { return nil }
      let bounds = rest[..<end].dropFirst().split(separator: ",", omittingEmptySubsequences: false)
      guard let low = bounds.first.flatMap({ Int($0) }), bounds.count <= 2, low >= 0 else { return nil }
      (least, most) = (low, low)
      if bounds.count == 2 {
        most = Int(bounds[1])
        guard bounds[1].isEmpty || most.map({ $0 >= low }) == true else { return nil }
      }
      rest = rest[end...]
    default: return atom
    }
    rest.removeFirst()
    if case .step(.start) = atom { return nil }
    if case .step(.end) = atom { return nil }
    _ = take("?")
    // `a**` is no expression, and `a++` gives nothing back.
    if let next = rest.first, "*+?{".contains(next) { return nil }
    return .repeated(atom, least: least, most: most)
  }

  /// A character, a class, a group or a mark without width.
  private mutating func atom(depth: Int) -> Part? {
    guard let sign = rest.popFirst() else { return nil }
    switch sign {
    case "^": return .step(.start)
    case "$": return .step(.end)
    case ".": return .step(.take(.any))
    case "\\": return escape().map { .step(.take($0)) }
    case "[": return set().map { .step(.take($0)) }
    case "(":
      if take("?"), !take(":") { return nil }
      guard let inner = alternatives(depth: depth + 1), take(")") else { return nil }
      return inner
    case "*", "+", "?", "{": return nil
    default: return .step(.take(Self.one(sign)))
    }
  }

  /// What stands behind a backslash. A letter that is none of these means something that is not known here.
  private mutating func escape() -> Member? {
    guard let sign = rest.popFirst() else { return nil }
    switch sign {
    case "d": return .digit
    case "w": return .word
    case "s": return .space
    case "D": return .set([.digit], isNegated: true)
    case "W": return .set([.word], isNegated: true)
    case "S": return .set([.space], isNegated: true)
    case "t": return .one("\t")
    default:
      guard sign.isASCII, !sign.isLetter, !sign.isNumber else { return nil }
      return Self.one(sign)
    }
  }

  /// The members of a class up to its closing bracket; nil for classes within one and for the signs that join them.
  private mutating func set() -> Member? {
    let isNegated = take("^")
    var members: [Member] = []
    while let sign = rest.popFirst() {
      switch sign {
      case "]": return members.isEmpty ? nil : .set(members, isNegated: isNegated)
      case "[", "&", "~": return nil
      case "\\":
        guard let member = escape(), rest.first != "-" || rest.dropFirst().first == "]" else { return nil }
        members.append(member)
      case "-" where !members.isEmpty && rest.first != "]": return nil
      default:
        guard rest.first == "-", let high = rest.dropFirst().first, high != "]" else {
          members.append(Self.one(sign))
          continue
        }
        guard high != "\\", high != "[", sign <= high else { return nil }
        rest.removeFirst(2)
        members.append(.range(sign...high))
      }
    }
    return nil
  }

  private static func one(_ sign: Character) -> Member {
    let lower = sign.lowercased()
    return .one(lower.count == 1 ? lower.first ?? sign : sign)
  }

  /// Takes a sign where it comes next.
  private mutating func take(_ sign: Character) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  /// Lays a part out behind the steps that are there; false where it becomes too much.
  private mutating func lay(_ part: Part, into steps: inout [Step]) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    switch part {
    case .step(let step): steps.append(step)
    case .sequence(let parts): for part in parts { guard lay(part, into: &steps) else { return false } }
    case .either(let branches):
      // fork → branch, to the end · fork → …
      var ends: [Int] = []
      for (position, branch) in branches.enumerated() {
        let fork = steps.count
        let isLast = position == branches.count - 1
        if !isLast { steps.append(.fork(fork + 1, fork + 1)) }
        guard lay(branch, into: &steps) else { return false }
        if isLast { continue }
        ends.append(steps.count)
        steps.append(.fork(0, 0))
        steps[fork] = .fork(fork + 1, steps.count)
      }
      for end in ends { steps[end] = .fork(steps.count, steps.count) }
    case .repeated(let inner, let least, let most):
      guard least <= budget, (most ?? 0) <= budget else { return false }
      for _ in 0..<least { guard lay(inner, into: &steps) else { return false } }
      guard let most else {
        let fork = steps.count
        steps.append(.fork(fork + 1, fork + 1))
        guard lay(inner, into: &steps) else { return false }
        steps.append(.fork(fork, fork))
        steps[fork] = .fork(fork + 1, steps.count)
        return true
      }
      var forks: [Int] = []
      for _ in least..<most {
        forks.append(steps.count)
        steps.append(.fork(0, 0))
        guard lay(inner, into: &steps) else { return false }
      }
      for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
    }
    return true
  }
}
