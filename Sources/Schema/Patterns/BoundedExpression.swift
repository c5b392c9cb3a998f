/// A regular expression that is searched in a time that grows with the text and the expression, never beyond their product:
/// all ways through it are followed side by side (Thompson, *Regular Expression Search Algorithm*, 1968). Case is ignored.
///
/// It knows what is written into schemas: letters, `.`, classes, `\d \w \s`, groups, `|`, `* + ? {n,m}`, `^` and `$`. Of
/// others there is none: back references and looking around cannot be bounded so.
package struct BoundedExpression: Sendable {
  /// What one character may be.
  indirect enum Member: Sendable {
    /// Any but a line break.
    case any
    /// A character in lower case.
    case one(Character)
    /// A range of characters as it is written.
    case range(ClosedRange<Character>)
    /// `\d`, `\w`, `\s`.
    case digit, word, space
    /// A class in square brackets, or the opposite of one.
    case set([Member], isNegated: Bool)
  }
  /// A step through the expression.
  enum Step: Sendable {
    /// Takes a character and goes on.
    case take(Member)
    /// Goes on at either place.
    case fork(Int, Int)
    /// Goes on where the text begins, or ends.
    case start, end
    /// The expression was found.
    case found
  }
  private let steps: [Step]

  /// Reads an expression; nil where it holds what cannot be searched so, or nothing that can be read.
  package init?(_ text: String) {
    var parser = BoundedExpressionParser(text)
    guard let steps = parser.steps() else { return nil }
    self.steps = steps
  }

  /// Whether it is found anywhere in a text.
  package func isFound(in text: String) -> Bool {
    var places = Places(count: steps.count)
    var next = Places(count: steps.count)
    var open: [Int] = []
    var isStart = true
    var index = text.startIndex
    while true {
      let isEnd = index == text.endIndex
      // It may begin at every character.
      if follow(0, into: &places, &open, isStart: isStart, isEnd: isEnd) { return true }
      if isEnd { return false }
      let character = text[index]
      index = text.index(after: index)
      next.removeAll()
      let isLast = index == text.endIndex
      for place in places.list {
        guard case .take(let member) = steps[place], member.holds(character) else { continue }
        if follow(place + 1, into: &next, &open, isStart: false, isEnd: isLast) { return true }
      }
      swap(&places, &next)
      isStart = false
    }
  }

  /// Adds the steps that can be reached from one without taking a character; true where the end is among them. `open`: room
  /// for those that are to be looked at.
  private func follow(
    _ place: Int, into places: inout Places, _ open: inout [Int], isStart: Bool, isEnd: Bool
  ) -> Bool {
    open.removeAll(keepingCapacity: true)
    open.append(place)
    while let place = open.popLast() {
      guard places.insert(place) else { continue }
      switch steps[place] {
      case .take: break
      case .fork(let one, let other):
        open.append(other)
        open.append(one)
      case .start: if isStart { open.append(place + 1) }
      case .end: if isEnd { open.append(place + 1) }
      case .found: return true
      }
    }
    return false
  }

  /// Steps that are reached, each once.
  private struct Places {
    private(set) var list: [Int] = []
    private var isReached: [Bool]
    init(count: Int) { isReached = Array(repeating: false, count: count) }
    mutating func insert(_ place: Int) -> Bool {
      if isReached[place] { return false }
      isReached[place] = true
      list.append(place)
      return true
    }
    mutating func removeAll() {
      for place in list { isReached[place] = false }
      list.removeAll(keepingCapacity: true)
    }
  }
}

extension BoundedExpression.Member {
  /// Whether a character of a text is meant.
  func holds(_ character: Character) -> Bool {
    switch self {
    case .any: !character.isNewline
    case .one(let wanted): character == wanted || character.lowercased() == String(wanted)
    case .range(let range):
      range.contains(character)
        || [character.lowercased(), character.uppercased()].contains {
          $0.count == 1 && $0.first.map(range.contains) == true
        }
    case .digit: character.unicodeScalars.first?.properties.generalCategory == .decimalNumber
    case .word: character.isLetter || character.isNumber || character == "_"
    case .space: character.isWhitespace
    case .set(let members, let isNegated): members.contains { $0.holds(character) } != isNegated
    }
  }
}
