private import Foundation
internal import VietnameseText

/// The syllables of a label, with and without tones, as the score compares them.
struct LabelSyllables: Equatable {
  /// One syllable.
  struct Syllable: Equatable {
    /// With its tone as a digit at the end: `câp1`.
    var toned: String
    /// Without any diacritics: `cap`.
    var bare: String
  }
  /// The syllables in order, abbreviations expanded.
  var syllables: [Syllable]

  /// Abbreviations of offices that stand in labels, by their bare key, and what they mean.
  private static let abbreviations: [String: String] = [
    "tthc": "thủ tục hành chính", "cchc": "cải cách hành chính", "ubnd": "ủy ban nhân dân",
    "hdnd": "hội đồng nhân dân", "bhxh": "bảo hiểm xã hội", "bhyt": "bảo hiểm y tế",
    "dvtn": "đoàn viên thanh niên",
    "tntn": "thanh niên tình nguyện", "tncs": "thanh niên cộng sản", "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông", "cntt": "công nghệ thông tin", "cbcc": "cán bộ công chức",
    "htx": "hợp tác xã",
    "sl": "số lượng", "ts": "tổng số", "tw": "trung ương",
  ]

  /// Splits words into syllables; everything that is neither letter nor digit separates.
  init(_ words: String) {
    syllables = []
    guard TextKey.isSpacedAlready(words) else {
      for part in words.split(whereSeparator: { !($0.isLetter || $0.isNumber) }) { take(String(part)) }
      return
    }
    // Every scalar of such a text is a character, which is told in a tenth of the time.
    for part in words.unicodeScalars.split(whereSeparator: {
      !(TextKey.isLetter($0) || (0x30...0x39).contains($0.value))
    }) {
      take(String(part))
    }
  }

  /// Takes in a syllable, or those that an abbreviation means.
  private mutating func take(_ part: String) {
    let folded = TextKey.folded(part)
    let bare = TextKey.bareKey(ofFolded: folded)
    guard let meant = Self.abbreviations[bare] else {
      syllables.append(Syllable(toned: TextKey.tonedKey(ofFolded: folded), bare: bare))
      return
    }
    for word in meant.split(separator: " ").map(String.init) {
      syllables.append(Syllable(toned: TextKey.toned(word), bare: TextKey.bare(word)))
    }
  }
}

/// How alike two labels are: s = 0.55·s1 + 0.15·s2 + 0.30·s3, each from 0 to 1. s1 is the syllable-wise
/// Damerau–Levenshtein similarity with tones, s2 the same without, s3 the overlap of their syllables, weighted by how
/// rare each is in the schema.
struct LabelScore: Sendable {
  /// In how many labels of the schema each toned syllable stands.
  private var frequency: [String: Int] = [:]
  /// How many labels there are.
  private var labels = 0

  /// A score over the labels of a schema.
  init(labels: [LabelSyllables]) {
    self.labels = labels.count
    for label in labels {
      for syllable in Set(label.syllables.map(\.toned)) { frequency[syllable, default: 0] += 1 }
    }
  }

  /// How alike two labels are, from 0 to 1.
  func score(_ first: LabelSyllables, _ second: LabelSyllables) -> Double {
    let (one, other) = (first.syllables, second.syllables)
    guard !one.isEmpty, !other.isEmpty else { return 0 }
    // A label of a hundred syllables is prose; comparing it in full would cost more than it can tell.
    guard one.count <= 80, other.count <= 80 else { return 0 }
    let length = Double(max(one.count, other.count))
    let toned = EditDistance.weighted(one, other) { Self.cost($0, $1) }
    let bare = EditDistance.weighted(one.map(\.bare), other.map(\.bare)) { Self.near($0, $1) ? 0.5 : 1 }
    return 0.55 * (1 - toned / length) + 0.15 * (1 - bare / length) + 0.30 * overlap(one, other)
  }

  /// What replacing a syllable costs: half where only the tone differs, or where a letter was mistyped in a syllable
  /// long enough to be still recognised; "Đã" and "Đề" are different words.
  private static func cost(_ first: LabelSyllables.Syllable, _ second: LabelSyllables.Syllable) -> Double {
    if first.toned == second.toned { return 0 }
    if withoutTone(first.toned) == withoutTone(second.toned) { return 0.5 }
    return near(first.bare, second.bare) && near(first.toned, second.toned) ? 0.5 : 1
  }

  /// A toned syllable without the digit of its tone.
  private static func withoutTone(_ syllable: String) -> Substring {
    guard let last = syllable.last, last.isNumber, syllable.first?.isLetter == true else {
      return syllable[...]
    }
    return syllable.dropLast()
  }

  /// Whether one letter was left out, doubled, exchanged or swapped in a syllable of three letters or more.
  private static func near(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    let (one, other) = (
      first.unicodeScalars.filter { !$0.isDigit }, second.unicodeScalars.filter { !$0.isDigit }
    )
    guard min(one.count, other.count) >= 3, abs(one.count - other.count) <= 1 else { return false }
    return EditDistance.between(Array(one), Array(other)) <= 1
  }

  /// The weighted overlap of syllables (Dice); a mistyped syllable counts half.
  private func overlap(_ first: [LabelSyllables.Syllable], _ second: [LabelSyllables.Syllable]) -> Double {
    let total = first.reduce(0) { $0 + weight($1) } + second.reduce(0) { $0 + weight($1) }
    guard total > 0 else { return 0 }
    var rest = second
    var unmatched: [LabelSyllables.Syllable] = []
    var common = 0.0
    for syllable in first {
      if let index = rest.firstIndex(where: { $0.toned == syllable.toned }) {
        common += weight(syllable) * 2
        rest.remove(at: index)
      } else {
        unmatched.append(syllable)
      }
    }
    for syllable in unmatched {
      if let index = rest.firstIndex(where: { Self.cost($0, syllable) <= 0.5 }) {
        common += (weight(syllable) + weight(rest[index])) / 2
        rest.remove(at: index)
      }
    }
    return min(common / total, 1)
  }

  /// The inverse document frequency of a syllable.
  private func weight(_ syllable: LabelSyllables.Syllable) -> Double {
    let seen = frequency[syllable.toned] ?? 0
    // A syllable that the schema does not know is a slip or an addition: it weighs as one that stands in two labels.
    return log(Double(labels + 1) / Double(max(seen, 1) + 1)) + 0.5
  }
}

extension Unicode.Scalar {
  /// An ASCII digit.
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
