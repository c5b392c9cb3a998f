/// The keys of words, made one word after the other with the same room.
package struct WordKeys {
  private var toned = TonedText(), bare = ScalarText()
  /// Whether the word is of digits alone, and whether of ASCII characters, which are their own keys.
  private var isNumber = true, isPlain = true

  /// Calls `body` with the keys of each word of a text that is `TextKey.folded`: letters and digits between everything else.
  /// Đ is also taken for the Icelandic Ð, which looks the same and which some keyboards give.
  package static func forEach(ofFolded text: String, _ body: (_ toned: String, _ bare: String) -> Void) {
    var word = WordKeys()
    for scalar in text.unicodeScalars {
      let scalar = scalar == "ð" ? "đ" : scalar
      if ("0"..."9").contains(scalar) || TextKey.isLetter(scalar)
        || scalar.value >= 0x300 && scalar.properties.generalCategory == .nonspacingMark
      {
        word.append(scalar)
      } else {
        word.end(body)
      }
    }
    word.end(body)
  }

  /// The keys of a folded text that is one word.
  package static func keys(ofFolded text: String) -> (toned: String, bare: String) {
    var keys = (toned: "", bare: "")
    var word = WordKeys()
    for scalar in text.unicodeScalars { word.append(scalar) }
    word.end { keys = ($0, $1) }
    return keys
  }

  /// Adds a scalar.
  private mutating func append(_ scalar: Unicode.Scalar) {
    if !("0"..."9").contains(scalar) { isNumber = false }
    if scalar.value >= 0x80 { isPlain = false }
    toned.append(scalar)
    bare.append(plain: scalar)
  }

  /// Ends the word, if there is one.
  private mutating func end(_ body: (String, String) -> Void) {
    if bare.isEmpty, isPlain { return }
    var key = bare.string
    // 02 is 2, in the names of wards as in those of rounds.
    if isNumber, key.utf8.first == UInt8(ascii: "0") {
      let digits = key.drop { $0 == "0" }
      key = digits.isEmpty ? "0" : String(digits)
    }
    toned.end()
    body(isPlain ? key : toned.string, key)
    toned.removeAll()
    bare.removeAll()
    (isNumber, isPlain) = (true, true)
  }
}
