/// Keys by which texts are compared: equal keys, equal texts for the purpose.
package enum TextKey {
  /// The text in NFC with white space of every kind made one space, none at the edges, and format characters
  /// (zero width, soft hyphen, byte order mark, direction marks) left out. Case is kept.
  package static func singleSpaced(_ text: String) -> String {
    if isSpacedAlready(text) { return text }
    var result = ScalarText(room: text.utf8.count)
    var pending = false
    for scalar in text.nfc.unicodeScalars {
      if isSpace(scalar) {
        pending = true
      } else if isInvisible(scalar) {
        continue
      } else {
        if pending, !result.isEmpty { result.append(" ") }
        pending = false
        result.append(scalar)
      }
    }
    return result.string
  }

  /// Whether nothing has to be done for `singleSpaced`, as far as one look at the bytes can tell: Latin letters with and
  /// without marks, and single spaces between them.
  package static func isSpacedAlready(_ text: String) -> Bool {
    var wasSpace = true
    var expectsExtended = false
    for byte in text.utf8 {
      if expectsExtended {
        // U+1E00 to U+1EFF are written E1 B8 to E1 BB.
        guard (0xB8...0xBB).contains(byte) else { return false }
        expectsExtended = false
      } else if byte == 0x20 {
        if wasSpace { return false }
        wasSpace = true
        continue
      } else if byte < 0x21 || byte == 0xC2 || byte > 0xCB {
        // Control characters and spaces, U+0080 to U+00BF, combining marks and everything beyond.
        guard byte == 0xE1 else { return false }
        expectsExtended = true
      }
      wasSpace = false
    }
    return !wasSpace || text.isEmpty
  }

  /// NFC, single-spaced, lower case: what "case, spaces, Unicode form ignored" means.
  package static func folded(_ text: String) -> String { foldedKey(ofSpaced: singleSpaced(text)) }

  /// The same of a text that is `singleSpaced` already.
  package static func foldedKey(ofSpaced text: String) -> String { LowerCase.of(text).nfc }

  /// `folded`, with the tone moved to its syllable's end as a digit, so that hoà = hòa while Đã ≠ Đề.
  /// Letters keep ă, â, đ, ê, ô, ơ, ư: "Hòn Đất" → `hon2 đât1`.
  package static func toned(_ text: String) -> String { tonedKey(ofFolded: folded(text)) }

  /// The same of a text that is `folded` already.
  package static func tonedKey(ofFolded text: String) -> String {
    var key = TonedText(room: text.utf8.count + 4)
    for scalar in text.unicodeScalars { key.append(scalar) }
    key.end()
    return key.string
  }

  /// `folded`, without any diacritics: "Hòn Đất" → `hon dat`.
  package static func bare(_ text: String) -> String { bareKey(ofFolded: folded(text)) }

  /// The same of a text that is `folded` already.
  package static func bareKey(ofFolded text: String) -> String {
    var key = ScalarText(room: text.utf8.count)
    for scalar in text.unicodeScalars { key.append(plain: scalar) }
    return key.string
  }

  /// White space of every kind, no-break and ideographic ones included.
  package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Characters without width that people paste without knowing.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Whether a text is white space only, or empty.
  package static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { isSpace($0) || isInvisible($0) }
  }

  /// Whether a scalar is alphabetic (Unicode Standard, 4.10). The letters of Vietnamese are told without a table.
  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2C1, 0x1E00...0x1EFF: true
    case 0...0x7F: false
    default: scalar.properties.isAlphabetic
    }
  }
}

extension TextKey {
  /// The text in NFC without white space and invisible characters at its ends, nor these other characters; what
  /// stands inside is kept.
  package static func trimmed(_ text: String, also characters: String = "") -> String {
    var scalars = text.nfc.unicodeScalars[...]
    let others = characters.unicodeScalars
    func goes(_ scalar: Unicode.Scalar) -> Bool {
      isSpace(scalar) || isInvisible(scalar) || others.contains(scalar)
    }
    while let first = scalars.first, goes(first) { scalars.removeFirst() }
    while let last = scalars.last, goes(last) { scalars.removeLast() }
    return String(scalars)
  }
}
