import Findings
import Pipeline
import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

@Suite("Signed rounds")
struct LockTests {
  @Test(
    "A signed round is consolidated again only where its figures are the signed ones, or as a restatement")
  func locked() throws {
    let campaign = try RoundCampaign(13, 5)
    try campaign.run()
    let signed = try campaign.text(of: "history/2020-1/facts.csv")
    let done = try RoundLocking.lock(campaign.options(round: "2020-1"), by: "Chánh văn phòng")
    #expect(done.english.hasPrefix("Round 2020-1 is locked: 4 facts"))
    // The same figures in a file of another name.
    try FileManager.default.moveItem(
      atPath: campaign.folder.path + "/1.xlsx", toPath: campaign.folder.path + "/mot.xlsx")
    try campaign.run()
    #expect(try campaign.text(of: "history/2020-1/facts.csv") == signed)

    try campaign.write(14, unit: "Huyện Một", to: "mot.xlsx")
    let outputs = try campaign.text(of: "output/facts.csv")
    let error = #expect(throws: RunError.self) { try campaign.run() }
    #expect(error?.message.vietnamese.contains("1 số liệu nay khác số đã ký: Huyện Một A") == true)
    #expect(try campaign.text(of: "output/facts.csv") == outputs)
    // Another round is not concerned.
    try campaign.run(round: "2020-2")

    let restated = try campaign.run(restates: true)
    let finding = try #require(restated.result.findings.first { $0.code == "H205" })
    #expect(finding.message.vietnamese == "Đợt đã khóa: số đã ký là 13, nay là 14." && finding.expected == 13)
    #expect(try campaign.text(of: "history/2020-1/facts.csv").contains(",number,14,"))
    #expect(campaign.folder.files.contains { $0.hasPrefix("history/2020-1/facts-") })
    // The restatement stands: no need to say it again, and it is shown as long as it differs.
    #expect(try campaign.run().result.findings.contains { $0.code == "H205" })
    try campaign.write(15, unit: "Huyện Một", to: "mot.xlsx")
    #expect(throws: RunError.self) { try campaign.run() }
    // Back to what was signed.
    try campaign.write(13, unit: "Huyện Một", to: "mot.xlsx")
    #expect(try !campaign.run().result.findings.contains { $0.code == "H205" })
  }

  @Test(
    "What was signed and what is said now are shown as people read them: days as days, nothing as nothing")
  func daysAndBlanks() throws {
    let folder = try TemporaryFolder()
    let schema = RoundCampaign.schema.replacing(
      "{code: B, label: Số người, type: count}", with: "{code: B, label: Ngày ra quân, type: date}")
    try folder.write(schema, to: "schema.yaml")
    func options(_ restates: Bool) -> ConsolidationOptions {
      var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
      options.asOf = "2020-02-11T08:00"
      options.restates = restates
      return options
    }
    func run(_ day: FixtureValue?, restates: Bool = false) throws -> [String] {
      var cells: [String: FixtureValue] = [
        "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
        "A4": .text("Số cuộc"), "B4": .number(5), "A5": .text("Ngày ra quân"),
      ]
      cells["B5"] = day
      try folder.write(WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "1.xlsx")
      let found = try ConsolidationRun.consolidate(options(restates)).result.findings
      let told = found.filter { $0.code == "H205" }
      #expect(told.allSatisfy { $0.expected == nil })
      return told.map(\.message.vietnamese)
    }
    func day(_ text: String) -> FixtureValue { .raw(" t=\"d\"><v>\(text)</v></c>") }
    _ = try run(day("2020-01-11"))
    _ = try RoundLocking.lock(options(false), by: "Lan")
    #expect(
      try run(day("2020-01-12"), restates: true) == [
        "Đợt đã khóa: số đã ký là 11/01/2020, nay là 12/01/2020."
      ])
    #expect(
      try run(nil, restates: true) == ["Đợt đã khóa: số đã ký là 11/01/2020, nay là trống."])
  }

  @Test("A lock is taken once and taken away with a reason; both are kept")
  func undone() throws {
    let campaign = try RoundCampaign(13, 5)
    #expect(throws: RunError.self) { try RoundLocking.lock(campaign.options(), by: nil) }
    try campaign.run()
    #expect(throws: RunError.self) { try RoundLocking.unlock(campaign.options(), by: nil, reason: "x") }
    _ = try RoundLocking.lock(campaign.options(), by: "Lan")
    #expect(throws: RunError.self) { try RoundLocking.lock(campaign.options(), by: "Lan") }
    #expect(try CampaignHistory.read(campaign.options()).rounds.first?.lockedBy == "Lan")
    _ = try RoundLocking.unlock(campaign.options(), by: "Minh", reason: "ký nhầm")
    try campaign.write(14, unit: "Huyện Một", to: "1.xlsx")
    try campaign.run()
    let log = try campaign.text(of: "history/locks.jsonl").split(separator: "\n")
    #expect(log.count == 2 && log[1].contains("ký nhầm") && log[1].contains("Minh"))
    try campaign.folder.write("{", to: "history/2020-1/locked.json")
    #expect(throws: RunError.self) { try campaign.run() }
  }

  @Test("What is accepted after a round was signed counts for the rounds after it") func acceptedLater()
    throws
  {
    let campaign = try RoundCampaign(7000, 5)
    let schema = RoundCampaign.schema.replacing("soft_max: 100", with: "max: 300")
    try campaign.folder.write(schema, to: "schema.yaml")
    try campaign.run()
    _ = try RoundLocking.lock(campaign.options(), by: nil)
    try campaign.run()
    #expect(campaign.folder.files.contains("history/2020-1/kept-out.csv"))
    try campaign.folder.write(
      schema + "\naccepted: [{round: \"2020-1\", unit: \"01\", indicator: A, code: C111, reason: hội chợ}]\n",
      to: "schema.yaml")
    #expect(try campaign.run().result.findings.isEmpty)
    #expect(!campaign.folder.files.contains("history/2020-1/kept-out.csv"))
  }

  @Test("The commands say what they do, and wrong use ends with 64") func commands() throws {
    let campaign = try RoundCampaign(13, 5)
    try campaign.run()
    let path = campaign.folder.path
    let lock = try ToolRun(["lock", path, "--round", "2020-1", "--by", "Lan", "--language", "en"])
    #expect(lock.exitCode == 0 && lock.output.contains("is locked"))
    try campaign.write(14, unit: "Huyện Một", to: "1.xlsx")
    let refused = try ToolRun(["consolidate", path, "--language", "en"])
    #expect(refused.exitCode == 2 && refused.messages.contains("--restate") && refused.output.isEmpty)
    let restated = try ToolRun(["consolidate", path, "--restate"])
    #expect(restated.exitCode == 0)
    // A day alone is called by its name; the same file under another name is no further version.
    try FileManager.default.moveItem(atPath: path + "/2.xlsx", toPath: path + "/2 (2).xlsx")
    #expect(try ToolRun(["consolidate", path, "--restate", "--as-of", "2020-02-27"]).exitCode == 0)
    let history = try ToolRun(["history", path])
    #expect(history.exitCode == 0)
    #expect(history.output.contains("  2020-02-27  2020-1  2 tệp") && !history.output.contains("T00:00:00"))
    #expect(history.output.contains("Đơn vị gửi nhiều bản: 1\n") && !history.output.contains("2 (2).xlsx"))
    for words in ["2020-1  Đợt 1  2 đơn vị, 4 số liệu  đã khóa", "Huyện Một  A: 13 → 14"] {
      #expect(history.output.contains(words), "\(history.output)")
    }
    let json = try ToolRun(["history", path, "--format", "json"])
    #expect(json.output.contains(#""after": "14""#))
    for arguments in [
      ["lock", path], ["lock", path, "--round", "2020-1", "--undo"], ["history", path, "--round", "x"],
    ] {
      #expect(try ToolRun(arguments).exitCode == 64)
    }
    #expect(try ToolRun(["lock", path, "--round", "2020-9"]).exitCode == 2)
  }
}
