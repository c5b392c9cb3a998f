internal import VietnameseText

/// What a Vietnamese syllable may be: an onset, a rime, and a tone that the rime allows.
enum VietnameseSyllable {
  /// The onsets, longer ones first where one begins another.
  private static let onsets: Set<String> = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r",
    "s", "t", "th", "tr", "v", "x",
  ]
  /// The rimes without their tone.
  private static let rimes: Set<String> = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch
    êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap
    oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua
    uac uan uang uât uân uâng uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh
    uyt uyu uơ ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt yn ym
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether a word is such a syllable, whatever its case.
  static func isValid(_ word: String) -> Bool {
    var letters = String.UnicodeScalarView()
    var tone = VietnameseTone.level
    for scalar in word.lowercased().nfc.unicodeScalars {
      let letter = VietnameseLetter(scalar)
      if letter.tone != .level {
        guard tone == .level else { return false }
        tone = letter.tone
      }
      letters.append(letter.letter)
    }
    let text = String(letters)
    for length in stride(from: min(3, text.count), through: 0, by: -1) {
      let onset = String(text.prefix(length))
      guard onsets.contains(onset) else { continue }
      var rime = String(text.dropFirst(length))
      // gi, giêng: the i belongs to onset and rime.
      if onset == "gi", rime.isEmpty || !rimes.contains(rime) { rime = "i" + rime }
      guard rimes.contains(rime) else { continue }
      let isStopped = ["c", "p", "t"].contains { rime.hasSuffix($0) } || rime.hasSuffix("ch")
      if isStopped, tone != .acute, tone != .dot { continue }
      return true
    }
    return false
  }

  /// The words of a text that have characters beyond ASCII: what stands between white space, punctuation of ASCII and
  /// digits.
  static func markedWords(of text: String) -> [String] {
    text.unicodeScalars
      .split { scalar in
        scalar.value < 0x80
          ? !scalar.properties.isAlphabetic
          : TextKey.isSpace(scalar)
            || (0x2010...0x205E).contains(scalar.value) && scalar.value != 0x2020 && scalar.value != 0x2021
              && scalar.value != 0x2030 && scalar.value != 0x2039 && scalar.value != 0x203A
      }
      .map { String($0) }
      .filter { $0.utf8.contains { $0 >= 0x80 } }
  }
}
