import Findings
import Foundation
import Pipeline
import TestSupport
import Testing

/// A run that takes from the cache what did not change leaves the same bytes as one that reads everything.
@Suite struct ReturnCacheTests {
  /// Two campaigns to which the same happens: one is consolidated with the cache, one without.
  private struct Pair {
    let cached = try? RoundCampaign(3, 4)
    let full = try? RoundCampaign(3, 4)
    private var clock = 1_580_000_000

    var both: [RoundCampaign] { [cached, full].compactMap(\.self) }

    /// Writes a return into both, at the same time of the clock.
    mutating func write(_ value: Double, unit: String, to name: String) throws {
      clock += 61
      for campaign in both {
        try campaign.write(value, unit: unit, to: name)
        try setTime(of: name, in: campaign)
      }
    }
    /// Renames a file in both.
    func rename(_ name: String, to other: String) throws {
      for campaign in both {
        let folder = campaign.folder.path + "/"
        try FileManager.default.moveItem(atPath: folder + name, toPath: folder + other)
      }
    }
    /// Removes a file from both.
    func remove(_ name: String) throws { for campaign in both { try campaign.folder.remove(name) } }

    func setTime(of name: String, in campaign: RoundCampaign) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(clock))],
        ofItemAtPath: campaign.folder.path + "/" + name)
    }

    /// Consolidates both; the names of the outputs that differ.
    func differences() throws -> [String] {
      guard let cached, let full else { return ["no campaign"] }
      _ = try cached.run()
      var options = full.options()
      options.usesCache = false
      _ = try ConsolidationRun.consolidate(options)
      let names = [cached, full].map { $0.folder.files.filter { $0.hasPrefix("output/") } }
      guard names[0] == names[1] else { return names[0] + names[1] }
      return try names[0].filter { try cached.folder.contents(of: $0) != full.folder.contents(of: $0) }
    }
  }

  @Test("after any sequence of changes a run with the cache equals one without", arguments: 0..<200)
  func sequences(seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed))
    var pair = Pair()
    for name in ["1.xlsx", "2.xlsx"] {
      for campaign in pair.both { try pair.setTime(of: name, in: campaign) }
    }
    var files = ["1.xlsx", "2.xlsx"]
    var made = 0
    for step in 0..<10 {
      let value = Double(Int.random(in: 0..<300, using: &generator))
      let unit = ["Huyện Một", "Huyện Hai", "Huyện Ba"].randomElement(using: &generator) ?? ""
      switch Int.random(in: 0..<4, using: &generator) {
      case 0 where files.count < 6:
        made += 1
        files.append("thêm \(made).xlsx")
        try pair.write(value, unit: unit, to: files[files.count - 1])
      case 1:
        guard let name = files.randomElement(using: &generator) else { continue }
        try pair.write(value, unit: unit, to: name)
      case 2:
        guard let place = files.indices.randomElement(using: &generator) else { continue }
        made += 1
        let other = ["đổi \(made).xlsx", "02 \(made).xlsx"].randomElement(using: &generator) ?? ""
        try pair.rename(files[place], to: other)
        files[place] = other
      default:
        guard files.count > 1, let place = files.indices.randomElement(using: &generator) else { continue }
        try pair.remove(files.remove(at: place))
      }
      // Several changes at once are a sequence too.
      guard step % 3 == seed % 3 || step == 9 else { continue }
      #expect(try pair.differences() == [], "seed \(seed), step \(step)")
    }
  }

  @Test("a damaged cache is read around, and mended", arguments: 0..<12)
  func damaged(seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed))
    let pair = Pair()
    for name in ["1.xlsx", "2.xlsx"] {
      for campaign in pair.both { try pair.setTime(of: name, in: campaign) }
    }
    #expect(try pair.differences() == [])
    let campaign = try #require(pair.cached)
    let name = "history/cache/2020-1.pack"
    let whole = try campaign.folder.contents(of: name)
    var bytes = whole
    if seed % 3 == 0 {
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
    } else {
      bytes[Int.random(in: bytes.indices, using: &generator)] ^= UInt8(1 << seed % 8)
    }
    try campaign.folder.write(bytes, to: name)
    #expect(try pair.differences() == [])
    #expect(try campaign.folder.contents(of: name) == whole)
  }

  @Test("whatever is odd about the note of the own facts, they are looked at", arguments: 0..<6)
  func notedFacts(_ way: Int) throws {
    let pair = Pair()
    for name in ["1.xlsx", "2.xlsx"] {
      for campaign in pair.both { try pair.setTime(of: name, in: campaign) }
    }
    #expect(try pair.differences() == [])
    Thread.sleep(forTimeInterval: 0.05)
    #expect(try pair.differences() == [])
    let campaign = try #require(pair.cached)
    let (note, facts) = ("history/cache/2020-1.facts", "history/2020-1/facts.csv")
    let whole = try campaign.folder.contents(of: note)
    switch way {
    case 0: try campaign.folder.remove(note)
    case 1: try campaign.folder.write(Array(whole.dropLast(3)), to: note)
    case 2: try campaign.folder.write(whole.map { $0 ^ 4 }, to: note)
    case 3: try campaign.folder.write(Array("tonghop facts 0".utf8), to: note)
    default: break
    }
    // Facts of another round in the file of this one: an earlier one is compared with them.
    for one in pair.both {
      let text = try one.text(of: facts)
      let other = way == 5 ? text : text + "2020-0,01,,A,now,number,3,,,,,,,exact,\r\n"
      try one.folder.write(Array(other.utf8), to: facts)
    }
    let notes = try pair.both.map { try $0.run().notes.map(\.english) }
    #expect(notes[0] == notes[1])
    #expect(notes[0].contains { $0.contains("2020-0") } == (way != 5), "\(notes[0])")
    #expect(try pair.differences() == [])
  }

  @Test("a file is not read again while its version is the same, and is when another took its place")
  func versions() throws {
    let campaign = try RoundCampaign(3, 4)
    let old = try campaign.folder.contents(of: "1.xlsx")
    try campaign.write(5, unit: "Huyện Một", to: "new.xlsx")
    let new = try campaign.folder.contents(of: "new.xlsx")
    try campaign.folder.remove("new.xlsx")
    // Times that are less than two seconds old tell nothing.
    try campaign.run()
    Thread.sleep(forTimeInterval: 2.2)
    try campaign.run()
    #expect(try campaign.run().result.inputs.map(\.sha256).count == 2)
    #expect(try campaign.text(of: "output/facts.csv").contains(",A,now,number,3,"))
    #expect(old.count == new.count)
    let path = campaign.folder.path + "/1.xlsx"
    let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try campaign.folder.write(new, to: "1.xlsx")
    try FileManager.default.setAttributes([.modificationDate: before ?? Date()], ofItemAtPath: path)
    try campaign.run()
    #expect(try campaign.text(of: "output/facts.csv").contains(",A,now,number,5,"))
  }
}
