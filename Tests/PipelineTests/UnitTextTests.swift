import Cells
import Findings
import Pipeline
import Schema
import TestSupport
import Testing
import WorkbookReading

#if canImport(Foundation)
  import Foundation
#endif

@Suite("What the texts to units say of their figures and files")
struct UnitTextTests {
  /// The return of Huyện Một with other cells.
  private static func campaign(_ cells: [String: FixtureValue], schema more: String = "") throws
    -> RoundCampaign
  {
    let campaign = try RoundCampaign(3, 4)
    try campaign.folder.write(RoundCampaign.schema + more, to: "schema.yaml")
    let all: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "A5": .text("Số người"), "B5": .number(7),
    ]
    let fixture = WorkbookFixture(sheets: [
      SheetFixture("Biểu 1", cells: all.merging(cells) { $1 })
    ])
    try campaign.folder.write(fixture.bytes, to: "1.xlsx")
    return campaign
  }

  @Test(
    "What to do is said once",
    arguments: [
      ("không rõ", "Ghi lại bằng chữ số"), ("3/4/5", "Ghi một con số vào mỗi ô."),
      ("", "nếu không phát sinh thì ghi 0."),
    ])
  func once(typed: String, remedy: String) throws {
    let campaign = try Self.campaign(typed.isEmpty ? [:] : ["B4": .text(typed)])
    let result = try campaign.run().result
    let text = try campaign.text(of: "output/returns/01.txt")
    #expect(text.components(separatedBy: remedy).count == 2, "\(text)")
    for finding in result.findings {
      let rule = try #require(result.catalogue.first { $0.code == finding.code })
      #expect(RepeatedWords.first(of: rule.remedy, in: finding.message) == nil, "\(finding.message)")
    }
    let checked = try ToolRun(
      ["check", campaign.folder.path + "/1.xlsx", "--schema", campaign.folder.path + "/schema.yaml"])
    #expect(checked.output.components(separatedBy: remedy).count == 2, "\(checked.output)")
  }

  @Test("A file that cannot be read says what to do in its reason, and nothing beside it") func unreadable()
    throws
  {
    let campaign = try RoundCampaign(3, 4)
    try campaign.folder.write("PK\u{3}\u{4} cut", to: "1.xlsx")
    let result = try campaign.run().result
    let finding = try #require(result.findings.first { $0.code == "F001" })
    let rule = try #require(result.catalogue.first { $0.code == "F001" })
    #expect(finding.usualRemedy(result.schema, rule, in: Wording(language: .vietnamese)) == nil)
    #expect(finding.message.vietnamese.hasSuffix("rồi gửi lại."))
  }

  @Test(
    "A paragraph in a figure's cell is shown by its beginning, with its cell; the whole stands in facts.csv",
    arguments: [
      (1...120).map { "chữ\($0)" }.joined(separator: " "), String(repeating: "chữ", count: 200),
    ])
  func long(paragraph: String) throws {
    let campaign = try Self.campaign(["B4": .text(paragraph)])
    let result = try campaign.run().result
    for finding in result.findings {
      for message in [finding.message.vietnamese, finding.message.english] {
        #expect(message.count < 250, "\(finding.code): \(message)")
      }
    }
    let text = try campaign.text(of: "output/returns/01.txt")
    let line = try #require(text.components(separatedBy: "\r\n").first { $0.hasPrefix("1. ") })
    #expect(line.count < 400 && line.contains("…” (tệp đã gửi: Biểu 1!B4))"), "\(line)")
    #expect(try campaign.text(of: "output/facts.csv").contains(paragraph))
    let workbook = try WorkbookReader.readWorkbook(
      pathBytes: Array((campaign.folder.path + "/output/T_2020-1.xlsx").utf8), options: .all)
    let sheet = try #require(workbook.sheets.first { $0.name == "Cần kiểm tra" })
    // What a decision was made on is hidden, and whole.
    let shown = sheet.cells.filter { $0.kind == .text && $0.column < 19 }.map { workbook.texts[$0.text] }
    #expect(shown.contains { $0.hasSuffix("…") } && !shown.contains { $0.count > 400 })
    #expect(sheet.cells.contains { $0.kind == .text && workbook.texts[$0.text] == paragraph })
  }

  @Test("A marked copy that somebody keeps under a name of no unit is not ours to remove") func foreign()
    throws
  {
    let campaign = try RoundCampaign(300, 4)
    try campaign.run()
    let copy = try campaign.folder.contents(of: "output/returns/01.xlsx")
    try campaign.folder.write(copy, to: "output/returns/Lan xem.xlsx")
    try campaign.folder.write(copy, to: "output/returns/02.xlsx")
    try campaign.run()
    #expect(try campaign.folder.contents(of: "output/returns/Lan xem.xlsx") == copy)
    #expect(!FileManager.default.fileExists(atPath: campaign.folder.path + "/output/returns/02.xlsx"))
  }

  @Test("A figure that the office corrected is not said to be what the unit typed") func corrected() throws {
    let accepted = """

      corrections:
        - {unit: "01", indicator: A, becomes: 450, reason: gọi điện, by: Lan, date: 2020-02-01}
      """
    let blank = try Self.campaign([:], schema: accepted)
    let result = try blank.run().result
    let finding = try #require(result.findings.first { $0.code == "C112" })
    #expect(finding.raw == nil && finding.value == 450)
    let text = try blank.text(of: "output/returns/01.txt")
    #expect(text.contains("(đã ghi: trống; nơi tổng hợp đã sửa thành 450)"), "\(text)")
    // The value of a rule's finding is that of its left side.
    let rule = """

      rules:
        - {code: R, expr: "A + B <= 100", message: Quá nhiều.}
      """
    let ruled = try Self.campaign([:], schema: accepted + rule)
    try ruled.run()
    let ruledText = try ruled.text(of: "output/returns/01.txt")
    #expect(ruledText.components(separatedBy: "nơi tổng hợp đã sửa thành 450)").count == 3, "\(ruledText)")
    let other = try Self.campaign(["B4": .number(45)], schema: accepted)
    try other.run()
    #expect(
      try other.text(of: "output/returns/01.txt").contains(
        "(đã ghi: 45; nơi tổng hợp đã sửa thành 450)"))
  }
}
