import TestSupport

/// Damage to the XML of a worksheet.
enum SheetMutation {
  /// What is put in: markup, references, characters that XML forbids, pieces of UTF-8.
  private static let pieces: [[UInt8]] =
    [
      "<", ">", "&", "\"", "'", "/", "=", " ", "\n", "\r", "\t", "]]>", "]]", "&amp;", "&#10;", "&#x41;",
      "&lt;",
      "&nbsp;", "<!--", "-->", "<![CDATA[", "<?x?>", "</row>", "</c>", "<row ", "<row r=\"2\">",
      "<c r=\"B2\">",
      "<c/>", "<v>", "</v>", "<v>1</v>", "<v/>", "<f>", "</f>", "<is><t>x</t></is>", "</sheetData>",
      "<sheetData>",
      " r=\"1\"", " r=\"A1\"", " s=\"0\"", " s=\"1\"", " t=\"s\"", " t=\"n\"", " t=\"d\"", " t=\"b\"",
      " t=\"str\"", " t=\"inlineStr\"", " hidden=\"1\"", " spans=\"1:2\"", " x14ac:dyDescent=\"1\"",
      " xmlns=\"\"", " xmlns=\"urn:x\"", " xmlns:x14ac=\"urn:y\"", " cm=\"1\"", "x:",
      "xml:space=\"preserve\"",
      "0", "9", "00", "-", "+", ".", "e5", "1048577", "XFE", "$", "a", "_x0041_", "_", "é", "đ", "😀",
      "\u{7F}", "\u{85}",
      "\u{FFFD}", "\u{2028}",
    ].map { Array($0.utf8) }
    + [
      [0], [1], [0x1F], [0x80], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBE], [0xF5], [0xFF],
    ]

  /// One mutation.
  static func apply(to bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    let at = random.below(bytes.count)
    let length = min(1 + random.below(random.below(4) == 0 ? 60 : 4), bytes.count - at)
    switch random.below(7) {
    case 0: bytes[at] ^= UInt8(1 << random.below(8))
    case 1: bytes.removeSubrange(at..<at + length)
    case 2: bytes.insert(contentsOf: bytes[at..<at + length], at: random.below(bytes.count))
    case 3: bytes[at] = UInt8(random.below(256))
    default: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: at)
    }
  }
}
