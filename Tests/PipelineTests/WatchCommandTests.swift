import Foundation
import Testing
import TestSupport

/// `tonghop watch`, as it is started and ended from outside.
@Suite(.serialized) struct WatchCommandTests {
  /// A watcher of a folder.
  private final class Watcher {
    let process = Process()
    private let said: String

    init(
      _ folder: String, _ options: [String] = [], asOf: String? = "2020-02-11T08:00",
      output: FileHandle? = nil
    ) throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent()
        .appendingPathComponent("tonghop")
      process.arguments =
        ["watch", folder, "--poll", "1s"] + (asOf.map { ["--as-of", $0] } ?? []) + options
      said = folder + "-messages-" + UUID().uuidString
      _ = FileManager.default.createFile(atPath: said, contents: nil)
      process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: said))
      process.standardOutput = output ?? FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }
    deinit {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      try? FileManager.default.removeItem(atPath: said)
    }
    /// What it said to the person at the screen.
    var messages: String { (try? String(contentsOfFile: said, encoding: .utf8)) ?? "" }
    /// Ends it; the seconds that took.
    func end(_ number: Int32) -> Double {
      let start = Date()
      kill(process.processIdentifier, number)
      process.waitUntilExit()
      return Date().timeIntervalSince(start)
    }
  }

  /// Waits until something holds; false after half a minute, or so many seconds.
  private func becomes(within seconds: Int = 30, _ condition: () throws -> Bool) -> Bool {
    for _ in 0..<(20 * seconds) {
      if (try? condition()) == true { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  @Test(
    "what is dropped, replaced and deleted is consolidated; one watcher a folder; it ends when it is asked to"
  )
  func whole() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.folder.remove("2.xlsx")
    let watcher = try Watcher(campaign.folder.path)
    let (facts, page) = ("output/facts.csv", "output/TÌNH HÌNH.html")
    #expect(becomes { try campaign.text(of: facts).contains("01,,A,now,number,3,") })
    try campaign.write(8, unit: "Huyện Hai", to: "nơi/2.xlsx")
    #expect(becomes { try campaign.text(of: facts).contains("02,,A,now,number,8,") })
    try campaign.write(9, unit: "Huyện Hai", to: "nơi/2.xlsx")
    #expect(becomes { try campaign.text(of: facts).contains("02,,A,now,number,9,") })
    try campaign.folder.remove("1.xlsx")
    #expect(becomes { try campaign.text(of: facts).contains("01,,A,now,blank,") })
    #expect(becomes { try campaign.text(of: page).contains("data-state=\"watching\"") })

    let second = try ToolRun(["watch", campaign.folder.path])
    #expect(second.exitCode == 2)
    #expect(second.messages.contains("PID \(watcher.process.processIdentifier)"))

    #expect(watcher.end(SIGTERM) < 2)
    #expect(watcher.process.terminationStatus == 0)
    #expect(try campaign.text(of: page).contains("data-state=\"stopped\""))
    #expect(!campaign.folder.files.contains { $0.hasSuffix(".part") })
  }

  @Test("a share that is gone and back is locked again; a watcher that came before is respected")
  func remounted() throws {
    let campaign = try RoundCampaign(3, 4)
    let (path, files) = (campaign.folder.path, FileManager.default)
    let watcher = try Watcher(path)
    #expect(becomes { try campaign.text(of: "output/facts.csv").contains("01,,A,now,number,3,") })

    // Another folder in its place, as after a new mount.
    try files.moveItem(atPath: path, toPath: path + "-away")
    #expect(becomes { watcher.messages.contains("không mở được") })
    try files.copyItem(atPath: path + "-away", toPath: path + "-again")
    try files.removeItem(atPath: path + "-again/output/facts.csv")
    try files.moveItem(atPath: path + "-again", toPath: path)
    #expect(
      becomes {
        watcher.messages.contains("đã có lại") && files.fileExists(atPath: path + "/output/facts.csv")
      })
    let second = try Watcher(path)
    #expect(becomes { !second.process.isRunning && second.process.terminationStatus == 2 })
    // The runs that it led to are over: nothing has been written for two seconds.
    #expect(
      becomes {
        try campaign.folder.files.allSatisfy { name in
          let changed = try files.attributesOfItem(atPath: path + "/" + name)[.modificationDate] as? Date
          return (changed?.timeIntervalSinceNow ?? 0) < -2
        }
      })

    try files.moveItem(atPath: path, toPath: path + "-gone")
    #expect(becomes { watcher.messages.components(separatedBy: "không mở được").count == 3 })
    let other = path + "-away/history/watch.lock"
    try Data("somebody else".utf8).write(to: URL(fileURLWithPath: other))
    let descriptor = open(other, O_RDONLY)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    try files.moveItem(atPath: path + "-away", toPath: path)
    #expect(becomes { !watcher.process.isRunning && watcher.process.terminationStatus == 2 })
    #expect(watcher.messages.contains("somebody else"))
    close(descriptor)
    try files.removeItem(atPath: path + "-gone")
  }

  @Test("a unit whose return is just being written over is not missing: the run waits for it") func replaced()
    throws
  {
    let campaign = try RoundCampaign(3, 4)
    let facts = "output/facts.csv"
    let whole = try campaign.folder.contents(of: "2.xlsx")
    let watcher = try Watcher(campaign.folder.path)
    #expect(becomes { try campaign.text(of: facts).contains("02,,A,now,number,4,") })
    try campaign.folder.write(Array(whole.prefix(whole.count / 2)), to: "2.xlsx")
    try campaign.write(5, unit: "Huyện Một", to: "1.xlsx")
    for _ in 0..<30 {
      #expect(try campaign.text(of: facts).contains("02,,A,now,number,4,"))
      Thread.sleep(forTimeInterval: 0.05)
    }
    try campaign.folder.write(whole, to: "2.xlsx")
    #expect(
      becomes {
        let text = try campaign.text(of: facts)
        return text.contains("01,,A,now,number,5,") && text.contains("02,,A,now,number,4,")
      })
    #expect(watcher.end(SIGINT) < 2)
  }

  @Test("half a workbook is waited for, a broken schema is said once, and the page tells both")
  func troubles() throws {
    let campaign = try RoundCampaign(3, 4)
    let (facts, page) = ("output/facts.csv", "output/TÌNH HÌNH.html")
    let whole = try campaign.folder.contents(of: "2.xlsx")
    let schema = try campaign.folder.contents(of: "schema.yaml")
    try campaign.folder.write(Array(whole.prefix(whole.count / 2)), to: "2.xlsx")
    let watcher = try Watcher(campaign.folder.path, ["--language", "en"])
    #expect(becomes { try campaign.text(of: facts).contains("01,,A,now,number,3,") })
    #expect(try campaign.text(of: facts).contains("02,,A,now,blank,"))
    #expect(try campaign.text(of: "output/run.json").contains("still being written"))
    #expect(becomes { try campaign.text(of: page).contains("Still being copied, or open: 2.xlsx") })
    try campaign.folder.write(whole, to: "2.xlsx")
    #expect(becomes { try campaign.text(of: facts).contains("02,,A,now,number,4,") })

    try campaign.folder.write("schema: tonghop/1", to: "schema.yaml")
    #expect(becomes { try campaign.text(of: page).contains("class=\"alarm\"") })
    try campaign.folder.write(schema, to: "schema.yaml")
    #expect(becomes { try !campaign.text(of: page).contains("class=\"alarm\"") })
    #expect(watcher.end(SIGINT) < 2)
    #expect(watcher.messages.ranges(of: "schema.yaml").count >= 1)
  }

  @Test("decisions typed into the workbook are taken in when it is closed, and a stand-in takes its name")
  func closed() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.run()
    try campaign.folder.write("x", to: "output/~$T_2020-1.xlsx")
    let watcher = try Watcher(campaign.folder.path)
    let standIn = "output/T_2020-1 (mới 08-00).xlsx"
    #expect(becomes { campaign.folder.files.contains(standIn) })
    try campaign.folder.remove("output/~$T_2020-1.xlsx")
    #expect(becomes { !campaign.folder.files.contains(standIn) })
    #expect(watcher.end(SIGTERM) < 2)
    #expect(try !campaign.text(of: "output/run.json").contains("(mới"))
  }

  @Test(
    "a watcher that starts beside an edited workbook waits for the returns, and makes outputs anew that are gone"
  )
  func restarted() throws {
    let campaign = try RoundCampaign(130, 4)
    try campaign.run()
    try DecisionTests.decide("C112", "sửa", value: .number(13), in: campaign.folder)
    let watcher = try Watcher(campaign.folder.path)
    #expect(becomes { try campaign.text(of: "output/facts.csv").contains("01,,A,now,number,13,") })
    #expect(watcher.end(SIGTERM) < 2)
    let history = try ToolRun(["history", campaign.folder.path, "--format", "json"])
    // No run in between found nothing: the other unit's figures were never gone.
    let found = try JSONSerialization.jsonObject(with: Data(history.output.utf8)) as? [String: Any]
    let restated = try #require(found?["restated"] as? [[String: Any]])
    #expect(!restated.contains { $0["unit"] as? String == "02" }, "\(history.output)")
    let second = try Watcher(campaign.folder.path)
    #expect(becomes { try campaign.text(of: "output/TÌNH HÌNH.html").contains("data-state=\"watching\"") })
    Thread.sleep(forTimeInterval: 3)
    try campaign.folder.remove("output/T_2020-1.xlsx")
    #expect(becomes { campaign.folder.files.contains("output/T_2020-1.xlsx") })
    // Until it is gone: the watcher may be writing its page just then.
    #expect(becomes { (try? campaign.folder.remove("output")) != nil })
    #expect(becomes { campaign.folder.files.contains("output/T_2020-1.xlsx") })
    #expect(second.end(SIGTERM) < 2)
  }

  @Test("a file written over in place counts as another, though it is as long and as old as before")
  func sameTimes() throws {
    let campaign = try RoundCampaign(3, 4)
    let (facts, path) = ("output/facts.csv", campaign.folder.path + "/1.xlsx")
    let watcher = try Watcher(campaign.folder.path)
    #expect(becomes { try campaign.text(of: facts).contains("01,,A,now,number,3,") })
    let old = try FileManager.default.attributesOfItem(atPath: path)
    let other = try RoundCampaign(5, 4).folder.contents(of: "1.xlsx")
    #expect(other.count == (old[.size] as? Int))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: Data(other))
    try file.close()
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(old[.modificationDate])], ofItemAtPath: path)
    #expect(becomes { try campaign.text(of: facts).contains("01,,A,now,number,5,") })
    #expect(watcher.end(SIGTERM) < 2)
  }

  @Test("a unit that has not returned is late as soon as returns are due, by the campaign's clock")
  func due() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.folder.remove("2.xlsx")
    let soon = DateFormatter()
    soon.timeZone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
    soon.dateFormat = "yyyy-MM-dd'T'HH:mm"
    // Whole minutes: at most one away.
    let due = soon.string(from: Date().addingTimeInterval(60))
    try campaign.folder.write(
      RoundCampaign.schema.replacing("date: 2020-01-31", with: "date: 2020-01-31, due: \(due)"),
      to: "schema.yaml")
    let watcher = try Watcher(campaign.folder.path, [], asOf: nil)
    let page = "output/TÌNH HÌNH.html"
    #expect(becomes { try campaign.text(of: page).contains("Chưa đến hạn") })
    #expect(
      becomes {
        try campaign.text(of: page).contains("kiểm tra gần nhất \(soon.string(from: Date()).suffix(5))")
      })
    #expect(becomes(within: 75) { try !campaign.text(of: page).contains("Chưa đến hạn") })
    #expect(watcher.end(SIGTERM) < 2)
  }

  @Test("a log that cannot be written is no failure") func fullLog() throws {
    let campaign = try RoundCampaign(3, 4)
    let watcher = try Watcher(campaign.folder.path, output: FileHandle(forWritingAtPath: "/dev/full"))
    #expect(becomes { try campaign.text(of: "output/TÌNH HÌNH.html").contains("data-state=\"watching\"") })
    #expect(becomes { try campaign.text(of: "output/facts.csv").contains("01,,A,now,number,3,") })
    try campaign.write(8, unit: "Huyện Hai", to: "2.xlsx")
    #expect(becomes { try campaign.text(of: "output/facts.csv").contains("02,,A,now,number,8,") })
    #expect(try !campaign.text(of: "output/TÌNH HÌNH.html").contains("class=\"alarm\""))
    #expect(watcher.end(SIGTERM) < 2)
  }

  @Test("a schema that lies elsewhere is watched too") func schemaElsewhere() throws {
    let campaign = try RoundCampaign(3, 4)
    let other = try TemporaryFolder()
    try other.write(RoundCampaign.schema, to: "lược đồ.yaml")
    try campaign.folder.remove("schema.yaml")
    let watcher = try Watcher(campaign.folder.path, ["--schema", other.path + "/lược đồ.yaml"])
    #expect(becomes { try campaign.text(of: "output/facts.csv").contains("01,,A,now,number,3,") })
    try other.write(
      RoundCampaign.schema.replacing("title: Thử", with: "title: Thử khác"), to: "lược đồ.yaml")
    #expect(becomes { try campaign.text(of: "output/TÌNH HÌNH.html").contains("Thử khác") })
    #expect(watcher.end(SIGTERM) < 2)
  }
}
