import Pipeline
import Testing

@Suite("A text of separated values")
struct SeparatedTextTests {
  @Test(
    "is found to be separated by what most lines have equally often",
    arguments: [
      ("Nội dung,Kết quả\nA,1\nB,2\n", ","), ("Nội dung;Kết quả\nA;12,5\nB;7,25\n", ";"),
      ("Nội dung\tKết quả\nA, B\t1\nC\t2\n", "\t"), ("\"a;b\",1\n\"c;d\",2\n", ","), ("một cột\nhai\n", ","),
      ("A;1,5;2,5\nB;1;2\n", ";"),
    ])
  func separator(text: String, expected: String) {
    #expect(SeparatedText(Array(text.utf8)).separator == expected.utf8.first)
  }

  @Test("may name its separator in the first line, which then is no data") func named() {
    let text = SeparatedText(Array("sep=|\r\na|1\r\n".utf8))
    #expect(text.separator == UInt8(ascii: "|") && text.firstLine == 2)
  }

  @Test(
    "has the encoding that its bytes speak for",
    arguments: [
      (Array("Kết quả;1\n".utf8), SeparatedText.Encoding.utf8),
      ([0xEF, 0xBB, 0xBF] + Array("Kết;1\n".utf8), .utf8),
      // "Kết quả" with the tone marks after the vowels.
      ([0x4B, 0xEA, 0xEC, 0x74, 0x20, 0x71, 0x75, 0x61, 0xD2, 0x3B, 0x31, 0x0A], .windows1258),
      // "KÕt qu¶": TCVN3, in bytes that pass for windows-1252.
      ([0x4B, 0xD5, 0x74, 0x20, 0x71, 0x75, 0xB6, 0x3B, 0x31, 0x0A], .windows1252),
      // "Trưởng" in VNI: "Tröôûng".
      ([0x54, 0x72, 0xF6, 0xF4, 0xFB, 0x6E, 0x67, 0x3B, 0x31, 0x0A], .windows1252),
      ([0xFF, 0xFE, 0x61, 0x00, 0x3B, 0x00, 0x31, 0x00], .utf16),
    ])
  func encoding(bytes: [UInt8], expected: SeparatedText.Encoding) {
    let text = SeparatedText(bytes)
    #expect(text.encoding == expected && text.separator == UInt8(ascii: ";"))
  }

  @Test("is read with every column as text") func filter() {
    let filter = SeparatedText(Array("a,b\n".utf8)).filter
    #expect(filter.hasPrefix("CSV:44,34,76,1,1/2/2/2/3/2/") && filter.hasSuffix("/64/2,,false,false"))
  }

  @Test("that is too wide for a sheet is not cut off") func wide() {
    #expect(!SeparatedText(Array(repeating: UInt8(ascii: ","), count: 2000)).fitsSheet)
  }
}
