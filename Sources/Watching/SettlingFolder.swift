/// Which files of a folder have settled. A value without input and output: it is told what each look saw, and the time
/// of a clock that never jumps, and says what there is to tell.
///
/// A file has settled when two looks in a row, at least `quiet` apart, saw it the same, nobody has it open, and it is
/// whole. A file that stays as it is for longer than a copy pauses counts as settled all the same: then it is damaged, or
/// its lock was left behind, and somebody has to be told.
package struct SettlingFolder: Sendable {
  /// How long things may take, in milliseconds.
  package struct Patience: Sendable {
    /// How long a file has to stay the same.
    package var quiet = 1000
    /// How long one that is not whole, and one that is open, is waited for without any change.
    package var unfinished = 120_000, open = 600_000
    /// The usual ones.
    package init() {}
  }

  /// A file that is watched until it settles.
  private struct Waiting {
    var sight: FileSight
    /// When it was first seen like this, and in how many looks.
    var since: Int, looks: Int
    /// Whether it would have settled if nobody had it open: programs save whole files, so that it can be read as it is.
    var isReadable = false
  }

  private let patience: Patience
  /// Files as they were when they were told.
  private var told: [WatchedPath: FileSight] = [:]
  /// Files that are others than told.
  private var waiting: [WatchedPath: Waiting] = [:]
  /// Told files that the last looks did not see, and since when: programs save by removing and renaming.
  private var missing: [WatchedPath: Int] = [:]
  private var isThere = true

  /// A folder of which nothing is known yet.
  package init(patience: Patience = Patience()) { self.patience = patience }

  /// Files that have not settled, in byte order.
  package var unsettled: [WatchedPath] { waiting.keys.sorted { $0.lexicographicallyPrecedes($1) } }
  /// Files that may be read, as they were when that was found: what has settled, and what is whole although it is open.
  /// A file that is another by now is still being written.
  package var readable: [WatchedPath: FileSight] {
    var files = told
    for (path, entry) in waiting { files[path] = entry.isReadable ? entry.sight : nil }
    return files
  }
  /// Whether files that were told are being written over, or have just gone and may come back as programs save: who reads now
  /// misses what they held.
  package var isReplacing: Bool {
    !missing.isEmpty || waiting.contains { told[$0.key] != nil && !$0.value.isReadable }
  }
  /// Whether the next look should come soon.
  package var isRestless: Bool { !waiting.isEmpty || !missing.isEmpty }

  /// Takes in a look. `seen`: the files below the folder with the lock files among them; nil: it cannot be opened.
  /// `now`: milliseconds. `isWhole`: whether a file is a complete container, or none; asked as seldom as possible.
  package mutating func look(
    _ seen: [WatchedPath: FileSight]?, at now: Int, isWhole: (WatchedPath) -> Bool
  ) -> FolderNews {
    guard let seen else {
      defer { isThere = false }
      return isThere ? .gone : .quiet
    }
    var change = FolderChange()
    change.isBack = !isThere
    isThere = true
    for (path, sight) in seen where !LockFileName.isOne(Self.name(path)) {
      missing[path] = nil
      if told[path] == sight {
        waiting[path] = nil
      } else if hasSettled(path, sight, at: now, among: seen, isWhole: isWhole) {
        waiting[path] = nil
        if told.updateValue(sight, forKey: path) == nil {
          change.added.append(path)
        } else {
          change.changed.append(path)
        }
      }
    }
    for path in waiting.keys where seen[path] == nil { waiting[path] = nil }
    for path in told.keys where seen[path] == nil {
      let since = missing[path]
      missing[path] = since ?? now
      if let since, now - since >= patience.quiet {
        missing[path] = nil
        told[path] = nil
        change.removed.append(path)
      }
    }
    guard !change.isEmpty else { return .quiet }
    change.added.sort { $0.lexicographicallyPrecedes($1) }
    change.changed.sort { $0.lexicographicallyPrecedes($1) }
    change.removed.sort { $0.lexicographicallyPrecedes($1) }
    change.unsettled = unsettled
    return .settled(change)
  }

  /// Whether a file that is another than told has settled; remembers it where it has not.
  private mutating func hasSettled(
    _ path: WatchedPath, _ sight: FileSight, at now: Int, among seen: [WatchedPath: FileSight],
    isWhole: (WatchedPath) -> Bool
  ) -> Bool {
    guard var entry = waiting[path], entry.sight == sight else {
      waiting[path] = Waiting(sight: sight, since: now, looks: 1)
      return false
    }
    entry.looks += 1
    waiting[path] = entry
    let age = now - entry.since
    guard age >= patience.quiet else { return false }
    let folder = path.dropLast(Self.name(path).count)
    let isOpen = LockFileName.names(of: Array(Self.name(path))).contains { seen[folder + $0] != nil }
    guard isOpen else { return isWhole(path) || age >= patience.unfinished }
    if !entry.isReadable { waiting[path]?.isReadable = isWhole(path) }
    return age >= patience.open
  }

  /// The last component.
  private static func name(_ path: WatchedPath) -> ArraySlice<UInt8> {
    path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path[...]
  }
}
