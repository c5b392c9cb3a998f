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
  /// The scalars among which the letters with marks are: À to ư, Ạ to ỹ.
  private static let latin = UInt32(0xC0)...0x1B0, extended = UInt32(0x1EA0)...0x1EF9
  /// What each of these scalars is, one after the other.
  private static let table: [VietnameseLetter] = {
    var table = (Array(latin) + Array(extended)).map { value in
      let scalar = Unicode.Scalar(value) ?? "?"
      return VietnameseLetter(letter: scalar, tone: .level, plain: scalar)
    }
    func set(_ scalar: Unicode.Scalar, _ letter: VietnameseLetter) {
      if let place = place(of: scalar) { table[place] = letter }
    }
    for (letter, plain, toned) in vowels {
      set(letter, VietnameseLetter(letter: letter, tone: .level, plain: plain))
      for (index, scalar) in toned.unicodeScalars.enumerated() {
        guard let tone = VietnameseTone(rawValue: UInt8(index + 1)) else { continue }
        set(scalar, VietnameseLetter(letter: letter, tone: tone, plain: plain))
      }
    }
    set("đ", VietnameseLetter(letter: "đ", tone: .level, plain: "d"))
    return table
  }()
  /// Where a scalar stands in the table; nil for those outside.
  @inline(__always)
  private static func place(of scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if latin.contains(value) { return Int(value - latin.lowerBound) }
    return extended.contains(value) ? latin.count + Int(value - extended.lowerBound) : nil
  }

  /// Takes a lower-case NFC scalar apart; what is no Vietnamese letter with marks stays as it is.
  package init(_ scalar: Unicode.Scalar) {
    if let place = Self.place(of: scalar) {
      self = Self.table[place]
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
