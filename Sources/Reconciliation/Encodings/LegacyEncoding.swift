internal import VietnameseText

/// An encoding from before Unicode, whose bytes lie in workbooks as the characters of Windows-1252.
enum LegacyEncoding: String, Sendable, CaseIterable {
  /// TCVN 5712:1993, VN3: the .Vn fonts (ABC).
  case tcvn3 = "TCVN3"
  /// VNI: a letter, then its marks, in the VNI- fonts.
  case vni = "VNI"
  /// RFC 1456.
  case viscii = "VISCII"
  /// The VPS fonts.
  case vps = "VPS"

  /// The encoding that a font's name speaks of, and whether the font shows small letters as capitals (.VnTimeH).
  static func of(font: String) -> (encoding: LegacyEncoding, capitals: Bool)? {
    // Fonts of each workbook are asked: most are called otherwise.
    guard let first = font.utf8.first, ".vV".utf8.contains(first) else { return nil }
    let name = font.lowercased()
    if name.hasPrefix(".vn") { return (.tcvn3, font.hasSuffix("H")) }
    if name.hasPrefix("vni-") || name.hasPrefix("vni ") { return (.vni, false) }
    if name.hasPrefix("vps ") || name.hasPrefix("vps-") { return (.vps, false) }
    if name.hasPrefix("vi ") { return (.viscii, false) }
    return nil
  }

  /// The text in Unicode, NFC. Nothing may be trimmed before: the ư of TCVN3 is the soft hyphen. What the encoding does
  /// not know stays.
  func decoded(_ text: String, capitals: Bool = false) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return capitals ? text.uppercased() : text }
    let table = Self.tables[self] ?? DecodingTable()
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if index + 1 < scalars.count, let letter = table.pairs[DecodingTable.Pair(scalar, scalars[index + 1])] {
        result.append(letter)
        index += 2
      } else {
        result.append(table.singles[scalar] ?? scalar)
        index += 1
      }
    }
    let decoded = String(result).nfc
    return capitals ? decoded.uppercased().nfc : decoded
  }

  /// Whether every letter of a text beyond ASCII is one that lies so in this encoding.
  func canHold(_ text: String) -> Bool {
    let table = Self.tables[self] ?? DecodingTable()
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.value < 0x80 || table.used.contains(scalar)
        || !scalar.properties.isAlphabetic && scalar.value != 0xAD
    }
  }

  /// Whether a text could be in a legacy encoding at all: it has characters of Windows-1252 beyond ASCII, and no letter
  /// that Unicode alone has.
  static func mayHoldLegacyText(_ text: String) -> Bool {
    text.utf8.contains { $0 >= 0x80 } && allCases.contains { $0.canHold(text) }
  }

  /// The tables by encoding, made once.
  private static let tables: [LegacyEncoding: DecodingTable] = [
    .tcvn3: DecodingTable(tcvn3: ()), .vni: DecodingTable(vni: ()),
    .viscii: DecodingTable(small: LegacyTables.visciiSmall, capital: LegacyTables.visciiCapital),
    .vps: DecodingTable(small: LegacyTables.vpsSmall, capital: LegacyTables.vpsCapital),
  ]
}
