/// The tone of a Vietnamese syllable; the raw value sorts as dictionaries do.
package enum VietnameseTone: UInt8, Sendable, CaseIterable {
  case level = 0
  case grave, hook, tilde, acute, dot
  /// The digit that comparison keys carry at a syllable's end: sắc 1, huyền 2, hỏi 3, ngã 4, nặng 5; nil for ngang.
  package var digit: UInt8? {
    switch self {
    case .level: nil
    case .acute: UInt8(ascii: "1")
    case .grave: UInt8(ascii: "2")
    case .hook: UInt8(ascii: "3")
    case .tilde: UInt8(ascii: "4")
    case .dot: UInt8(ascii: "5")
    }
  }
}

/// A letter taken apart: the letter of the alphabet (ă, â, đ, ê, ô, ơ, ư are letters of their own) and the tone.
package struct VietnameseLetter: Sendable, Equatable {
  /// The lower-case letter without its tone.
  package var letter: Unicode.Scalar
  /// Its tone.
  package var tone: VietnameseTone
  /// The letter without any mark: ă → a, đ → d.
  package var plain: Unicode.Scalar

  /// Each vowel with its five tones in the order grave, hook, tilde, acute, dot.
  private static let vowels: [(Unicode.Scalar, Unicode.Scalar, String)] = [
    ("a", "a", "àảãáạ"), ("ă", "a", "ằẳẵắặ"), ("â", "a", "ầẩẫấậ"), ("e", "e", "èẻẽéẹ"), ("ê", "e", "ềểễếệ"),
    ("i", "i", "ìỉĩíị"), ("o", "o", "òỏõóọ"), ("ô", "o", "ồổỗốộ"), ("ơ", "o", "ờởỡớợ"), ("u", "u", "ùủũúụ"),
    ("ư", "u", "ừửữứự"), ("y", "y", "ỳỷỹýỵ"),
  ]
  /// Letters by their lower-case NFC scalar.
  private static let table: [UInt32: VietnameseLetter] = {
    var table: [UInt32: VietnameseLetter] = [:]
    for (letter, plain, toned) in vowels {
      table[letter.value] = VietnameseLetter(letter: letter, tone: .level, plain: plain)
      for (index, scalar) in toned.unicodeScalars.enumerated() {
        guard let tone = VietnameseTone(rawValue: UInt8(index + 1)) else { continue }
        table[scalar.value] = VietnameseLetter(letter: letter, tone: tone, plain: plain)
      }
    }
    table[("đ" as Unicode.Scalar).value] = VietnameseLetter(letter: "đ", tone: .level, plain: "d")
    return table
  }()

  /// Takes a lower-case NFC scalar apart; what is no Vietnamese letter with marks stays as it is.
  package init(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x80, let known = Self.table[scalar.value] {
      self = known
    } else {
      self.init(letter: scalar, tone: .level, plain: scalar)
    }
  }
  /// A letter from its parts.
  private init(letter: Unicode.Scalar, tone: VietnameseTone, plain: Unicode.Scalar) {
    self.letter = letter
    self.tone = tone
    self.plain = plain
  }
}
