/// How a number format shows a number: what kind of value it makes of it (ECMA-376 Part 1, 18.8.30 and 18.8.31).
struct NumberFormat {
  /// What a section makes of a number.
  enum Kind: UInt8 {
    /// A plain number.
    case number
    /// A number shown as a percentage.
    case percent
    /// A date, a time of day, or both.
    case date
    /// Elapsed time: `[h]`, `[mm]`, `[ss]`.
    case duration
  }

  /// One section of a format.
  struct Section {
    var kind: Kind
    /// `[>=100]`: compares, and with what.
    var condition: (comparison: Comparison, number: Double)?
    /// Whether it is for texts (`@`).
    var isText: Bool
  }

  /// How a condition compares.
  enum Comparison { case less, lessOrEqual, equal, unequal, greaterOrEqual, greater }

  /// The sections for numbers.
  private(set) var sections: [Section]
  /// The kind, if it does not depend on the number.
  private(set) var uniform: Kind?

  /// A format that makes everything one kind.
  init(_ kind: Kind) {
    sections = [Section(kind: kind, condition: nil, isText: false)]
    uniform = kind
  }

  /// Reads a format code.
  init(code: String) {
    var all = Self.split(Array(code.utf8)).prefix(4).map(Self.section)
    // The fourth section, or a last one with @, is for texts.
    if all.count == 4 || all.count > 1 && all[all.count - 1].isText { all.removeLast() }
    sections = all
    let kinds = Set(all.map(\.kind))
    uniform = kinds.count == 1 ? all[0].kind : nil
    if all.isEmpty { uniform = .number }
    if all.contains(where: { $0.condition != nil }), all.count == 1 { uniform = nil }
  }

  /// What it makes of a number.
  func kind(of number: Double) -> Kind {
    if let uniform { return uniform }
    guard let first = sections.first else { return .number }
    if sections.contains(where: { $0.condition != nil }) { return conditional(number, first) }
    switch sections.count {
    case 1: return first.kind
    case 2: return number < 0 ? sections[1].kind : first.kind
    default: return number > 0 ? first.kind : number < 0 ? sections[1].kind : sections[2].kind
    }
  }

  /// With conditions: the first that holds; else the section without one that comes last.
  private func conditional(_ number: Double, _ first: Section) -> Kind {
    if let condition = first.condition {
      if Self.holds(condition, number) { return first.kind }
    } else if sections.count < 2 || number > 0 {
      return first.kind
    }
    guard sections.count > 1 else { return .number }
    let second = sections[1]
    if let condition = second.condition {
      if Self.holds(condition, number) { return second.kind }
      return sections.count > 2 ? sections[2].kind : first.condition == nil ? first.kind : .number
    }
    if sections.count > 2 { return number < 0 ? second.kind : sections[2].kind }
    return second.kind
  }

  private static func holds(_ condition: (comparison: Comparison, number: Double), _ number: Double) -> Bool {
    switch condition.comparison {
    case .less: number < condition.number
    case .lessOrEqual: number <= condition.number
    case .equal: number == condition.number
    case .unequal: number != condition.number
    case .greaterOrEqual: number >= condition.number
    case .greater: number > condition.number
    }
  }

  // MARK: Reading codes

  /// Cuts a code at its semicolons, those in quotes, brackets and after `\`, `_`, `*` excepted.
  private static func split(_ code: [UInt8]) -> [ArraySlice<UInt8>] {
    var sections: [ArraySlice<UInt8>] = []
    var start = 0
    var position = 0
    while position < code.count {
      switch code[position] {
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): position += 1
      case UInt8(ascii: "\""):
        position = code[(position + 1)...].firstIndex(of: UInt8(ascii: "\"")) ?? code.count
      case UInt8(ascii: "["):
        position = code[(position + 1)...].firstIndex(of: UInt8(ascii: "]")) ?? code.count
      case UInt8(ascii: ";"):
        sections.append(code[start..<position])
        start = position + 1
      default: break
      }
      position += 1
    }
    sections.append(start <= code.count ? code[start...] : [])
    return sections
  }

  /// What one section makes of a number.
  private static func section(_ code: ArraySlice<UInt8>) -> Section {
    var section = Section(kind: .number, condition: nil, isText: false)
    var isDate = false
    var isDuration = false
    var isPercent = false
    var position = code.startIndex
    while position < code.endIndex {
      let byte = code[position]
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): position += 1
      case UInt8(ascii: "\""):
        position = code[(position + 1)...].firstIndex(of: byte) ?? code.endIndex
      case UInt8(ascii: "["):
        let end = code[(position + 1)...].firstIndex(of: UInt8(ascii: "]")) ?? code.endIndex
        let inside = code[(position + 1)..<end]
        if isElapsed(inside) { isDuration = true }
        if section.condition == nil { section.condition = condition(inside) }
        position = end
      case UInt8(ascii: "G"), UInt8(ascii: "g"):
        if code[position...].count >= 7,
          code[position..<position + 7].elementsEqual("general".utf8, by: { $0 | 0x20 == $1 })
        {
          position += 6
        }
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        if position + 1 < code.endIndex,
          code[position + 1] == UInt8(ascii: "+") || code[position + 1] == UInt8(ascii: "-")
        {
          position += 1
        }
      case UInt8(ascii: "A"), UInt8(ascii: "a"):
        for marker in ["am/pm", "a/p"] {
          let end = position + marker.utf8.count
          if end <= code.endIndex, code[position..<end].elementsEqual(marker.utf8, by: { lowered($0) == $1 })
          {
            isDate = true
            position = end - 1
            break
          }
        }
      case UInt8(ascii: "%"): isPercent = true
      case UInt8(ascii: "@"): section.isText = true
      default:
        switch byte | 0x20 {
        case UInt8(ascii: "y"), UInt8(ascii: "m"), UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "s"):
          isDate = true
        default: break
        }
      }
      position += 1
    }
    section.kind = isDuration ? .duration : isDate ? .date : isPercent ? .percent : .number
    return section
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// `[h]`, `[mm]`, `[ss]`.
  private static func isElapsed(_ inside: ArraySlice<UInt8>) -> Bool {
    guard let first = inside.first, case let letter = first | 0x20,
      letter == UInt8(ascii: "h") || letter == UInt8(ascii: "m") || letter == UInt8(ascii: "s")
    else { return false }
    return inside.allSatisfy { $0 | 0x20 == letter }
  }

  /// `[>=100]`.
  private static func condition(_ inside: ArraySlice<UInt8>) -> (comparison: Comparison, number: Double)? {
    let operators: [(String, Comparison)] = [
      ("<=", .lessOrEqual), ("<>", .unequal), (">=", .greaterOrEqual), ("<", .less), (">", .greater),
      ("=", .equal),
    ]
    for (sign, comparison) in operators where inside.starts(with: sign.utf8) {
      var digits = Array(inside.dropFirst(sign.utf8.count))
      digits.append(0)
      let number = digits.withUnsafeBufferPointer {
        Decimal.parse(UnsafeBufferPointer(rebasing: $0.dropLast()))
      }
      return number.map { (comparison, $0) }
    }
    return nil
  }
}
