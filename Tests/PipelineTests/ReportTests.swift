import Facts
import Findings
import Narrative
import Pipeline
import Schema
import TestSupport
import Testing
import WorkbookReading
import WorkbookWriting

@Suite("The report as a Word document")
struct ReportTests {
  private static let schema = """
    schema: tonghop/1
    campaign: {code: T, title: Ngày thứ bảy & tình nguyện, issuer: Tỉnh Đoàn A, superior: Trung ương Đoàn, header: youth-union}
    rounds: [{code: "2020-1", title: Đợt 1 năm 2020, date: 2020-01-31, due: 2020-02-10}]
    units:
      - {code: P, name: Tỉnh A}
      - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
      - {code: "02", name: Huyện Hai, level: district, parent: P, reports: true}
    layouts:
      - {code: form, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}
    sections: [{code: S, title: I. KẾT QUẢ}]
    indicators:
      - {code: A, section: S, label: Số cuộc, type: count, required: true, headline: true, phrase: "đã tổ chức {value} cuộc"}
      - {code: B, section: S, label: Số người, type: count, phrase: "có trên {value} người dự"}
      - {code: C.1, section: S, label: Kinh phí, unit: triệu đồng, type: money, headline: true}
      - {code: D, section: S, label: Số buổi, type: count, phrase: "{value} buổi"}
    """

  /// Two returns: the first says "trên 1.500" people, the second has no sessions either and a blank amount.
  private func campaign() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "schema.yaml")
    let figures: [(String, [FixtureValue])] = [
      ("Huyện Một", [.number(12), .text("trên 1.500"), .number(3.25), .number(0)]),
      ("Huyện Hai", [.number(1030), .number(40), .text("…"), .number(0)]),
    ]
    for (place, entry) in figures.enumerated() {
      var cells: [String: FixtureValue] = [
        "A1": .text("Đơn vị"), "B1": .text(entry.0), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
        "A4": .text("Số cuộc"), "A5": .text("Số người"), "A6": .text("Kinh phí"), "A7": .text("Số buổi"),
      ]
      for (row, value) in entry.1.enumerated() { cells["B\(4 + row)"] = value }
      try folder.write(
        WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "\(place + 1).xlsx")
    }
    return folder
  }
  private func options(_ folder: TemporaryFolder) -> ConsolidationOptions {
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-02-09"
    return options
  }
  /// The text of a part without its tags, paragraphs as lines.
  private func text(_ folder: TemporaryFolder, _ file: String, part: String = "word/document.xml") throws
    -> String
  {
    let parts = try PackageContents.read(pathBytes: Array((folder.path + "/" + file).utf8))
    let bytes = try #require(parts.first { $0.name == part }).bytes
    return String(decoding: bytes, as: UTF8.self).replacing("</w:p>", with: "\n")
      .replacing(/<[^>]*>/, with: "").replacing("&amp;", with: "&")
  }

  @Test("Sentences hold the totals, “trên” only where it is true, and what there was none of")
  func sentences()
    throws
  {
    let folder = try campaign()
    _ = try ReportRun.report(options(folder), to: nil, template: nil)
    let text = try text(folder, "output/T_2020-1.docx")
    #expect(text.contains("ĐOÀN TNCS HỒ CHÍ MINH\n\nA, ngày 09 tháng 02 năm 2020\n"))
    #expect(text.contains("Kết quả “Ngày thứ bảy & tình nguyện”, Đợt 1 năm 2020\n"))
    #expect(text.contains("báo cáo của 2/2 đơn vị (số liệu đến ngày 09/02/2020)"))
    #expect(
      text.contains(
        "Đã tổ chức 1.042[1] cuộc; có trên 1.540[2] người dự; kinh phí: 3,25[3] triệu đồng (1/2 đơn vị).\n"))
    #expect(text.contains("Không phát sinh: số buổi.\n"))
    // The annex: the figure of each unit with its file and cell.
    #expect(text.contains("Huyện Một\ntrên 1.500\n1.xlsx\nBiểu 1!B5\n"))
    #expect(text.contains("Huyện Hai\n…\n2.xlsx\nBiểu 1!B6\n"))
  }

  @Test(
    "A running sum's error marks this round's figure too; a figure that a grid's rows make leads to their cells"
  )
  func twoFigures() throws {
    let folder = try TemporaryFolder()
    let schema = Self.schema.split(separator: "\n").prefix { !$0.hasPrefix("layouts:") }.joined(
      separator: "\n"
    )
    .replacing(
      "units:\n",
      with:
        "units:\n  - {code: \"011\", name: Xã Bảy, level: commune, parent: \"01\"}\n  - {code: \"012\", name: Xã Tám, level: commune, parent: \"01\"}\n"
    )
    try folder.write(
      schema + """

        layouts:
          - {code: form, sheet: Biểu 1, kind: form, columns: {label: Nội dung}, values: [{column: Trong quý, measure: now}, {column: Lũy kế, measure: cumulative}], unit_cell: {label: Đơn vị}}
          - {code: grid, sheet: Biểu 2, kind: grid, row_label: Xã, rows: units, indicators: [G]}
        indicators:
          - {code: A, label: Số cuộc, type: count, headline: true, phrase: "đã tổ chức {value} cuộc"}
          - {code: G, label: Số nhà, type: count, headline: true, phrase: "{value} nhà", layout: grid}
        """, to: "schema.yaml")
    for (place, unit) in ["Huyện Một", "Huyện Hai"].enumerated() {
      var sheets = [
        SheetFixture(
          "Biểu 1",
          cells: [
            "A1": .text("Đơn vị"), "B1": .text(unit), "A3": .text("Nội dung"), "B3": .text("Trong quý"),
            "C3": .text("Lũy kế"), "A4": .text("Số cuộc"), "B4": .number(120),
            "C4": .number(place == 0 ? 12 : 120),
          ])
      ]
      if place == 0 {
        sheets.append(
          SheetFixture(
            "Biểu 2",
            cells: [
              "A3": .text("Xã"), "B3": .text("Số nhà"), "A4": .text("Xã Bảy"), "B4": .number(3),
              "A5": .text("Xã Tám"), "B5": .number(4),
            ]))
      }
      try folder.write(WorkbookFixture(sheets: sheets).bytes, to: "\(place + 1).xlsx")
    }
    _ = try ReportRun.report(options(folder), to: nil, template: nil)
    let text = try text(folder, "output/T_2020-1.docx")
    #expect(text.contains("Đã tổ chức 240*[1] cuộc"))
    #expect(text.contains("Số cuộc [1]: 240; có thể từ 132 đến 240 (Huyện Một)."))
    #expect(text.contains("Huyện Một\n120*\n1.xlsx\nBiểu 1!B4\n"))
    #expect(text.contains("Huyện Một\n7\n1.xlsx\nBiểu 2!B4:B5\n"))
  }

  @Test("The same folder gives the same document, byte by byte") func sameBytes() throws {
    let folder = try campaign()
    _ = try ReportRun.report(options(folder), to: FilePath(folder.path + "/output/a.docx"), template: nil)
    _ = try ReportRun.report(options(folder), to: FilePath(folder.path + "/output/b.docx"), template: nil)
    #expect(try folder.contents(of: "output/a.docx") == folder.contents(of: "output/b.docx"))
  }

  @Test("A title that begins as the sentence does is not said twice")
  func once() throws {
    let folder = try campaign()
    try folder.write(
      Self.schema.replacing("Ngày thứ bảy & tình nguyện", with: "BÁO CÁO kết quả sản xuất")
        .replacing("  - {code: D, section: S,", with: "  - {code: D,"), to: "schema.yaml")
    _ = try ReportRun.report(options(folder), to: nil, template: nil)
    let text = try text(folder, "output/T_2020-1.docx")
    #expect(text.contains("Kết quả “Sản xuất”, Đợt 1 năm 2020\n"), "\(text)")
    #expect(text.contains("báo cáo kết quả “Sản xuất”, Đợt 1"))
    // What has no section and stands last in the schema stands last here.
    let (section, other) = (
      text.firstRange(of: "I. KẾT QUẢ"), text.firstRange(of: "Không phát sinh: số buổi")
    )
    #expect(section.map { mark in other.map { mark.lowerBound < $0.lowerBound } ?? false } == true, "\(text)")
  }

  @Test("A rate of counts has decimals of its own")
  func rate() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units:
        - {code: P, name: Tỉnh A}
        - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
      layouts:
        - code: form
          sheet: Biểu 1
          kind: form
          columns: {label: Nội dung}
          values:
            - {column: Kế hoạch, measure: plan}
            - {column: Thực hiện, measure: now}
            - {column: Tỷ lệ, measure: rate, derived: now / plan * 100}
          unit_cell: {label: Đơn vị}
      indicators:
        - {code: A, label: Số cuộc, type: count}
      """, to: "schema.yaml")
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kế hoạch"),
      "C3": .text("Thực hiện"), "D3": .text("Tỷ lệ"), "A4": .text("Số cuộc"), "B4": .number(300),
      "C4": .number(226), "D4": .number(75.33),
    ]
    try folder.write(WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "1.xlsx")
    let body = """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>\
      <w:r><w:t>{{A}} là {{A[rate]}}%</w:t></w:r></w:p></w:body></w:document>
      """
    try folder.write(
      PackageParts.bytes([
        ("[Content_Types].xml", Array("<Types/>".utf8)), ("word/document.xml", Array(body.utf8)),
      ]), to: "output/mau.docx")
    _ = try ReportRun.report(
      options(folder), to: FilePath(folder.path + "/output/ket-qua.docx"),
      template: FilePath(folder.path + "/output/mau.docx"))
    #expect(try text(folder, "output/ket-qua.docx") == "226 là 75,3%\n")
  }

  @Test("Fields of the office's own document are filled in, also where Word split them over runs")
  func template()
    throws
  {
    let folder = try campaign()
    let body = """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p w:rsidR="1">\
      <w:r><w:t xml:space="preserve">Tổng {</w:t></w:r><w:proofErr w:type="x"/><w:r><w:rPr><w:b/></w:rPr><w:t>{A</w:t></w:r>\
      <w:r><w:t>}} cuộc, {{B}} người &amp; {{C.1.01}}; {{Z9}}</w:t></w:r></w:p><w:p><w:r><w:t/></w:r>\
      <w:r><w:t>{{round}}, {{missing}}{{ B.02 }}</w:t></w:r></w:p></w:body></w:document>
      """
    let parts: [(name: String, bytes: [UInt8])] = [
      ("[Content_Types].xml", Array("<Types/>".utf8)), ("word/document.xml", Array(body.utf8)),
      ("word/media/image1.png", [1, 2, 3, 0, 255]),
    ]
    try folder.write(PackageParts.bytes(parts), to: "output/mau.docx")
    let outcome = try ReportRun.report(
      options(folder), to: FilePath(folder.path + "/output/ket-qua.docx"),
      template: FilePath(folder.path + "/output/mau.docx"))
    #expect(outcome.filled == 6)
    let filled = try text(folder, "output/ket-qua.docx")
    #expect(filled.contains("Tổng 1.042 cuộc, trên 1.540 người & 3,25; {{Z9}}\n"))
    #expect(filled.contains("Đợt 1 năm 2020, 40\n"))
    #expect(outcome.notes.contains { $0.english.contains("{{Z9}}") })
    let all = try PackageContents.read(pathBytes: Array((folder.path + "/output/ket-qua.docx").utf8))
    #expect(all.map(\.name) == parts.map(\.name) && all.last?.bytes == [1, 2, 3, 0, 255])
    // What is not a field stays byte by byte.
    #expect(String(decoding: all[1].bytes, as: UTF8.self).contains("<w:proofErr w:type=\"x\"/>"))
  }

  @Test("A template that is no Word document is refused with a sentence; nothing is written")
  func noTemplate()
    throws
  {
    let folder = try campaign()
    try folder.write("xin chào", to: "output/mau.docx")
    #expect(throws: RunError.self) {
      try ReportRun.report(
        options(folder), to: FilePath(folder.path + "/output/r.docx"),
        template: FilePath(folder.path + "/output/mau.docx"))
    }
    #expect(!folder.files.contains("output/r.docx"))
  }
}
