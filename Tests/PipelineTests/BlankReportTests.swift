import Findings
import Pipeline
import TestSupport
import Testing

/// A return without any figure that can be read is a blank one, whatever else stands in its cells.
@Suite struct BlankReportTests {
  @Test(
    "Words alone are no figure; one figure, or one that could be two, is one",
    arguments: [
      (FixtureValue.text("abc"), FixtureValue.text("xyz"), ["M602", "T100", "T100"]),
      (.text("abc"), .number(0), ["T100"]), (.text("abc"), .number(7.063), ["T100", "T105"]),
    ] as [(FixtureValue, FixtureValue, [String])])
  func words(_ first: FixtureValue, _ second: FixtureValue, _ codes: [String]) throws {
    let campaign = try RoundCampaign(5, 6)
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "B4": first, "A5": .text("Số người"), "B5": second,
    ]
    try campaign.folder.write(
      WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "1.xlsx")
    let findings = try campaign.run().result.findings.filter { $0.unit == "01" && !$0.code.hasPrefix("M601") }
    #expect(findings.map(\.code).sorted() == codes)
  }
}
