import TestSupport
import Testing
import WorkbookReading

@Suite("Other formats")
struct FileFormatTests {
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// A compound file whose directory, in sector 0, names some streams (MS-CFB).
  private static func compoundFile(_ names: [String]) -> [UInt8] {
    var header = compound + [UInt8](repeating: 0, count: 504)
    header.replaceSubrange(30..<32, with: [9, 0])
    header.replaceSubrange(76..<80, with: [1, 0, 0, 0])
    var directory: [UInt8] = []
    for name in ["Root Entry"] + names {
      let units = Array(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      directory +=
        units + [UInt8](repeating: 0, count: 64 - units.count) + ZipFixture.bytes(units.count + 2, 2)
      directory += [UInt8](repeating: 0, count: 62)
    }
    directory += [UInt8](repeating: 0, count: 512 - directory.count)
    let table = ZipFixture.bytes(0xFFFF_FFFE, 4) + [UInt8](repeating: 0xFF, count: 508)
    return header + directory + table
  }

  private static func zip(_ parts: (String, String)...) -> [UInt8] {
    ZipFixture(parts.map { ZipFixture.Entry($0.0, Array($0.1.utf8)) }).bytes
  }

  static let cases: [([UInt8], FileFormat, WorkbookReadError.Class)] = [
    ([], .empty, .notAWorkbook), ([UInt8](repeating: 0, count: 4096), .zeros, .notAWorkbook),
    (Array("School,Pupils\nA,12\n".utf8), .text, .notAWorkbook),
    (
      [0xFF, 0xFE] + "Đơn vị\tSố hộ\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, .text,
      .notAWorkbook
    ),
    (
      [0xFE, 0xFF] + "Đơn vị\tSố hộ\r\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, .text,
      .notAWorkbook
    ),
    (Array(compoundFile(["Workbook"]).prefix(600)), .xls, .unsupportedFormat),
    (Array("%PDF-1.4\n".utf8), .pdf, .notAWorkbook), (Array("{\\rtf1".utf8), .rtf, .notAWorkbook),
    (Array("Rar!\u{1A}\u{7}\u{0}".utf8), .rar, .notAWorkbook),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], .sevenZip, .notAWorkbook),
    ([0x1F, 0x8B, 8], .gzip, .notAWorkbook),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image, .notAWorkbook),
    ([0xFF, 0xD8, 0xFF], .image, .notAWorkbook),
    (Array("<html><table>".utf8), .html, .notAWorkbook),
    (Array("<!DOCTYPE html><p>".utf8), .html, .notAWorkbook),
    (
      Array("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".utf8),
      .spreadsheetML2003, .unsupportedFormat
    ),
    (Array("<?xml version=\"1.0\"?><x/>".utf8), .xml, .notAWorkbook),
    ([5] + Array("Nguye".utf8) + [UInt8](repeating: 32, count: 159), .lockFile, .notAWorkbook),
    (Array(",user,host,01.01.2026 08:00,file:///home/u;".utf8), .lockFile, .notAWorkbook),
    ([0x7F, 0x45, 0x4C, 0x46, 1, 2, 3], .unknown, .notAWorkbook),
    (compoundFile(["EncryptionInfo", "EncryptedPackage"]), .encryptedOffice, .encrypted),
    (compoundFile(["Workbook"]), .xls, .unsupportedFormat),
    (compoundFile(["Book"]), .xls, .unsupportedFormat),
    (compoundFile(["WordDocument"]), .doc, .notAWorkbook), (compoundFile([]), .compoundFile, .notAWorkbook),
    (compound, .compoundFile, .notAWorkbook), (zip(), .emptyZip, .notAWorkbook),
    (zip(("readme.txt", "hello")), .zip, .notAWorkbook),
    (
      zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), .ods,
      .unsupportedFormat
    ),
    (
      zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), .openDocument,
      .notAWorkbook
    ),
    (zip(("word/document.xml", "<x/>")), .docx, .notAWorkbook),
    (zip(("ppt/presentation.xml", "<x/>")), .pptx, .notAWorkbook),
    (zip(("xl/workbook.bin", "x")), .xlsb, .unsupportedFormat),
    (zip(("Index/Document.iwa", "x")), .numbers, .unsupportedFormat),
  ]

  @Test("A file is known by its bytes, and refused by its kind", arguments: cases)
  func formats(bytes: [UInt8], format: FileFormat, errorClass: WorkbookReadError.Class) {
    #expect(FileFormat.detect(contents: bytes) == format)
    let error = refusal(bytes)
    #expect(error?.errorClass == errorClass)
    #expect(error?.reason == .otherFormat(format))
  }

  @Test func `a workbook is known, whatever its main part is called`() throws {
    let fixture = WorkbookFixture(cells: ["A1": .number(1)])
    #expect(FileFormat.detect(contents: fixture.bytes) == .workbook)
    var moved = fixture
    moved.parts = fixture.parts.map { ($0.name.replacing("workbook.xml", with: "book.xml"), $0.contents) }
    moved = moved.replacing("xl/workbook.xml", with: "xl/book.xml", in: "_rels/.rels")
    #expect(FileFormat.detect(contents: moved.bytes) == .workbook)
    #expect(try cells(moved) == ["A1 n 1.0"])
  }

  @Test func `a document in the place of the workbook`() {
    var fixture = WorkbookFixture(rows: "")
    fixture["xl/workbook.xml"] = "<w:document xmlns:w=\"urn:w\"/>"
    #expect(refusal(fixture)?.errorClass == .notAWorkbook)
  }

  @Test("Every format has a name in both languages", arguments: FileFormat.allCases)
  func names(format: FileFormat) {
    #expect(!format.english.isEmpty)
    #expect(!format.vietnamese.isEmpty)
    #expect(WorkbookReadError(.otherFormat(format)).message.contains(format.english))
    #expect(WorkbookReadError(.otherFormat(format)).messageInVietnamese.contains(format.vietnamese))
  }
}
