import Testing
import Watching

/// What a watcher tells of a folder, with a clock and a file system that the test makes up.
@Suite struct SettlingFolderTests {
  /// A folder that a test makes up, looked at every half second.
  private struct MadeUp {
    var folder = SettlingFolder()
    var now = 0
    var files: [String: FileSight]? = [:]
    /// Files whose end has not arrived.
    var halves: Set<String> = []

    /// Writes to a file.
    mutating func write(_ name: String, size: Int = 1, modified: Int = 1) {
      files?[name] = FileSight(size: size, modified: modified)
    }
    /// Looks once, some milliseconds later.
    mutating func look(after pause: Int = 500) -> FolderNews {
      now += pause
      let seen = files.map {
        Dictionary(uniqueKeysWithValues: $0.map { (Array($0.key.utf8), $0.value) })
      }
      let halves = halves
      return folder.look(seen, at: now) { !halves.contains(String(decoding: $0, as: UTF8.self)) }
    }
    /// Looks for so long; all that was told.
    mutating func looks(for time: Int, every pause: Int = 500) -> [FolderNews] {
      (0..<(time / pause)).map { _ in look(after: pause) }.filter { $0 != .quiet }
    }
  }

  private func settled(
    added: [String] = [], changed: [String] = [], removed: [String] = [], unsettled: [String] = [],
    isBack: Bool = false
  ) -> FolderNews {
    var change = FolderChange()
    change.added = added.map { Array($0.utf8) }
    change.changed = changed.map { Array($0.utf8) }
    change.removed = removed.map { Array($0.utf8) }
    change.unsettled = unsettled.map { Array($0.utf8) }
    change.isBack = isBack
    return .settled(change)
  }

  @Test("a file settles after a second in which nothing happened to it, and is told once")
  func once() {
    var made = MadeUp()
    made.write("a.xlsx")
    #expect(made.look() == .quiet)
    #expect(made.look() == .quiet)
    #expect(made.look() == settled(added: ["a.xlsx"]))
    #expect(made.looks(for: 60_000).isEmpty)
    made.write("a.xlsx", size: 2)
    #expect(made.looks(for: 3000) == [settled(changed: ["a.xlsx"])])
  }

  @Test("a file that was told and is written over, or saved by removing and renaming, is on its way back")
  func replacing() {
    var made = MadeUp()
    made.write("a.xlsx")
    _ = made.look()
    #expect(!made.folder.isReplacing, "nothing was read of it yet")
    _ = made.looks(for: 3000)
    made.halves = ["a.xlsx"]
    made.write("a.xlsx", size: 2)
    _ = made.looks(for: 5000)
    #expect(made.folder.isReplacing)
    made.halves = []
    _ = made.looks(for: 1500)
    #expect(!made.folder.isReplacing)
    made.files = [:]
    _ = made.look()
    #expect(made.folder.isReplacing)
    _ = made.looks(for: 3000)
    #expect(!made.folder.isReplacing, "it is gone")
  }

  @Test("a copy that takes minutes is not told before it ends, while others are")
  func slow() {
    var made = MadeUp()
    for step in 0..<400 {
      made.write("slow.xlsx", size: step, modified: step)
      if step == 100 { made.write("dir/quick.xlsx") }
      let news = made.look()
      #expect(
        step == 102 ? news == settled(added: ["dir/quick.xlsx"], unsettled: ["slow.xlsx"]) : news == .quiet)
    }
    #expect(made.looks(for: 3000) == [settled(added: ["slow.xlsx"])])
  }

  @Test("a container without its end is waited for two minutes after its last change, then told all the same")
  func half() {
    var made = MadeUp()
    made.write("half.xlsx")
    made.halves = ["half.xlsx"]
    #expect(made.looks(for: 60_000).isEmpty)
    #expect(made.folder.readable.isEmpty)
    made.write("half.xlsx", size: 2)
    #expect(made.looks(for: 119_000).isEmpty)
    #expect(made.looks(for: 3000) == [settled(added: ["half.xlsx"])])
    made.write("half.xlsx", size: 3)
    made.halves = []
    #expect(made.looks(for: 3000) == [settled(changed: ["half.xlsx"])])
  }

  @Test(
    "a workbook that somebody has open is told when it is closed", arguments: ["~$a.xlsx", ".~lock.a.xlsx#"])
  func open(lock: String) {
    var made = MadeUp()
    made.write("nơi/a.xlsx")
    made.write("nơi/" + lock)
    #expect(made.looks(for: 500_000).isEmpty)
    // It may be read as it is: whoever has it open saves whole files.
    #expect(made.folder.unsettled.count == 1)
    #expect(made.folder.readable.count == 1)
    made.files?["nơi/" + lock] = nil
    #expect(made.looks(for: 2000) == [settled(added: ["nơi/a.xlsx"])])
    // Opened and closed without a change: nothing happened.
    made.write("nơi/" + lock)
    #expect(made.looks(for: 20_000).isEmpty)
    made.files?["nơi/" + lock] = nil
    #expect(made.looks(for: 20_000).isEmpty)
    // A lock that was left behind does not hold a file for ever.
    made.write("nơi/" + lock)
    made.write("nơi/a.xlsx", size: 9)
    #expect(made.looks(for: 700_000) == [settled(changed: ["nơi/a.xlsx"])])
  }

  @Test("a rename is a removal and an addition; a file that is away for a moment was not removed")
  func renamed() {
    var made = MadeUp()
    made.write("a.xlsx")
    _ = made.looks(for: 3000)
    made.files = [:]
    #expect(made.look() == .quiet)
    made.write("a.xlsx")
    #expect(made.looks(for: 5000).isEmpty)
    made.files = ["b.xlsx": FileSight(size: 1, modified: 1)]
    #expect(made.looks(for: 3000) == [settled(added: ["b.xlsx"], removed: ["a.xlsx"])])
  }

  @Test("a folder that goes away is told once, and what is there when it is back is told anew")
  func gone() {
    var made = MadeUp()
    made.write("a.xlsx")
    _ = made.looks(for: 3000)
    let files = made.files
    made.files = nil
    #expect(made.looks(for: 60_000) == [.gone])
    made.files = files
    #expect(made.looks(for: 3000) == [settled(isBack: true)])
  }

  @Test("a clock that jumps on the machine that holds the folder changes nothing")
  func jumps() {
    var made = MadeUp()
    made.write("a.xlsx", modified: 4_000_000_000)
    #expect(made.looks(for: 3000) == [settled(added: ["a.xlsx"])])
    made.write("b.xlsx", modified: -5)
    #expect(made.looks(for: 3000) == [settled(added: ["b.xlsx"])])
  }

  @Test("ten thousand files that come at once are one change, in order")
  func many() {
    var made = MadeUp()
    for number in 0..<10_000 { made.write("\(number).xlsx") }
    let news = made.looks(for: 3000)
    #expect(news.count == 1)
    guard case .settled(let change)? = news.first else { return }
    #expect(change.added.count == 10_000)
    #expect(zip(change.added, change.added.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }
}
