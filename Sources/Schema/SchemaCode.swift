/// The alphabet of codes: letters, digits, `.`, `-` and `_`.
package enum SchemaCode {
  /// Whether a text is a code: it begins with a letter, a digit or `_`.
  package static func isValid(_ text: String) -> Bool {
    guard let first = text.first, begins(first) else { return false }
    // Characters are looked up only where there are letters beyond ASCII.
    return text.utf8.allSatisfy(isPlain) || text.allSatisfy(continues)
  }
  /// Whether a text is a code of ASCII characters, fit for file names.
  package static func isPlain(_ text: String) -> Bool {
    isValid(text) && text.utf8.allSatisfy { $0 < 0x80 }
  }
  /// Whether a text is a word of the expressions' language, such as `and` or `nếu`, so that no expression could name
  /// a thing of that code.
  package static func isReserved(_ text: String) -> Bool { ExpressionKeyword(word: text) != nil }

  /// Whether a byte is an ASCII letter, a digit, `.`, `-` or `_`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
  /// Whether a code can begin with a character.
  static func begins(_ character: Character) -> Bool {
    character.isLetter || character == "_" || ("0"..."9").contains(character)
  }
  /// Whether a code can go on with a character.
  static func continues(_ character: Character) -> Bool {
    begins(character) || character == "." || character == "-"
  }
}
