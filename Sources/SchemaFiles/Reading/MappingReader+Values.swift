import Schema

/// Values by their types. Each returns nil or the default, with a problem, where the text is something else.
extension MappingReader {
  /// A text as it stands, without line breaks at its end.
  func text(_ key: String) -> String? {
    value(key).flatMap { text($0, key) }
  }

  /// The text of a key's value.
  private func text(_ node: SchemaNode, _ key: String) -> String? {
    guard let text = plainText(node, key) else { return nil }
    guard !text.trimmed.isEmpty else {
      report(.otherForm(found: text, expected: .text), key)
      return nil
    }
    // The scalars in which a character that breaks lines can end.
    switch text.unicodeScalars.last?.value ?? 0 {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: return String(text.reversed().drop { $0.isNewline }.reversed())
    default: return text
    }
  }

  /// A text that has to be there; blank, with a problem, where it is not.
  func requiredText(_ key: String) -> String {
    guard let node = value(key) else {
      missing(key)
      return ""
    }
    return text(node, key) ?? ""
  }

  /// A text without white space at its edges.
  func word(_ key: String) -> String? { text(key)?.trimmed }

  /// A code that has to be there; nil, with a problem, where it is not or is none.
  func requiredCode(_ key: String) -> String? {
    guard let node = value(key) else {
      missing(key)
      return nil
    }
    return code(node, key)
  }

  /// A code.
  func code(_ key: String) -> String? { value(key).flatMap { code($0, key) } }

  private func code(_ node: SchemaNode, _ key: String) -> String? {
    guard let code = text(node, key)?.trimmed else { return nil }
    guard SchemaCode.isValid(code) else {
      report(.otherForm(found: code, expected: .code), key)
      return nil
    }
    return code
  }

  /// Texts: one, or a list.
  func texts(_ key: String) -> [String] {
    textNodes(key).compactMap { node, path in
      guard case .text(let text, _) = node.content, !text.trimmed.isEmpty, !node.isNull else {
        let reason: SchemaProblem.Reason =
          if case .text(let text, _) = node.content {
            .otherForm(found: text, expected: .text)
          } else {
            .otherShape(found: node.shape, expected: .text)
          }
        problems.report(reason, at: node.position, path: path)
        return nil
      }
      return text
    }
  }

  /// The nodes of a value that is one text or a list of texts, each with its path.
  func textNodes(_ key: String) -> [(SchemaNode, SchemaPath)] {
    guard let node = value(key) else { return [] }
    let own = path.child(key)
    switch node.content {
    case .text: return [(node, own)]
    case .list(let list): return list.enumerated().map { ($1, own.element($0 + 1)) }
    case .mapping:
      report(.otherShape(found: .mapping, expected: .textOrList), key)
      return []
    }
  }

  /// true or false; false where nothing is said.
  func flag(_ key: String) -> Bool { optionalFlag(key) ?? false }

  /// true or false; nil where nothing is said.
  func optionalFlag(_ key: String) -> Bool? { typed(key, .flag, ScalarText.flag) }

  /// A number.
  func number(_ key: String) -> Double? { typed(key, .number, ScalarText.number) }

  /// A number that fulfils a condition.
  func number(_ key: String, _ form: SchemaProblem.Form, where holds: (Double) -> Bool) -> Double? {
    typed(key, form) { ScalarText.number($0).flatMap { holds($0) ? $0 : nil } }
  }

  /// A whole number between two.
  func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    typed(key, .wholeNumber(range)) { ScalarText.wholeNumber($0).flatMap { range.contains($0) ? $0 : nil } }
  }

  /// A day.
  func day(_ key: String) -> CalendarDay? { typed(key, .day, ScalarText.day) }

  /// A moment.
  func moment(_ key: String) -> LocalMoment? { typed(key, .moment, ScalarText.moment) }

  /// A tolerance; 0 where nothing is said.
  func tolerance(_ key: String) -> Tolerance {
    typed(key, .tolerance, ScalarText.tolerance) ?? .absolute(0)
  }

  /// One of the words of a type.
  func option<Option: RawRepresentable & CaseIterable>(_ key: String) -> Option?
  where Option.RawValue == String {
    guard let found = option(key, among: Option.allCases.map(\.rawValue)) else { return nil }
    return Option(rawValue: found)
  }

  /// One of some words.
  func option(_ key: String, among words: [String]) -> String? {
    guard let word = word(key) else { return nil }
    guard words.contains(word) else {
      report(.notOneOf(found: word, expected: words), key, suggestion: problems.nearest(to: word, in: words))
      return nil
    }
    return word
  }

  /// A value of a form.
  func typed<Value>(_ key: String, _ form: SchemaProblem.Form, _ read: (String) -> Value?) -> Value? {
    guard let node = value(key), let text = plainText(node, key) else { return nil }
    guard let value = read(text.trimmed) else {
      report(.otherForm(found: text, expected: form), key)
      return nil
    }
    return value
  }

  private func plainText(_ node: SchemaNode, _ key: String) -> String? {
    guard case .text(let text, _) = node.content else {
      report(.otherShape(found: node.shape, expected: .text), key)
      return nil
    }
    return text
  }
}
