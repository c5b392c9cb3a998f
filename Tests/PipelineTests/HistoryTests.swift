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

  @Test(
    "A figure that comes again otherwise is in the history; without the store a run gives the same",
    arguments: [1, 2])
  func restated(jobs: Int) throws {
    var campaign = try RoundCampaign(130, 5)
    campaign.jobs = jobs
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

  @Test("A run whose outputs come to nothing is not remembered, and begins no store", arguments: [1, 2])
  func failed(jobs: Int) throws {
    var campaign = try RoundCampaign(130, 5)
    campaign.jobs = jobs
    // A folder that stands where a file is to be cannot be replaced by it.
    let obstacle = campaign.folder.path + "/output/facts.csv"
    func hinder() throws {
      try FileManager.default.createDirectory(atPath: obstacle + "/x", withIntermediateDirectories: true)
    }
    try hinder()
    #expect(throws: RunError.self) { try campaign.run() }
    #expect(!campaign.folder.files.contains { $0.hasPrefix("history/tonghop.sqlite") })
    try FileManager.default.removeItem(atPath: obstacle)
    try campaign.run()
    try campaign.write(13, unit: "Huyện Một", to: "1.xlsx")
    try FileManager.default.removeItem(atPath: obstacle)
    try hinder()
    #expect(throws: RunError.self) { try campaign.run() }
    let history = try CampaignHistory.read(campaign.options())
    #expect(history.runs.count == 1 && history.restated.isEmpty)
    try FileManager.default.removeItem(atPath: obstacle)
    try campaign.run()
    #expect(try CampaignHistory.read(campaign.options()).restated.map(\.after) == ["13"])
  }

  // SQLite makes files that only their owner may write: on a share nobody else's run could remember anything.
  @Test("The store may be written by whoever may write the facts beside it") func shared() throws {
    let campaign = try RoundCampaign(130, 5)
    let before = umask(0o002)
    defer { umask(before) }
    try campaign.run()
    func rights(_ file: String) throws -> Int? {
      let path = campaign.folder.path + "/history/" + file
      return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try rights("tonghop.sqlite") == 0o664)
    #expect(try rights("tonghop.sqlite") == rights("2020-1/facts.csv"))
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

  @Test(
    "A figure that an error kept out of its round is nothing to compare with later, with the store or without"
  )
  func keptOut() throws {
    let campaign = try RoundCampaign(7000, 5)
    let schema =
      RoundCampaign.schema.replacing("soft_max: 100", with: "max: 300")
      + "\nrules: [{code: R, expr: A >= previous(A)}]\n"
    try campaign.folder.write(schema, to: "schema.yaml")
    #expect(try campaign.run().result.findings.map(\.code) == ["C111"])
    let kept = "history/2020-1/kept-out.csv"
    #expect(
      try campaign.text(of: kept)
        == "\u{FEFF}round,unit,sub_unit,indicator,measure,state,value\r\n2020-1,01,,A,now,number,7000\r\n")
    try campaign.write(70, unit: "Huyện Một", to: "1.xlsx")
    for _ in 0..<2 {
      let result = try campaign.run(round: "2020-2").result
      #expect(result.findings.isEmpty)
      #expect(result.rules.first { $0.code == "R" }.map { [$0.passed, $0.notCheckable] } == [1, 1])
      try FileManager.default.removeItem(atPath: campaign.folder.path + "/history/tonghop.sqlite")
    }
    // What somebody puts in its place later counts.
    let facts = "history/2020-1/facts.csv"
    try campaign.folder.write(
      Array(try campaign.text(of: facts).replacing(",7000,", with: ",80,").utf8), to: facts)
    #expect(try campaign.run(round: "2020-2").result.findings.map(\.code) == ["R120"])
    // A run in which all counts leaves no such file.
    try campaign.run()
    #expect(!campaign.folder.files.contains(kept))
  }

  @Test("What a unit's rows make is kept out with one of them")
  func keptOutRow() throws {
    let campaign = try RoundCampaign(5, 5)
    var schema = RoundCampaign.schema.replacing("soft_max: 100", with: "max: 300")
    schema.replace(
      "layouts:\n",
      with:
        "layouts:\n  - {code: grid, sheet: Biểu 2, kind: grid, rows: free, row_label: Xã, unit_cell: {label: Đơn vị}, indicators: [A]}\n"
    )
    schema.replace("required: true, max", with: "layout: grid, max")
    try campaign.folder.write(schema, to: "schema.yaml")
    func sheet(_ first: Double) -> SheetFixture {
      SheetFixture(
        "Biểu 2",
        cells: [
          "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Xã"), "B3": .text("Số cuộc"),
          "A4": .text("Xã Một"), "B4": .number(first), "A5": .text("Xã Hai"), "B5": .number(50),
        ])
    }
    try campaign.folder.write(WorkbookFixture(sheets: [sheet(7000)]).bytes, to: "1.xlsx")
    try campaign.run()
    let kept = try campaign.text(of: "history/2020-1/kept-out.csv").split(separator: "\r\n").dropFirst()
    #expect(
      kept == ["2020-1,01,,A,now,number,7050", "2020-1,01,Xã Một,A,now,number,7000"])
  }

  @Test("Of two folders that hold one round its own counts; the other is told and restates nothing")
  func twoFolders() throws {
    let campaign = try RoundCampaign(10, 5)
    try campaign.folder.write(
      RoundCampaign.schema + "\nrules: [{code: R, expr: A >= previous(A)}]\n", to: "schema.yaml")
    try campaign.run()
    let copy = try campaign.text(of: "history/2020-1/facts.csv").replacing(
      ",A,now,number,10,", with: ",A,now,number,99,")
    try campaign.folder.write(Array(copy.utf8), to: "history/2020-1 - Copy/facts.csv")
    for _ in 0..<2 {
      let report = try campaign.run(round: "2020-2")
      #expect(report.result.findings.isEmpty)
      #expect(
        Self.text(report).contains(
          "Đợt 2020-1: history/2020-1 - Copy ghi khác history/2020-1; chỉ dùng history/2020-1."))
    }
    let history = try CampaignHistory.read(campaign.options())
    #expect(history.restated.isEmpty)
    #expect(history.rounds.first?.file == "history/2020-1/facts.csv")
    #expect(history.notes.contains { $0.vietnamese.contains("2020-1 - Copy") })
    // Without a folder of its own the last by its name counts.
    try FileManager.default.removeItem(atPath: campaign.folder.path + "/history/2020-1")
    #expect(try campaign.run(round: "2020-2").result.findings.map(\.code) == ["R120"])
  }

  @Test("Figures that a run gave and the same ones read from its facts.csv are the same to the store")
  func sameFigures() throws {
    let campaign = try RoundCampaign(12.5, 5)
    func write(_ first: FixtureValue, _ second: FixtureValue) throws {
      let cells: [String: FixtureValue] = [
        "A1": .text("Đơn vị"), "B1": .text("Huyện Hai"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
        "A4": .text("Số cuộc"), "B4": first, "A5": .text("Số người"), "B5": second,
      ]
      try campaign.folder.write(
        WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "2.xlsx")
    }
    for (first, second) in [
      (FixtureValue.number(-3), FixtureValue.text("trên 5.000")), (.text("nhiều, \"lắm\""), .text("…")),
      (.number(0), .text("")),
    ] {
      try write(first, second)
      try campaign.run()
      // Built again, the store has the figures of this round from their file.
      try FileManager.default.removeItem(atPath: campaign.folder.path + "/history/tonghop.sqlite")
      try campaign.run(round: "2020-2")
      try campaign.write(13, unit: "Huyện Một", to: "1.xlsx")
      try campaign.run()
      let restated = try CampaignHistory.read(campaign.options()).restated.filter { $0.round == "2020-1" }
      #expect(restated.map { "\($0.unit) \($0.indicator) \($0.before) \($0.after)" } == ["01 A 12.5 13"])
      try campaign.write(12.5, unit: "Huyện Một", to: "1.xlsx")
    }
  }

  @Test("The workbook of a round before the last run is kept, but not said to be edited")
  func workbookOfOtherRun() throws {
    let campaign = try RoundCampaign(13, 5)
    try campaign.run()
    try campaign.run(round: "2020-2")
    let notes = Self.text(try campaign.run())
    #expect(
      notes.contains("T_2020-1.xlsx có sẵn nhưng không phải do lần chạy gần nhất ghi; giữ lại ở edited/"))
    #expect(!notes.contains("sửa tay"))
    try campaign.folder.write(Array("x".utf8), to: "output/T_2020-1.xlsx")
    #expect(Self.text(try campaign.run()).contains("đã được sửa tay"))
  }

  @Test(
    "A damaged store is built again, one that cannot be written is told, and the run is whole",
    arguments: [1, 2])
  func damaged(jobs: Int) throws {
    var campaign = try RoundCampaign(13, 5)
    campaign.jobs = jobs
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
