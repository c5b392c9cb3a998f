/// The order of the Vietnamese alphabet: a ă â b c d đ e ê … y, words before tones, tones in the order
/// ngang, huyền, hỏi, ngã, sắc, nặng.
package enum VietnameseCollation {
  /// A key whose lexicographic order is that of the texts.
  package static func key(_ text: String) -> [UInt32] {
    let folded = TextKey.folded(text)
    var letters: [UInt32] = []
    var tones: [UInt32] = []
    for scalar in folded.unicodeScalars {
      let taken = VietnameseLetter(scalar)
      // Letters with marks follow their plain letter: two steps a letter leave room for both.
      letters.append(taken.plain.value * 4 + rank(taken.letter))
      tones.append(UInt32(taken.tone.rawValue))
    }
    return letters + [0] + tones
  }
  /// Whether a text stands before another.
  package static func precedes(_ first: String, _ second: String) -> Bool {
    let (one, other) = (key(first), key(second))
    return one == other ? first < second : one.lexicographicallyPrecedes(other)
  }
  /// The place of a letter among those of the same plain letter.
  private static func rank(_ letter: Unicode.Scalar) -> UInt32 {
    switch letter {
    case "ă", "đ", "ê", "ô", "ư": 1
    case "â", "ơ": 2
    default: 0
    }
  }
}
