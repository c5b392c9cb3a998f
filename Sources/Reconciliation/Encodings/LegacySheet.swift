internal import Cells
internal import VietnameseText

/// Decides, for the texts of one sheet, whether they are in a legacy encoding: by the font of the run or cell where its
/// name tells, else by a vote of all texts. A .VnTime font over Unicode text changes nothing.
struct LegacySheet: Sendable {
  /// What the texts under one font, or under none that tells, show.
  private struct Votes: Sendable {
    /// Words with marks, and those of them that are Vietnamese as they stand.
    var words = 0, unicode = 0
    /// By encoding: words that are Vietnamese when decoded; of these, those that were not; words that no longer are.
    var valid = Array(repeating: 0, count: LegacyEncoding.allCases.count)
    var gained = Array(repeating: 0, count: LegacyEncoding.allCases.count)
    var lost = Array(repeating: 0, count: LegacyEncoding.allCases.count)
  }
  /// By the encoding that the font tells; last: none.
  private var votes = Array(repeating: Votes(), count: LegacyEncoding.allCases.count + 1)

  /// Nothing seen yet.
  init() {}

  /// Takes in a text of the sheet, as it lies there. Costs one look where the text has letters of Unicode alone.
  mutating func observe(_ text: String, font: String?) {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return }
    let slot = Self.slot(font)
    if Self.isUnicode(text) {
      votes[slot].words += 1
      votes[slot].unicode += 1
      return
    }
    for word in VietnameseSyllable.markedWords(of: text) {
      let isValid = VietnameseSyllable.isValid(word)
      votes[slot].words += 1
      if isValid { votes[slot].unicode += 1 }
      for (index, encoding) in LegacyEncoding.allCases.enumerated() where encoding.canHold(word) {
        let isDecodedValid = VietnameseSyllable.isValid(encoding.decoded(word))
        if isDecodedValid { votes[slot].valid[index] += 1 }
        if isDecodedValid, !isValid { votes[slot].gained[index] += 1 }
        if isValid, !isDecodedValid { votes[slot].lost[index] += 1 }
      }
    }
  }

  /// Whether a text has a Vietnamese letter that Windows-1252 has not, or a combining mark.
  private static func isUnicode(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x300...0x323,
        0x1EA0...0x1EF9:
        true
      default: false
      }
    }
  }

  /// The encoding of texts under a font; nil: Unicode.
  func encoding(font: String?) -> LegacyEncoding? {
    let slot = Self.slot(font)
    let seen = votes[slot]
    if slot < LegacyEncoding.allCases.count {
      // The font tells, unless what stands under it is Unicode.
      return seen.unicode > seen.valid[slot] ? nil : LegacyEncoding.allCases[slot]
    }
    let best = LegacyEncoding.allCases.indices.max { (seen.valid[$0], -$0) < (seen.valid[$1], -$1) }
    guard let best, seen.gained[best] >= 4, seen.gained[best] >= 5 * seen.lost[best],
      seen.valid[best] * 5 >= seen.words * 4
    else { return nil }
    return LegacyEncoding.allCases[best]
  }

  /// A text in Unicode with the encoding it was in; nil where it is Unicode already, or ASCII.
  func decoded(_ text: String, font: String?) -> (text: String, encoding: LegacyEncoding)? {
    let told = font.flatMap(LegacyEncoding.of(font:))
    let hasMarks = text.utf8.contains { $0 >= 0x80 }
    guard hasMarks || told?.capitals == true, let encoding = encoding(font: font), encoding.canHold(text)
    else { return nil }
    let decoded = encoding.decoded(text, capitals: told?.capitals == true)
    return decoded == text ? nil : (decoded, encoding)
  }

  /// The same for a text whose runs have fonts of their own; `font` is the cell's.
  func decoded(_ text: String, runs: [TextRun], font: String?) -> (text: String, encoding: LegacyEncoding)? {
    guard !runs.isEmpty else { return decoded(text, font: font) }
    var result = ""
    var found: LegacyEncoding?
    let bytes = Array(text.utf8)
    var start = 0
    for run in runs {
      let end = min(bytes.count, start + max(0, run.length))
      let part = String(decoding: bytes[start..<end], as: UTF8.self)
      if let piece = decoded(part, font: run.fontName ?? font) {
        result += piece.text
        found = found ?? piece.encoding
      } else {
        result += part
      }
      start = end
    }
    if start < bytes.count { result += String(decoding: bytes[start...], as: UTF8.self) }
    return found.map { (result.nfc, $0) }
  }

  /// Where the votes under a font are kept.
  private static func slot(_ font: String?) -> Int {
    let told = font.flatMap(LegacyEncoding.of(font:))?.encoding
    return told.flatMap { LegacyEncoding.allCases.firstIndex(of: $0) } ?? LegacyEncoding.allCases.count
  }
}
