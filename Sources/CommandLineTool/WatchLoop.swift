internal import Findings
private import Foundation
private import Glibc
internal import Pipeline
internal import Schema
private import Synchronization
internal import Watching

/// What a watcher does with the news of its folder: runs, tries again, and keeps the page true.
final class WatchLoop: Sendable {
  private let arguments: ConsolidationArguments
  private let watch: FolderWatch
  private let language: Language
  private let current = WatchedRun()
  private let isStopped = Mutex(false)
  /// The folder's lock; nil: another watcher has it.
  private let lock: Mutex<WatchLock?>
  /// When the loop last went round, in milliseconds; nil before it does, and while a run goes on.
  private let turn = Mutex<Int?>(nil)

  /// How often the page gets a sign of life, in milliseconds.
  private static let beat = 60_000
  /// At most so many lines of a run that failed go onto the page.
  private static let mostLines = 8
  /// So many milliseconds a return that is being written over is waited for: a copy over a good line takes less, and what
  /// others have sent meanwhile is to be there within five seconds.
  private static let longestReplacing = 3_000
  /// After how many milliseconds what failed is tried again, from the first time on.
  private static let pauses = [5_000, 10_000, 20_000, 40_000, 60_000]

  /// A loop over a folder's news.
  init(_ arguments: ConsolidationArguments, lock: WatchLock, watch: FolderWatch, language: Language) {
    self.arguments = arguments
    self.lock = Mutex(lock)
    self.watch = watch
    self.language = language
  }

  /// What others are told of this process.
  static var name: String {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let user = getenv("USER").map { String(cString: $0) }
    let machine = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return [user, machine].compactMap(\.self).joined(separator: "@") + ", PID \(getpid()), \(shownNow(nil))"
  }

  /// Ends the loop, and the run that goes on, within a second.
  func stop() {
    isStopped.withLock { $0 = true }
    watch.stop()
    current.terminate()
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.7) { self.current.terminate(with: SIGKILL) }
  }

  /// Whether the loop goes round, or waits for a run: news, if only that all is quiet, comes with every poll.
  var isAlive: Bool { turn.withLock { $0.map { Self.now - $0 < Self.longestTurn } ?? true } }
  /// More than twice the longest time between polls, in milliseconds.
  private static let longestTurn = 660_000

  /// What the loop goes on from.
  private struct Progress {
    /// Whether there is something to consolidate, since when the last attempt failed how often, and when to try again.
    var isDue = false, failures = 0, notBefore = 0
    /// Since when files that were read before are being written over; nil: none is.
    var replacing: Int?
    /// What keeps it from working, by where it comes from.
    var gone: FindingMessage?, failed: [FindingMessage] = []
    /// What was said already.
    var said: Set<String> = []
    var lastBeat = 0
    var lastNotice: WatchNotice?
    /// When the last run began, in seconds since 1970; nil: there was none yet.
    var ranAt: Int?
    /// The campaign's clock, as the last run left it; nil: this machine's is all there is.
    var clock: PageClock?
    var output: WatchedOutput
  }

  /// Runs until it is stopped.
  func run() async {
    var progress = Progress(output: WatchedOutput(arguments.options))
    tell(&progress, .watching, unsettled: [])
    for await news in watch {
      turn.withLock { $0 = Self.now }
      take(news, &progress)
      let files = watch.files
      if progress.gone == nil {
        guard holdsFolder() else { return }
        if progress.output.needsRun(at: Self.now) { progress.isDue = true }
        if Self.isAnotherDay(progress) { progress.isDue = true }
        // Before the first files have settled, at the start or when a share is back, all would pass for being written.
        let mayRun = !files.readable.isEmpty || files.unsettled.isEmpty
        // A unit whose return is just being written over would pass for one that has sent nothing.
        progress.replacing = files.isReplacing ? progress.replacing ?? Self.now : nil
        let isWhole = progress.replacing.map { Self.now - $0 >= Self.longestReplacing } ?? true
        if progress.isDue, mayRun, isWhole, Self.now >= progress.notBefore {
          await consolidate(&progress, files.readable)
        }
      }
      if isStopped.withLock({ $0 }) { break }
      tell(&progress, .watching, unsettled: files.unsettled)
    }
    progress.output.sweep(FilePath(arguments.folder))
    progress.lastBeat = 0
    tell(&progress, .stopped, unsettled: [])
  }

  /// Whether the folder was left to another watcher.
  var hasYielded: Bool { lock.withLock { $0 == nil } }

  /// Takes the lock again where another folder stands in the place of the one that was locked, as after a new mount; false
  /// where another watcher was there before.
  private func holdsFolder() -> Bool {
    lock.withLock { lock in
      // Where a share was, an empty folder may be: nothing is made in it.
      let folder = FilePath(arguments.folder)
      if lock?.isHeld == true || !WatchLock.wasTaken(in: folder) { return true }
      do throws(WatchLock.Failure) { lock = try WatchLock(folder, who: Self.name) } catch {
        // What cannot be written now is tried again with the next news.
        guard case .held = error else { return true }
        say(error.message)
        lock = nil
      }
      return lock != nil
    }
  }

  /// Takes in news.
  private func take(_ news: FolderNews, _ progress: inout Progress) {
    switch news {
    case .settled(let change):
      progress.isDue = true
      // Whoever changed something hopes that it helps: a failure is tried again at once.
      progress.notBefore = 0
      if change.isBack {
        progress.gone = nil
        progress.said.remove("gone")
        say(FindingMessage(vietnamese: "Thư mục đã có lại.", english: "The folder is back."))
      }
    case .gone:
      let folder = arguments.folder
      let message = FindingMessage(
        vietnamese: "\(folder): không mở được thư mục. Sẽ tự làm tiếp khi thư mục có lại.",
        english: "\(folder): the folder cannot be opened. Work goes on as soon as it is back.")
      progress.gone = message
      if progress.said.insert("gone").inserted { say(message) }
    case .quiet: break
    }
  }

  /// Runs once.
  private func consolidate(_ progress: inout Progress, _ readable: [WatchedPath: FileSight]) async {
    if isStopped.withLock({ $0 }) { return }
    progress.isDue = false
    let begun = Int(time(nil))
    turn.withLock { $0 = nil }
    defer { turn.withLock { $0 = Self.now } }
    let end = await current.end(of: arguments.commandLine, readable: readable)
    if isStopped.withLock({ $0 }) { return }
    let new = end.lines.filter { !progress.said.contains($0) }
    for line in new { Terminal.message(line) }
    progress.said.formUnion(new)
    if end.code == 0 {
      progress.failures = 0
      progress.failed = []
      progress.ranAt = begun
      progress.clock = PageClock(in: progress.output.folder)
      // What was said of a trouble that is over is said again when it comes back.
      progress.said = Set(end.lines)
    } else {
      progress.failed = end.lines.prefix(Self.mostLines).map { FindingMessage(vietnamese: $0, english: $0) }
      if end.lines.isEmpty {
        let message = FindingMessage(
          vietnamese: "Lần tổng hợp dừng đột ngột; sẽ tự chạy lại.",
          english: "The consolidation ended abruptly; it is tried again.")
        progress.failed = [message]
        if progress.said.insert(message.english).inserted { say(message) }
      }
      progress.isDue = true
      progress.notBefore = Self.now + Self.pauses[min(progress.failures, Self.pauses.count - 1)]
      progress.failures += 1
    }
    progress.lastBeat = 0
  }

  /// Writes the watcher's part of the page when there is something new in it, and as a sign of life.
  private func tell(_ progress: inout Progress, _ state: WatchNotice.State, unsettled: [WatchedPath]) {
    guard progress.gone == nil else { return }
    var notice = WatchNotice(state: state)
    notice.troubles = progress.failed
    notice.waiting = unsettled.map { FilePath(bytes: $0).shown }
    let isNew = notice != progress.lastNotice
    guard isNew || Self.now - progress.lastBeat >= Self.beat else { return }
    progress.lastNotice = notice
    progress.lastBeat = Self.now
    notice.moment = Int(time(nil))
    notice.shownMoment = Self.shownNow(progress.clock)
    // Where the outputs lay once and are gone, the share may be away: nothing is made in the place where it was.
    let isThere = (try? WatchedFolder.check(FilePath(arguments.folder))) != nil
    StatusPage.note(
      notice, in: progress.output.folder, language: arguments.language?.language,
      makesFolder: isThere && progress.ranAt == nil)
  }

  private func say(_ message: FindingMessage) { Terminal.message(message.text(in: language)) }

  /// Milliseconds of a clock that never jumps.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
  /// Whether the last run says of its moment what is true no more: lateness goes by days of the campaign's clock, and begins
  /// in the middle of one.
  private static func isAnotherDay(_ progress: Progress) -> Bool {
    guard let ranAt = progress.ranAt else { return false }
    let now = Int(time(nil))
    if let due = progress.clock?.due, ranAt <= due, due < now { return true }
    return shown("%Y-%m-%d", at: ranAt, progress.clock) != shown("%Y-%m-%d", at: now, progress.clock)
  }
  /// The moment as people read it.
  private static func shownNow(_ clock: PageClock?) -> String {
    shown("%H:%M %d/%m/%Y", at: Int(time(nil)), clock)
  }
  /// A moment by the campaign's clock, else by this machine's.
  private static func shown(_ format: String, at moment: Int, _ clock: PageClock?) -> String {
    var seconds = time_t(moment + (clock?.offset ?? 0))
    var parts = tm()
    if clock == nil { localtime_r(&seconds, &parts) } else { gmtime_r(&seconds, &parts) }
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, format, &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
