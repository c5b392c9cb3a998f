internal import VietnameseText

/// Arithmetic that a template prints in words: `(5)+(18)`, `(6)+…+(17)`, `1+2-3`, `[(I)/(II)]x100 (%)`.
indirect enum PrintedArithmetic: Equatable {
  /// A column or row by its printed number or code.
  case reference(String)
  case number(Double)
  /// `+ - * /`
  case operation(Character, PrintedArithmetic, PrintedArithmetic)
  /// All from one to another, added up: `(6)+…+(17)`; the second blank: to the last one.
  case range(String, String)

  /// Reads a text; nil where it is anything else. `isKnown`: whether a number or code stands in the template.
  init?(_ text: String, isKnown: @escaping (String) -> Bool) {
    guard text.utf8.count <= 300 else { return nil }
    var parser = Parser(tokens: Parser.tokens(of: text), isKnown: isKnown)
    guard let parsed = parser.sum(), parser.isAtEnd else { return nil }
    self = parsed
  }

  /// Everything that it names, ranges by their ends.
  var references: [String] {
    switch self {
    case .reference(let name): [name]
    case .number: []
    case .operation(_, let left, let right): left.references + right.references
    case .range(let first, let last): last.isEmpty ? [first] : [first, last]
    }
  }

  /// Whether it only adds up.
  var isSum: Bool {
    switch self {
    case .reference, .range: true
    case .number: false
    case .operation(let sign, let left, let right): sign == "+" && left.isSum && right.isSum
    }
  }
  /// Whether it divides, so that it is a rate.
  var divides: Bool {
    if case .operation(let sign, let left, let right) = self {
      return sign == "/" || left.divides || right.divides
    }
    return false
  }

  /// The expression in the schema's language. `name` gives the code for a reference, `between` those of a range; nil
  /// where one is not known.
  func expression(name: (String) -> String?, between: (String, String) -> [String]?) -> String? {
    switch self {
    case .reference(let text): return name(text)
    case .number(let number): return NumberText.plain(number)
    case .range(let first, let last):
      guard let names = between(first, last), names.count >= 2 else { return nil }
      return names.joined(separator: " + ")
    case .operation(let sign, let left, let right):
      guard let one = left.expression(name: name, between: between),
        let other = right.expression(name: name, between: between)
      else { return nil }
      let isProduct = sign == "*" || sign == "/"
      let first = isProduct && !left.isProduct ? left.grouped(one) : one
      let second = sign == "+" ? other : right.grouped(other)
      return "\(first) \(sign) \(second)"
    }
  }

  /// Whether it multiplies or divides at last, so that it needs no brackets before another such sign.
  private var isProduct: Bool {
    if case .operation(let sign, _, _) = self { return sign == "*" || sign == "/" }
    return false
  }

  /// A ratio as a percentage, for percentages are kept as 0–100 (FINDINGS.md): "5=3/1" under "Tỷ lệ (%)" means 3/1 × 100.
  /// What is no ratio, or says 100 itself, stays as it is.
  var asPercentage: PrintedArithmetic {
    divides && !names(100) ? .operation("*", self, .number(100)) : self
  }

  private func names(_ number: Double) -> Bool {
    switch self {
    case .number(let own): own == number
    case .operation(_, let left, let right): left.names(number) || right.names(number)
    case .reference, .range: false
    }
  }

  /// In brackets where it is a sum itself.
  private func grouped(_ text: String) -> String {
    switch self {
    case .operation, .range: "(\(text))"
    case .reference, .number: text
    }
  }
}

extension PrintedArithmetic {
  private enum Token: Equatable {
    case word(String)
    case sign(Character)
    case open, close, dots
  }

  private struct Parser {
    var tokens: [Token]
    let isKnown: (String) -> Bool
    var position = 0

    init(tokens: [Token], isKnown: @escaping (String) -> Bool) {
      self.tokens = tokens
      self.isKnown = isKnown
    }

    var isAtEnd: Bool { position == tokens.count }
    private var next: Token? { position < tokens.count ? tokens[position] : nil }

    /// Products joined by + and −; dots stand between the two ends of a range.
    mutating func sum() -> PrintedArithmetic? {
      guard var left = product() else { return nil }
      while case .sign(let sign)? = next, sign == "+" || sign == "-" {
        position += 1
        if next == .dots {
          position += 1
          guard sign == "+" else { return nil }
          // "(5)+…": to the last one.
          var last = ""
          if next == .sign("+") {
            position += 1
            guard case .reference(let named)? = product() else { return nil }
            last = named
          }
          switch left {
          case .reference(let first): left = .range(first, last)
          case .operation("+", let before, .reference(let first)):
            left = .operation("+", before, .range(first, last)).joiningNeighbours()
          default: return nil
          }
          continue
        }
        guard let right = product() else { return nil }
        left = .operation(sign, left, right)
      }
      return left
    }

    private mutating func product() -> PrintedArithmetic? {
      guard var left = operand() else { return nil }
      while case .sign(let sign)? = next, sign == "*" || sign == "/" {
        position += 1
        // "x100": a constant behind a times sign, unless the template has that number.
        if sign == "*", case .word(let text)? = next,
          ["100", "1000", "10000", "100000", "1000000"].contains(text),
          let number = Double(text)
        {
          position += 1
          left = .operation(sign, left, .number(number))
          continue
        }
        guard let right = operand() else { return nil }
        left = .operation(sign, left, right)
      }
      return left
    }

    private mutating func operand() -> PrintedArithmetic? {
      switch next {
      case .word(let text):
        position += 1
        return isKnown(text) ? .reference(text) : nil
      case .open:
        position += 1
        guard position < 200, let inner = sum(), next == .close else { return nil }
        position += 1
        return inner
      default: return nil
      }
    }

    static func tokens(of text: String) -> [Token] {
      var tokens: [Token] = []
      var word = ""
      func flush() {
        if !word.isEmpty { tokens.append(.word(TextKey.trimmed(word, also: ".,"))) }
        word = ""
      }
      let characters = Array(TextKey.singleSpaced(text))
      for (index, character) in characters.enumerated() {
        switch character {
        case "(", "[", "{": flush(); tokens.append(.open)
        case ")", "]", "}": flush(); tokens.append(.close)
        case "+": flush(); tokens.append(.sign("+"))
        case "-", "–", "−", "—": flush(); tokens.append(.sign("-"))
        case "×", "*", "·": flush(); tokens.append(.sign("*"))
        case "x", "X":
          // Between a number or a bracket and what it is multiplied by; else a letter of a word.
          let before = characters[..<index].last { $0 != " " }
          let after = characters[(index + 1)...].first { $0 != " " }
          if word.isEmpty, before.map({ ")]%".contains($0) || $0.isNumber }) == true,
            after.map({ $0 == "(" || $0.isNumber }) == true
          {
            tokens.append(.sign("*"))
          } else if !word.isEmpty, word.allSatisfy(\.isNumber),
            after.map({ $0 == "(" || $0.isNumber }) == true
          {
            flush()
            tokens.append(.sign("*"))
          } else {
            word.append(character)
          }
        case "/", ":", "÷": flush(); tokens.append(.sign("/"))
        case "…":
          flush()
          if tokens.last != .dots { tokens.append(.dots) }
        case " ": flush()
        case ".":
          let isRun = index + 1 < characters.count && characters[index + 1] == "."
          let wasRun = index > 0 && characters[index - 1] == "."
          if isRun || wasRun {
            flush()
            if tokens.last != .dots { tokens.append(.dots) }
          } else {
            word.append(character)
          }
        case "%", "=": flush()
        default: word.append(character)
        }
      }
      flush()
      // "(%)" and brackets that were left blank say nothing.
      while let blank = tokens.indices.first(where: {
        $0 + 1 < tokens.count && tokens[$0] == .open && tokens[$0 + 1] == .close
      }) {
        tokens.removeSubrange(blank...(blank + 1))
      }
      return tokens.filter { $0 != .word("") }
    }
  }

  /// `a + b + … + z`: the neighbour before the range is its beginning.
  private func joiningNeighbours() -> PrintedArithmetic {
    guard case .operation("+", .reference(let first), .range(_, let last)) = self else { return self }
    return .range(first, last)
  }

  /// The last word before the last "=" of a label, without brackets: `Tổng số đơn (1=2+3)` → `1`.
  static func name(in label: String) -> String? {
    guard let sign = label.lastIndex(of: "=") else { return nil }
    return label[..<sign].split { " ()[]".contains($0) }.last.map { TextKey.trimmed(String($0), also: ".:") }
  }

  /// The arithmetic in a label, and what stands before "=" in it, such as its own number: `Thẻ = (1)+(2)`,
  /// `Vốn (=(a)+(b))`, `Cộng (10 = 01 + 02)`. Nil where there is none.
  static func find(in label: String) -> String? {
    if let sign = label.lastIndex(of: "=") {
      var rest = String(label[label.index(after: sign)...])
      // Within brackets: up to the one that closes them.
      let before = label[..<sign]
      if before.count(where: { "([".contains($0) }) > before.count(where: { ")]".contains($0) }) {
        var depth = 1
        var end = rest.startIndex
        while end < rest.endIndex, depth > 0 {
          if "([".contains(rest[end]) { depth += 1 }
          if ")]".contains(rest[end]) { depth -= 1 }
          if depth > 0 { end = rest.index(after: end) }
        }
        rest = String(rest[..<end])
      }
      let trimmed = TextKey.trimmed(rest, also: ".;")
      return trimmed.contains(where: \.isNumber) || trimmed.contains("(") ? trimmed : nil
    }
    // "Tổng cộng (I+II)", "Cộng (01+02+03)"
    guard label.hasSuffix(")"), let open = label.lastIndex(of: "(") else { return nil }
    let inner = label[label.index(after: open)...].dropLast()
    guard inner.contains("+"), inner.allSatisfy({ $0.isNumber || "IVXABCDE+-–., …".contains($0) }) else {
      return nil
    }
    return String(inner)
  }
}
