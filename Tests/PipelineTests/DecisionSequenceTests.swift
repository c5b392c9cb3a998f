import Facts
import Findings
import Pipeline
import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

/// Decisions one after the other, as they are made over days.
@Suite("Decisions that follow one another")
struct DecisionSequenceTests {
  private static func decisions(_ campaign: RoundCampaign) throws -> [String] {
    guard campaign.folder.files.contains("decisions.jsonl") else { return [] }
    return try campaign.text(of: "decisions.jsonl").split(separator: "\n").map(String.init)
  }
  private static func total(_ report: RunReport) -> Double? { report.result.totals.first?.total }

  @Test(
    "A correction that leaves its finding open stands, whatever is saved again, and can be corrected again")
  func stillOpen() throws {
    let campaign = try RoundCampaign(1300, 5)
    try campaign.run()
    try DecisionTests.decide("C112", "sửa", value: .number(130), in: campaign.folder)
    let first = try campaign.run()
    #expect(Self.total(first) == 135)
    #expect(first.result.findings.map(\.code) == ["C112"])
    // The open row bears the decision; saved once more it says nothing new.
    try DecisionTests.decide("C112", "sửa", value: .number(130), in: campaign.folder)
    let again = try campaign.run()
    #expect(Self.total(again) == 135)
    #expect(try Self.decisions(campaign).count == 1)
    try DecisionTests.decide("C112", "sửa", value: .number(120), in: campaign.folder)
    #expect(try Self.total(campaign.run()) == 125)
    #expect(try Self.decisions(campaign).count == 2)
    #expect(try Self.decisions(campaign).allSatisfy { $0.contains("\"was\":1300") })
    // Accepted, what was corrected counts.
    try DecisionTests.decide("C112", "chấp nhận", reason: "đã xem", in: campaign.folder)
    let accepted = try campaign.run()
    #expect(Self.total(accepted) == 125)
    #expect(accepted.result.findings.isEmpty)
  }

  @Test("A number that a program cut to fifteen digits is still the one that was decided on") func rounded()
    throws
  {
    #expect(DecidedValue.isSame(150_000.6333333334, 150_000.633333333))
    #expect(!DecidedValue.isSame(150_000.63, 150_000.64))
    #expect(DecidedValue.areSame(nil, nil) && !DecidedValue.areSame(.number(1), nil))
    #expect(!DecidedValue.areSame(.text("1"), .number(1)))
    let long = 150_000.1 + 0.2 + 1.0 / 3
    let campaign = try RoundCampaign(long, 5)
    try campaign.run()
    let line =
      #"{"fingerprint":"0","code":"T107","round":"2020-1","unit":"01","sub_unit":null,"figure":"A","indicators":["A"],"action":"correct","value":15,"was":150000.633333333,"reason":null,"by":null,"at":"2020-02-01T08:00:00+07:00","within":"10%"}"#
    try campaign.folder.write(line + "\n", to: "decisions.jsonl")
    #expect(try Self.total(campaign.run()) == 20)
  }

  @Test("What was typed into a stand-in after the workbook that was open counts") func standIn() throws {
    let campaign = try RoundCampaign(130, 5)
    try campaign.run()
    let lock = "output/~$T_2020-1.xlsx"
    try campaign.folder.write("x", to: lock)
    try DecisionTests.decide("C112", "sửa", value: .number(80), by: "Lan", in: campaign.folder)
    #expect(try Self.total(campaign.run()) == 85)
    // The stand-in shows the finding as dealt with; its row is decided anew.
    try DecisionTests.decide(
      "C112", "sửa", value: .number(90), by: "Minh", in: campaign.folder,
      workbook: "output/T_2020-1 (mới 08-00).xlsx")
    try campaign.folder.remove(lock)
    #expect(try Self.total(campaign.run()) == 95)
    #expect(try Self.decisions(campaign).count == 2)
  }

  @Test("Decisions that were lost are read again from the workbooks that were kept") func lost() throws {
    let campaign = try RoundCampaign(130, 5)
    try campaign.run()
    try DecisionTests.decide("C112", "sửa", value: .number(13), in: campaign.folder)
    #expect(try Self.total(campaign.run()) == 18)
    for content in [nil, ""] {
      if let content {
        try campaign.folder.write(content, to: "decisions.jsonl")
      } else {
        try campaign.folder.remove("decisions.jsonl")
      }
      #expect(try Self.total(campaign.run()) == 18)
      #expect(try Self.decisions(campaign).count == 1)
    }
  }

  @Test("A figure whose reading was accepted counts as it was read") func acceptedReading() throws {
    let campaign = try RoundCampaign(12.34567, 5)
    let first = try campaign.run()
    #expect(first.result.findings.map(\.code) == ["T107"])
    #expect(Self.total(first) == 5)
    try DecisionTests.decide("T107", "chấp nhận", reason: "đã hỏi", in: campaign.folder)
    let accepted = try campaign.run()
    #expect(accepted.result.findings.isEmpty)
    #expect(Self.total(accepted) == 17.34567)
    try DecisionTests.decide("T107", "trả lại", in: campaign.folder)
    #expect(try Self.total(campaign.run()) == 5)
  }

  @Test("An earlier version that is sent again is the one that counts") func sentAgain() throws {
    let campaign = try RoundCampaign(7, 5)
    try campaign.write(9, unit: "Huyện Một", to: "b.xlsx")
    let list = "file,received_at\n1.xlsx,2020-02-01 08:00\nb.xlsx,2020-02-02 08:00\n"
    try campaign.folder.write(list, to: "received.csv")
    #expect(try Self.total(campaign.run()) == 14)
    try campaign.write(7, unit: "Huyện Một", to: "c.xlsx")
    try campaign.folder.write(list + "c.xlsx,2020-02-03 08:00\n", to: "received.csv")
    let report = try campaign.run()
    #expect(Self.total(report) == 12)
    #expect(report.result.inputs.first { $0.file == "b.xlsx" }?.status == .superseded)
  }

  @Test("A report in which somebody wrote is kept; one that nobody touched is replaced") func report() throws
  {
    let campaign = try RoundCampaign(7, 5)
    let document = "output/T_2020-1.docx"
    _ = try ReportRun.report(campaign.options(), to: nil, template: nil)
    try campaign.write(8, unit: "Huyện Một", to: "1.xlsx")
    #expect(try ReportRun.report(campaign.options(), to: nil, template: nil).notes.isEmpty)
    #expect(!campaign.folder.files.contains { $0.hasPrefix("output/edited/") })
    let typed = try campaign.folder.contents(of: document) + Array("typed".utf8)
    try campaign.folder.write(typed, to: document)
    let outcome = try ReportRun.report(campaign.options(), to: nil, template: nil)
    #expect(outcome.notes.contains { $0.vietnamese.contains("giữ lại ở edited/T_2020-1_") })
    let kept = try #require(campaign.folder.files.first { $0.hasPrefix("output/edited/T_2020-1_") })
    #expect(try campaign.folder.contents(of: kept) == typed)
    #expect(try campaign.folder.contents(of: document) != typed)
  }

  @Test("A workbook whose findings cannot be found is told, on the page too") func noTable() throws {
    let campaign = try RoundCampaign(130, 5)
    try campaign.run()
    let sheet = SheetFixture("Cần kiểm tra", cells: ["A1": .text("Xử lý"), "A2": .text("sửa")])
    try campaign.folder.write(WorkbookFixture(sheets: [sheet]).bytes, to: "output/T_2020-1.xlsx")
    let report = try campaign.run()
    #expect(report.notes.contains { $0.vietnamese.contains("không tìm thấy bảng phát hiện") })
    #expect(try campaign.text(of: "output/TÌNH HÌNH.html").contains("không tìm thấy bảng phát hiện"))
  }

  @Test("What is typed as a text is read as Vietnamese write it") func typedText() throws {
    let campaign = try RoundCampaign(130, 5)
    try campaign.folder.write(
      RoundCampaign.schema.replacing("label: Số cuộc, type: count", with: "label: Số cuộc, type: number"),
      to: "schema.yaml")
    try campaign.run()
    try DecisionTests.decide("C112", "sửa", value: .text("1.500"), in: campaign.folder)
    #expect(try Self.total(campaign.run()) == 1505)
  }

  @Test("A return that is asked for no figure is not blank") func noFigures() throws {
    let campaign = try RoundCampaign(130, 5)
    try campaign.folder.write(
      RoundCampaign.schema.replacing("type: count, required: true, soft_max: 100", with: "type: text")
        .replacing("label: Số người, type: count", with: "label: Số người, type: text"), to: "schema.yaml")
    #expect(try campaign.run().result.findings.filter { $0.code == "M602" }.isEmpty)
    let blank = SheetFixture(
      "Biểu 1",
      cells: [
        "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
        "A4": .text("Số cuộc"), "A5": .text("Số người"),
      ])
    try campaign.folder.write(WorkbookFixture(sheets: [blank]).bytes, to: "1.xlsx")
    #expect(try campaign.run().result.findings.filter { $0.code == "M602" }.count == 1)
  }
}
