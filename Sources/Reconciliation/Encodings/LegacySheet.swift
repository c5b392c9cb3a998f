internal import Cells
internal import VietnameseText

/// Decides, for the texts of one sheet, whether they are in a legacy encoding: by the font of the run or cell where its
/// name tells, else by a vote of all texts. A .VnTime font over Unicode text changes nothing.
struct LegacySheet: Sendable {
  /// What the texts under one font, or under none that tells, show.
  private struct Votes: Sendable {
    /// Words that are Vietnamese as they stand, and words that become Vietnamese by an encoding only.
    var unicode = 0
    var legacy: [Int] = Array(repeating: 0, count: LegacyEncoding.allCases.count)
    /// Words with marks.
    var words = 0
  }
  /// By the encoding that the font tells; last: none.
  private var votes = Array(repeating: Votes(), count: LegacyEncoding.allCases.count + 1)

  /// Nothing seen yet.
  init() {}

  /// Takes in a text of the sheet, as it lies there.
  mutating func observe(_ text: String, font: String?) {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return }
    let slot = Self.slot(font)
    for word in VietnameseSyllable.markedWords(of: text) {
      votes[slot].words += 1
      if VietnameseSyllable.isValid(word.nfc) { votes[slot].unicode += 1 }
      for (index, encoding) in LegacyEncoding.allCases.enumerated() where encoding.canHold(word) {
        if VietnameseSyllable.isValid(encoding.decoded(word)) { votes[slot].legacy[index] += 1 }
      }
    }
  }

  /// The encoding of texts under a font; nil: Unicode.
  func encoding(font: String?) -> LegacyEncoding? {
    let slot = Self.slot(font)
    let seen = votes[slot]
    if let told = font.flatMap(LegacyEncoding.of(font:))?.encoding {
      // The font tells, unless what stands under it is Unicode.
      let decodable = LegacyEncoding.allCases.firstIndex(of: told).map { seen.legacy[$0] } ?? 0
      return seen.unicode > decodable ? nil : told
    }
    guard seen.words >= 4 else { return nil }
    let best = LegacyEncoding.allCases.indices.max { (seen.legacy[$0], -$0) < (seen.legacy[$1], -$1) }
    guard let best, seen.legacy[best] * 5 >= seen.words * 4, seen.unicode * 3 < seen.legacy[best] else {
      return nil
    }
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
