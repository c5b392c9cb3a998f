import Findings
import Pipeline
import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

@Suite("Returns in other formats")
struct ReturnConversionTests {
  /// Two units that have returned texts of separated values.
  private static let texts = [
    ("1.csv", "Đơn vị,Huyện Một\n\nNội dung,Kết quả\nSố cuộc,12\nSố người,7\n"),
    ("2.csv", "Đơn vị,Huyện Hai\n\nNội dung,Kết quả\nSố cuộc,13\nSố người,7\n"),
  ]

  /// The campaign with returns as texts only.
  private func campaign() throws -> RoundCampaign {
    let campaign = try RoundCampaign(0, 0)
    for name in ["1.xlsx", "2.xlsx"] { try campaign.folder.remove(name) }
    for (name, text) in Self.texts { try campaign.folder.write(text, to: name) }
    return campaign
  }

  /// Consolidates with a program.
  private func run(_ campaign: RoundCampaign, _ program: OfficeProgram) throws -> RunReport {
    var options = campaign.options()
    options.converts = true
    options.office = program
    return try ConsolidationRun.consolidate(options)
  }

  /// The findings about files of another format, as `severity file: English message`.
  private func found(_ report: RunReport) -> [String] {
    report.result.findings.filter { $0.code == "F003" }
      .map { "\($0.severity) \($0.file ?? ""): \($0.message.english)" }.sorted()
  }

  @Test(
    "are read from .xls, .ods and .csv; figures and hashes are those of the originals",
    .enabled(if: RealOffice.isInstalled, "LibreOffice is not installed")) func real() throws
  {
    let campaign = try RoundCampaign(12, 13)
    try RealOffice.save("1.xlsx", as: "xls", in: campaign.folder)
    try RealOffice.save("2.xlsx", as: "ods", in: campaign.folder)
    // Compound files that lack their last sector, and nearly all of them; words that are no table.
    let whole = try campaign.folder.contents(of: "1.xls")
    try campaign.folder.write(Array(whole.dropLast(512)), to: "cut.xls")
    try campaign.folder.write(Array(whole.prefix(3000)), to: "hong.xls")
    try campaign.folder.write("Kính gửi Tỉnh Đoàn\n", to: "thu.csv")
    let report = try run(campaign, OfficeProgram())
    let facts = try campaign.text(of: "output/facts.csv")
    let hash = try SHA256.hexadecimal(of: campaign.folder.contents(of: "1.xls"))
    #expect(facts.contains("2020-1,01,,A,now,number,12,,1.xls,Biểu 1,B4,\(hash),"))
    #expect(facts.contains("2020-1,02,,A,now,number,13,,2.ods,Biểu 1,B4,"))
    let found = found(report)
    #expect(found.count == 5, "\(found)")
    #expect(found.contains { $0.hasPrefix("info 1.xls: Converted to .xlsx") })
    #expect(found.contains { $0.hasPrefix("info 2.ods: Converted to .xlsx") })
    #expect(found.contains { $0.hasPrefix("fatal cut.xls: ") && $0.contains("is cut off") })
    #expect(found.contains { $0.hasPrefix("fatal hong.xls: ") && $0.contains("is cut off") })
    #expect(found.contains { $0.hasPrefix("info thu.csv: ") })
    #expect(report.result.findings.contains { $0.code == "I020" && $0.file == "thu.csv" })
    // The same folder gives the same bytes.
    let again = try run(campaign, OfficeProgram())
    #expect(try campaign.text(of: "output/facts.csv") == facts)
    #expect(again.runJSON == report.runJSON)
  }

  @Test(
    "in windows-1258 with semicolons are read by the rules for text",
    .enabled(if: RealOffice.isInstalled, "LibreOffice is not installed")) func encoded() throws
  {
    let campaign = try campaign()
    try campaign.folder.remove("2.csv")
    // "Đơn vị;Huyện Một / Nội dung;Kết quả / Số cuộc;7.063 / Số người;007", tone marks after the vowels.
    let lines: [[UInt8]] = [
      [
        0xD0, 0xF5, 0x6E, 0x20, 0x76, 0x69, 0xF2, 0x3B, 0x48, 0x75, 0x79, 0xEA, 0xF2, 0x6E, 0x20, 0x4D, 0xF4,
        0xF2, 0x74,
      ],
      [
        0x4E, 0xF4, 0xF2, 0x69, 0x20, 0x64, 0x75, 0x6E, 0x67, 0x3B, 0x4B, 0xEA, 0xEC, 0x74, 0x20, 0x71, 0x75,
        0x61, 0xD2,
      ],
      [0x53, 0xF4, 0xEC, 0x20, 0x63, 0x75, 0xF4, 0xF2, 0x63, 0x3B] + Array("7.063".utf8),
      [0x53, 0xF4, 0xEC, 0x20, 0x6E, 0x67, 0xFD, 0xF5, 0xCC, 0x69, 0x3B] + Array("=1+1".utf8),
    ]
    try campaign.folder.write(Array(lines.joined(separator: [0x0D, 0x0A])), to: "1.csv")
    _ = try run(campaign, OfficeProgram())
    let facts = try campaign.text(of: "output/facts.csv")
    #expect(facts.contains("2020-1,01,,A,now,number,7063,7.063,1.csv,1,B3,"))
    #expect(facts.contains("2020-1,01,,B,now,unreadable,,=1+1,1.csv,1,B4,"))
  }

  @Test("stay refused where LibreOffice is not installed, and a note says so") func missing() throws {
    var program = OfficeProgram()
    program.searchPath = "/nowhere"
    let report = try run(campaign(), program)
    #expect(found(report).count == 2 && found(report).allSatisfy { $0.hasPrefix("fatal") })
    #expect(report.notes.contains { $0.english.contains("LibreOffice is not installed") })
  }

  @Test(
    "stay refused when the program fails, which the finding tells",
    arguments: [
      ("sleep 60", "took more than 1 s"), ("true", "cannot open it"),
      ("kill -SEGV $$", "failed while converting"),
      ("exit 3", "failed while converting"),
      ("echo no > \"$copy\"", "copy that LibreOffice made cannot be read"),
    ])
  func failing(script: String, expected: String) throws {
    let campaign = try campaign()
    try campaign.write(5, unit: "Huyện Hai", to: "2.xlsx")
    try campaign.folder.remove("2.csv")
    let office = try FakeOffice(script, seconds: script.hasPrefix("sleep") ? 1 : 20)
    let report = try run(campaign, office.program)
    #expect(found(report).count == 1)
    #expect(
      found(report).allSatisfy {
        $0.hasPrefix("fatal 1.csv: 1.csv: this is a text file") && $0.contains(expected)
      })
    // The other return is there all the same.
    #expect(try campaign.text(of: "output/facts.csv").contains("2020-1,02,,A,now,number,5,,2.xlsx,"))
  }

  @Test("that crash the program do not take others with them") func crashing() throws {
    let campaign = try RoundCampaign(12, 13)
    let good = try campaign.folder.contents(of: "1.xlsx")
    try campaign.folder.remove("1.xlsx")
    for number in 3...6 { try campaign.folder.write("a,\(number)\n", to: "\(number).csv") }
    // Files are named by their places in the folder: 2.xlsx is 0, then 3.csv and so on.
    let office = try FakeOffice(
      "case $name in 2.csv) kill -SEGV $$ ;; *) cp \"$good\" \"$copy\" ;; esac", good: good)
    let report = try run(campaign, office.program)
    let found = found(report)
    #expect(found.count == 4 && found.filter { $0.hasPrefix("info") }.count == 3, "\(found)")
    #expect(found.contains { $0.hasPrefix("fatal 4.csv") && $0.contains("failed while converting") })
  }

  @Test("that are being converted when the watcher is ended leave no other program behind") func ended()
    throws
  {
    let campaign = try RoundCampaign(12, 13)
    try campaign.folder.write("a,3\n", to: "3.csv")
    let mark = campaign.folder.path + "-office"
    let office = try FakeOffice("echo $$ > \(mark); sleep 50")
    let process = Process()
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("tonghop")
    process.arguments = ["watch", campaign.folder.path, "--convert"]
    process.environment = ["PATH": try #require(office.program.searchPath) + ":/usr/bin:/bin"]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    func other() -> pid_t? {
      (try? String(contentsOfFile: mark, encoding: .utf8)).flatMap {
        pid_t($0.trimmingCharacters(in: .newlines))
      }
    }
    for _ in 0..<600 where other() == nil { Thread.sleep(forTimeInterval: 0.05) }
    let id = try #require(other())
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    for _ in 0..<100 where kill(id, 0) == 0 { Thread.sleep(forTimeInterval: 0.05) }
    #expect(kill(id, 0) != 0)
    try? FileManager.default.removeItem(atPath: mark)
  }

  @Test("are not converted again while they and the program are the same") func kept() throws {
    let campaign = try RoundCampaign(12, 13)
    let good = try campaign.folder.contents(of: "1.xlsx")
    try campaign.folder.remove("1.xlsx")
    try campaign.folder.write("a,1\n", to: "1.csv")
    let calls = campaign.folder.path + "/calls"
    let office = try FakeOffice("echo x >> \(calls); cp \"$good\" \"$copy\"", good: good)
    func called() throws -> Int { try campaign.text(of: "calls").split(separator: "\n").count }
    let first = try run(campaign, office.program)
    let facts = try campaign.folder.contents(of: "output/facts.csv")
    let second = try run(campaign, office.program)
    #expect(try called() == 1)
    #expect(found(second) == found(first) && found(first).count == 1)
    #expect(try campaign.folder.contents(of: "output/facts.csv") == facts)
    // Without being asked for, the copy does not count.
    _ = try campaign.run()
    #expect(try campaign.folder.contents(of: "output/facts.csv") != facts)
    try campaign.folder.write("a,2\n", to: "1.csv")
    _ = try run(campaign, office.program)
    #expect(try called() == 2)
    #expect(try campaign.folder.contents(of: "output/facts.csv") != facts)
  }

  // Each run of a watcher waited a minute for it.
  @Test(
    "that could not be converted are not tried again until they change, or everything is read anew",
    arguments: [("sleep 60", 1.0), ("true", 20), ("echo no > \"$copy\"", 20)])
  func failedBefore(script: String, seconds: Double) throws {
    let campaign = try campaign()
    try campaign.folder.remove("2.csv")
    let calls = campaign.folder.path + "/calls.log"
    let office = try FakeOffice("echo x >> \(calls); \(script)", seconds: seconds)
    func called() throws -> Int { try campaign.text(of: "calls.log").split(separator: "\n").count }
    let first = try run(campaign, office.program)
    let second = try run(campaign, office.program)
    #expect(try called() == 1)
    #expect(found(second) == found(first) && found(first).count == 1)
    var options = campaign.options()
    (options.converts, options.office, options.usesCache) = (true, office.program, false)
    _ = try ConsolidationRun.consolidate(options)
    #expect(try called() == 2)
    try campaign.folder.write("a,2\n", to: "1.csv")
    _ = try run(campaign, office.program)
    #expect(try called() == 3)
  }

  // It may have been the moment's lack of memory.
  @Test("that crashed the program are tried again") func crashedBefore() throws {
    let campaign = try campaign()
    try campaign.folder.remove("2.csv")
    let calls = campaign.folder.path + "/calls.log"
    let office = try FakeOffice("echo x >> \(calls); kill -SEGV $$")
    _ = try run(campaign, office.program)
    let before = try campaign.text(of: "calls.log")
    _ = try run(campaign, office.program)
    #expect(try campaign.text(of: "calls.log") == before + before)
  }

  @Test("are left alone where nobody asked for their conversion") func unasked() throws {
    let campaign = try campaign()
    let office = try FakeOffice("touch \(campaign.folder.path)/called")
    var options = campaign.options()
    options.office = office.program
    _ = try ConsolidationRun.consolidate(options)
    #expect(!campaign.folder.files.contains("called"))
  }

  @Test("are converted too when single workbooks are checked") func check() throws {
    let campaign = try RoundCampaign(500, 13)
    let office = try FakeOffice("cp \"$good\" \"$copy\"", good: campaign.folder.contents(of: "1.xlsx"))
    try campaign.folder.write("a,1\n", to: "x.csv")
    let check = try WorkbookCheck.check(
      [FilePath(campaign.folder.path + "/x.csv")], schema: FilePath(campaign.folder.path + "/schema.yaml"),
      language: nil, now: 0, converts: true, office: office.program)
    let codes = Set(check.workbooks.flatMap(\.findings).map(\.code))
    #expect(codes.contains("F003") && codes.contains("C112"))
  }
}
