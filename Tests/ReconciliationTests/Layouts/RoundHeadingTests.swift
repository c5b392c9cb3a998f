import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

@Suite("Headings that name a round")
struct RoundHeadingTests {
  /// The form with other headings, and last round's figures in the column before this round's.
  private func form(_ headings: [CellContent]) -> SheetBuilder {
    var form = CampaignFixture.form()
    form["E5"] = nil
    form["E11"] = nil
    form["D8"] = 7
    for row in 8...18 where headings.count > 1 && row != 13 {
      form["E\(row)"] = form["D\(row)"]
      form["D\(row)"] = row == 17 ? nil : row == 18 ? "Chưa đều." : 1
    }
    for (place, heading) in headings.enumerated() { form[place == 0 ? "D5" : "E5"] = heading }
    return form
  }

  // The first of the two was taken.
  @Test func `of two columns that of this round is read`() throws {
    let fixture = try CampaignFixture()
    let one = try fixture.one([form(["Kết quả đợt 2", "Kết quả đợt 3"]), CampaignFixture.grid()])
    #expect(fixture.facts(one).filter { !$0.contains("/") } == CampaignFixture.formFacts)
    #expect(fixture.findings(one) == ["S018 warning Biểu 1!D8"])
  }

  @Test(
    arguments: [
      ("Kết quả đợt 2", ["I022 warning Biểu 1!D5"]), ("Kết quả đợt 2 năm 2020", ["I022 warning Biểu 1!D5"]),
      ("Kết quả đợt 3", []), ("Kết quả", []), ("Kết quả đạt được", []),
    ])
  func `another round's heading alone is asked about`(heading: String, said: [String]) throws {
    let fixture = try CampaignFixture()
    let one = try fixture.one([form([.text(heading)]), CampaignFixture.grid()])
    #expect(fixture.facts(one).filter { !$0.contains("/") } == CampaignFixture.formFacts)
    #expect(fixture.findings(one) == said)
    // Where the schema itself says so it is nobody's error.
    let own = try CampaignFixture(
      CampaignFixture.yaml.replacing("value: Kết quả", with: "value: \(heading)"))
    #expect(try own.findings(own.one([form([.text(heading)]), CampaignFixture.grid()])) == [])
  }

  @Test(
    arguments: [
      ("Biểu chi tiết Đợt 2 năm 2020", ["I022 warning Biểu 2!A1"]), ("Biểu chi tiết Đợt 3 năm 2020", []),
      ("So với Đợt 2 năm 2020, Đợt 3 năm 2020", []), ("BIỂU CHI TIẾT", []),
    ])
  func `the title of one sheet that names another round is asked about`(title: String, said: [String]) throws
  {
    let fixture = try CampaignFixture()
    var grid = CampaignFixture.grid()
    grid["A1"] = .text(title)
    #expect(try fixture.findings(fixture.one([CampaignFixture.form(), grid])) == said)
  }
}
