private import Synchronization

/// The folder that a run writes into. All files are written under temporary names in the same folder and synced; only
/// then are they renamed, one after the other, so that a run leaves everything or nothing.
final class OutputFolder: Sendable {
  /// The folder.
  let folder: FilePath
  private let state = Mutex(State())

  /// The files to be.
  private struct State {
    var staged: [Staged] = []
    /// Where each file stands in `staged`, by its temporary and by its final path: there may be one for each of thousands of
    /// units.
    var positions: [FilePath: Int] = [:]
    /// Whether `commit` has given a file its name.
    var isBegun = false

    /// Takes out files by their positions.
    mutating func takeOut(_ isOut: (Int) -> Bool) {
      staged = staged.enumerated().filter { !isOut($0.offset) }.map(\.element)
      findPositions()
    }
    /// Finds anew where each file stands.
    mutating func findPositions() {
      positions.removeAll(keepingCapacity: true)
      for (position, file) in staged.enumerated() {
        (positions[file.temporary], positions[file.target]) = (position, position)
      }
    }
  }
  /// A file to be.
  private struct Staged {
    var temporary: FilePath, target: FilePath
    var sha256 = ""
    /// Whether it has its name already: an earlier run left the same bytes.
    var isThere = false
  }

  /// The temporary name of a file; of one whose name leaves no room for more its hash stands in it.
  static func temporaryName(_ name: [UInt8]) -> [UInt8] {
    let (start, end) = (Array(".tonghop-".utf8), Array(".part".utf8))
    let fits = start.count + name.count + end.count <= longestName
    return start + (fits ? name : Array(SHA256.hexadecimal(of: name).utf8)) + end
  }
  /// The most bytes that file systems give a name.
  static let longestName = 255
  /// The temporary name of a file.
  static func temporaryName(_ name: String) -> String {
    String(decoding: temporaryName(Array(name.utf8)), as: UTF8.self)
  }

  /// Makes the folder where it is lacking.
  init(_ folder: FilePath) throws(RunError) {
    self.folder = folder
    do { try SystemCalls.makeFolder(folder) } catch {
      throw .notWritable(path: folder.shown, system: error.text)
    }
  }

  /// Removes what was staged and not renamed.
  deinit {
    state.withLock { state in
      for file in state.staged where !file.isThere { SystemCalls.remove(file.temporary) }
    }
  }

  /// Writes a file under a temporary name; `name` may lead into a folder below. `sha256`: the hash of the bytes, where it is
  /// known already.
  func stage(_ name: String, bytes: [UInt8], sha256: String? = nil) throws(RunError) {
    let temporary = try reserve(name)
    complete(
      temporary,
      sha256: try Self.write(bytes, to: temporary, target: folder.appending(name), sha256: sha256))
  }

  /// The same for a file that the last run may have left just so: then it stays, and nothing is written. Thousands of units
  /// that have not returned get the same message again and again.
  func stage(_ name: String, bytes: [UInt8], unlessLeftBy last: LastRun) throws(RunError) {
    let sha256 = SHA256.hexadecimal(of: bytes)
    guard last.wrote(name, sha256), (try? SystemCalls.contents(of: folder.appending(name))) == bytes else {
      return try stage(name, bytes: bytes, sha256: sha256)
    }
    let temporary = try reserve(name)
    state.withLock { state in
      guard let position = state.positions[temporary] else { return }
      (state.staged[position].sha256, state.staged[position].isThere) = (sha256, true)
    }
  }

  /// Writes a file to a reserved path; its hash, computed where it is not known.
  static func write(
    _ bytes: [UInt8], to temporary: FilePath, target: FilePath, sha256: String? = nil
  ) throws(RunError) -> String {
    do { try SystemCalls.write(bytes, to: temporary) } catch {
      throw .notWritable(path: target.shown, system: error.text)
    }
    return sha256 ?? SHA256.hexadecimal(of: bytes)
  }

  /// Has a file written to a temporary path by somebody else, and syncs it.
  func stage(_ name: String, write: (FilePath) throws(RunError) -> Void) throws(RunError) {
    let temporary = try reserve(name)
    try write(temporary)
    try complete([temporary])
  }

  /// A temporary path for a file that somebody else writes, perhaps while others are written; `complete` has to follow.
  func reserve(_ name: String) throws(RunError) -> FilePath {
    let (temporary, target) = try places(for: name)
    state.withLock { state in
      // What is staged again takes the place of what was staged before.
      if let earlier = state.positions[target] { state.takeOut { $0 == earlier } }
      (state.positions[temporary], state.positions[target]) = (state.staged.count, state.staged.count)
      state.staged.append(Staged(temporary: temporary, target: target))
    }
    return temporary
  }

  /// Has a reserved file stand before all others, and take its name before them.
  func putFirst(_ path: FilePath) {
    state.withLock { state in
      guard let position = state.positions[path] else { return }
      state.staged.insert(state.staged.remove(at: position), at: 0)
      state.findPositions()
    }
  }
  /// Has a reserved file take its name after all others.
  func putLast(_ path: FilePath) {
    state.withLock { state in
      guard let position = state.positions[path] else { return }
      state.staged.append(state.staged.remove(at: position))
      state.findPositions()
    }
  }

  /// Syncs files that were written to reserved paths.
  func complete(_ paths: [FilePath]) throws(RunError) {
    for path in paths {
      guard let file = staged(at: path) else { continue }
      complete(path, sha256: try finished(file.temporary, target: file.target))
    }
  }
  /// Has a file written to a reserved path by somebody who tells its bytes in their order, and syncs it.
  func complete(
    _ path: FilePath,
    write: (_ told: @escaping @Sendable (UnsafeRawBufferPointer) -> Void) throws(RunError) -> Void
  ) throws(RunError) {
    guard let file = staged(at: path) else { return }
    let hash = Mutex<SHA256?>(SHA256())
    try write { bytes in hash.withLock { $0?.update(bytes) } }
    do { try SystemCalls.sync(file.temporary) } catch {
      throw .notWritable(path: file.target.shown, system: error.text)
    }
    if let hash = hash.withLock({ $0.take() }) { complete(path, sha256: hash.hexadecimal()) }
  }
  private func staged(at path: FilePath) -> Staged? {
    state.withLock { state in state.positions[path].map { state.staged[$0] } }
  }

  /// Takes in a file that was written and synced to a reserved path.
  func complete(_ path: FilePath, sha256: String) {
    state.withLock { state in
      if let position = state.positions[path] { state.staged[position].sha256 = sha256 }
    }
  }

  /// Syncs a file that was written by somebody else; its hash.
  private func finished(_ temporary: FilePath, target: FilePath) throws(RunError) -> String {
    var hash = SHA256()
    do {
      try SystemCalls.sync(temporary)
      try SystemCalls.read(temporary) { hash.update($0) }
    } catch {
      throw .notWritable(path: target.shown, system: error.text)
    }
    return hash.hexadecimal()
  }

  /// Removes what runs that were cut off left under temporary names in a folder of outputs. `keepsRun`: a run.json is kept,
  /// from which the next run knows what the one that was cut off had written already.
  static func sweep(_ folder: FilePath, keepsRun: Bool = false) {
    let kept = temporaryName(Array("run.json".utf8))
    for place in [folder, folder.appending(ReturnOutputs.folder), folder.appending("edited")] {
      for name in (try? SystemCalls.names(in: place)) ?? []
      where name.starts(with: ".tonghop-".utf8) && name.suffix(5) == Array(".part".utf8)[...]
        && !(keepsRun && name == kept)
      {
        SystemCalls.remove(place.appending(name))
      }
    }
  }

  /// The staged files relative to the folder and their hashes, in the order staged.
  var outputs: [(file: String, sha256: String)] {
    state.withLock(\.staged).map { file in
      let relative = Array(file.target.bytes.dropFirst(folder.bytes.count + 1))
      return (FilePath(bytes: relative).text, file.sha256)
    }
  }

  /// Whether `commit` has given a file its name.
  var isBegun: Bool { state.withLock(\.isBegun) }

  /// Has a staged file take another name in the same folder.
  func retarget(_ name: String, to other: String) {
    let (old, new) = (folder.appending(name), folder.appending(other))
    state.withLock { state in
      guard let position = state.positions.removeValue(forKey: old) else { return }
      state.staged[position].target = new
      state.positions[new] = position
    }
  }

  /// Gives all files their names, in the order staged, and syncs the folder. Whoever asks this process to end has to wait.
  func commit() throws(RunError) {
    try SystemCalls.uninterrupted { () throws(RunError) in
      var done = 0
      defer { state.withLock { $0.takeOut { $0 < done } } }
      for file in state.withLock(\.staged) {
        guard !file.isThere else {
          done += 1
          continue
        }
        do throws(SystemCalls.Failure) {
          try SystemCalls.rename(file.temporary, to: file.target)
        } catch {
          throw .notWritable(path: file.target.shown, system: error.text)
        }
        state.withLock { $0.isBegun = true }
        done += 1
      }
    }
    do { try SystemCalls.sync(folder) } catch { throw .notWritable(path: folder.shown, system: error.text) }
  }

  /// The temporary and the final path of a file, its folder made.
  private func places(for name: String) throws(RunError) -> (FilePath, FilePath) {
    let target = folder.appending(name)
    do { try SystemCalls.makeFolder(target.parent) } catch {
      throw .notWritable(path: target.parent.shown, system: error.text)
    }
    return (target.parent.appending(Self.temporaryName(target.name)), target)
  }
}
