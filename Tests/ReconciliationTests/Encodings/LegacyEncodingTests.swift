import Cells
import TestSupport
import Testing
import VietnameseText

@testable import Reconciliation

@Suite("Legacy encodings")
struct LegacyEncodingTests {
  /// Encodes as old programs did: each letter by the tables, what they lack by its small letter.
  static func encoded(_ text: String, _ encoding: LegacyEncoding) -> String {
    var result = ""
    for scalar in text.nfc.unicodeScalars { result += encoded(scalar, encoding) ?? String(scalar) }
    return result
  }
  /// One letter's code; nil for other characters.
  private static func encoded(_ letter: Unicode.Scalar, _ encoding: LegacyEncoding) -> String? {
    let small = Array(LegacyTables.small.unicodeScalars), capital = Array(LegacyTables.capital.unicodeScalars)
    func character(_ byte: UInt8) -> String {
      LegacyTables.characters(of: byte).first.map { String($0) } ?? ""
    }
    let position = small.firstIndex(of: letter), capitalPosition = capital.firstIndex(of: letter)
    switch encoding {
    case .tcvn3:
      if let known = LegacyTables.tcvn3Capitals.first(where: { $0.0 == letter }) { return character(known.1) }
      return (position ?? capitalPosition).map { character(LegacyTables.tcvn3Small[$0]) }
    case .viscii:
      return position.map { character(LegacyTables.visciiSmall[$0]) }
        ?? capitalPosition.map { character(LegacyTables.visciiCapital[$0]) }
    case .vps:
      if let position { return character(LegacyTables.vpsSmall[position]) }
      guard let capitalPosition else { return nil }
      let own = LegacyTables.vpsCapital[capitalPosition]
      return character(own == 0 ? LegacyTables.vpsSmall[capitalPosition] : own)
    case .vni: return vni[letter]
    }
  }
  /// VNI, by hand: the letters of a few words.
  private static let vni: [Unicode.Scalar: String] = [
    "à": "aø", "ả": "aû", "ã": "aõ", "á": "aù", "ạ": "aï", "ă": "aê", "ằ": "aè", "ắ": "aé", "ặ": "aë",
    "ẵ": "aü", "ẳ": "aú", "â": "aâ",
    "ầ": "aà", "ấ": "aá", "ậ": "aä", "ẫ": "aã", "ẩ": "aå", "ê": "eâ", "ề": "eà", "ế": "eá", "ệ": "eä",
    "ể": "eå", "ễ": "eã", "ô": "oâ",
    "ồ": "oà", "ố": "oá", "ộ": "oä", "ổ": "oå", "ỗ": "oã", "ơ": "ô", "ờ": "ôø", "ớ": "ôù", "ợ": "ôï",
    "ở": "ôû", "ỡ": "ôõ", "ư": "ö", "ừ": "öø",
    "ứ": "öù", "ự": "öï", "ử": "öû", "ữ": "öõ", "đ": "ñ", "Đ": "Ñ", "í": "í", "ì": "ì", "ị": "ò", "ỉ": "æ",
    "ĩ": "ó", "ó": "où", "ò": "oø",
    "ọ": "oï", "ỏ": "oû", "õ": "oõ", "ú": "uù", "ù": "uø", "ụ": "uï", "ủ": "uû", "ũ": "uõ", "ý": "yù",
    "ỳ": "yø", "ỷ": "yû", "ỹ": "yõ", "ỵ": "î",
    "é": "eù", "è": "eø", "ẹ": "eï", "ẻ": "eû", "ẽ": "eõ", "Ộ": "OÄ", "Ế": "EÁ", "Á": "AÙ", "Ố": "OÁ",
    "Ọ": "OÏ", "Ư": "Ö", "Ơ": "Ô", "Ờ": "ÔØ",
  ]

  static let texts = [
    "Huyện Giồng Riềng", "Số lượt người dự tuyên truyền",
    "Đoàn viên, thanh niên tình nguyện hỗ trợ thủ tục hành chính", "Kiên Lương",
    "Thị trấn Minh Lương, huyện Châu Thành", "ưu điểm: được cấp ủy quan tâm",
    "Kênh, rạch, suối được nạo vét (km)", "m² và kỹ thuật",
    "Phụ nữ, nông dân, cựu chiến binh", "Giấy CMND (làm mới, cấp lại)",
  ]

  @Test("What was written in an encoding is read back", arguments: LegacyEncoding.allCases, texts)
  func roundTrip(encoding: LegacyEncoding, text: String) {
    let plain = text.replacing("²", with: "2")
    #expect(encoding.decoded(Self.encoded(plain, encoding)) == plain)
  }

  @Test(
    "Each small letter and each capital with a code of its own is read back",
    arguments: [LegacyEncoding.viscii, .vps, .tcvn3])
  func letters(encoding: LegacyEncoding) {
    for (index, letter) in LegacyTables.small.unicodeScalars.enumerated() {
      #expect(encoding.decoded(Self.encoded(String(letter), encoding)) == String(letter))
      let capital = Array(LegacyTables.capital.unicodeScalars)[index]
      let hasOwn: Bool =
        switch encoding {
        case .viscii: LegacyTables.visciiCapital[index] >= 0x20 && capital != "Õ"
        case .vps: LegacyTables.vpsCapital[index] != 0
        default: LegacyTables.tcvn3Capitals.contains { $0.0 == capital }
        }
      if hasOwn { #expect(encoding.decoded(Self.encoded(String(capital), encoding)) == String(capital)) }
    }
  }

  @Test(
    "The tables agree with the collected ones",
    .enabled(if: SharedCases.areThere, "the folder of shared cases is not there"),
    arguments: [
      ("tcvn3.csv", "as_stored_latin1", LegacyEncoding.tcvn3), ("vni.csv", "as_stored_latin1", .vni),
      ("viscii_vps.csv", "viscii_as_cp1252", .viscii),
      ("viscii_vps.csv", "vps_as_cp1252", .vps),
    ])
  func tables(file: String, column: String, encoding: LegacyEncoding) {
    let rows = SharedCases.rows(file)
    #expect(rows.count > 70)
    for row in rows {
      guard let letter = row["unicode"], let stored = row[column], stored != "?", stored != "\u{A0}",
        !stored.hasPrefix("(")
      else { continue }
      let decoded = encoding.decoded(stored)
      // Where a capital shares its code with the small letter, the small one is meant.
      #expect(decoded == letter || decoded == letter.lowercased(), "\(stored) is \(decoded), not \(letter)")
    }
  }

  @Test(
    "A font's name tells the encoding",
    arguments: [
      (".VnTime", LegacyEncoding.tcvn3, false), (".VnTimeH", .tcvn3, true), (".vnarial", .tcvn3, false),
      ("VNI-Times", .vni, false),
      ("VPS Times", .vps, false), ("VI Times", .viscii, false),
    ] as [(String, LegacyEncoding, Bool)])
  func fonts(font: String, encoding: LegacyEncoding, capitals: Bool) {
    let told = LegacyEncoding.of(font: font)
    #expect(told?.encoding == encoding)
    #expect(told?.capitals == capitals)
    #expect(LegacyEncoding.of(font: "Times New Roman") == nil)
  }

  @Test("A font for capitals gives capitals") func capitals() {
    var sheet = LegacySheet()
    let stored = Self.encoded("tỉnh đoàn kiên giang", .tcvn3)
    sheet.observe(stored, font: ".VnTimeH")
    #expect(sheet.decoded(stored, font: ".VnTimeH")?.text == "TỈNH ĐOÀN KIÊN GIANG")
    #expect(sheet.decoded("An Minh", font: ".VnTimeH")?.text == "AN MINH")
  }

  @Test("A .VnTime font over Unicode text changes nothing") func unicodeUnderOldFont() {
    var sheet = LegacySheet()
    for text in ["Huyện Kiên Lương", "có", "Số cuộc tuyên truyền", "An Biên"] {
      sheet.observe(text, font: ".VnTime")
    }
    for text in ["Huyện Kiên Lương", "có", "là", "Đã"] {
      #expect(sheet.decoded(text, font: ".VnTime") == nil)
    }
  }

  @Test("Without a telling font the sheet votes", arguments: LegacyEncoding.allCases)
  func vote(encoding: LegacyEncoding) {
    var sheet = LegacySheet()
    let stored = Self.texts.prefix(7).map { Self.encoded($0, encoding) }
    for text in stored { sheet.observe(text, font: "Arial") }
    #expect(sheet.encoding(font: nil) == encoding)
    for (text, original) in zip(stored, Self.texts) {
      #expect(sheet.decoded(text, font: nil)?.text == original)
    }
  }

  @Test("Unicode text, and text of other languages, gets no vote") func noVote() {
    var sheet = LegacySheet()
    for text in Self.texts { sheet.observe(text, font: "Times New Roman") }
    #expect(sheet.encoding(font: nil) == nil)
    var french = LegacySheet()
    for text in ["Année scolaire", "élèves à l'école", "Français, Québec", "déjà vu, même été"] {
      french.observe(text, font: nil)
    }
    #expect(french.encoding(font: nil) == nil)
    for text in ["Année", "élèves"] { #expect(french.decoded(text, font: nil) == nil) }
  }

  @Test("Each run is decoded by its own font") func runs() {
    var sheet = LegacySheet()
    let old = Self.encoded("Huyện ", .tcvn3)
    let text = old + "An Biên"
    sheet.observe(old, font: ".VnTime")
    let runs = [
      TextRun(length: old.utf8.count, fontName: ".VnTime"),
      TextRun(length: "An Biên".utf8.count, fontName: "Arial"),
    ]
    #expect(sheet.decoded(text, runs: runs, font: nil)?.text == "Huyện An Biên")
    // Lengths that do not fit the text cut nothing off.
    #expect(
      sheet.decoded(text, runs: [TextRun(length: 9999, fontName: ".VnTime")], font: nil)?.text.hasPrefix(
        "Huyện") != false)
    #expect(sheet.decoded(text, runs: [TextRun(length: -5, fontName: nil)], font: nil) == nil)
  }

  @Test("A no-break space stays one, whatever the encoding", arguments: LegacyEncoding.allCases)
  func noBreakSpace(encoding: LegacyEncoding) {
    #expect(encoding.decoded("Thành\u{A0}1\u{A0}655").contains("1\u{A0}655"))
  }

  @Test("The soft hyphen of TCVN3 is ư, and survives what trims texts later") func softHyphen() {
    #expect(LegacyEncoding.tcvn3.decoded("Kiªn L\u{AD}¬ng") == "Kiên Lương")
  }

  @Test(
    "Syllables of Vietnamese and others",
    arguments: [
      ("huyện", true), ("giồng", true), ("quốc", true), ("gì", true), ("khuỷu", true), ("ước", true),
      ("höc", false), ("bat", false), ("bát", true), ("strong", false), ("ngoằn", true), ("yêu", true),
    ])
  func syllables(word: String, isValid: Bool) { #expect(VietnameseSyllable.isValid(word) == isValid) }

  // The vote was never held: the texts of the other sheets were surely Unicode.
  @Test("One sheet in an old encoding among sheets in Unicode", arguments: [LegacyEncoding.tcvn3, .vni])
  func oneSheet(encoding: LegacyEncoding) throws {
    let own = SheetBuilder("Biểu 1", (Self.texts + Self.texts.map { "\($0) khác" }).map { [.text($0)] })
    let old = SheetBuilder("Biểu 2", Self.texts.prefix(6).map { [.text(Self.encoded($0, encoding))] })
    let decoded = try #require(LegacyDecoding.decoded(WorkbookBuilder.workbook([own, old])))
    #expect(decoded.encoding == encoding)
    let sheets = decoded.workbook.sheets.map { $0.cells.map { decoded.workbook.texts[$0.text] } }
    #expect(sheets == [Self.texts + Self.texts.map { "\($0) khác" }, Array(Self.texts.prefix(6))])
  }

  @Test("No text and no runs bring the decoder down", arguments: 1...10 as ClosedRange<UInt64>)
  func anything(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var sheet = LegacySheet()
    let fonts: [String?] = [
      nil, "Arial", ".VnTime", ".VnTimeH", "VNI-Times", "VPS Times", "VI Times", ".", "",
    ]
    for _ in 0..<150 {
      let text = String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0x20...0x250, using: &random))
          }))
      let font = fonts.randomElement(using: &random) ?? nil
      sheet.observe(text, font: font)
      let runs = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        TextRun(
          length: Int.random(in: -2...20, using: &random),
          fontName: fonts.randomElement(using: &random) ?? nil)
      }
      if let decoded = sheet.decoded(text, runs: runs, font: font) { #expect(decoded.text != text) }
    }
  }
}
