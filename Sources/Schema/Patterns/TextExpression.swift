/// A regular expression of the schema, ready to be searched in texts, case ignored. However it is written and whatever a cell
/// says, the search ends.
package struct TextExpression {
  /// How it is searched.
  private enum Search {
    /// All ways side by side.
    case bounded(BoundedExpression)
    /// One way after the other, for what the former does not know (`\b`, looking around, back references).
    case stepwise(Regex<AnyRegexOutput>)
  }
  private let search: Search
  /// Longer texts are not searched stepwise: they are no headings, and the time grows with a power of their length.
  private static let longest = 300

  /// Why a text is no expression that can be searched.
  package enum Fault: Error {
    /// It is none; the compiler's words.
    case unreadable(String)
    /// It repeats what repeats itself, or repeats too often: a search could take years.
    case unbounded
  }

  /// Reads an expression.
  package init(_ text: String) throws(Fault) {
    let compiled: Regex<AnyRegexOutput>
    do { compiled = try Regex(text).ignoresCase() } catch { throw .unreadable("\(error)") }
    if let bounded = BoundedExpression(text) {
      search = .bounded(bounded)
    } else if Self.isTame(text) {
      search = .stepwise(compiled)
    } else {
      throw .unbounded
    }
  }

  /// Whether it is found anywhere in a text.
  package func isFound(in text: String) -> Bool {
    switch search {
    case .bounded(let expression): expression.isFound(in: text)
    case .stepwise(let expression):
      text.count <= Self.longest && ((try? expression.firstMatch(in: text)) ?? nil) != nil
    }
  }

  /// Whether nothing that repeats or branches is repeated, and no more than two parts are repeated at all.
  private static func isTame(_ text: String) -> Bool {
    var rest = text[...]
    // Of each open group, whether something in it repeats or branches.
    var groups = [false]
    var repeated = 0
    func isRepetition(_ sign: Character?) -> Bool { sign.map { "*+{".contains($0) } == true }
    func mark() { if !groups.isEmpty { groups[groups.count - 1] = true } }
    while let sign = rest.popFirst() {
      switch sign {
      case "\\": rest = rest.dropFirst()
      case "[":
        while let member = rest.popFirst(), member != "]" { if member == "\\" { rest = rest.dropFirst() } }
      case "(":
        groups.append(false)
        if rest.first == "?" { rest.removeFirst() }
      case ")":
        let isBusy = groups.popLast() ?? false
        if isBusy, isRepetition(rest.first) { return false }
        if isBusy { mark() }
      case "|", "?": mark()
      default:
        guard isRepetition(sign) else { continue }
        repeated += 1
        mark()
        // What follows says only how eager it is.
        if let next = rest.first, "?+".contains(next) { rest.removeFirst() }
      }
    }
    return repeated <= 2
  }
}
