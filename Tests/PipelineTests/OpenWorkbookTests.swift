import Findings
import Pipeline
import TestSupport
import Testing

/// The consolidated workbook while somebody has it open.
@Suite struct OpenWorkbookTests {
  private let proper = "output/T_2020-1.xlsx"
  private let standIn = "output/T_2020-1 (mới 08-00).xlsx"

  @Test(
    "the new one stands beside one that is open, and takes its name when it is closed",
    arguments: ["output/~$T_2020-1.xlsx", "output/.~lock.T_2020-1.xlsx#"])
  func open(lock: String) throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.run()
    let first = try campaign.folder.contents(of: proper)
    try campaign.folder.write("x", to: lock)
    try campaign.write(5, unit: "Huyện Một", to: "1.xlsx")
    let report = try campaign.run()
    #expect(report.notes.contains { $0.vietnamese.contains("đang được mở") })
    #expect(try campaign.folder.contents(of: proper) == first)
    #expect(campaign.folder.files.contains(standIn))
    #expect(try campaign.text(of: "output/run.json").contains("\"open\""))
    let page = try campaign.text(of: "output/TÌNH HÌNH.html")
    #expect(page.contains("T_2020-1%20%28m%E1%BB%9Bi%2008-00%29.xlsx"))
    // Still open: the stand-in is replaced by the next.
    try campaign.run()
    #expect(campaign.folder.files.filter { $0.contains("(mới") }.count == 1)
    try campaign.folder.remove(lock)
    let last = try campaign.run()
    #expect(last.notes.allSatisfy { !$0.vietnamese.contains("đang được mở") })
    #expect(!campaign.folder.files.contains(standIn))
    #expect(!campaign.folder.files.contains { $0.hasPrefix("output/edited/") })
    #expect(try campaign.folder.contents(of: proper) != first)
    // As if nobody ever had it open.
    let other = try RoundCampaign(3, 4)
    try other.run()
    try other.write(5, unit: "Huyện Một", to: "1.xlsx")
    try other.run()
    #expect(try campaign.text(of: "output/facts.csv") == other.text(of: "output/facts.csv"))
    #expect(try !campaign.text(of: "output/run.json").contains("\"open\""))
  }

  @Test("where the name is refused the new one gets another")
  func refused() throws {
    let campaign = try RoundCampaign(3, 4)
    // A folder in its place is refused as a share refuses a workbook that is open elsewhere.
    try campaign.folder.write("x", to: proper + "/x")
    let report = try campaign.run()
    #expect(campaign.folder.files.contains(standIn))
    #expect(report.outputs.contains("facts.csv"))
    #expect(try campaign.text(of: "output/run.json").contains("T_2020-1 (mới 08-00).xlsx"))
  }

  @Test(
    "a file that somebody typed into is kept, stand-in or not, and a run that was cut off is no such file")
  func edited() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.run()
    try campaign.folder.write("x", to: "output/~$T_2020-1.xlsx")
    try campaign.run()
    try campaign.folder.remove("output/~$T_2020-1.xlsx")
    try campaign.folder.write("typed", to: standIn)
    try campaign.run()
    let kept = campaign.folder.files.filter { $0.hasPrefix("output/edited/") }
    #expect(kept.count == 1)
    #expect(try campaign.text(of: kept.first ?? "") == "typed")
    // Killed after the workbook got its name and before run.json got its own.
    let before = try campaign.folder.contents(of: "output/run.json")
    try campaign.write(9, unit: "Huyện Một", to: "1.xlsx")
    try campaign.run()
    try campaign.folder.write(
      try campaign.folder.contents(of: "output/run.json"), to: "output/.tonghop-run.json.part")
    try campaign.folder.write(before, to: "output/run.json")
    try campaign.run()
    #expect(campaign.folder.files.filter { $0.hasPrefix("output/edited/") }.count == 1)
    #expect(!campaign.folder.files.contains { $0.hasSuffix(".part") })
  }
}
