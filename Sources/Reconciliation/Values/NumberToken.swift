internal import VietnameseText

/// A piece of a text in which a number is looked for.
struct NumberToken: Sendable, Equatable {
  /// What kind of piece it is.
  enum Kind: Sendable { case number, word, symbol }
  /// Its kind.
  var kind: Kind
  /// Its text, lower case.
  var text: String
  /// Its keys.
  var key: KeyedWord
  /// Whether white space stands before it.
  var isSpaced: Bool

  /// Whether it is punctuation that may end a text.
  var isClosing: Bool { kind == .symbol && [".", ",", ";", ":", ")"].contains(text) }

  /// A piece of a text.
  init(kind: Kind, text: String, isSpaced: Bool) {
    self.kind = kind
    self.text = text
    key = kind == .word ? KeyedWord(text) : KeyedWord(toned: text, bare: text)
    self.isSpaced = isSpaced
  }

  /// Takes a text apart: rows of digits with the points and commas between them, words (which may end in digits or ²:
  /// m2, m²), single symbols. Digits of full width become plain ones.
  static func tokens(of text: String) -> [NumberToken] {
    let scalars = Array(TextKey.folded(text).unicodeScalars.map(plainDigit))
    var tokens: [NumberToken] = []
    var index = 0
    var spaced = false
    func isDigit(_ at: Int) -> Bool { at < scalars.count && ("0"..."9").contains(scalars[at]) }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == " " {
        spaced = true
        index += 1
        continue
      }
      var end = index + 1
      let kind: Kind
      if isDigit(index) || (scalar == "." || scalar == ",") && isDigit(index + 1) && (index == 0 || spaced) {
        kind = .number
        while isDigit(end)
          || end < scalars.count && (scalars[end] == "." || scalars[end] == ",") && isDigit(end + 1)
        {
          end += 1
        }
      } else if scalar.properties.isAlphabetic {
        kind = .word
        while end < scalars.count,
          scalars[end].properties.isAlphabetic || isDigit(end) || "²³".unicodeScalars.contains(scalars[end])
        {
          end += 1
        }
      } else {
        kind = .symbol
        if (scalar == ">" || scalar == "<") && end < scalars.count && scalars[end] == "=" { end += 1 }
      }
      var piece = ""
      for place in index..<end { piece.unicodeScalars.append(scalars[place]) }
      tokens.append(NumberToken(kind: kind, text: piece, isSpaced: spaced))
      spaced = false
      index = end
    }
    return tokens
  }

  /// The text of tokens as it stood, white space being one space.
  static func text(of tokens: some Collection<NumberToken>) -> String {
    var result = ""
    for token in tokens {
      if token.isSpaced, !result.isEmpty { result += " " }
      result += token.text
    }
    return result
  }

  /// A digit of full width as the plain one, and the minus signs as a hyphen.
  private static func plainDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF10...0xFF19: Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30))
    case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: "-"
    default: scalar
    }
  }
}
