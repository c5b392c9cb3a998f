/// What staff typed into the outputs of the last run is never lost.
enum EditedWorkbook {
  /// Whether an output is there that is not the one the last run wrote.
  static func isEdited(_ name: String, in folder: FilePath, last: LastRun) -> Bool {
    guard let hash = SHA256.hexadecimal(ofFile: folder.appending(name)) else { return false }
    return !last.wrote(name, hash)
  }
  /// The same; of one that nobody edited the last run is told how it looks.
  static func isEdited(_ name: String, in folder: FilePath, last: inout LastRun) -> Bool {
    guard let seen = SeenBytes(of: folder.appending(name)) else { return false }
    guard last.wrote(name, seen.sha256) else { return true }
    last.noteUnchanged(name, seen)
    return false
  }

  /// Keeps an output that is about to be replaced or removed and that is not the one the last run wrote, as
  /// `edited/<name>_<first 8 of its hash>.xlsx`. The path relative to the output folder; nil where there was nothing to keep.
  static func keep(_ name: String, in folder: FilePath, last: LastRun) throws(RunError) -> String? {
    if last.unchanged[name]?.areStill(in: folder.appending(name)) == true { return nil }
    return try keep(name, in: folder) { last.wrote(name, $0) }
  }
  /// The same of any output; `isOwn`: whether its hash is that of what was written there.
  static func keep(
    _ name: String, in folder: FilePath, isOwn: (String) -> Bool
  ) throws(RunError) -> String? {
    let path = folder.appending(name)
    // Few are kept: the others are not read whole.
    guard let found = SHA256.hexadecimal(ofFile: path), !isOwn(found),
      let bytes = try? SystemCalls.contents(of: path)
    else { return nil }
    let hash = SHA256.hexadecimal(of: bytes)
    guard !isOwn(hash) else { return nil }
    let point = name.lastIndex(of: ".") ?? name.endIndex
    let ending = "_\(hash.prefix(8))\(name[point...])"
    var stem = name[..<point]
    // Where the name leaves no room for the hash, its last letters go.
    while let last = stem.split(separator: "/").last,
      last.utf8.count + ending.utf8.count > OutputFolder.longestName
    {
      stem.removeLast()
    }
    let kept = "edited/\(stem)\(ending)"
    let target = folder.appending(kept)
    if (try? SystemCalls.status(of: target)) != nil { return kept }
    do { try SystemCalls.makeFolder(target.parent) } catch {
      throw .notWritable(path: target.shown, system: error.text)
    }
    try WholeFile.write(bytes, to: target)
    return kept
  }
}
