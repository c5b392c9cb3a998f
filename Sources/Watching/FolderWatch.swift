private import Dispatch
private import Glibc
private import Synchronization

/// A folder's settled changes as an asynchronous sequence.
///
/// While nobody asks for the next news nothing is done and nothing is kept: whoever is busy gets all that settled in
/// between as one change. The sequence ends when the watch is stopped.
package final class FolderWatch: AsyncSequence, Sendable {
  /// What is watched, and how.
  package struct Plan: Sendable {
    /// The folder.
    package var folder: [UInt8]
    /// Seconds between two looks while nothing happens.
    package var poll: Double
    /// Which entries below it, by their relative paths, are none of the watcher's business.
    package var isLeftOut: @Sendable (WatchedPath) -> Bool
    /// Whether a file below it is a complete container, or none.
    package var isWhole: @Sendable (WatchedPath) -> Bool
    /// More folders whose events end the wait; what is in them is not told.
    package var alsoWakes: [[UInt8]] = []
    /// How long things may take.
    package var patience = SettlingFolder.Patience()
    /// A plan.
    package init(
      folder: [UInt8], poll: Double, isLeftOut: @escaping @Sendable (WatchedPath) -> Bool,
      isWhole: @escaping @Sendable (WatchedPath) -> Bool
    ) {
      self.folder = folder
      self.poll = poll
      self.isLeftOut = isLeftOut
      self.isWhole = isWhole
    }
  }

  /// What the looks go on from.
  private struct State: ~Copyable {
    var folder: SettlingFolder
    var events = FileEvents()
    var lastLook = 0
    init(_ patience: SettlingFolder.Patience) { folder = SettlingFolder(patience: patience) }
  }
  private let plan: Plan
  private let state: Mutex<State>
  /// A byte in it ends the watch.
  private let stopPipe: (read: Int32, write: Int32)
  private let queue = DispatchQueue(label: "tonghop.watch")
  /// However many events there are, so many milliseconds lie between two looks.
  private static let leastPause = 250

  /// A watch that begins with the first question for news.
  package init(_ plan: Plan) {
    self.plan = plan
    state = Mutex(State(plan.patience))
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }
    stopPipe = (ends[0], ends[1])
  }
  deinit {
    close(stopPipe.read)
    close(stopPipe.write)
  }

  /// Ends the sequence, from whatever thread.
  package func stop() {
    var byte: UInt8 = 1
    _ = write(stopPipe.write, &byte, 1)
  }

  /// Files that have not settled, those that may be read, and whether some that were told are being replaced. Not to be asked
  /// while the next news are waited for.
  package var files: (unsettled: [WatchedPath], readable: [WatchedPath: FileSight], isReplacing: Bool) {
    state.withLock { ($0.folder.unsettled, $0.folder.readable, $0.folder.isReplacing) }
  }

  /// Asks for news.
  package struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let watch: FolderWatch
    /// The next news; nil: the watch was stopped. `quiet` comes at least once every `poll` seconds.
    package mutating func next() async -> FolderNews? {
      let watch = watch
      return await withCheckedContinuation { continuation in
        watch.queue.async { continuation.resume(returning: watch.news()) }
      }
    }
  }
  /// An iterator. All share the one watch.
  package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(watch: self) }

  /// Waits, looks, and says what there is to tell.
  private func news() -> FolderNews? {
    state.withLock { state in
      guard wait(for: &state) else { return nil }
      state.lastLook = Self.now
      let seen = FolderLook.look(at: plan.folder, leavingOut: plan.isLeftOut)
      let slash = [UInt8(ascii: "/")]
      state.events.watch(
        Set(seen.folders.map { $0.isEmpty ? plan.folder : plan.folder + slash + $0 } + plan.alsoWakes))
      return state.folder.look(seen.files, at: Self.now, isWhole: plan.isWhole)
    }
  }

  /// Waits until the next look is due, or an event asks for one; false: the watch was stopped.
  private func wait(for state: inout State) -> Bool {
    let pause = state.folder.isRestless ? plan.patience.quiet : Int(plan.poll * 1000)
    let due = state.lastLook + (state.lastLook == 0 ? 0 : pause)
    var isWoken = false
    while true {
      let now = Self.now
      let earliest = state.lastLook + Self.leastPause
      let rest = isWoken ? earliest - now : due - now
      var waits = [
        pollfd(fd: stopPipe.read, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isWoken ? -1 : state.events.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&waits, nfds_t(waits.count), Int32(clamping: Swift.max(0, rest)))
      if count > 0, waits[0].revents != 0 { return false }
      if count > 0, waits[1].revents != 0 { isWoken = true }
      if Self.now >= (isWoken ? earliest : due) { break }
    }
    state.events.drain()
    return true
  }

  /// Milliseconds of a clock that never jumps.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
