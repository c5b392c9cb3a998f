import Testing
import VietnameseText

@Suite("Keys by which texts are compared")
struct TextKeyTests {
  @Test(
    "The tone moves to the end of its syllable",
    arguments: [
      ("Hòn Đất", "hon2 đât1"), ("HOÀ", "hoa2"), ("hòa", "hoa2"), ("Rạch  Giá", "rach5 gia1"), ("Đã", "đa4"),
      ("Đề", "đê2"),
      ("thuỷ", "thuy3"), ("thủy", "thuy3"), ("B01", "b01"), ("", ""),
    ])
  func toned(text: String, key: String) { #expect(TextKey.toned(text) == key) }

  @Test("Decomposed text has the key of composed text")
  func decomposed() {
    #expect(TextKey.toned("Ha\u{300} Tie\u{302}n") == TextKey.toned("Hà Tiên"))
    #expect("a\u{302}\u{301}".nfc.unicodeScalars.count == 1)
  }

  @Test("Without diacritics đ is d") func bare() {
    #expect(TextKey.bare("Thị xã ĐỒNG Xoài") == "thi xa dong xoai")
  }

  @Test("The keys of words are those of the text, word by word; zeros before a number do not count")
  func words() {
    var words: [String] = []
    WordKeys.forEach(ofFolded: TextKey.folded("Xã Hòn-Đất 02, e\u{323}\u{302} Ð0 00 Ω1")) {
      words.append("\($0) \($1)")
    }
    #expect(
      words == ["xa4 xa", "hon2 hon", "đât1 dat", "2 2", "ê5 e", "đ0 d0", "0 0", "ω1 ω1"])
    #expect(WordKeys.keys(ofFolded: "khoẻ") == ("khoe3", "khoe"))
    #expect(WordKeys.keys(ofFolded: "") == ("", ""))
  }

  @Test("White space of every kind is one space, invisible characters go")
  func spaces() { #expect(TextKey.singleSpaced("\u{A0} Kiên\u{2003}\n Giang\u{200B} ") == "Kiên Giang") }

  @Test("Shortcuts give what Unicode's own functions give, for every scalar of the first planes' text")
  func shortcuts() {
    for value in UInt32(0x09)...0x2100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["\(scalar)", "A\(scalar)ễ", "\(scalar) Đ", "ư  \(scalar)"] {
        let spaced = text.nfc.unicodeScalars.reduce(into: (text: "", space: false)) { made, scalar in
          if TextKey.isSpace(scalar) {
            made.space = true
          } else if !TextKey.isInvisible(scalar) {
            if made.space, !made.text.isEmpty { made.text.unicodeScalars.append(" ") }
            made.space = false
            made.text.unicodeScalars.append(scalar)
          }
        }.text
        #expect(Array(TextKey.singleSpaced(text).utf8) == Array(spaced.utf8), "U+\(String(value, radix: 16))")
        #expect(
          Array(TextKey.folded(text).utf8) == Array(spaced.lowercased().nfc.utf8),
          "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test("A zero-width text is blank") func blank() {
    #expect(TextKey.isBlank(" \u{A0}\u{FEFF}"))
    #expect(!TextKey.isBlank("-"))
  }
}

@Suite("Nearest names and distances")
struct EditDistanceTests {
  @Test(
    "Distances", arguments: [("kitten", "sitting", 3), ("ab", "ba", 1), ("", "abc", 3), ("abc", "abc", 0)])
  func distance(first: String, second: String, expected: Int) {
    #expect(EditDistance.between(Array(first), Array(second)) == expected)
  }
  @Test("A mistyped name gets the nearest known one") func nearest() {
    #expect(NearestName.suggestion(for: "lable", in: ["number", "label", "level"]) == "label")
    #expect(NearestName.suggestion(for: "zzzz", in: ["number", "label"]) == nil)
  }
}

@Suite("Numbers and alphabet")
struct NumberTextTests {
  @Test(
    "Vietnamese form",
    arguments: [(7063.0, "7.063"), (12.5, "12,5"), (-1_234_567.25, "-1.234.567,25"), (0, "0"), (999, "999")])
  func vietnamese(value: Double, text: String) { #expect(NumberText.vietnamese(value) == text) }
  @Test(
    "Rounded down, but not by the last bits of a binary fraction",
    arguments: [
      (23.667, 2, 23.66), (23.667, 0, 23), (0.29, 2, 0.29), (1.15, 2, 1.15), (-2.31, 1, -2.4), (7, 3, 7),
    ]
      as [(Double, Int, Double)])
  func down(value: Double, decimals: Int, expected: Double) {
    #expect(NumberText.down(value, decimals: decimals) == expected)
  }
  @Test("Plain form", arguments: [(7063.0, "7063"), (0.1, "0.1"), (-2, "-2")])
  func plain(value: Double, text: String) { #expect(NumberText.plain(value) == text) }
  // They were written as the machine does, 10000000000000.0, where six decimals had no room.
  @Test("Large numbers are grouped too") func large() {
    #expect(NumberText.vietnamese(10_000_000_000_000) == "10.000.000.000.000")
    #expect(NumberText.english(-5_000_000_000_000_000) == "-5,000,000,000,000,000")
    #expect(NumberText.vietnamese(12_345_678_901_234.5) == "12.345.678.901.234,5")
  }
  @Test("Fixed decimals keep their zeros") func decimals() {
    #expect(NumberText.vietnamese(12, decimals: 2) == "12,00")
  }
  @Test("đ follows d, tones follow letters") func order() {
    let sorted = ["Đa", "Da", "Dư", "Du", "Dạ", "Ân", "An", "Ăn"].sorted(by: VietnameseCollation.precedes)
    #expect(sorted == ["An", "Ăn", "Ân", "Da", "Dạ", "Du", "Dư", "Đa"])
  }
}
