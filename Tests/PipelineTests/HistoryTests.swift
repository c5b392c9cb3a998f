import Findings
import Pipeline
import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

@Suite("Rounds: what is remembered, taken in, given out")
struct HistoryTests {
  private static func text(_ report: RunReport) -> String {
    report.notes.map(\.vietnamese).joined(separator: "\n")
  }

  @Test("A figure that comes again otherwise is in the history; without the store a run gives the same")
  func restated() throws {
    let campaign = try RoundCampaign(130, 5)
    try campaign.run()
    try campaign.write(13, unit: "Huyện Một", to: "1.xlsx")
    #expect(Self.text(try campaign.run()).contains("Huyện Một gửi lại: 1 ô đổi, 1 cảnh báo đã khép, 0 mới."))
    let history = try CampaignHistory.read(campaign.options())
    #expect(history.rounds.map { "\($0.code) \($0.facts) \($0.units)" } == ["2020-1 4 2"])
    #expect(history.runs.count == 2)
    #expect(history.restated.map { "\($0.unit) \($0.indicator) \($0.before) \($0.after)" } == ["01 A 130 13"])
    #expect(history.versions.filter { $0.unit == "01" }.count == 2)
    // The same again: still said on the sheet of returns, no longer told.
    let again = try campaign.run()
    #expect(again.result.resubmissions.keys.sorted() == ["01"] && Self.text(again).isEmpty)
    let (facts, findings) = try (
      campaign.text(of: "output/facts.csv"), campaign.text(of: "output/findings.jsonl")
    )
    try FileManager.default.removeItem(atPath: campaign.folder.path + "/history/tonghop.sqlite")
    try campaign.run()
    #expect(try campaign.text(of: "output/facts.csv") == facts)
    #expect(try campaign.text(of: "output/findings.jsonl") == findings)
    #expect(try CampaignHistory.read(campaign.options()).runs.count == 1)
  }

  @Test(
    "Facts of an earlier round that somebody changes by hand are in the history at the next run of a later one"
  )
  func changedByHand() throws {
    let campaign = try RoundCampaign(130, 5)
    try campaign.run()
    for _ in 0..<2 { try campaign.run(round: "2020-2") }
    let facts = "history/2020-1/facts.csv"
    let text = try campaign.text(of: facts)
    #expect(text.contains(",A,now,number,130,"))
    try campaign.folder.write(
      Array(text.replacing(",A,now,number,130,", with: ",A,now,number,131,").utf8), to: facts)
    for _ in 0..<2 { try campaign.run(round: "2020-2") }
    #expect(
      try CampaignHistory.read(campaign.options()).restated.map {
        "\($0.round) \($0.unit) \($0.before) \($0.after)"
      }
        == ["2020-1 01 130 131"])
  }

  @Test("Between two runs of a round the other may be consolidated")
  func alternating() throws {
    let campaign = try RoundCampaign(130, 5)
    try campaign.run()
    try campaign.run(round: "2020-2")
    try campaign.write(13, unit: "Huyện Một", to: "1.xlsx")
    let notes = Self.text(try campaign.run())
    #expect(notes.contains("Huyện Một gửi lại: 1 ô đổi, 1 cảnh báo đã khép, 0 mới."))
    #expect(notes.contains("Đợt 2020-1 đã có đợt sau (2020-2); 1 số liệu nay khác lần trước."))
  }

  @Test("A damaged store is built again, one that cannot be written is told, and the run is whole")
  func damaged() throws {
    let campaign = try RoundCampaign(13, 5)
    try campaign.run()
    try campaign.folder.write(String(repeating: "x", count: 5000), to: "history/tonghop.sqlite")
    #expect(Self.text(try campaign.run()).contains("bị hỏng và được lập lại"))
    #expect(try CampaignHistory.read(campaign.options()).runs.count == 1)
    try FileManager.default.removeItem(atPath: campaign.folder.path + "/history/tonghop.sqlite")
    try FileManager.default.createDirectory(
      atPath: campaign.folder.path + "/history/tonghop.sqlite", withIntermediateDirectories: true)
    #expect(Self.text(try campaign.run()).contains("history/tonghop.sqlite không dùng được"))
    #expect(campaign.folder.files.contains("output/run.json"))
  }

  @Test("All rounds are written as one CSV, which can be taken in again as a round")
  func exported() throws {
    let campaign = try RoundCampaign(13, 5)
    try campaign.run()
    try campaign.write(14, unit: "Huyện Một", to: "1.xlsx")
    try campaign.run(round: "2020-2")
    let target = campaign.folder.path + "/all.csv"
    #expect(try CampaignHistory.export(campaign.options(), to: FilePath(target)) == 8)
    #expect(
      try campaign.run().result.ignored.map(\.file) == ["all.csv"], "it lies among the returns, but is none")
    let lines = try campaign.text(of: "all.csv").split(separator: "\r\n")
    #expect(lines.count == 9)
    #expect(
      lines[1].hasPrefix("2020-1,01,,A,now,number,13,") && lines[5].hasPrefix("2020-2,01,,A,now,number,14,"))
    let before = try campaign.text(of: "history/2020-2/facts.csv")
    try FileManager.default.removeItem(atPath: campaign.folder.path + "/history/2020-2")
    let taken = try RoundImport.take(FilePath(target), options: campaign.options(round: "2020-2"))
    #expect(taken.notes.map(\.english) == ["4 rows are of other rounds; left alone."])
    #expect(try campaign.text(of: "history/2020-2/facts.csv") == before)
  }

  @Test("An earlier consolidated workbook is taken in by its sheet of facts")
  func workbook() throws {
    let campaign = try RoundCampaign(1300, 5)
    try campaign.run()
    let before = try campaign.text(of: "history/2020-1/facts.csv")
    try FileManager.default.removeItem(atPath: campaign.folder.path + "/history")
    let path = FilePath(campaign.folder.path + "/output/T_2020-1.xlsx")
    _ = try RoundImport.take(path, options: campaign.options())
    let after = try campaign.text(of: "history/2020-1/facts.csv")
    func figures(_ text: String) -> [String] {
      text.split(separator: "\r\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).prefix(11).joined(separator: ",")
      }
    }
    #expect(figures(after) == figures(before))
  }

  @Test(
    "What cannot be taken in is refused with a sentence",
    arguments: [
      ("a,b\n1,2\n", "2020-1", "unit, indicator, value"),
      ("unit,indicator,value\n01,A,3\n", "2020-9", "no round"),
      ("unit,indicator,value\n\"01,A,3\n", "2020-2", "an open quote"),
      ("unit,indicator,value\n", "2020-2", "no row"),
      ("unit,indicator,value\n01,A,3\n", "2020-1", "has facts already"),
      ("PK\u{3}\u{4}", "2020-2", "cannot be taken in"),
    ])
  func refused(contents: String, round: String, words: String) throws {
    let campaign = try RoundCampaign(13, 5)
    try campaign.run()
    try campaign.folder.write(contents, to: "import.csv")
    let before = campaign.folder.files
    let error = #expect(throws: RunError.self) {
      try RoundImport.take(
        FilePath(campaign.folder.path + "/import.csv"), options: campaign.options(round: round))
    }
    #expect(error?.message.english.contains(words) == true, "\(error?.message.english ?? "")")
    #expect(campaign.folder.files == before)
  }

  @Test("Values of an imported CSV get their states; unknown codes are kept and told")
  func states() throws {
    let campaign = try RoundCampaign(13, 5)
    try campaign.folder.write(
      "Mã đơn vị;Mã chỉ tiêu;Giá trị\n01;A;12\n01;B;0\n02;A;nhiều\n02;B;\n09;A;4\n01;Z;2,5\n02;Z;1,234\n",
      to: "import.csv")
    let taken = try RoundImport.take(
      FilePath(campaign.folder.path + "/import.csv"), options: campaign.options(round: "2020-1"))
    let lines = try campaign.text(of: "history/2020-1/facts.csv").split(separator: "\r\n").dropFirst()
    #expect(
      lines.map { $0.split(separator: ",", omittingEmptySubsequences: false)[1...7].joined(separator: ",") }
        == [
          "01,,A,now,number,12,", "01,,B,now,zero,0,", "02,,A,now,unreadable,,nhiều", "02,,B,now,blank,,",
          "09,,A,now,number,4,", "01,,Z,now,number,2.5,",
          "02,,Z,now,unreadable,,\"1",
        ])
    #expect(taken.notes.count == 3)
  }
}
