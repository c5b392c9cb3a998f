internal import Schema

/// A text that a regular expression of the schema accepts, for the templates that are made from it: `/^Bi[eể]u 2$/` →
/// `Bieu 2`. Of alternatives the first is taken, of what may be left out nothing where it may be repeated, else once.
struct ExpressionSample {
  private var rest: Substring
  /// Nested groups deeper than this have no sample.
  private static let deepest = 20

  /// A sample of an expression; nil where none was found that it accepts.
  static func text(for expression: String) -> String? {
    var parser = ExpressionSample(rest: expression[...])
    let sample = parser.alternatives(depth: 0).trimmed
    guard !sample.isEmpty, (try? TextExpression(expression))?.isFound(in: sample) == true else { return nil }
    return sample
  }

  private init(rest: Substring) { self.rest = rest }

  /// Branches up to the end or a closing bracket; the sample of the first.
  private mutating func alternatives(depth: Int) -> String {
    var first: String?
    repeat {
      let branch = branch(depth: depth)
      first = first ?? branch
    } while take("|")
    return first ?? ""
  }

  /// One branch.
  private mutating func branch(depth: Int) -> String {
    var result = ""
    while let next = rest.first, next != "|", next != ")" { result += repeated(atom(depth: depth)) }
    return result
  }

  /// An atom as often as its quantifier asks at least.
  private mutating func repeated(_ atom: String) -> String {
    guard let sign = rest.first else { return atom }
    var result = atom
    switch sign {
    case "*":
      rest.removeFirst()
      result = ""
    case "+", "?": rest.removeFirst()
    case "{":
      guard let end = rest.firstIndex(of: "}") else { return atom }
      let least = Int(rest[rest.index(after: rest.startIndex)..<end].prefix { $0.isNumber }) ?? 1
      result = String(repeating: atom, count: min(max(least, 0), 20))
      rest = rest[rest.index(after: end)...]
    default: return atom
    }
    if rest.first == "?" || rest.first == "+" { rest.removeFirst() }
    return result
  }

  /// A character, a class, a group or a mark without width.
  private mutating func atom(depth: Int) -> String {
    let sign = rest.removeFirst()
    switch sign {
    case "^", "$": return ""
    case ".": return "a"
    case "\\": return escape()
    case "[": return set()
    case "(":
      guard depth < Self.deepest else { return "" }
      var isSeen = true
      if take("?") {
        // (?:…), (?<name>…) are groups; (?=…), (?!…), (?i) stand for nothing.
        if take(":") {
          isSeen = true
        } else if rest.first == "<", let end = rest.firstIndex(of: ">"), rest.dropFirst().first != "=",
          rest.dropFirst().first != "!"
        {
          rest = rest[rest.index(after: end)...]
        } else {
          isSeen = false
          while let flag = rest.first, flag != ")", flag != "=", flag != "!" { _ = take(flag) }
          if !take("=") { _ = take("!") }
        }
      }
      let inner = alternatives(depth: depth + 1)
      _ = take(")")
      return isSeen ? inner : ""
    default: return String(sign)
    }
  }

  /// What stands behind a backslash.
  private mutating func escape() -> String {
    guard let sign = rest.popFirst() else { return "" }
    return switch sign {
    case "d": "1"
    case "s": " "
    case "w", "D", "S": "a"
    case "W": " "
    case "b", "B", "A", "z", "Z": ""
    case "t", "n", "r": " "
    default: String(sign)
    }
  }

  /// A character of a class in square brackets.
  private mutating func set() -> String {
    let isNegative = take("^")
    var members: [Character] = []
    var isFirst = true
    while let sign = rest.popFirst() {
      if sign == "]", !isFirst { break }
      isFirst = false
      if sign == "\\" {
        members += Array(escape())
      } else if sign == "-", let last = members.last, let next = rest.first, next != "]" {
        // A range is named by its first member; the rest counts only where the class is negative.
        rest.removeFirst()
        if let low = last.unicodeScalars.first?.value, let high = next.unicodeScalars.first?.value,
          low < high,
          high - low < 256
        {
          members += (low...high).compactMap { Unicode.Scalar($0).map(Character.init) }
        }
      } else {
        members.append(sign)
      }
    }
    guard isNegative else { return members.first.map(String.init) ?? "" }
    return "a1 -".first { !members.contains($0) }.map(String.init) ?? ""
  }

  /// Takes a sign where it comes next.
  private mutating func take(_ sign: Character) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }
}

extension String {
  /// Without spaces at the ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
