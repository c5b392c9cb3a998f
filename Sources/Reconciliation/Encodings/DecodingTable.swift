/// How the characters of a legacy encoding become letters.
struct DecodingTable: Sendable {
  /// Two characters that stand for one letter.
  struct Pair: Hashable, Sendable {
    /// The characters, in their order.
    var first: Unicode.Scalar, second: Unicode.Scalar
    /// Two characters.
    init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
      self.first = first
      self.second = second
    }
  }
  /// Characters that are letters by themselves.
  private(set) var singles: [Unicode.Scalar: Unicode.Scalar] = [:]
  /// Letters of two characters; they go first.
  private(set) var pairs: [Pair: Unicode.Scalar] = [:]
  /// All characters beyond ASCII that the encoding uses.
  private(set) var used: Set<Unicode.Scalar> = []

  /// A table without letters.
  init() {}

  /// TCVN3.
  init(tcvn3: Void) {
    for (letter, byte) in LegacyTables.tcvn3Capitals { add(letter, byte) }
    for (letter, byte) in zip(LegacyTables.small.unicodeScalars, LegacyTables.tcvn3Small) {
      add(letter, byte)
    }
  }
  /// A table of one byte a letter. Where a capital shares its code with the small letter, the small one is meant. 0xA0
  /// is left alone: in workbooks it is a no-break space, hardly ever the Õ of VISCII.
  init(small: [UInt8], capital: [UInt8]) {
    for (letter, byte) in zip(LegacyTables.capital.unicodeScalars, capital) where byte >= 0x20 && byte != 0xA0
    {
      add(letter, byte)
    }
    for (letter, byte) in zip(LegacyTables.small.unicodeScalars, small) { add(letter, byte) }
  }
  /// VNI: small letters, and capitals whose marks are 0x20 less.
  init(vni: Void) {
    // à ả ã á ạ ă ằ …: each group of the list is a letter with its five tones.
    let groups: [(letter: String, base: String, breve: Bool, circumflex: Bool)] = [
      ("àảãáạ", "a", false, false), ("ằẳẵắặ", "a", true, false), ("ầẩẫấậ", "a", false, true),
      ("èẻẽéẹ", "e", false, false),
      ("ềểễếệ", "e", false, true), ("òỏõóọ", "o", false, false), ("ồổỗốộ", "o", false, true),
      ("ờởỡớợ", "ơ", false, false),
      ("ùủũúụ", "u", false, false), ("ừửữứự", "ư", false, false), ("ỳỷỹý", "y", false, false),
    ]
    for (letter, byte) in LegacyTables.vniSingles {
      add(letter, byte)
      if let capital = letter.uppercase { add(capital, byte - 0x20) }
    }
    func addPair(_ letter: Unicode.Scalar, base: Unicode.Scalar, mark: UInt8) {
      let bases = LegacyTables.vniSingles.first { $0.0 == base }.map { Unicode.Scalar($0.1) } ?? base
      pairs[Pair(bases, Unicode.Scalar(mark))] = letter
      used.insert(Unicode.Scalar(mark))
      guard let capital = letter.uppercase, let upper = bases.uppercase else { return }
      pairs[Pair(upper, Unicode.Scalar(mark - 0x20))] = capital
      used.insert(Unicode.Scalar(mark - 0x20))
      // A capital with small marks comes from typing with the shift key down for the letter only.
      pairs[Pair(upper, Unicode.Scalar(mark))] = capital
    }
    for group in groups {
      guard let base = group.base.unicodeScalars.first else { continue }
      for (letter, tone) in zip(group.letter.unicodeScalars, LegacyTables.vniTones) {
        addPair(
          letter, base: base, mark: group.breve ? tone.breve : group.circumflex ? tone.circumflex : tone.plain
        )
      }
    }
    for (letter, base, mark) in [("ă", "a", 0xEA), ("â", "a", 0xE2), ("ê", "e", 0xE2), ("ô", "o", 0xE2)]
      as [(Unicode.Scalar, Unicode.Scalar, UInt8)]
    {
      addPair(letter, base: base, mark: mark)
    }
  }

  /// Takes in a letter of one byte.
  private mutating func add(_ letter: Unicode.Scalar, _ byte: UInt8) {
    for character in LegacyTables.characters(of: byte) {
      singles[character] = letter
      used.insert(character)
    }
  }
}

extension Unicode.Scalar {
  /// The capital, where it is one scalar.
  fileprivate var uppercase: Unicode.Scalar? {
    let mapped = properties.uppercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first : nil
  }
}
