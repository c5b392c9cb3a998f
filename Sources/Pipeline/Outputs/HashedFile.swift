/// A new file that is written piece by piece and hashed on the way, so that its bytes are never in memory as a whole.
struct HashedFile: ~Copyable {
  private var file: NewFile
  private var hash = SHA256()

  /// Makes the file, or empties it; its folder is there.
  init(_ path: FilePath) throws(SystemCalls.Failure) { file = try NewFile(path) }

  /// Writes bytes behind those that were written.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bytes)
    file.append(bytes)
  }

  /// Syncs and closes the file; its SHA-256. Throws what went wrong at any time.
  consuming func finish() throws(SystemCalls.Failure) -> String {
    try file.finish()
    return hash.hexadecimal()
  }
}
