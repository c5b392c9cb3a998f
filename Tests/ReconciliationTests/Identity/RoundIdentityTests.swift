import Cells
import Facts
import Findings
import Schema
import Reconciliation
import TestSupport
import Testing

@Suite("Of which round a workbook is")
struct RoundIdentityTests {
  @Test(
    arguments: [
      ("Đợt 3 năm 2020", "2020-3", nil, "ok"), ("đợt 3 năm 2020 ", "2020-3", nil, "ok"),
      ("2020-3", "2020-3", nil, "ok"),
      ("29/8/2020", "2020-3", nil, "ok"), ("Đợt 2 năm 2020", "2020-2", "I022 fatal Biểu 1!C4", "other"),
      ("Đợt …… năm ……", nil, "I022 warning Biểu 1!C4", "unreadable"),
      ("Đợt 9 năm 2031", nil, "I022 warning Biểu 1!C4", "unknown"),
    ] as [(String, String?, String?, String)])
  func `the round's cell decides`(text: String, round: String?, finding: String?, note: String) throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    form["C4"] = .text(text)
    // The title of the other sheet says the round; where the cell is unreadable that is not enough to be silent.
    var grid = CampaignFixture.grid()
    grid["A2"] = "Huyện Tân Hiệp - Đợt 3 năm 2020"
    let one = try fixture.one([form, grid])
    #expect(one.content.round == round)
    #expect(fixture.findings(one).first { $0.hasPrefix("I022") } == finding)
    #expect((one.content.rejectedBy == "I022") == (note == "other"))
  }

  @Test func `a date's cell, a blank one, a missing one`() throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    form["C4"] = .date(year: 2020, month: 8, day: 30)
    #expect(try fixture.one([form]).content.round == "2020-3")
    form["C4"] = .date(year: 2020, month: 5, day: 30)
    #expect(try fixture.one([form]).content.rejectedBy == "I022")
    form["C4"] = nil
    #expect(fixture.findings(try fixture.one([form])).contains("I022 warning Biểu 1!B4"))
    form["B4"] = nil
    #expect(fixture.findings(try fixture.one([form])).contains("I022 warning"))
    form["A2"] = "BÁO CÁO KẾT QUẢ ĐỢT 3 NĂM 2020"
    #expect(!fixture.findings(try fixture.one([form])).contains { $0.hasPrefix("I022") })
    form["A2"] = "BÁO CÁO KẾT QUẢ ĐỢT 2 NĂM 2020"
    #expect(try fixture.one([form]).content.rejectedBy == "I022")
  }

  @Test func `the stamp's round and version`() throws {
    let fixture = try CampaignFixture()
    func stamped(_ version: String, _ round: String) throws -> ReconciledReturn {
      let stamp = SheetBuilder(
        "_tonghop",
        [
          ["format", "tonghop/1"], ["role", "template"], ["schema_version", .text(version)], ["unit", "904"],
          ["round", .text(round)],
        ])
      return try fixture.one([CampaignFixture.form(), CampaignFixture.grid(), stamp])
    }
    #expect(fixture.findings(try stamped("1.2", "2020-3")) == [])
    #expect(fixture.findings(try stamped("1.0", "2020-3")) == ["S015 info"])
    #expect(fixture.findings(try stamped("2.0", "2020-3")) == ["S015 warning"])
    #expect(fixture.findings(try stamped("1.2", "2020-2")).first == "I022 fatal")
    #expect(try stamped("1.2", "2020-3").content.stamp?.role == "template")
  }

  // "Đợt 3" was found within "Đợt 3 năm 2019", and "Đợt 2 năm 2021" was taken for the schema's "Đợt 2".
  @Test(
    arguments: ["Đợt 3 năm 2019", "Đợt 3/2021", "Đợt 2 năm 2021", "Đợt 3 (năm 2019)", "Đợt 3 năm 2020 "])
  func `a round of another year is asked about`(text: String) throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml
        .replacing("title: Đợt 2 năm 2020", with: "title: Đợt 2 năm 2020, aliases: [Đợt 2]")
        .replacing("title: Đợt 3 năm 2020", with: "title: Đợt 3 năm 2020, aliases: [Đợt 3]"))
    let isOwn = text.contains("2020")
    var form = CampaignFixture.form()
    form["C4"] = .text(text)
    var one = try fixture.one([form])
    #expect(
      fixture.findings(one).filter { $0.hasPrefix("I022") } == (isOwn ? [] : ["I022 warning Biểu 1!C4"]))
    #expect(one.content.rejectedBy == nil)
    // The same in a title.
    form["B4"] = nil
    form["C4"] = nil
    form["A2"] = .text("BÁO CÁO KẾT QUẢ " + text)
    one = try fixture.one([form])
    #expect(fixture.findings(one).filter { $0.hasPrefix("I022") } == (isOwn ? [] : ["I022 warning"]))
    #expect(isOwn || one.findings.contains { $0.message.english.contains("another year") })
    // Where another title names the round, that stands.
    form["A3"] = "Đợt 3 năm 2020"
    #expect(!fixture.findings(try fixture.one([form])).contains { $0.hasPrefix("I022") })
  }

  // Any sheet's cell decided, also that of last quarter's sheet, which nobody reads.
  @Test func `a sheet that no layout takes does not tell the round or the unit where others do`() throws {
    let fixture = try CampaignFixture()
    var old = CampaignFixture.form()
    old.name = "Lưu quý trước"
    old["C4"] = "Đợt 2 năm 2020"
    for hidden in [false, true] {
      if hidden { old.state = .hidden }
      let one = try fixture.one([CampaignFixture.form(), old])
      #expect(one.content.rejectedBy == nil)
      #expect(one.content.round == "2020-3")
      #expect(!fixture.findings(one).contains { $0.hasPrefix("I02") })
    }
    let notes = SheetBuilder(
      "Ghi chú", [["Đợt", "Đợt 2 năm 2020"], ["Đơn vị", "Huyện An Biên"], ["xong", nil]])
    let one = try fixture.one([CampaignFixture.form(), notes])
    #expect(one.content.unit == 1)
    #expect(one.content.rejectedBy == nil)
    #expect(one.content.cells.isConserved)
    // Where the form says neither, they do.
    var form = CampaignFixture.form()
    (form["C3"], form["C4"]) = (nil, nil)
    let told = try fixture.one([form, notes])
    #expect(told.content.rejectedBy == "I022")
    #expect(told.content.unit == 2)
    // A sheet with figures of another unit, and its name, is no note.
    old["C3"] = "Huyện An Biên"
    old.name = "An Biên"
    #expect(
      fixture.reconciler.reconcile(
        WorkbookBuilder.workbook([CampaignFixture.form(), old]), file: "x.xlsx"
      ).map(\.content.unit) == [1, 2])
  }

  // The whole return was rejected, though each of the two is read rightly alone.
  @Test func `last quarter's sheet tells no round where the form's title does`() throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    (form["B4"], form["C4"]) = (nil, nil)
    form["A2"] = "BÁO CÁO KẾT QUẢ ĐỢT 3 NĂM 2020"
    var old = CampaignFixture.form()
    old.name = "Lưu quý trước"
    old["C4"] = "Đợt 2 năm 2020"
    for sheets in [[form, old], [old, form]] {
      let one = try fixture.one(sheets)
      #expect(one.content.round == "2020-3")
      #expect(!fixture.findings(one).contains { $0.hasPrefix("I02") })
    }
    // A place that was left blank is asked about.
    form["B4"] = "Đợt:"
    #expect(fixture.findings(try fixture.one([form, old])).contains("I022 warning Biểu 1!B4"))
    // Of a title that names another round the other sheets may know better, or not.
    form["A2"] = "BÁO CÁO KẾT QUẢ ĐỢT 2 NĂM 2020"
    (form["B4"], form["C4"]) = (nil, nil)
    #expect(try fixture.one([form, old]).content.rejectedBy == "I022")
    old["C4"] = "Đợt 3 năm 2020"
    #expect(try fixture.one([form, old]).content.rejectedBy == nil)
  }
}
