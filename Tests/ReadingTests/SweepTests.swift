import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("Damage of every kind")
struct SweepTests {
  private let fixture = WorkbookFixture(
    rows:
      #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>4.25</v></c><c r="C1" t="inlineStr"><is><t>x &amp; y</t></is></c></row><row r="2"><c r="A2" s="1"><v>45000</v></c></row>"#,
    strings: ["<t>Tiếng Việt</t>"], formats: ["yyyy-mm-dd"])

  @Test func `every prefix of a workbook is refused`() {
    let bytes = fixture.bytes
    for length in bytes.indices {
      #expect(refusal(Array(bytes[..<length])) != nil, "read at \(length) bytes")
    }
  }

  @Test("A changed byte gives the same cells or a refusal", arguments: [false, true], [UInt8(0xFF), 0x01])
  func changedBytes(isDeflated: Bool, mask: UInt8) throws {
    var fixture = self.fixture
    fixture.isDeflated = isDeflated
    let good = try cells(fixture)
    #expect(good == ["A1 s Tiếng Việt", "B1 n 4.25", "C1 s x & y", "A2 d 2023-3-15 0:0:0.0"])
    let bytes = fixture.bytes
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= mask
      guard let workbook = try? WorkbookReader.readWorkbook(contents: changed) else { continue }
      #expect(cells(workbook) == good, "other cells with byte \(index) changed")
    }
  }

  @Test("Parts fed in two pieces, cut anywhere, give the same", arguments: [false, true])
  func splits(isWide: Bool) throws {
    func bytes(_ name: String) -> [UInt8] {
      let text = (fixture[name] ?? "").replacing(WorkbookFixture.declaration, with: "")
      return isWide
        ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8)
    }
    let sheet = bytes("xl/worksheets/sheet1.xml")
    let strings = bytes("xl/sharedStrings.xml")
    let styles = bytes("xl/styles.xml")
    func shown(_ pieces: [ArraySlice<UInt8>]) throws -> [String] {
      let sheet = try PartReading.worksheet(pieces, sharedStrings: 1)
      return sheet.cells.map { "\($0.reference) \($0.kind) \($0.number) \($0.text) \($0.style)" } + [
        String(decoding: sheet.texts.bytes, as: UTF8.self)
      ]
    }
    let whole = try shown([sheet[...]])
    #expect(whole.count == 5)
    for cut in sheet.indices { #expect(try shown([sheet[..<cut], sheet[cut...]]) == whole, "cut at \(cut)") }
    for cut in strings.indices {
      #expect(
        try PartReading.sharedStrings([strings[..<cut], strings[cut...]]).texts[1] == "Tiếng Việt",
        "cut at \(cut)")
    }
    for cut in styles.indices {
      #expect(
        try PartReading.styles([styles[..<cut], styles[cut...]]).map(\.formatCode) == [
          "General", "yyyy-mm-dd",
        ],
        "cut at \(cut)")
    }
    // One byte at a time, too.
    #expect(try shown(sheet.indices.map { sheet[$0...$0] }) == whole)
  }

  @Test func `every prefix of a sheet's XML is refused`() {
    let sheet = Array((fixture["xl/worksheets/sheet1.xml"] ?? "").utf8)
    for length in sheet.indices {
      #expect(throws: WorkbookReadError.self) {
        try PartReading.worksheet([sheet[..<length]], sharedStrings: 1)
      }
    }
  }
}
