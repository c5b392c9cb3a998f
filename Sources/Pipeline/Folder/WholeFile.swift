/// A file that is there whole or not at all: written under a temporary name beside its place, synced, and renamed.
enum WholeFile {
  /// The temporary name.
  static func temporary(for target: FilePath) -> FilePath {
    target.parent.appending(OutputFolder.temporaryName(target.name))
  }

  /// Puts bytes in the place of a file.
  static func write(_ bytes: [UInt8], to target: FilePath) throws(RunError) {
    let temporary = temporary(for: target)
    do { try SystemCalls.write(bytes, to: temporary) } catch {
      SystemCalls.remove(temporary)
      throw .notWritable(path: target.shown, system: error.text)
    }
    try finish(temporary, target)
  }

  /// Syncs a file that somebody wrote under its temporary name, and gives it the other.
  static func finish(_ temporary: FilePath, _ target: FilePath) throws(RunError) {
    do {
      try SystemCalls.sync(temporary)
      try SystemCalls.rename(temporary, to: target)
      try SystemCalls.sync(target.parent)
    } catch {
      SystemCalls.remove(temporary)
      throw .notWritable(path: target.shown, system: error.text)
    }
  }
}
