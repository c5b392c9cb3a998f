private import Synchronization

/// The folder that a run writes into. All files are written under temporary names in the same folder and synced; only
/// then are they renamed, one after the other, so that a run leaves everything or nothing.
final class OutputFolder {
  /// The folder.
  let folder: FilePath
  private var staged: [Staged] = []
  /// A file to be.
  private struct Staged {
    var temporary: FilePath, target: FilePath
    var sha256 = ""
    /// Whether it has its name already: an earlier run left the same bytes.
    var isThere = false
  }
  /// Where each file stands in `staged`, by its temporary and by its final path: there may be one for each of thousands of
  /// units.
  private var positions: [FilePath: Int] = [:]

  /// The temporary name of a file.
  static func temporaryName(_ name: [UInt8]) -> [UInt8] {
    Array(".tonghop-".utf8) + name + Array(".part".utf8)
  }
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
  deinit { for file in staged where !file.isThere { SystemCalls.remove(file.temporary) } }

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
    guard let position = positions[temporary] else { return }
    (staged[position].sha256, staged[position].isThere) = (sha256, true)
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
    (positions[temporary], positions[target]) = (staged.count, staged.count)
    staged.append(Staged(temporary: temporary, target: target))
    return temporary
  }

  /// Has a file that was reserved last stand before all others, and take its name before them.
  func putFirst(_ path: FilePath) {
    guard let file = staged.last, file.temporary == path else { return }
    staged.removeLast()
    staged.insert(file, at: 0)
    findPositions()
  }
  /// Has a reserved file take its name after all others.
  func putLast(_ path: FilePath) {
    guard let position = positions[path] else { return }
    staged.append(staged.remove(at: position))
    findPositions()
  }

  /// Syncs files that were written to reserved paths.
  func complete(_ paths: [FilePath]) throws(RunError) {
    for position in paths.compactMap({ positions[$0] }) {
      staged[position].sha256 = try finished(staged[position].temporary, target: staged[position].target)
    }
  }

  /// Takes in a file that was written and synced to a reserved path.
  func complete(_ path: FilePath, sha256: String) {
    if let position = positions[path] { staged[position].sha256 = sha256 }
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
    staged.map { file in
      let relative = Array(file.target.bytes.dropFirst(folder.bytes.count + 1))
      return (FilePath(bytes: relative).text, file.sha256)
    }
  }

  /// Whether `commit` has given a file its name.
  private(set) var isBegun = false

  /// Has a staged file take another name in the same folder.
  func retarget(_ name: String, to other: String) {
    let (old, new) = (folder.appending(name), folder.appending(other))
    guard let position = positions.removeValue(forKey: old) else { return }
    staged[position].target = new
    positions[new] = position
  }

  /// Gives all files their names, in the order staged, and syncs the folder. Whoever asks this process to end has to wait.
  func commit() throws(RunError) {
    try SystemCalls.uninterrupted { () throws(RunError) in
      var done = 0
      defer { takeOut { $0 < done } }
      for file in staged {
        guard !file.isThere else {
          done += 1
          continue
        }
        do throws(SystemCalls.Failure) {
          try SystemCalls.rename(file.temporary, to: file.target)
        } catch {
          throw .notWritable(path: file.target.shown, system: error.text)
        }
        isBegun = true
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
    let temporary = target.parent.appending(Self.temporaryName(target.name))
    // What is staged again takes the place of what was staged before.
    if let earlier = positions[target] { takeOut { $0 == earlier } }
    return (temporary, target)
  }

  /// Takes out files by their positions.
  private func takeOut(_ isOut: (Int) -> Bool) {
    staged = staged.enumerated().filter { !isOut($0.offset) }.map(\.element)
    findPositions()
  }
  /// Finds anew where each file stands.
  private func findPositions() {
    positions.removeAll(keepingCapacity: true)
    for (position, file) in staged.enumerated() {
      (positions[file.temporary], positions[file.target]) = (position, position)
    }
  }
}
