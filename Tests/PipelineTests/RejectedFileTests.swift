import Findings
import Pipeline
import Schema
import TestSupport
import Testing
import WorkbookReading

#if canImport(Foundation)
  import Foundation
#endif

@Suite("Files that do not count, beside those that do")
struct RejectedFileTests {
  @Test(
    "The message of a unit whose return is good names the other file, and asks for nothing to be mended in the good one"
  )
  func otherFile() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.folder.write("PK\u{3}\u{4} cut", to: "Huyện Một cũ.xlsx")
    let report = try campaign.run()
    let input = try #require(report.result.inputs.first { $0.file == "Huyện Một cũ.xlsx" })
    try #require(input.status == .rejected)
    let text = try campaign.text(of: "output/returns/01.txt")
    #expect(text.contains("Tệp “1.xlsx” đã được tổng hợp, không cần gửi lại."))
    #expect(text.contains("– Tệp “Huyện Một cũ.xlsx”: "))
    #expect(!text.contains("01.xlsx kèm theo"))
    #expect(!report.outputs.contains("returns/01.xlsx"))
  }

  @Test("An archive is told of even where nothing is in it")
  func emptyArchive() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.folder.write([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18), to: "gửi lại.zip")
    let report = try campaign.run()
    #expect(report.result.inputs.first { $0.file == "gửi lại.zip" }?.reason == "F003")
    #expect(report.result.findings.map(\.code) == ["F003"])
  }

  @Test("A file that may be the return of either of two units is received from both")
  func either() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.folder.remove("2.xlsx")
    try campaign.folder.write(
      RoundCampaign.schema.replacing("Huyện Một", with: "Huyện An Biên").replacing(
        "Huyện Hai", with: "Huyện Tân Hiệp"), to: "schema.yaml")
    try campaign.write(3, unit: "Huyện An Biên", to: "1.xlsx")
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện An Biên"), "A2": .text("BÁO CÁO CỦA HUYỆN TÂN HIỆP"),
      "A3": .text("Nội dung"), "B3": .text("Kết quả"), "A4": .text("Số cuộc"), "B4": .number(9),
    ]
    try campaign.folder.write(
      WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "Huyện Tân Hiệp.xlsx")
    let report = try campaign.run()
    let input = try #require(report.result.inputs.first { $0.file == "Huyện Tân Hiệp.xlsx" })
    try #require(input.status == .rejected)
    #expect(input.units == ["01", "02"])
    let text = try campaign.text(of: "output/returns/02.txt")
    #expect(text.contains("Đã nhận tệp “Huyện Tân Hiệp.xlsx” nhưng chưa tổng hợp được"))
    #expect(try campaign.text(of: "output/TÌNH HÌNH.html").contains("Không dùng được"))
  }

  @Test("Neither of two units that one workbook names has sent nothing")
  func both() throws {
    let campaign = try RoundCampaign(3, 4)
    for name in ["1.xlsx", "2.xlsx"] { try campaign.folder.remove(name) }
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Hai"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "B4": .number(9),
    ]
    let stamp: [String: FixtureValue] = [
      "A1": .text("format"), "B1": .text("tonghop/1"), "A2": .text("role"), "B2": .text("template"),
      "A3": .text("unit"), "B3": .text("01"),
    ]
    try campaign.folder.write(
      WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells), SheetFixture("_tonghop", cells: stamp)])
        .bytes,
      to: "bao cao.xlsx")
    let report = try campaign.run()
    #expect(report.result.findings.map(\.code) == ["I021"])
    #expect(report.result.inputs.first { $0.file == "bao cao.xlsx" }?.units == ["01", "02"])
  }

  @Test(
    "A damaged cell of a workbook that is whole otherwise is told in the run that reads it and in the next one"
  )
  func damaged() throws {
    let campaign = try RoundCampaign(3, 4)
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "B4": .number(3), "A5": .text("Số người"),
    ]
    var fixture = WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)])
    let place = try #require(fixture.parts.firstIndex { $0.name.hasSuffix("sheet1.xml") })
    let sheet = String(decoding: fixture.parts[place].contents, as: UTF8.self)
    let last = try #require(sheet.range(of: "</row></sheetData>"))
    fixture.parts[place].contents = Array(
      sheet.replacingCharacters(in: last, with: "<c r=\"B5\" t=\"s\"><v>55</v></c></row></sheetData>").utf8)
    try campaign.folder.write(fixture.bytes, to: "1.xlsx")
    for _ in 0..<2 {
      let report = try campaign.run()
      #expect(report.result.missingUnits.isEmpty)
      #expect(report.notes.contains { $0.vietnamese.hasPrefix("1.xlsx: tệp hỏng ở Biểu 1!B5,") })
    }
  }

  @Test("Files are counted, not what there is to say of them; parts of files that count are told apart")
  func counts() {
    var result = RunResult(
      schema: CampaignSchema(campaign: Campaign(code: "T", title: "Thử")), round: nil,
      asOf: "2020-02-11T08:00:00+07:00")
    func input(_ file: String, _ status: InputStatus) -> RunInput {
      RunInput(file: file, sha256: "", size: 1, status: status)
    }
    func rejection(_ file: String) -> Finding {
      let rule = RuleDescription(
        code: "F001", name: "unreadable", level: 0, severity: .fatal, title: ("", ""), checks: ("", ""),
        matters: ("", ""), example: ("", ""), remedy: ("", ""))
      var finding = Finding(rule, message: FindingMessage(vietnamese: "a", english: "a"))
      finding.file = file
      return finding
    }
    result.inputs = [
      input("a.xlsx", .consolidated), input("b.xlsx", .rejected), input("c.xlsx", .superseded),
    ]
    result.findings = ["a.xlsx", "a.xlsx", "b.xlsx", "b.xlsx", "c.xlsx", "thư mục"].map(rejection)
    #expect(result.unusableFiles == ["b.xlsx", "thư mục"])
    #expect(result.rejectedParts == 3)
  }

  @Test("A number of a program is told as the language writes it, beside the one that it should be")
  func typed() throws {
    let words = Wording(language: .vietnamese)
    #expect(words.typed("1.063", value: 1.063) == "1,063")
    #expect(words.typed("1.063", value: 1063) == "1.063")
    #expect(words.typed("8490000", value: 8_490_000) == "8.490.000")
    #expect(words.typed("trên 5", value: 5) == "trên 5")
    #expect(Wording(language: .english).typed("1063.5", value: 1063.5) == "1,063.5")
    let campaign = try RoundCampaign(1.063, 400)
    try campaign.run()
    let text = try campaign.text(of: "output/returns/01.txt")
    #expect(text.contains("(đã ghi: 1,063)"))
    #expect(!text.contains("(đã ghi: 1.063)"))
  }
}
